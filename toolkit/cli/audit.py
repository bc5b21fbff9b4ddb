"""`audit`: who did what, when, from what to what; on the screen or as a file."""

import argparse
from pathlib import Path

NAME = "audit"
HELP = "Show who did what and who opened which case, the newest first, narrowed as you like; or write all of it to a CSV file."
NEWEST = 50


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to look for, and where to write it."""
    parser.add_argument("--since", metavar="DAY", default="", help="from this day on, such as 2026-11-01")
    parser.add_argument("--until", metavar="DAY", default="", help="up to this day, which is included")
    parser.add_argument("--who", metavar="NAME", default="", help="part of the name of whoever did it")
    parser.add_argument("--act", metavar="ACT", default="", help='part of what was done, such as "open a case"')
    parser.add_argument("--about", metavar="ID", default="", help="the id of a case, a workshop or anything else that was changed")
    parser.add_argument("--newest", metavar="N", type=int, default=NEWEST, help=f"show so many (else {NEWEST}); a file gets all")
    # The file's place is meant from where the command was typed, so it is resolved now.
    parser.add_argument("--out", metavar="FILE", type=lambda typed: Path(typed).resolve(), help="write a CSV file instead")


def run(args: argparse.Namespace) -> int:
    """Print the acts, or write them; that somebody read them is written down. Raises ToolkitError."""
    from toolkit.access.audit_seen import HEADS, note, read_audit, wanted
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.cli.export import write_whole
    from toolkit.record.cells import as_csv
    from toolkit.storage.engine import write_session
    from toolkit.storage.queries.audit import acts_in

    looked_for = wanted(args.since, args.until, args.who, args.act, args.about)
    with write_session() as session:
        total = acts_in(looked_for, session=session)
        found = read_audit(COMMAND_LINE, looked_for, 0, total if args.out else max(1, args.newest), session=session)
        note(COMMAND_LINE, session=session)
    if args.out:
        write_whole(args.out, as_csv([HEADS, *(one.cells() for one in found)]))
        print(f"{total:,} acts are in {args.out}.")
        return 0
    for one in found:
        print("  ".join(str(cell) for cell in one.cells() if cell != ""))
    print(f"{len(found):,} of {total:,} acts, the newest first.")
    return 0
