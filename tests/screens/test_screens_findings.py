"""The open feed at the screen: ticking what the room agreed, putting it up, taking it down."""

import pytest

from tests.factories import a_gap, a_workshop, an_entry
from toolkit.access.roles import Role
from toolkit.steps.said_and_done import findings
from toolkit.storage.engine import read_session, write_session

WORDS = "A *lunch* club for <b>everybody</b>"


@pytest.fixture
def workshop(record):
    """A workshop with two things that are available and a gap."""
    with write_session() as session:
        made = a_workshop(session)
        an_entry(session, made, WORDS)
        an_entry(session, made, "Ring Mrs Hill about it")
        a_gap(session, made, "A gap that stays here")
        return made


def public():
    with read_session() as session:
        return [one.words for one in findings.public(session=session)]


def box(screen, words):
    return next(one for one in screen.at.checkbox if words in one.label)


def test_ticked_and_published_then_taken_down(sign_in, workshop):
    screen = sign_in(Role.FACILITATOR).open("record", workshop.id, part="feed")
    assert "Nothing of this workshop is in the open feed" in screen.reads
    assert not [one for one in screen.at.checkbox if "gap" in one.label]
    box(screen, "lunch").set_value(True)
    assert screen.run().said("It may be published.") and public() == []
    screen.press("Publish the findings")
    assert public() == [WORDS] and "/oruk/services" in screen.reads
    box(screen, "lunch").set_value(False)
    assert screen.run().said("It stays here.") and public() == []
    screen.press("Take the findings down")
    assert "Nothing of this workshop is in the open feed" in screen.reads


def test_what_may_name_somebody_is_asked_about_again(sign_in, workshop):
    screen = sign_in(Role.FACILITATOR).open("record", workshop.id, part="feed")
    box(screen, "Hill").set_value(True)
    screen.run()
    assert "This looks like a name" in screen.errors[0] and box(screen, "Hill").value is False
    screen.press("It is not about a person: tick it")
    assert box(screen, "Hill").value is True


def test_a_commissioner_reads_and_ticks_nothing(sign_in, workshop):
    screen = sign_in(Role.COMMISSIONER).open("record", workshop.id, part="feed")
    assert box(screen, "lunch").disabled and not screen.buttons("Publish the findings") and "facilitator publishes" in screen.reads
