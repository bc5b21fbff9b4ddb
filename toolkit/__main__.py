"""`python -m toolkit …`: the commands of toolkit.cli."""

import argparse
import contextlib
import sys
from collections.abc import Sequence

from toolkit import settings
from toolkit.cli import COMMANDS
from toolkit.errors import ToolkitError


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. Our own errors are shown as their sentence alone."""
    args = parser().parse_args(words)
    try:
        # Relative places in the settings mean the project's folder, whichever folder the command was typed in.
        with contextlib.chdir(settings.ROOT):
            return args.run(args)
    except ToolkitError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. What was saved before is kept.", file=sys.stderr)
        return 130
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] == "toolkit":
            raise
        print(f"The package {error.name} is not installed here. Use: python3 run.py toolkit …", file=sys.stderr)
        return 1


def parser() -> argparse.ArgumentParser:
    """The command line: one word for the command, then its own."""
    whole = argparse.ArgumentParser("toolkit", description="Common Table's commands.", allow_abbrev=False)
    commands = whole.add_subparsers(metavar="command", required=True)
    for command in COMMANDS:
        own = commands.add_parser(command.NAME, help=command.HELP, description=command.HELP, allow_abbrev=False)
        command.add_arguments(own)
        own.set_defaults(run=command.run)
    return whole


if __name__ == "__main__":
    sys.exit(main())
