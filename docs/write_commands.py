"""Writes docs/reference/commands.md from the commands' own arguments: `PYTHONPATH=. python docs/write_reference.py`."""

import argparse

from docs.write_roles import table
from toolkit import settings
from toolkit.cli import COMMANDS

FILE = settings.ROOT / "docs" / "reference" / "commands.md"
HEAD = """# Commands

Written by `docs/write_reference.py` from `toolkit/cli`; do not change it by hand.

    python3 run.py               start Common Table, as `toolkit serve` does
    python3 run.py test          run the tests
    python3 run.py toolkit …     one of the commands below

On Windows type `py run.py`. Every command says `--help`. It ends with 0 when all went well, with 1 and one sentence when not, and
with 2 when it was typed wrongly.
"""


def page() -> str:
    """The whole page."""
    return HEAD + "".join(map(_command, COMMANDS))


def _command(command) -> str:
    parser = argparse.ArgumentParser(add_help=False)
    command.add_arguments(parser)
    kinds = next((one.choices for one in parser._actions if isinstance(one, argparse._SubParsersAction)), None)
    if kinds:
        return f"\n## {command.NAME}\n\n{command.HELP}\n" + "".join(_of(one, f"{command.NAME} {name}", 3) for name, one in kinds.items())
    return _of(parser, command.NAME, 2, command.HELP)


def _of(parser: argparse.ArgumentParser, name: str, level: int, about: str | None = None) -> str:
    rows = [(_escaped(f"`{_name(one)}`"), _escaped(one.help or ""), _must(one)) for one in parser._actions
            if not isinstance(one, argparse._HelpAction)]
    words = " or ".join("`" + " ".join(_name(one) for one in group._group_actions) + "`" for group in parser._mutually_exclusive_groups)
    head = f"\n{'#' * level} {name}\n\n{about or parser.description or ''}\n"
    return head + ("\n" + table(("Word", "What for", "Needed"), rows) if rows else "") + (f"\nOnly one of {words}.\n" if words else "")


def _name(one: argparse.Action) -> str:
    # As it is typed: the option with what follows it, or the place of a word.
    what = one.metavar or ("|".join(map(str, one.choices)) if one.choices else one.dest.upper())
    takes = "" if one.nargs == 0 else f" {what}"
    return (one.option_strings[0] + takes) if one.option_strings else str(what)


def _must(one: argparse.Action) -> str:
    return "yes" if one.required else ""


def _escaped(words: str) -> str:
    return words.replace("%%", "%").replace("|", "\\|")
