"""`pack`: print sheets for the day, one by its name or all that can be printed, as files."""

import argparse
from pathlib import Path

from toolkit.cli.export import chosen_workshop, write_out

NAME = "pack"
HELP = "Write a sheet of the print pack as a PDF, or the whole pack as one ZIP file."
ALL = "all"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which sheet, for which workshop, in which style and language, where to."""
    parser.add_argument("sheet", nargs="?", default=ALL, help=f"its name as --list says it (else {ALL} that can be printed now)")
    parser.add_argument("--list", action="store_true", help="say which sheets there are, and print nothing")
    parser.add_argument("--workshop", metavar="ID", help="which workshop (else the newest)")
    parser.add_argument("--style", default="normal", help="normal, large or easy-read (else normal)")
    parser.add_argument("--language", default="en", help="such as cy for Welsh (else English); people's own words stay as they are")
    parser.add_argument("--out", metavar="FILE", type=lambda typed: Path(typed).resolve(),
                        help="the file to write (else a name that says what is inside, in this folder)")
    parser.set_defaults(here=Path.cwd())


def run(args: argparse.Namespace) -> int:
    """Write the file, or the list. Raises ToolkitError."""
    from toolkit.storage.migrate import upgrade
    from toolkit.words import check_language
    from toolkit.words.speaking import spoken

    if args.list:
        return _list()
    check_language(args.language)
    upgrade()
    with spoken(args.language):
        name, data = _made(args)
    return write_out(args.out, args.here, name, data)


def _list() -> int:
    from toolkit.reports.pack import PACK

    for one in PACK:
        print(f"{one.slug:14} {one.paper}  {one.name}. {one.plain}")
    return 0


def _made(args: argparse.Namespace) -> tuple[str, bytes]:
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.addresses import running_url
    from toolkit.reports.pack import PACK, making
    from toolkit.reports.pdf import typeset
    from toolkit.storage.engine import read_session

    with read_session() as session:
        order = making.order_for(COMMAND_LINE, chosen_workshop(args.workshop, "workshop", session), args.style, running_url(),
                                 session=session)
        wanted = PACK if args.sheet == ALL else [making.sheet_named(args.sheet)]
        left_out = making.reasons(order, session=session) if args.sheet == ALL else {}
        for slug, reason in left_out.items():
            print(f"Left out: {slug}. {reason}")
        files = [file for one in wanted if one.slug not in left_out for file in making.files_of(order, one, session=session)]
    if len(files) == 1:
        return files[0][0], typeset(files[0][1])
    return making.file_name(order, "Print pack", ".zip"), making.in_one_file((name, typeset(sheet)) for name, sheet in files)
