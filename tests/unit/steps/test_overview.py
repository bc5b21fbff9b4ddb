"""One workshop at a glance, and its entries as screens show them."""

from uuid import uuid4

import pytest

from tests.factories import BANBURY, HELD_ON, WITNEY, a_workshop, a_workshop_at, an_actor, an_entry
from toolkit.errors import NotFound
from toolkit.steps.moves import ORDER
from toolkit.steps.overview import overview
from toolkit.steps.recording import withdraw_entry
from toolkit.steps.saying import entries_seen


@pytest.mark.parametrize("step", ORDER)
def test_a_workshop_at_each_step(session, step):
    workshop = a_workshop_at(session, step)
    seen = overview(workshop.id, session=session)
    assert (seen.id, seen.step, seen.title, seen.held_on, seen.area.name) == (
        workshop.id, step, "Oxfordshire, spring", HELD_ON, "Oxfordshire")
    assert list(seen.progress) == list(seen.missing) == list(ORDER)
    assert seen.groups == ((workshop.group, "Older people"),)
    assert (seen.why_not_on is None) is (step == "evaluation")


def test_a_workshop_that_is_not_there(session):
    with pytest.raises(NotFound, match="not here"):
        overview(uuid4(), session=session)
    assert overview(a_workshop(session, area=False).id, session=session).area is None


def test_entries_with_all_that_was_said(session):
    workshop = a_workshop(session)
    first = an_entry(session, workshop, "First", approaches=("paid_staff", "diy"), places=(WITNEY, BANBURY), paid_by="Nobody")
    withdraw_entry(an_actor(), an_entry(session, workshop, "Withdrawn", places=(BANBURY,)), session=session)
    an_entry(session, workshop, "Last", function=10)
    seen = entries_seen(workshop.id, session=session)
    assert [one.words for one in seen] == ["First", "Last"]
    assert (seen[0].id, seen[0].version, seen[0].approaches, seen[0].places, seen[0].paid_by, seen[0].created_by) == (
        first, 1, ("diy", "paid_staff"), (WITNEY, BANBURY), "Nobody", "A facilitator")
    assert (seen[1].approaches, seen[1].places, seen[1].story) == ((), (), None)
