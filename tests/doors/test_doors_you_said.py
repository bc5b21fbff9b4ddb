""""You said, we did" at its public address: for everybody, without names, in Easy Read too, and gone once it is taken down."""

from datetime import date

import pytest
from sqlmodel import select

from tests.factories import a_closed_vote, a_consultation, a_gap, a_link, a_priority, a_theme, an_action, an_actor, the, two_plans
from toolkit.access.roles import Role
from toolkit.models import Consultation, VoteRound
from toolkit.steps.consulting.answering import Said
from toolkit.steps.said_and_done import publishing
from toolkit.steps.said_and_done.agreeing import set_agreement
from toolkit.storage.engine import write_session
from toolkit.voting import rounds

HOSTILE = "<script>window.harmed=1</script>"
WHO = "Zebedee Quill"


@pytest.fixture
def published(record):
    """A workshop whose page is up; gives its id and the code."""
    me = an_actor(name=WHO)
    with write_session() as session:
        workshop, _ = two_plans(session, title=f"Spring {HOSTILE}")
        said, secret = a_gap(session, workshop, f"I wait {HOSTILE}", actor=me), a_gap(session, workshop, "For nobody else", actor=me)
        third = a_priority(session, workshop, f"Answers {HOSTILE}", gaps=(said, secret), final=f"Because {HOSTILE}")
        set_agreement(me, said, 0, True, session=session)
        made = a_consultation(session, workshop, {1: Said("if_changed", f"In Welsh {HOSTILE}", True)}, {1: Said("", "A private word")},
                              to="closed")
        a_theme(session, made, words=f"Welsh {HOSTILE}", answered=f"It costs {HOSTILE}", changed=False)
        publishing.save_line(me, third, 0, publishing.Words(f"Two hired {HOSTILE}", "Waiting is bad.", "", "We hired two people."),
                             session=session)
        publishing.save_words(me, workshop.id, 0, f"Thank you {HOSTILE}", session=session)
        return workshop.id, publishing.publish(me, workshop.id, 1, session=session)


def test_everybody_with_the_address_reads_it(published, visitor):
    answer = visitor().get(f"/you-said/{published[1]}")
    assert answer.status_code == 200 and answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    for words in ("You said, we did", "Thank you", "1. A guide", "Make a guide for each town.", "This plan is a draft.", "I wait",
                  "1 thing that was said is not shown here", "We did not change the plan.", "It costs", "In Welsh", "Two hired",
                  "Nothing has been done yet.", "12 March 2026", "Oxfordshire", "This idea came up in the room."):
        assert words in answer.text, words
    for words in ("<script>", WHO, "For nobody else", "A private word", "This is how the page looks now"):
        assert words not in answer.text, words
    assert len(answer.content) < 15_000


def test_counts_dots_and_days_are_said(record, visitor):
    with write_session() as session:
        workshop, (plan, _) = two_plans(session)
        a_consultation(session, workshop, *({1: "agree"} for _ in range(4)), {1: "disagree", 2: "agree"}, to="closed")
        an_action(session, plan, "Print it", due_on=date(2026, 9, 1))
        vote = a_closed_vote(session, workshop, ((1, 1), (1,)))
        rounds.move_round(an_actor(), vote, the(session, VoteRound, vote).version, "published", session=session)
        code = publishing.publish(an_actor(), workshop.id, 0, session=session)
    text = visitor().get(f"/you-said/{code}").text
    for words in ("5 people answered.", "4 agree", "0 agree if it is changed", "1 does not agree", "Fewer than 5 people answered",
                  "Print it. (by 1 September 2026)", "It got 3 dots. 2 people voted."):
        assert words in text, words


def test_it_is_there_in_easy_read(published, visitor):
    before = visitor().get(f"/you-said/{published[1]}/easy")     # the address that stands on papers which went out
    assert before.status_code == 303 and before.headers["location"] == f"/you-said/{published[1]}?easy=1"
    answer = visitor().get(before.headers["location"])
    for words in ("You said, we did: Easy Read", "Waiting is bad.", "We hired two people.", "This is number 3 on our list.",
                  "We did not change the plan.", 'alt="An ear, listening"', "Make a guide for each town."):
        assert words in answer.text, words
    assert "<script>" not in answer.text and WHO not in answer.text and "A private word" not in answer.text
    assert len(answer.content) < 15_000


def test_it_is_gone_once_it_is_taken_down(published, visitor):
    workshop_id, code = published
    with write_session() as session:
        publishing.take_down(an_actor(), workshop_id, 2, session=session)
    for address in (f"/you-said/{code}", f"/you-said/{code}?easy=1"):
        answer = visitor().get(address)
        assert answer.status_code == 404 and "This page was taken down." in answer.text and "A guide" not in answer.text


@pytest.mark.parametrize("code", ["nonsense", "None", "%3Cscript%3E", "x" * 3000, "%00", "%ff", "draft"])
def test_a_guessed_address_gets_a_page_that_says_what_to_do(published, visitor, code):
    answer = visitor().get(f"/you-said/{code}")
    assert answer.status_code == 404 and "Ask whoever gave you the address." in answer.text and "<script>" not in answer.text


def test_who_may_publish_sees_it_before_it_is_up(published, visitor):
    workshop_id, _ = published
    with write_session() as session:
        publishing.take_down(an_actor(), workshop_id, 2, session=session)
        commissioner, host = a_link(session, Role.COMMISSIONER), a_link(session, Role.HOST)
    for address in (f"/you-said/draft/{workshop_id}", f"/you-said/draft/{workshop_id}?easy=1"):
        answer = visitor(commissioner).get(address)
        assert answer.status_code == 200 and "This is how the page looks now." in answer.text and "A guide" in answer.text
        for other in (visitor(host), visitor()):
            answer = other.get(address)
            assert answer.status_code == 403 and "A guide" not in answer.text


def test_a_closed_consultation_leads_on_to_it(published, visitor):
    workshop_id, code = published
    with write_session() as session:
        asked = session.exec(select(Consultation.code).where(Consultation.workshop_id == workshop_id)).one()
    page = visitor().get(f"/consult/{asked}")
    assert "This is closed" in page.text and f"/you-said/{code}" in page.text
    with write_session() as session:
        publishing.take_down(an_actor(), workshop_id, 2, session=session)
    assert "/you-said/" not in visitor().get(f"/consult/{asked}").text


def test_a_record_that_is_away_is_said(var, point_at, visitor):
    point_at(f"sqlite:///{var / 'empty.db'}")
    answer = visitor().get("/you-said/anything")
    assert answer.status_code == 503 and "not up to date" in answer.text
