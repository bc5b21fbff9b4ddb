"""`words`: write the catalogue of the doors' sentences, for whoever translates them."""

import argparse

NAME = "words"
HELP = "Bring the catalogue of the doors' sentences up to date, for translating them."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No words of its own."""


def run(args: argparse.Namespace) -> int:
    """Write the catalogue anew and say where it is."""
    from toolkit import settings
    from toolkit.web.words import extract

    extract.CATALOGUE.write_text(extract.catalogue(), encoding="utf-8")
    print(f"Wrote {extract.CATALOGUE.relative_to(settings.ROOT)}. A translation is a copy of it: data/words/cy.po for Welsh.")
    return 0
