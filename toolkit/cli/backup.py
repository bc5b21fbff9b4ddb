"""`backup`: the whole record into a folder, while everybody goes on working."""

import argparse
from pathlib import Path

NAME = "backup"
HELP = "Make a backup of the whole record, pictures and papers too, while Common Table runs. It can be put back with `restore`."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    # The folder is meant from where the command was typed, so it is resolved now.
    parser.add_argument("--out", metavar="DIR", required=True, type=lambda typed: Path(typed).resolve(), help="a new or empty folder")


def run(args: argparse.Namespace) -> int:
    """Write the backup. Raises ToolkitError."""
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.upkeep.backup import back_up

    made = back_up(COMMAND_LINE, args.out)
    print(f"The backup is in {args.out}: {made.in_words()}, read through once and whole.\n"
          "Keys are not in it. Keep a copy of secret.key (in the folder var) in another safe place, and of TOOLKIT_KEY where it is set.")
    return 0
