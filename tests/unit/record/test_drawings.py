"""Drawings that somebody gives us: what draws is kept, what could run or fetch something is refused."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.logos import DRAWING
from toolkit.errors import BadInput
from toolkit.record.drawings import MOST_COPIES, MOST_PARTS, harmless, is_svg
from toolkit.reports.drawing import shape_of
from toolkit.reports.pdf import dots

BEGIN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="20" height="10"'


def a_drawing(inner, begin=BEGIN):
    return f"{begin}>{inner}</svg>".encode()


def test_a_drawing_keeps_what_draws_and_loses_other_programs_notes():
    kept = harmless(DRAWING)
    assert kept.startswith('<svg xmlns="http://www.w3.org/2000/svg"') and shape_of(kept) == 0.3
    assert all(part in kept for part in ("<rect", "<circle", "linearGradient", 'xlink:href="#b"', ".a{fill:#5B2A86}", "url(#g)"))
    assert not any(part in kept for part in ("metadata", "made with", "grid", "version", "DOCTYPE", "other.example"))
    assert dots(kept, "An oak", 20).startswith(b"\x89PNG")


def test_what_was_made_harmless_stays_as_it_is():
    assert harmless(harmless(DRAWING).encode()) == harmless(DRAWING)


@pytest.mark.parametrize(("inner", "said"), [
    ("<script>alert(1)</script>", "does more than draw (script)"), ("<g><script/></g>", "does more than draw (script)"),
    ('<rect onclick="alert(1)"/>', "script in it (onclick)"), ('<g ONLOAD="x()"/>', "script in it (ONLOAD)"),
    ('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>', "foreignObject"),
    ('<a href="https://evil.example"><rect/></a>', "does more than draw (a)"), ('<animate attributeName="href" to="x"/>', "animate"),
    ('<set attributeName="onload" to="x"/>', "does more than draw (set)"), ('<filter id="f"/>', "does more than draw (filter)"),
    ('<image href="https://evil.example/x.png"/>', "from elsewhere (href)"),
    ('<image xlink:href="//evil.example/x.png"/>', "from elsewhere (href)"),
    ('<image href="data:image/svg+xml;base64,PHN2Zz4="/>', "from elsewhere"), ('<use href="other.svg#a"/>', "from elsewhere"),
    ('<rect fill="url(https://evil.example/x#a)"/>', "from elsewhere (fill)"),
    ('<rect style="fill:url( //evil.example/x)"/>', "from elsewhere (style)"),
    ("<style>@import 'https://evil.example/x.css';</style>", "style fetches"), ("<style>rect{fill:url(x.svg#a)}</style>", "style fetches"),
    ("<style>rect{fill:u\\72l(x.svg#a)}</style>", "style fetches"), ('<rect href="javascript:alert(1)"/>', "from elsewhere"),
    ("<svg/>", "does more than draw (svg)"), ("<rect>", "damaged"), ("&x;", "damaged"),
    ('<g id="a"><rect/></g><g id="b"><use href="#a"/></g><use href="#b"/>', "copies its own parts"),
    ('<use id="u" href="#u"/>', "copies its own parts"), ('<use href="#a"/>' * (MOST_COPIES + 1), "copies its own parts"),
    ("<rect/>" * MOST_PARTS, "more parts than a logo needs"), ("<g>" * 60 + "</g>" * 60, "more parts than a logo needs")])
def test_what_runs_or_fetches_or_grows_is_refused_with_the_way_on(inner, said):
    with pytest.raises(BadInput) as caught:
        harmless(a_drawing(inner))
    assert said in str(caught.value) and "choose that" in str(caught.value) and caught.value.field == "file"


@pytest.mark.parametrize(("data", "said"), [
    (b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + a_drawing("&a;"), "entities"), (a_drawing("").decode().encode("utf-16"), "damaged"),
    (b"<svg width='1' height='1'/>", "no drawing"), (b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "no drawing"),
    (a_drawing("", '<svg xmlns="http://www.w3.org/2000/svg"'), "how wide"),
    (a_drawing("", '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%"'), "how wide"),
    (a_drawing("", '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="10"'), "too flat"),
    (a_drawing("", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 10"'), "how wide"),
    (a_drawing("", f"{BEGIN} onload='alert(1)'"), "script in it (onload)")])
def test_what_is_no_sound_drawing_is_refused(data, said):
    with pytest.raises(BadInput) as caught:
        harmless(data)
    assert said in str(caught.value)


@given(st.text(max_size=200))
def test_whatever_stands_in_a_drawing_comes_out_as_sound_marks_or_is_refused(inner):
    try:
        kept = harmless(a_drawing(inner).decode().encode("utf-8", "replace"))
    except BadInput:
        return
    assert "<script" not in kept and ElementTree.fromstring(kept).tag.endswith("svg")


@pytest.mark.parametrize(("data", "found"), [(DRAWING, True), (b"\xef\xbb\xbf  <svg/>", True), (b"<!-- x --><svg >", True), (b"svg", False),
                                             (b"<html><p>", False), (b"\x89PNG\r\n\x1a\n<svg>", False), (b"", False)])
def test_a_drawing_is_known_by_how_it_begins(data, found):
    assert is_svg(data) is found
