"""A report as one HTML file that needs nothing else: true headings, tables with heads, pictures inside, good to print."""

import base64
from functools import cache

from jinja2 import Environment, FileSystemLoader, Template

from toolkit.look import colours
from toolkit.reports.blocks import Made, is_number, said
from toolkit.reports.drawing import symbol
from toolkit.reports.pdf import CREDIT, TEMPLATES
from toolkit.words import SOURCE
from toolkit.words.speaking import _


def write_page(made: Made) -> bytes:
    """The report as .html, everything that people typed escaped."""
    look = {"look": colours(), "accent": made.council.colour or colours().ink}
    return _template().render(made=made, said=said, is_number=is_number, inside=_inside, symbol=symbol, credit=_(CREDIT),
                              lang="en-GB" if made.language == SOURCE else made.language, **look).encode()


def _inside(svg: str) -> str:
    # As an image and not as marks of the page: nothing in a drawing can act there.
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


@cache
def _template() -> Template:
    house = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    house.filters["kind"] = lambda block: type(block).__name__
    return house.get_template("report.html")
