"""Signs that our fonts lack are said in words; everything else stays as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.reports.lettering import OTHER_SCRIPT, _known, code_points, folder, printable


@pytest.mark.parametrize("text", [
    "A guide that is true", "Tŷ agored ŵ Ŷ â ï", "£5 a week — “now”…", "مرحبا بكم", "Club 🎉", "#let x = 1 * _a_ $b$ @c \\ <d> [e]"])
def test_what_the_fonts_have_stays(text):
    assert printable(text) == text


@pytest.mark.parametrize(("text", "said"), [
    ("Yes \u2713 please", "Yes \u2713 please"),
    ("Yes \u13a0 please", "Yes (cherokee letter a) please"),
    ("w\u0302", "ŵ"),
    ("中文标题 today", f"{OTHER_SCRIPT} today"),
    ("two\nlines\tand  more", "two lines and more"),
    ("bell\x07", "bell"),
    ("nothing\x00 \ufeffat all", "nothing at all"),
    ("\ue000", "(a sign without a name)"),
    ("", ""),
])
def test_what_they_lack_is_said(text, said):
    assert printable(text) == said


def test_the_fonts_are_read_rightly():
    atkinson = set(code_points((folder() / "AtkinsonHyperlegibleNext_400Regular.ttf").read_bytes()))
    assert {ord(sign) for sign in "AZaz09£ŵŷ"} <= atkinson and ord("中") not in atkinson and ord("م") not in atkinson
    assert ord("🎉") in set(code_points((folder() / "NotoEmoji_400Regular.ttf").read_bytes()))


@given(st.text(max_size=40))
def test_nothing_is_left_that_has_no_shape(text):
    said = printable(text)
    assert all(ord(sign) in _known() or sign.isascii() or sign in "\u200c\u200d\ufe0e\ufe0f" or 0xE0020 <= ord(sign) < 0xE0080
               for sign in said)
