"""`prepare`: build the postcodes, place names and map of Great Britain, once."""

import argparse

NAME = "prepare"
HELP = "Prepare postcodes, place names and the offline map, so that the first start does not have to."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No words of its own."""


def run(args: argparse.Namespace) -> int:
    """Build what is not there yet. Raises DataFileError when it cannot be written."""
    from toolkit.places import tiles

    tiles.prepare()
    return 0
