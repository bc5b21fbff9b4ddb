"""Made-up answers take turns."""


import pytest

from tests.loops import run_apart
from toolkit.errors import MoveRefused
from toolkit.web.floods import MOST_KEPT, Floods
from toolkit.web.measure import FULL, MOST_WAITING


def begin(floods, what="A"):
    return run_apart(floods.begin(what))


def test_a_hall_waits_for_nobody_and_a_flood_takes_turns():
    floods = Floods(lambda: 0.0)
    assert [begin(floods) for _ in range(FULL)] == [0.0] * FULL
    assert [begin(floods) for _ in range(MOST_WAITING + 1)] == list(range(MOST_WAITING + 1))
    with pytest.raises(MoveRefused):
        begin(floods)
    assert begin(floods, "B") == 0.0


def test_few_are_remembered():
    floods = Floods(lambda: 0.0)
    for at in range(MOST_KEPT * 2):
        begin(floods, str(at))
    assert len(floods._kept) == MOST_KEPT
