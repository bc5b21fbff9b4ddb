"""The states of a consultation: every move, and when the link closes by itself."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import MoveRefused
from toolkit.steps.consulting.moves import CLOSED, DRAFT, MOVES, OPEN, STATES, at_the_door, check_move

ALLOWED = {("draft", "open"), ("open", "draft"), ("open", "closed"), ("closed", "open")}


@pytest.mark.parametrize(("state", "to"), list(product(STATES, STATES)))
def test_every_move(state, to):
    if (state, to) in ALLOWED:
        assert check_move(state, to) == MOVES[state, to]
        return
    with pytest.raises(MoveRefused) as caught:
        check_move(state, to)
    assert str(caught.value).startswith("This consultation")


@pytest.mark.parametrize(("state", "closes_on", "day", "met"), [
    (OPEN, date(2026, 6, 3), date(2026, 6, 2), OPEN), (OPEN, date(2026, 6, 3), date(2026, 6, 3), OPEN),
    (OPEN, date(2026, 6, 3), date(2026, 6, 4), CLOSED), (OPEN, None, date(2026, 6, 4), OPEN),
    (DRAFT, date(2026, 6, 3), date(2026, 6, 4), DRAFT), (CLOSED, date(2026, 6, 3), date(2026, 6, 2), CLOSED)])
def test_the_last_day_counts_to_its_end(state, closes_on, day, met):
    assert at_the_door(state, closes_on, day) == met


@given(st.sampled_from(sorted(STATES)), st.dates(), st.dates())
def test_only_what_is_open_can_be_open_at_the_door(state, closes_on, day):
    assert (at_the_door(state, closes_on, day) == OPEN) == (state == OPEN and day <= closes_on)
