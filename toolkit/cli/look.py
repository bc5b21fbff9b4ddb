"""`look`: the council's name, logo and colours, and back to Common Table's own."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.record.council import Council

NAME = "look"
HELP = "Set the council's name, logo and colours, say what is set, or go back to Common Table's own."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to set; nothing to only say what is set."""
    parser.add_argument("--name", help="the council's name")
    parser.add_argument("--colour", help="of links, buttons and headings, such as #0B5C8A; empty for Common Table's own")
    parser.add_argument("--dark-colour", help="the same on dark screens (else the colour, made lighter until it can be read)")
    parser.add_argument("--logo", metavar="FILE", type=lambda typed: Path(typed).resolve(), help="a PNG picture or an SVG drawing")
    parser.add_argument("--logo-alt", help="what the logo shows, for people who cannot see it")
    parser.add_argument("--own", action="store_true", help="back to Common Table's own look")


def run(args: argparse.Namespace) -> int:
    """Do it and say what is set now. Raises BadInput with the figures where a colour cannot be read."""
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.record import council
    from toolkit.storage.engine import read_session, write_session
    from toolkit.storage.migrate import upgrade

    upgrade()
    with read_session() as session:
        now = council.council(session=session)
    if args.own:
        with write_session() as session:
            council.own_look(COMMAND_LINE, now.version, session=session)
    elif _anything(args):
        parts = ("name", "colour", "dark_colour", "logo_alt")
        wanted = council.Wanted(*(_either(getattr(args, part), getattr(now, part)) for part in parts))
        with write_session() as session:
            council.set_look(COMMAND_LINE, now.version, wanted, _upload(args.logo), session=session)
    with read_session() as session:
        print(say(council.council(session=session)))
    return 0


def _anything(args: argparse.Namespace) -> bool:
    return any(value is not None for value in (args.name, args.colour, args.dark_colour, args.logo, args.logo_alt))


def _either(typed: str | None, now: str) -> str:
    return now if typed is None else typed


def _upload(file: Path | None) -> tuple[bytes, str] | None:
    from toolkit.errors import BadInput

    try:
        return (file.read_bytes(), file.name) if file else None
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {error.strerror}.", "file") from error


def say(now: "Council") -> str:
    """One line: whose look it is, in which colours, with which logo."""
    if not now.name:
        return "Common Table's own look."
    logo = f"logo: {now.logo_alt}" if now.logo else "no logo"
    return f"{now.name} · on light {now.accent()}, on dark {now.accent(dark=True)} · {logo}"
