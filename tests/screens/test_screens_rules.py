"""Every screen has a rule, and keeps it: a role without the screen's act is told so, or is never named the screen."""

import pytest

from pages.ui.screens import BESIDE, CASES, HOME, SMALL_GROUP, every_screen
from tests.factories import a_workshop, an_actor
from toolkit import settings
from toolkit.access.roles import LINK_ROLES, MAY, Role, may
from toolkit.storage.engine import write_session

ORDINARY = [one for one in every_screen() if one != SMALL_GROUP]


@pytest.fixture
def workshop(record):
    with write_session() as session:
        return a_workshop(session)


def refused(person, screen, workshop) -> bool:
    """Whether the screen is not named to this person, or says that they cannot do its act and shows no more."""
    try:
        person.open(screen.name, workshop.id)
    except ValueError as error:
        assert "Could not find a navigation page" in str(error)
        return True
    return any(f"cannot {screen.may}" in sentence for sentence in person.errors)


def test_every_screen_has_a_rule():
    names = [one.name for one in every_screen()]
    assert sorted(names) == sorted({file.stem for file in (settings.ROOT / "pages").glob("*.py")} - {"frame"})
    assert {one.may for one in every_screen()} <= set(MAY)


@pytest.mark.parametrize("role", LINK_ROLES)
def test_a_screen_opens_to_whoever_may_do_its_act_and_to_nobody_else(role, sign_in, workshop):
    person = sign_in(role)
    found = {screen.name: refused(person, screen, workshop) for screen in ORDINARY}
    assert found == {screen.name: not may(an_actor(role), screen.may) for screen in ORDINARY}


def test_what_is_beside_workshops_is_not_even_named_to_others(sign_in, workshop):
    facilitator = sign_in(Role.FACILITATOR)
    for screen in (CASES, *BESIDE):
        with pytest.raises(ValueError, match="Could not find a navigation page"):
            facilitator.open(screen.name)
    assert HOME.may == "see workshops"
