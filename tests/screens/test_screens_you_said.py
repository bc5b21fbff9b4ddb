""""You said, we did" at the screen: sentences that may be read, words of what was done, the page that goes up and down."""

import pytest

from tests.factories import a_gap, a_plan, a_priority, a_workshop, an_actor
from toolkit.access.roles import Role
from toolkit.steps.said_and_done import publishing
from toolkit.steps.said_and_done.telling import told
from toolkit.steps.saying import entries_seen
from toolkit.storage.engine import read_session, write_session

WORDS = "I *wait* for <b>hours</b>."


@pytest.fixture
def workshop(record):
    """A workshop with a plan for one final priority, behind which one gap stands."""
    with write_session() as session:
        made = a_workshop(session)
        a_plan(session, made, a_priority(session, made, "Answers", gaps=(a_gap(session, made, WORDS),), final="So."))
        return made


@pytest.fixture
def commissioner(sign_in, workshop):
    """A function that opens one part of the page for a commissioner."""
    person = sign_in(Role.COMMISSIONER)
    return lambda part=None: person.open("step_plans", workshop.id, part="said", telling=part)


def told_now(workshop):
    with read_session() as session:
        return told(workshop.id, session=session)[0]


def test_nothing_may_be_read_until_somebody_says_so(commissioner, workshop):
    screen = commissioner()
    box = next(one for one in screen.at.checkbox if "wait" in one.label)
    assert box.value is False and told_now(workshop).said == ()
    box.set_value(True)
    assert screen.run().said("It may be read.") and told_now(workshop).said == ((WORDS, ""),)
    next(one for one in screen.at.checkbox if "wait" in one.label).set_value(False)
    assert screen.run().said("It is not shown.") and told_now(workshop).said == ()


def test_a_gap_behind_two_priorities_is_asked_about_at_both_and_answered_once(commissioner, workshop):
    with write_session() as session:
        a_priority(session, workshop, "More answers", gaps=(entries_seen(workshop.id, session=session)[0].id,), final="So too.")
    screen = commissioner()
    boxes = [one for one in screen.at.checkbox if "wait" in one.label]
    assert [one.value for one in boxes] == [False, False]
    boxes[1].set_value(True)
    assert [one.value for one in screen.run().at.checkbox if "wait" in one.label] == [True, True]


def test_what_was_done_is_kept_in_words_and_in_easy_read(commissioner, workshop):
    screen = commissioner("done").put("What was done", "Two hired.").put("We did, in Easy Read", "x" * 501).press("Save what was done")
    assert "501 characters long" in screen.errors[0] and screen.value("What was done") == "Two hired."
    screen.put("We did, in Easy Read", "We hired two people.").press("Save what was done")
    assert screen.said("What was done is saved.")
    own = told_now(workshop).own
    assert (own.done, own.easy_done) == ("Two hired.", "We hired two people.")


def test_words_saved_by_somebody_else_are_not_overwritten(commissioner, workshop):
    screen = commissioner("done").put("What was done", "Mine").run()
    with write_session() as session:
        publishing.save_line(an_actor(), told(workshop.id, session=session)[0].priority_id, 0, publishing.Words("Theirs"), session=session)
    screen.press("Save what was done")
    assert "Theirs, saved now" in screen.reads and screen.value("What was done") == "Mine"
    assert screen.press("Save what was done").said("What was done is saved.") and told_now(workshop).own.done == "Mine"


def test_the_page_goes_up_and_down(commissioner, workshop):
    screen = commissioner("publish").put("Words at the top", "Thank you.").press("Save the words").press("Publish the page")
    assert screen.said("The page is published.") and "Its address:" in screen.reads and "/you-said/" in screen.reads
    screen.press("Take the page down")
    assert screen.said("The page is taken down.") and "Taken down on" in screen.reads
    assert screen.press("Publish the page").said("The page is published.")


def test_others_only_see_whether_it_is_up(sign_in, workshop):
    with write_session() as session:
        publishing.publish(an_actor(), workshop.id, 0, session=session)
    screen = sign_in(Role.HOST).open("step_plans", workshop.id, part="said")
    assert "puts this page up" in screen.reads and "Its address:" in screen.reads and not screen.buttons("Take the page down")
