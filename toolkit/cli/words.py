"""`words`: write the catalogue of all sentences of screens and doors, and a language's file, for whoever translates them."""

import argparse

NAME = "words"
HELP = "Bring the catalogue of all sentences up to date, and with --language the file of one language."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which language, if any."""
    parser.add_argument("--language", help="make or renew data/words/LANGUAGE.po, such as cy for Welsh; what is translated stays")


def run(args: argparse.Namespace) -> int:
    """Write the catalogue anew, then the language's file, and say where they are and how far the language is."""
    from toolkit.web.words import extract, translating

    extract.CATALOGUE.write_text(extract.catalogue(), encoding="utf-8")
    print(f"Wrote {extract.CATALOGUE}.")
    if args.language:
        found = translating.bring_up_to_date(args.language)
        unsure = f", {found.unsure:,} more to be looked at (fuzzy)" if found.unsure else ""
        print(f"Wrote {found.file}: {found.done:,} of {found.total:,} sentences are translated{unsure}.")
    return 0
