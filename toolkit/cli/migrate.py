"""`migrate`: bring the record up to date."""

import argparse

NAME = "migrate"
HELP = "Bring the database up to date with this version. Starting the app does it too."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No words of its own."""


def run(args: argparse.Namespace) -> int:
    """Run the missing migrations. Raises RecordUnavailable."""
    from toolkit.storage.migrate import upgrade

    upgrade()
    print("The record is up to date.")
    return 0
