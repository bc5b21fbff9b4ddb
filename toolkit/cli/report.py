"""`report`: write a report as a file, in the format that is asked for."""

import argparse
from pathlib import Path

from toolkit.cli.export import chosen_workshop, write_out

NAME = "report"
HELP = "Write a report, such as the workshop's record or its plans, as Word, PDF, Excel or a web page."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which report, of which workshop, in which format, where to."""
    parser.add_argument("report", nargs="?", help="its name as --list says it")
    parser.add_argument("--list", action="store_true", help="say which reports there are, and write nothing")
    parser.add_argument("--workshop", metavar="ID", help="which workshop (else the newest)")
    parser.add_argument("--format", default="pdf", help="docx, pdf, xlsx or html (else pdf)")
    parser.add_argument("--out", metavar="FILE", type=lambda typed: Path(typed).resolve(),
                        help="the file to write (else a name that says what is inside, in this folder)")
    parser.set_defaults(here=Path.cwd())


def run(args: argparse.Namespace) -> int:
    """Write the file, or the list. Raises ToolkitError."""
    from toolkit.errors import BadInput
    from toolkit.storage.migrate import upgrade

    if args.list:
        return _list()
    if not args.report:
        raise BadInput("Say which report. --list names those there are.", "report")
    upgrade()
    return write_out(args.out, args.here, *_made(args))


def _list() -> int:
    from toolkit.reports.written import REPORTS

    for one in REPORTS:
        print(f"{one.slug:12} {one.name}. {one.plain}")
    return 0


def _made(args: argparse.Namespace) -> tuple[str, bytes]:
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.reports import making
    from toolkit.reports.report import WORKSHOP
    from toolkit.reports.written import REPORTS
    from toolkit.storage.engine import read_session

    of_one = any(one.slug == args.report and one.of == WORKSHOP for one in REPORTS)
    with read_session() as session:
        workshop = chosen_workshop(args.workshop, "workshop", session) if of_one else None
        asked = making.asked_for(args.report, args.format, workshop)
        made = making.read(COMMAND_LINE, asked, session=session)
    return making.file_name(asked, made), making.written(asked, made)
