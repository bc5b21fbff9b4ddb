"""`retention`: which closed cases have been kept for as long as they should, and erasing them."""

import argparse

NAME = "retention"
HELP = "List the closed cases whose time of keeping is over. With --erase --yes they are erased, all but what is counted."
BACKUPS = ("Backups made before still hold what was erased. Delete them when their own time is over; after putting one back, "
           "erase again with: python3 run.py toolkit retention --erase --yes")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to erase, and that it is meant."""
    parser.add_argument("--erase", action="store_true", help="erase them, but for those on hold")
    parser.add_argument("--yes", action="store_true", help="with --erase: it is meant, do not only say what would be erased")


def run(args: argparse.Namespace) -> int:
    """List, or erase case by case; each is a transaction of its own. Raises ToolkitError."""
    from toolkit import settings
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.brokerage.erasing import erase, erase_contract
    from toolkit.brokerage.retention import due_cases, due_contracts
    from toolkit.storage.engine import read_session

    with read_session() as session:
        cases, contracts = due_cases(COMMAND_LINE, session=session), due_contracts(COMMAND_LINE, session=session)
    for one in (*cases, *contracts):
        what = "closed" if one in cases else "contract ended"
        print(f"{one.reference}: {what} {one.closed_on.isoformat()}, due {one.due_on.isoformat()}{', on hold' if one.held else ''}")
    free = [one for one in cases if not one.held]
    print(f"{len(cases)} closed {'case has' if len(cases) == 1 else 'cases have'} been kept for {settings.keep_years()} years or more, "
          f"{len(cases) - len(free)} of them on hold. Bespoke contracts of no case: {len(contracts)}.")
    if args.erase and (free or contracts):
        return _erase([(erase, one) for one in free] + [(erase_contract, one) for one in contracts], args.yes)
    return 0


def _erase(found: list, meant: bool) -> int:
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.storage.engine import write_session

    if not meant:
        print(f"{len(found)} would be erased for good. If that is meant, add --yes.")
        return 1
    for do, one in found:
        with write_session() as session:
            do(COMMAND_LINE, one.case_id, one.reference, session=session)
        print(f"{one.reference} is erased.")
    print(BACKUPS)
    return 0
