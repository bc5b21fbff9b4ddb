"""`export`: write something of the record to a file. One word for what, then its own words."""

import argparse
import contextlib
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from toolkit.errors import BadInput

NAME = "export"
HELP = "Write a file from the record, such as a whole workshop to carry to another computer."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to export: each kind has words of its own."""
    kinds = parser.add_subparsers(metavar="what", required=True)
    for name, (said, words, write) in KINDS.items():
        own = kinds.add_parser(name, help=said, description=said, allow_abbrev=False)
        # The file's place is meant from where the command was typed, so it is resolved now.
        own.add_argument("--out", metavar="FILE", required=True, type=lambda typed: Path(typed).resolve(), help="the file to write")
        words(own)
        own.set_defaults(write=write)


def run(args: argparse.Namespace) -> int:
    """Write the file. Raises ToolkitError."""
    return args.write(args)


def _workshop_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--id", metavar="ID", help="which workshop (else the newest)")


def _workshop(args: argparse.Namespace) -> int:
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.exchange.workshop_out import export_workshop
    from toolkit.storage.engine import write_session
    from toolkit.storage.migrate import upgrade

    upgrade()
    with write_session() as session:
        workshop_id = chosen_workshop(args.id, "id", session)
        data = export_workshop(COMMAND_LINE, workshop_id, session=session)
        write_whole(args.out, data)  # inside, so that a file that could not be written is not noted as made
    print(f"The workshop {workshop_id} is in {args.out} ({len(data):,} bytes).")
    return 0


def _calendar_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--id", metavar="ID", help="which workshop (else all of them, without the example)")


def _calendar(args: argparse.Namespace) -> int:
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.exchange.calendar_out import export_calendar
    from toolkit.settings import public_url
    from toolkit.storage.engine import write_session
    from toolkit.storage.migrate import upgrade

    upgrade()
    with write_session() as session:
        which = workshop_id_of(args.id, "id") if args.id else None
        data = export_calendar(COMMAND_LINE, which, (public_url() or "").rstrip("/"), session=session)
        write_whole(args.out, data)
    count = data.count(b"BEGIN:VEVENT")
    print(f"{count:,} {'day' if count == 1 else 'days'} with something due in {args.out}. Import it into any calendar; a newer "
          "file changes what an older one brought.")
    return 0


def workshop_id_of(typed: str, field: str) -> UUID:
    """The id of a workshop as it was typed. Raises BadInput."""
    try:
        return UUID(typed)
    except ValueError:
        raise BadInput(f"{typed} is not the id of a workshop. It stands in the address of the workshop's pages.", field) from None


def chosen_workshop(typed: str | None, field: str, session) -> UUID:
    """The workshop of the id that was typed, else the newest, which is then named. Raises BadInput, NotFound."""
    from toolkit.errors import NotFound
    from toolkit.storage.queries.workshops import workshop_rows

    if typed:
        return workshop_id_of(typed, field)
    rows = workshop_rows(session=session)
    if not rows:
        raise NotFound("There is no workshop yet. Start one, or load the example.")
    if len(rows) > 1:
        print(f"Taken: the newest workshop, {rows[0].title}. --{field} ID takes another; its id stands in the address of its pages.")
    return rows[0].id


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all. Raises BadInput when that cannot be done."""
    beside = path.with_name(path.name + ".part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise BadInput(f"{path} cannot be written ({error.strerror}). Choose a folder that is there and may be written to.",
                       "out") from error


def write_out(out: Path | None, here: Path, name: str, data: bytes) -> int:
    """Write a file where somebody said, else in the folder where the command was typed, under a name that says what is inside."""
    path = out or here / name
    write_whole(path, data)
    print(f"Written: {path} ({len(data):,} bytes).")
    return 0


Words, Write = Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]
# What can be exported: the help's line, its own words, and what writes it.
KINDS: dict[str, tuple[str, Words, Write]] = {
    "workshop": ("One workshop with all its rows, photos and papers (.commontable).", _workshop_words, _workshop),
    "calendar": ("What is due, for any calendar: plans, actions, milestones, consultations, looking again (.ics).",
                 _calendar_words, _calendar),
}
