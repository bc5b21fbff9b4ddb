"""`rehearse`: fill a copy of the workshop with made-up people, and say what this computer held."""

import argparse

NAME = "rehearse"
HELP = "Let made-up people vote on a copy of a workshop, and say in plain words what this computer held. The copy is thrown away."
MOST_PHONES, MOST_SECONDS = 2000, 600


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which workshop, how many phones, how quickly."""
    parser.add_argument("--workshop", metavar="ID", help="which workshop (else the newest)")
    parser.add_argument("--phones", type=_from_to(1, MOST_PHONES), default=300, metavar="N", help="how many phones vote (else 300)")
    parser.add_argument("--seconds", type=_from_to(1, MOST_SECONDS), default=30, metavar="N", help="within how many seconds (else 30)")
    parser.add_argument("--hall", action="store_true", help="go by the network's address, as the phones in the hall do")


def _from_to(least: int, most: int):
    def number(typed: str) -> int:
        if typed.isascii() and typed.isdigit() and len(typed) < 9 and least <= int(typed) <= most:
            return int(typed)
        raise argparse.ArgumentTypeError(f"{typed} is not a number from {least:,} to {most:,}.")
    return number


def run(args: argparse.Namespace) -> int:
    """Copy, serve, vote, report; exit code 1 when something was lost. Raises ToolkitError."""
    import asyncio

    from toolkit.cli.rehearsal import copied, crowd, words
    from toolkit.cli.rehearsal.served import served
    from toolkit.storage.engine import read_session, write_session
    from toolkit.storage.queries import votes

    with copied.copy_of(_file(args.workshop)) as workshop_id:
        with write_session() as session:
            vote = copied.a_vote_for(workshop_id, args.phones, session=session)
            round_id, code, numbers = vote.id, vote.code, [item.number for item in votes.items_of(vote.id, session=session)]
        print("Starting a copy of the workshop", flush=True)
        with served(args.hall) as (host, port):
            print(f"{args.phones} made-up phones vote within {args.seconds} s", flush=True)
            tally = asyncio.run(crowd.vote(host, port, code, numbers, args.phones, args.seconds))
        with read_session() as session:
            counted = votes.ballots_in(round_id, session=session)
    print("\n".join(words.report(args.phones, args.seconds, tally, counted, args.hall)))
    print("The copy is thrown away; your own record was not touched.")
    return 0 if words.verdict(args.phones, tally, counted).held else 1


def _file(typed: str | None) -> bytes:
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.cli.export import chosen_workshop
    from toolkit.exchange.workshop_out import export_workshop
    from toolkit.storage.engine import write_session
    from toolkit.storage.migrate import upgrade

    upgrade()
    with write_session() as session:
        return export_workshop(COMMAND_LINE, chosen_workshop(typed, "workshop", session), session=session)
