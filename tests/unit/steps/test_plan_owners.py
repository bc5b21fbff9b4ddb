"""An owner who left: all they had is handed over in one act, and can be given back."""

import pytest

from tests.factories import a_plan, a_priority, a_workshop, an_action, an_actor, as_saved, the
from toolkit.clock import today
from toolkit.errors import BadInput, NotAllowed, NotFound
from toolkit.models import Plan, PlanAction
from toolkit.steps.plan_lines import Action, change_line
from toolkit.steps.plan_owners import hand_over, owned_by, take_back
from toolkit.steps.plans import missing


@pytest.fixture
def workshop(session):
    return a_workshop(session)


@pytest.fixture
def owned(session, workshop):
    """Two plans that the link worker leads, one of somebody else, and three actions."""
    plans = [a_plan(session, workshop, a_priority(session, workshop, title, final="So."), lead=lead)
             for title, lead in (("One", "Link worker"), ("Two", "link  WORKER"), ("Three", "Manager"))]
    actions = [an_action(session, plans[2], owner="Link worker"), an_action(session, plans[2], owner="Manager"),
               an_action(session, plans[0], owner="Link worker", done_on=today())]
    return plans, actions


def test_all_that_somebody_had_goes_to_another(session, workshop, owned):
    plans, actions = owned
    handed = hand_over(an_actor(), workshop.id, "Link worker", " Head of service ", session=session)
    assert handed.count == 3 and [row_id for row_id, _ in handed.plans] == plans[:2]
    assert [the(session, Plan, one).lead for one in plans] == ["Head of service", "Head of service", "Manager"]
    assert [the(session, PlanAction, one).owner for one in actions] == ["Head of service", "Manager", "Link worker"]


def test_what_nobody_took_over_is_missing(session, workshop, owned):
    hand_over(an_actor(), workshop.id, "Link worker", "", session=session)
    said = " ".join(missing(workshop.id, session=session))
    assert "Plan 1 does not say who leads" in said and "Plan 3: 1 action without anybody who does it." in said


def test_it_can_be_given_back_but_for_what_was_changed_since(session, workshop, owned):
    plans, actions = owned
    handed = hand_over(an_actor(), workshop.id, "Link worker", "Manager", session=session)
    change_line(an_actor(), actions[0], 2, Action("Anew", owner="Deputy"), session=session)
    assert take_back(an_actor(), workshop.id, handed, session=session) == 2
    assert [the(session, Plan, one).lead for one in plans] == ["Link worker", "Link worker", "Manager"]
    assert the(session, PlanAction, actions[0]).owner == "Deputy" and the(session, PlanAction, actions[1]).owner == "Manager"


def test_what_they_have_is_listed_first(session, workshop, owned):
    plans, actions = owned
    led, to_do = owned_by(workshop.id, "LINK WORKER", session=session)
    assert ([row.id for row in led], [row.id for row in to_do]) == (plans[:2], actions[:1])


@pytest.mark.parametrize(("old", "new", "error"), [
    ("", "Ana", BadInput), ("Link worker", "link worker ", BadInput), ("Link worker", "x" * 201, BadInput),
    ("Nobody here", "Ana", NotFound)])
def test_what_cannot_be_handed_over(old, new, error, session, workshop, owned):
    with pytest.raises(error):
        hand_over(an_actor(), workshop.id, old, new, session=session)


def test_only_who_may_hands_over(session, workshop, owned):
    handed = hand_over(an_actor("commissioner"), workshop.id, "Link worker", "Ana", session=session)
    for act in (lambda: hand_over(an_actor("small-group-host"), workshop.id, "Ana", "Ben", session=session),
                lambda: take_back(an_actor("broker"), workshop.id, handed, session=session)):
        with pytest.raises(NotAllowed):
            act()
    assert as_saved(session, owned[0][0]).lead == "Ana"
