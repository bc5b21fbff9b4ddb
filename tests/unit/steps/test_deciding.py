"""The decision: kept in words, published for the room, taken down again."""

import pytest

from tests.factories import a_priority, a_workshop, an_actor
from toolkit.errors import BadInput, Changed, MoveRefused, NotAllowed, NotFound
from toolkit.steps.deciding import decided_page, decision_of, publish_decision, save_decision, take_decision_down
from toolkit.steps.limits import Limits, save_limits


def decide(session, workshop, limits="£5 in all.", present="Nine of us.", version=0):
    save_decision(an_actor(), workshop.id, version, limits, present, session=session)


def test_the_limits_of_the_workshop_are_offered_first(session):
    workshop = a_workshop(session)
    save_limits(an_actor(), workshop.id, 0, Limits(500, law="The Care Act."), session=session)
    assert decision_of(workshop.id, session=session).limits == "Money: £500 in all.\nLaw: The Care Act."
    decide(session, workshop, limits="")
    assert decision_of(workshop.id, session=session).limits == ""


def test_it_is_saved_and_not_overwritten(session):
    workshop = a_workshop(session)
    decide(session, workshop)
    decide(session, workshop, present="Ten of us.", version=1)
    for old in (0, 1):
        with pytest.raises(Changed) as caught:
            decide(session, workshop, present="Eleven.", version=old)
        assert caught.value.theirs["present"] == "Ten of us."
    with pytest.raises(BadInput) as caught:
        decide(session, workshop, limits="x" * 2001, version=2)
    assert caught.value.field == "limits"


def test_it_is_published_taken_down_and_published_again_at_the_same_address(session):
    workshop = a_workshop(session, title="Spring")
    with pytest.raises(MoveRefused, match="Write down first"):
        publish_decision(an_actor(), workshop.id, 0, session=session)
    decide(session, workshop)
    with pytest.raises(MoveRefused, match="no final priority"):
        publish_decision(an_actor(), workshop.id, 1, session=session)
    a_priority(session, workshop, "A guide", final="All agreed.")
    code = publish_decision(an_actor(), workshop.id, 1, session=session)
    assert len(code) >= 22
    page = decided_page(code, session=session)
    assert (page.workshop, page.area, page.limits, page.present) == ("Spring", "Oxfordshire", "£5 in all.", "Nine of us.")
    assert [(line.rank, line.title, line.reason, line.dissent) for line in page.lines] == [(1, "A guide", "All agreed.", "")]
    take_decision_down(an_actor(), workshop.id, 2, session=session)
    with pytest.raises(NotFound, match="taken down"):
        decided_page(code, session=session)
    with pytest.raises(MoveRefused, match="not published"):
        take_decision_down(an_actor(), workshop.id, 3, session=session)
    with pytest.raises(MoveRefused, match="Somebody else"):
        publish_decision(an_actor(), workshop.id, 2, session=session)
    assert publish_decision(an_actor(), workshop.id, 3, session=session) == code


def test_addresses_are_not_guessed(session):
    codes = set()
    for _ in range(3):
        workshop = a_workshop(session)
        a_priority(session, workshop, final="So.")
        decide(session, workshop)
        codes.add(publish_decision(an_actor(), workshop.id, 1, session=session))
    assert len(codes) == 3
    for wrong in ("", "None", "x" * 5000):
        with pytest.raises(NotFound):
            decided_page(wrong, session=session)


def test_who_may_decide(session):
    workshop = a_workshop(session)
    a_priority(session, workshop, final="So.")
    decide(session, workshop)
    for role in ("small-group-host", "commissioner", "broker"):
        for act in (lambda who: save_decision(who, workshop.id, 1, "", "", session=session),
                    lambda who: publish_decision(who, workshop.id, 1, session=session),
                    lambda who: take_decision_down(who, workshop.id, 1, session=session)):
            with pytest.raises(NotAllowed):
                act(an_actor(role))
