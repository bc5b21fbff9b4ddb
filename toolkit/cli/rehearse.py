"""`rehearse`: fill a copy of the workshop with made-up people and small groups, and say what this computer held."""

import argparse

NAME = "rehearse"
HELP = ("Let made-up people vote and made-up hosts record on a copy of a workshop, and say in plain words what this computer held. "
        "The copy is thrown away.")
MOST_PHONES, MOST_GROUPS, MOST_SECONDS = 2000, 60, 600


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which workshop, how many phones and small groups, how quickly."""
    parser.add_argument("--workshop", metavar="ID", help="which workshop (else the newest)")
    parser.add_argument("--phones", type=_from_to(1, MOST_PHONES), default=300, metavar="N", help="how many phones vote (else 300)")
    parser.add_argument("--groups", type=_from_to(0, MOST_GROUPS), default=20, metavar="N",
                        help="how many small groups record meanwhile (else 20)")
    parser.add_argument("--seconds", type=_from_to(1, MOST_SECONDS), default=30, metavar="N", help="within how many seconds (else 30)")
    parser.add_argument("--hall", action="store_true", help="go by the network's address, as the phones in the hall do")


def _from_to(least: int, most: int):
    def number(typed: str) -> int:
        if typed.isascii() and typed.isdigit() and len(typed) < 9 and least <= int(typed) <= most:
            return int(typed)
        raise argparse.ArgumentTypeError(f"{typed} is not a number from {least:,} to {most:,}.")
    return number


def run(args: argparse.Namespace) -> int:
    """Copy, serve, vote and record, report; exit code 1 when something was lost. Raises ToolkitError."""
    from toolkit.cli.rehearsal import copied, words
    from toolkit.cli.rehearsal.served import served
    from toolkit.storage.engine import read_session, write_session
    from toolkit.storage.queries import votes

    with copied.copy_of(_file(args.workshop)) as workshop_id:
        with write_session() as session:
            vote = copied.a_vote_for(workshop_id, args.phones, session=session)
            items = [item.number for item in votes.items_of(vote.id, session=session)]
            cards = copied.cards_for(workshop_id, args.groups, session=session)
        print("Starting a copy of the workshop", flush=True)
        with served(args.hall) as (host, port):
            print(_begins(args, len(cards)), flush=True)
            voted, recorded = _all_at_once(args, host, port, vote.code, items, cards)
        with read_session() as session:
            ballots, lines = votes.ballots_in(vote.id, session=session), copied.lines_in(workshop_id, session=session)
    said = words.report(args.phones, args.seconds, voted, ballots, args.hall)
    print("\n".join([*said[:-1], *words.lines_report(len(cards), args.seconds, recorded, lines), said[-1]]))
    print("The copy is thrown away; your own record was not touched.")
    return 0 if words.verdict(args.phones, voted, ballots).held and words.lines_verdict(recorded, lines).held else 1


def _begins(args: argparse.Namespace, groups: int) -> str:
    meanwhile = f", and {groups} made-up small groups record" if groups else ""
    return f"{args.phones} made-up phones vote within {args.seconds} s{meanwhile}"


def _all_at_once(args: argparse.Namespace, host: str, port: int, code: str, items: list[int], cards: list[str]) -> list:
    import asyncio

    from toolkit.cli.rehearsal import crowd, hosts

    async def hall() -> list:
        return await asyncio.gather(crowd.vote(host, port, code, items, args.phones, args.seconds),
                                    hosts.record(host, port, cards, args.seconds))
    return asyncio.run(hall())


def _file(typed: str | None) -> bytes:
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.cli.export import chosen_workshop
    from toolkit.exchange.workshop_out import export_workshop
    from toolkit.storage.engine import write_session
    from toolkit.storage.migrate import upgrade

    upgrade()
    with write_session() as session:
        return export_workshop(COMMAND_LINE, chosen_workshop(typed, "workshop", session), session=session)
