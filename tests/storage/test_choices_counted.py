"""Counts and reminders across cases, on both databases."""

from datetime import timedelta

import pytest

from tests.choosing import BROKER, a_choice, a_service, a_shortlist, accepted, an_award, at_the_choice, at_the_plan, signed
from tests.factories import an_actor
from toolkit.access.roles import Role
from toolkit.brokerage import awarding, choosing, overriding
from toolkit.brokerage.choosing import NONE, NOT_YET, OFFER
from toolkit.brokerage.counted import Counted, counted
from toolkit.brokerage.overriding import Override
from toolkit.brokerage.reminding import reminders
from toolkit.brokerage.support_plan import Planned, write_plan
from toolkit.clock import today
from toolkit.errors import NotAllowed
from toolkit.storage.engine import write_session

ONE = {"Elm": ("1", "1", "1"), "Fir": ("9", "9", "9")}


@pytest.fixture
def session(database):
    with write_session() as session:
        yield session


def test_what_became_of_choices_is_counted_over_all_cases(session):
    assert counted(session=session) == Counted(0, 0, 0, 0)
    own = at_the_choice(session)
    accepted(session, an_award(session, own, 0)[1])                     # 165.50 beside 150 and 120
    cheapest = at_the_choice(session, ONE, ())
    accepted(session, an_award(session, cheapest, 0)[1])
    overridden = at_the_choice(session, ONE, ())
    choice = a_shortlist(session, overridden)
    a_choice(session, choice, OFFER, overridden.offers[0])
    said = Override(overridden.offers[1], "safety", "Two are needed", today(), "With the leaflet")
    overriding.override(an_actor(Role.ADMINISTRATOR), choice, said, session=session)
    choosing.go_on(BROKER, overridden.case, session=session)
    signed(session, write_plan(BROKER, overridden.case, 0, Planned("Agreed"), session=session).id)
    accepted(session, awarding.award(BROKER, overridden.case, session=session))
    declined = at_the_choice(session, ONE, ())
    accepted(session, an_award(session, declined)[1], False)            # no award in the end: not counted
    assert counted(session=session) == Counted(3, 2, 1, 1)


def test_what_waits_is_told_in_the_order_of_the_process(session):
    chosen, silent, wavering = (at_the_choice(session, ONE, ()) for _ in range(3))
    a_choice(session, a_shortlist(session, chosen), NONE)
    a_shortlist(session, silent)
    a_choice(session, a_shortlist(session, wavering), NOT_YET)
    quick, plan = at_the_plan(session, at_the_choice(session, ONE, (), path="quick"), interim=True)
    awarding.award(BROKER, quick.case, session=session)
    signed(session, plan, "person")
    running, _ = a_service(session, today() - timedelta(43))
    a_service(session, today())                                          # its review is weeks away
    found = reminders(BROKER, today(), session=session)
    assert [(one.case_id, one.part) for one in found if one.part != "award"] == [
        (chosen.case, "choice"), (quick.case, "plan"), (running.case, "service")]
    assert [one.words for one in found if one.part == "plan"] == ["The interim plan still lacks 1 signature."]
    assert [one.words for one in found if one.part == "service"] == ["Review 1 is late by 1 day."]
    assert sum(one.part == "award" for one in found) == 2
    with pytest.raises(NotAllowed):
        reminders(an_actor(Role.FACILITATOR), today(), session=session)
