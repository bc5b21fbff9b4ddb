"""`import`: take a file into the record. One word for what, then its own words."""

import argparse
import hashlib
import sys
import time
from collections.abc import Callable
from pathlib import Path

from toolkit import settings
from toolkit.errors import BadInput

NAME = "import"
TOLD_EVERY_S = 1.0
HELP = "Take a file into the record, such as a workshop that was recorded on another computer."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to import: each kind has words of its own."""
    kinds = parser.add_subparsers(metavar="what", required=True)
    for name, (said, words, take) in KINDS.items():
        own = kinds.add_parser(name, help=said, description=said, allow_abbrev=False)
        # The file's place is meant from where the command was typed, so it is resolved now.
        own.add_argument("file", metavar="FILE", type=_place, help="the file to read")
        own.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")
        words(own)
        own.set_defaults(take=take)


def run(args: argparse.Namespace) -> int:
    """Import the file. Raises ToolkitError."""
    return args.take(args)


def _workshop_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--conflicts", choices=("newer", "keep-ours", "take-theirs"), default="newer",
                        help="which side to keep where both were changed (else the newer one)")


def _workshop(args: argparse.Namespace) -> int:
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.exchange.report import Choice
    from toolkit.exchange.workshop_in import import_workshop, plan_import, read_file
    from toolkit.storage.engine import read_session, write_session
    from toolkit.storage.migrate import upgrade

    found = read_file(read_whole(args.file))
    upgrade()
    choice = Choice(args.conflicts.replace("-", " "))
    do, opened = (plan_import, read_session) if args.dry_run else (import_workshop, write_session)
    with opened() as session:
        report = do(COMMAND_LINE, found, choice, session=session)
    print("\n".join(report.lines()))
    print("Nothing was written: this is what an import would do." if args.dry_run else "Imported.")
    return 0


def _place(typed: str) -> Path | str:
    return typed if typed.startswith(("http://", "https://")) else Path(typed).resolve()


def _oruk(args: argparse.Namespace) -> int:
    if isinstance(args.file, Path):
        return _directory("oruk")(args)
    # What is fetched is kept by address, so that a feed that broke off is gone on with.
    folder = settings.var_folder() / "feeds" / hashlib.sha256(args.file.encode()).hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    args.more, args.file = {"address": args.file}, folder / "services.json"
    args.file.unlink(missing_ok=True)
    done = _directory("oruk")(args)
    if not args.dry_run:
        (folder / "fetched.jsonl").unlink(missing_ok=True)
    return done


def _gone_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--close-missing", action="store_true",
                        help="close those that an earlier import of this list brought and that are not in it any more")


def _list_words(parser: argparse.ArgumentParser) -> None:
    _gone_words(parser)
    parser.add_argument("--list", default="", metavar="NAME",
                        help="which of your lists this is; without a name all files of this kind are one list")


def _column_words(parser: argparse.ArgumentParser) -> None:
    _list_words(parser)
    parser.add_argument("--column", action="append", default=[], metavar="FIELD=N",
                        help="which column, counted from 1, holds a field, such as name=2; without any, the headings decide")


def _providers(args: argparse.Namespace) -> int:
    args.more = {"columns": dict(map(_column, args.column))} if args.column else {}
    return _directory("file")(args)


def _column(typed: str) -> tuple[str, int]:
    name, _, number = typed.partition("=")
    if not (number.isascii() and number.isdigit() and int(number)):
        raise BadInput(f"{typed} is no column. Write a field and a number from 1, such as name=2.", "file")
    return name, int(number) - 1


def _directory(kind: str) -> "Take":
    def take(args: argparse.Namespace) -> int:
        from toolkit.access.roles import COMMAND_LINE
        from toolkit.exchange.directory.importing import import_file, in_lines
        from toolkit.storage.migrate import upgrade

        upgrade()
        told = _Telling()
        more = {"close_gone": args.close_missing, "listed": getattr(args, "list", "")} | getattr(args, "more", {})
        print("\n".join(in_lines(import_file(COMMAND_LINE, kind, args.file, args.dry_run, told, **more))))
        print("Nothing was written: this is what an import would do." if args.dry_run else "Imported.")
        return 0

    return take


class _Telling:
    """Says how far it is, on the error channel: at once when something else begins, else every second."""

    def __init__(self) -> None:
        self._what, self._at = "", 0.0

    def __call__(self, what: str, number: int) -> None:
        if what != self._what or time.monotonic() - self._at > TOLD_EVERY_S:
            self._what, self._at = what, time.monotonic()
            print(f"{what}: {number:,}", file=sys.stderr)


def read_whole(path: Path) -> bytes:
    """A file's bytes. Raises BadInput when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}). Check its name and place.", "file") from error


Words, Take = Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]
# What can be imported: the help's line, its own words, and what takes it.
KINDS: dict[str, tuple[str, Words, Take]] = {
    "workshop": ("A workshop file (.commontable); one that is here already is joined with it.", _workshop_words, _workshop),
    "cqc": ("The regulator's list of adult social care: “HSCA active locations” (ODS, XLSX) or the weekly directory (CSV).", _gone_words,
            _directory("cqc")),
    "providers": ("A spreadsheet of providers (CSV, XLSX, ODS); its headings say which column holds what.", _column_words, _providers),
    "oruk": ("Open Referral UK 3.0: a file, a folder of pages, or a feed's address (https://…).", _list_words, _oruk),
}
