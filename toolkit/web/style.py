"""`/assets/doors.css`: how the doors look. The colours are those of data/look.toml, light or dark as the device
prefers; links and buttons have the council's own where it has set one."""

from dataclasses import asdict
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response

from toolkit import settings
from toolkit.look import Colours, colours
from toolkit.record.council import SHOWN

FILE = settings.ROOT / "toolkit" / "web" / "assets" / "doors.css"
HEADERS = {"Cache-Control": "max-age=3600", "X-Content-Type-Options": "nosniff"}


def style(_: Request) -> Response:
    """The style sheet with its colours. Kept by browsers for an hour."""
    council = SHOWN.get()
    sheet = _sheet(colours(), colours(dark=True), council.accent(), council.accent(dark=True))
    return Response(sheet, media_type="text/css", headers=HEADERS)


@lru_cache(maxsize=4)
def _sheet(light: Colours, dark: Colours, accent: str, dark_accent: str) -> str:
    # Pictures are drawn for a light ground, so they keep one in the dark too.
    return (f":root{{color-scheme:light dark;{_named(light)}--accent:{accent};--plate:{light.paper};}}\n"
            f"@media (prefers-color-scheme:dark){{:root{{{_named(dark)}--accent:{dark_accent};}}}}\n" + FILE.read_text(encoding="utf-8"))


def _named(found: Colours) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in asdict(found).items())
