"""`report`: write a report as a file, in the format that is asked for."""

import argparse
from pathlib import Path
from uuid import UUID

from toolkit.cli.export import chosen_workshop, write_out

NAME = "report"
HELP = "Write a report, such as the workshop's record or its plans, as Word, PDF, Excel, a web page or data."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which report, of which workshop, in which format, where to."""
    parser.add_argument("report", nargs="?", help="its name as --list says it")
    parser.add_argument("--list", action="store_true", help="say which reports there are, and write nothing")
    parser.add_argument("--workshop", metavar="ID", help="which workshop (else the newest)")
    parser.add_argument("--case", metavar="CASE", help="which case: its reference, such as CT-2026-0042, or its id")
    parser.add_argument("--contract", metavar="ID", help="which contract (else the newest)")
    parser.add_argument("--format", default="pdf", help="docx, pdf, xlsx or html (else pdf); csv, geojson or json for data")
    parser.add_argument("--easy", action="store_true", help="in Easy Read: short sentences, pictures, large print (docx, pdf, html)")
    parser.add_argument("--language", default="en", help="such as cy for Welsh (else English); people's own words stay as they are")
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
        data = " Also as data." if one.data else ""
        print(f"{one.slug:12} {one.name}. {one.plain}{data}")
    return 0


def _made(args: argparse.Namespace) -> tuple[str, bytes]:
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.reports import making
    from toolkit.storage.engine import read_session

    with read_session() as session:
        asked = making.asked_for(args.report, args.format, _which(args, session), easy=args.easy, language=args.language)
    made = making.take(COMMAND_LINE, asked)
    return making.file_name(asked, made), making.written(asked, made)


def _which(args: argparse.Namespace, session) -> UUID | None:
    """The workshop, case or contract that the report is of. Raises BadInput, NotFound."""
    from toolkit.reports.report import CASE, CONTRACT, WORKSHOP
    from toolkit.reports.written import REPORTS

    of = next((one.of for one in REPORTS if one.slug == args.report), None)
    if of == WORKSHOP:
        return chosen_workshop(args.workshop, "workshop", session)
    if of == CASE:
        return _case(args.case, session) if args.case else None
    return _contract(args.contract, session) if of == CONTRACT else None


def _case(typed: str, session) -> UUID:
    from toolkit.errors import NotFound
    from toolkit.storage.queries.cases import case_of_reference

    found = case_of_reference(typed.strip(), session=session) or _as_id(typed)
    if found is None:
        raise NotFound(f"There is no case {typed}. Its reference stands at the top of its page, such as CT-2026-0042.")
    return found


def _contract(typed: str | None, session) -> UUID:
    from toolkit.errors import NotFound
    from toolkit.storage.queries.contracts import names

    rows = names(session=session)
    found = _as_id(typed) if typed else rows[0][0] if rows else None
    if found is None:
        raise NotFound(f"{typed} is not the id of a contract. It stands in the address of the contract's page." if typed
                       else "There is no contract yet. Add one, or load the published example.")
    if not typed and len(rows) > 1:
        print(f"Taken: the newest contract, {rows[0][1]}. --contract ID takes another; its id stands in the address of its page.")
    return found


def _as_id(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None
