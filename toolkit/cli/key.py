"""`key`: the key that what is written about cases is encrypted with: make one, change it, see which are in use; and, for the secret
that seals papers and links, to go on with another one.
"""

import argparse

NAME = "key"
HELP = "Make, change or check the key that what is written about cases is encrypted with."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do."""
    parser.add_argument("do", choices=("new", "rotate", "check", "accept"), metavar="new|rotate|check|accept",
                        help="new: print a new key; rotate: write everything anew with a new key, while people work; "
                             "check: say which are in use; accept: from now on the secret that is here (TOOLKIT_SECRET or secret.key) "
                             "seals papers and links, because the one before it is lost")


def run(args: argparse.Namespace) -> int:
    """Do it. Raises ToolkitError."""
    return {"new": _new, "rotate": _rotate, "check": _check, "accept": _accept}[args.do]()


def _new() -> int:
    from toolkit import keys

    print(keys.new_key())
    return 0


def _check() -> int:
    """Which keys wrote how many texts, and whether they are here; 1 when one is missing or something stands in clear."""
    from toolkit import keys
    from toolkit.storage.engine import read_session
    from toolkit.storage.queries import case_keys

    with read_session() as session:
        found, newest = case_keys.counts(session=session), case_keys.newest_key(session=session)
    here = [key.id for key in keys.held()]
    for key_id, number in sorted(found.items()):
        away = ", which is not here" if key_id and key_id not in here else ""
        print(f"{number:,} texts {f'written with key {key_id}' if key_id else 'in clear'}{away}")
    gone = {*found, newest or ""} - {*here, ""}
    if gone:
        raise keys.missing(min(gone))
    if found.get("") or set(found) - {here[0] if here else ""}:
        print("Not everything is written with the newest key. Go on with: python3 run.py toolkit key rotate")
        return 1
    print(f"All is well: {sum(found.values()):,} texts, all written with key {here[0] if here else 'none'}.")
    return 0


def _rotate() -> int:
    """A new key in the file, or the first of `TOOLKIT_KEY`; then every text anew. Begun again, it goes on where it stopped."""
    from toolkit import keys
    from toolkit.access.audit import write_down
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.storage.engine import read_session, write_session
    from toolkit.storage.migrate import note_key
    from toolkit.storage.queries import case_keys

    note_key()
    with read_session() as session:
        begun, left = case_keys.newest_key(session=session), case_keys.counts(session=session)
    if keys.writing().id == begun and not set(left) - {begun}:
        _put_first()
    key = keys.writing()
    if key.id != begun:
        with write_session() as session:
            case_keys.add_key(key.id, session=session)
            write_down(COMMAND_LINE, "change the key of cases' texts", session=session, before={"key": begun}, key=key.id)
    done = _write_anew()
    note_key()
    print(f"{done:,} rows were written anew with key {key.id}. Keep the key before it as long as you keep backups written with it.")
    return 0


def _put_first() -> None:
    from toolkit import keys, settings
    from toolkit.errors import MoveRefused

    if settings.text_key():
        raise MoveRefused("Everything is written with the first key of TOOLKIT_KEY already. To change it, put a new key before it with a "
                          "comma between them, restart Common Table, then rotate. Make a key with: python3 run.py toolkit key new")
    keys.put_first(keys.new_key())


def _write_anew() -> int:
    from toolkit import keys
    from toolkit.storage.engine import clear_away, write_session
    from toolkit.storage.queries import case_keys

    done = 0
    while True:
        with write_session() as session:
            some = case_keys.write_anew(keys.writing(), session=session)
        if not some:
            break
        done += some
        print(f"{done:,} rows…", end="\r", flush=True)
    clear_away()
    return done


def _accept() -> int:
    from toolkit.access import same_secret
    from toolkit.access.roles import COMMAND_LINE

    same_secret.accept(COMMAND_LINE)
    print("The secret that is here seals papers and links from now on. Voting papers, receipts, links of cases and forms that were made "
          "with the one before it are not taken any more. Restart every process that still has the other one.")
    return 0
