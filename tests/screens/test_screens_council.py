"""The council's look at the screen: an administrator sets it, sees how well it can be read, and goes back with one press."""

import pytest

from tests.logos import ALT, DRAWING, PURPLE, set_up
from toolkit.access.roles import Role
from toolkit.record.council import council
from toolkit.storage.engine import read_session

NAME, COLOUR, WHAT = "The council's name", "Colour of links", "What the logo shows"


@pytest.fixture
def administrator(sign_in):
    return sign_in(Role.ADMINISTRATOR).open("access", part="look")


def marks(person):
    return "\n".join(one.value for one in person.at.html)


def now():
    with read_session() as session:
        return council(session=session)


def test_the_look_is_set_and_every_screen_shows_it(administrator):
    assert "This is Common Table's own look" in administrator.reads
    administrator.put(NAME, "Elm <b>Council").put(COLOUR, PURPLE).put(WHAT, ALT)
    administrator.at.file_uploader[-1].set_value([("logo.svg", DRAWING, "image/svg+xml")])
    administrator.press("Save the look")
    assert administrator.said("Saved.") and not administrator.errors and now().logo_file.endswith(".svg")
    assert "Elm &lt;b&gt;Council" in marks(administrator) and f"/council-logo/{now().logo_file}" in marks(administrator)
    administrator.open("home")
    assert "Elm &lt;b&gt;Council" in marks(administrator) and PURPLE in marks(administrator)


def test_a_colour_that_cannot_be_read_is_refused_with_the_figures_and_what_was_typed_stays(administrator):
    administrator.put(NAME, "Elm Council").put(COLOUR, "#5599FF").press("Save the look")
    assert any("This blue on white has 2.8 to 1" in one for one in administrator.errors)
    assert administrator.value(NAME) == "Elm Council" and administrator.value(COLOUR) == "#5599FF" and now().version == 0


def test_one_press_goes_back_to_common_tables_own_look(administrator):
    set_up()
    administrator.run().press("Back to Common Table's own look")
    assert now().name == "" and "council-logo" not in marks(administrator) and not administrator.buttons("Back to Common Table's own look")


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.COMMISSIONER])
def test_nobody_else_finds_it(sign_in, role):
    assert not sign_in(role).open("access", part="look").fields(NAME)
