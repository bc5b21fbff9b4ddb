"""What people type: too long or empty is refused with a sentence, everything else is kept as it is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import BadInput
from toolkit.record.words import ENTRY_LIMIT, check_dates, checked_words, optional_words


def checked(text):
    return checked_words(text, "words", what="what is available")


@pytest.mark.parametrize("empty", [None, "", "   ", "\n\t \r\n", "\0", "\u200b", "\u200f\u200e \u2060", "\ufeff"])
def test_nothing_written_is_refused(empty):
    with pytest.raises(BadInput, match="Please write what is available first") as caught:
        checked(empty)
    assert caught.value.field == "words"


def test_what_may_be_empty_may_be_empty():
    assert optional_words(None, "paid_by", what="who pays") == ""
    assert optional_words("  ", "paid_by", what="who pays") == ""


def test_ten_thousand_characters_are_refused_with_the_count():
    with pytest.raises(BadInput) as caught:
        checked("x" * 10_000)
    assert "10,000 characters long" in str(caught.value) and "2,000" in str(caught.value)
    assert "still there" in str(caught.value)
    assert caught.value.field == "words"


def test_the_limit_itself_fits():
    assert len(checked("x" * ENTRY_LIMIT)) == ENTRY_LIMIT
    assert len(checked("  " + "x" * ENTRY_LIMIT + "  ")) == ENTRY_LIMIT
    with pytest.raises(BadInput):
        checked("x" * (ENTRY_LIMIT + 1))


@pytest.mark.parametrize("words", [
    "👩🏽‍🦽 and 👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "مرحبا بالجميع",
    "\u202bמפגש ב־10:00\u202c", "Zoë's café – Tŷ'r Ysgol", "<script>alert(1)</script>",
    "one\ntwo\tthree", "नमस्ते", "a\u200db"])
def test_every_script_and_sign_is_kept(words):
    assert checked(words) == words


@pytest.mark.parametrize(("typed", "kept"), [
    ("nul\0byte", "nulbyte"), ("line\r\nbreak", "line\nbreak"),
    ("\x1b[31mred\x07", "[31mred"), ("half\ud83d", "half"), ("  in  ", "in")])
def test_what_cannot_be_kept_or_seen_is_left_out(typed, kept):
    assert checked(typed) == kept


@given(st.text(max_size=300))
def test_checking_twice_changes_nothing_and_the_result_can_be_kept(text):
    once = optional_words(text, "words", what="words")
    assert optional_words(once, "words", what="words") == once
    assert "\0" not in once
    once.encode()


def test_dates_run_forward():
    early, late = date(2026, 5, 1), date(2026, 6, 1)
    for fine in ((early, late), (early, early), (None, early), (late, None), (None, None)):
        check_dates(*fine, "ends_on")
    with pytest.raises(BadInput, match="ends before it starts") as caught:
        check_dates(late, early, "ends_on")
    assert caught.value.field == "ends_on"
