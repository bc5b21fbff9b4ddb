"""Drawings (SVG) that somebody gives us: what only draws is kept, what could run or fetch something is refused.

A drawing is a program of a kind: it may hold scripts, pages, and addresses of elsewhere. Only the elements below draw.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from toolkit.errors import BadInput
from toolkit.words.speaking import _, together

NAMESPACE, LINKS = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
DRAWS = frozenset({"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "defs",
                   "linearGradient", "radialGradient", "stop", "clipPath", "mask", "use", "symbol", "title", "desc", "style", "image"})
SAYS_NOTHING = frozenset({"metadata"})
MOST_PARTS, DEEPEST, MOST_COPIES = 5_000, 40, 100
HEAD_BYTES = 4_000
FIELD = "file"
# What a style or a colour may name lies in the drawing itself.
OUTSIDE = re.compile(r"""url\((?!\s*["']?#)|@|\\|expression|javascript:|behaviou?r:|-moz-binding""", re.I)
DATA_PICTURE = re.compile(r"data:image/(png|jpe?g);base64,[A-Za-z0-9+/=\s]*")
NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")
FLATTEST = 12    # times as wide as high, or as high as wide
WAY_ON = "Save it as “plain SVG” or as a PNG picture, then choose that."


def _refusal(why: str) -> BadInput:
    return BadInput(together([why, _(WAY_ON)]), FIELD)


def is_svg(data: bytes) -> bool:
    """Whether a file begins as a drawing does."""
    head = data[:HEAD_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"<") and re.search(rb"<svg[\s/>]", head) is not None


def harmless(data: bytes) -> str:
    """The drawing with only what draws, its size in its first line.

    Raises BadInput (field "file") for a damaged one, and for one with anything that could run or fetch something.
    """
    root = _read(data)
    for parent, part in _parts(root):
        _check_part(parent, part)
    _check_copies(root)
    return _written(root)


def _read(data: bytes) -> ElementTree.Element:
    try:
        text = data.decode("utf-8-sig")
        if "<!ENTITY" in text.upper():
            raise _refusal(_("This drawing makes up words of its own (entities), which could fill the memory."))
        root = ElementTree.fromstring(text)
    except (UnicodeDecodeError, ElementTree.ParseError, ValueError) as error:
        raise _refusal(_("This drawing is damaged and cannot be read.")) from error
    if root.tag != f"{{{NAMESPACE}}}svg":
        raise _refusal(_("This is no drawing."))
    return root


def _parts(root: ElementTree.Element) -> Iterator[tuple[ElementTree.Element | None, ElementTree.Element]]:
    """Each part with the one around it, after those of other programs were taken out, which say nothing to whoever looks."""
    waiting, seen = [(None, root, 0)], 0
    while waiting:
        parent, part, depth = waiting.pop()
        seen += 1
        if seen > MOST_PARTS or depth > DEEPEST:
            raise _refusal(_("This drawing has more parts than a logo needs."))
        for inner in list(part):
            if not inner.tag.startswith(f"{{{NAMESPACE}}}") or _name(inner) in SAYS_NOTHING:
                part.remove(inner)
            else:
                waiting.append((part, inner, depth + 1))
        yield parent, part


def _name(part: ElementTree.Element) -> str:
    return part.tag.removeprefix(f"{{{NAMESPACE}}}")


def _check_part(parent: ElementTree.Element | None, part: ElementTree.Element) -> None:
    name = _name(part)
    if name not in DRAWS or (name == "svg" and parent is not None):
        raise _refusal(_("This drawing has a part that does more than draw ({name}).", name=name[:40]))
    if name == "style" and OUTSIDE.search(part.text or ""):
        raise _refusal(_("This drawing's style fetches something from elsewhere."))
    kept = {}
    for key, value in part.attrib.items():
        plain = "href" if key in ("href", f"{{{LINKS}}}href") else key
        if plain.startswith("{"):
            continue    # another program's notes
        _check_value(name, plain, value)
        kept["xlink:href" if plain == "href" else plain] = value
    part.attrib.clear()
    part.attrib.update(kept)
    part.tag = name


def _check_value(name: str, key: str, value: str) -> None:
    if key.lower().startswith("on"):
        raise _refusal(_("This drawing has a script in it ({key}).", key=key[:40]))
    is_own = value.strip().startswith("#") or (name == "image" and DATA_PICTURE.fullmatch(value.strip()))
    if (key == "href" and not is_own) or (key != "href" and OUTSIDE.search(value)):
        raise _refusal(_("This drawing fetches something from elsewhere ({key}).", key=key[:40]))


def _check_copies(root: ElementTree.Element) -> None:
    # A copy of what holds copies, some levels deep, would be millions of parts for whoever draws it.
    copies = list(root.iter("use"))
    copied = {one.get("xlink:href", "").strip().removeprefix("#") for one in copies}
    nested = any(part.get("id") in copied and (part.tag == "use" or any(inner.tag == "use" for inner in part.iter()))
                 for part in root.iter())
    if nested or len(copies) > MOST_COPIES:
        raise _refusal(_("This drawing copies its own parts more often than a logo needs."))


def _written(root: ElementTree.Element) -> str:
    wide, high = _size(root)
    about = {key: value for key, value in root.attrib.items() if key not in ("width", "height", "x", "y", "viewBox")}
    shown = root.get("viewBox") or f"0 0 {wide:g} {high:g}"
    root.attrib.clear()
    root.attrib.update({"xmlns": NAMESPACE, "xmlns:xlink": LINKS, "width": f"{wide:g}", "height": f"{high:g}", "viewBox": shown} | about)
    return ElementTree.tostring(root, encoding="unicode")


def _size(root: ElementTree.Element) -> tuple[float, float]:
    box = [NUMBER.fullmatch(one) for one in re.split(r"[\s,]+", root.get("viewBox", "").strip())[-2:]]
    found = box if len(box) == 2 and all(box) else [NUMBER.fullmatch(root.get(name, "")) for name in ("width", "height")]
    wide, high = (float(one[1]) if one else 0.0 for one in found)
    if not (wide and high and 1 / FLATTEST <= high / wide <= FLATTEST):
        raise _refusal(_("This drawing does not say how wide and how high it is, or it is too flat for a logo."))
    return wide, high
