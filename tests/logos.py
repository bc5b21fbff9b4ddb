"""Logos for tests: a drawing, a picture, and the look of a council that has them."""

import io

from PIL import Image

from toolkit.access.roles import COMMAND_LINE
from toolkit.record.council import SHOWN, Wanted, council, set_look
from toolkit.storage.engine import read_session, write_session

PURPLE, NAME, ALT = "#5B2A86", "Oxfordshire & County Council", "An oak beside the council's name"
DRAWING = (b'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
           b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ink="http://other.example/ns" '
           b'ink:version="1" viewBox="0 0 200 60"><metadata>made with</metadata><ink:grid/><style>.a{fill:#5B2A86}</style>'
           b'<g id="b"><rect class="a" width="60" height="60"/></g><circle cx="90" cy="30" r="28" fill="url(#g)"/><defs>'
           b'<linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs><use xlink:href="#b" x="130"/></svg>')


def a_picture(wide=300, high=100):
    """A PNG of one colour."""
    drawn = io.BytesIO()
    Image.new("RGB", (wide, high), "purple").save(drawn, "PNG")
    return drawn.getvalue()


def set_up(logo=(DRAWING, "logo.svg"), **changes):
    """The council's look, set as an administrator does; gives what is shown now."""
    with write_session() as session:
        version = council(session=session).version
        set_look(COMMAND_LINE, version, Wanted(**{"name": NAME, "colour": PURPLE, "logo_alt": ALT} | changes), logo, session=session)
    SHOWN.forget()
    with read_session() as session:
        return council(session=session)
