"""Charts as vector pictures for reports. The same specification is drawn on the screen, so both show the same."""

import re
from functools import cache
from typing import Any

from toolkit import settings
from toolkit.reports.lettering import FIRST, folder
from toolkit.words import speech
from toolkit.words.speaking import language

# A report is wider than a screen's column is; a chart without a width of its own gets this one, in pixels of a chart.
WIDE = 640
SIZE = re.compile(r'<svg[^>]*?\bwidth="([\d.]+)(?:mm|px)?"[^>]*?\bheight="([\d.]+)(?:mm|px)?"', re.S)


def chart_svg(spec: dict[str, Any]) -> str:
    """A finished Vega-Lite specification as SVG text. Nothing is fetched."""
    wide = spec.get("width") if isinstance(spec.get("width"), int | float) else WIDE
    letters = f"{FIRST}, sans-serif"   # a browser may not have the first
    sized = spec | {"width": wide, "config": spec.get("config", {}) | {"font": letters}}
    return _drawer().vegalite_to_svg(sized, allowed_base_urls=[], time_format_locale=speech.calendar(language()))


def shape_of(svg: str) -> float:
    """How high a picture is for each unit of its width; 0.75 where it does not say."""
    found = SIZE.search(svg)
    return float(found[2]) / float(found[1]) if found and float(found[1]) else 0.75


@cache
def symbol(path: str) -> str:
    """One of our pictures (a path below `vendor/`) as SVG text; an empty drawing for one that is not there."""
    file = (settings.ROOT / "vendor" / path).resolve()
    is_ours = file.is_relative_to(settings.ROOT / "vendor") and file.suffix == ".svg" and file.is_file()
    return file.read_text("utf-8") if is_ours else '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


@cache
def _drawer() -> Any:
    import vl_convert

    vl_convert.register_font_directory(str(folder()))
    return vl_convert
