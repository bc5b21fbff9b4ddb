"""`check`: whether all is well with the record, in one line, or what is not."""

import argparse

NAME = "check"
HELP = "Check the record: who did what, what belongs to what, the database itself, baselines, pictures and papers."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No words of its own."""


def run(args: argparse.Namespace) -> int:
    """Print one line and give 0 when all is well; else what is not, and 1. Raises RecordUnavailable."""
    from toolkit.upkeep.checking import all_is_well, findings

    found = findings()
    print("\n".join(found) if found else all_is_well())
    return 1 if found else 0
