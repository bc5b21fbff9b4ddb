"""`restore`: a backup put back into an empty place."""

import argparse
from pathlib import Path

NAME = "restore"
HELP = "Put a backup back, into an empty place only: nothing that is there is ever overwritten."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which backup."""
    parser.add_argument("folder", metavar="DIR", type=lambda typed: Path(typed).resolve(), help="the folder that `backup` made")


def run(args: argparse.Namespace) -> int:
    """Fill the record and check it; 1 when something is not well with it. Raises ToolkitError."""
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.cli import check
    from toolkit.upkeep.backup import which_key
    from toolkit.upkeep.restoring import restore

    held = restore(COMMAND_LINE, args.folder)
    print(f"The backup of {held.made_at} is back: {held.in_words()}.")
    if held.key != which_key():
        print("The key here is another than when the backup was made. Papers that were printed and links that were sent before will not "
              "open until you put your copy of secret.key into the folder var and start again.")
    return check.run(args)
