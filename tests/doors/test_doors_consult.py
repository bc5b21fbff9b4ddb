"""The consultation's door: answered without an account, counted once, nothing lost on a mistake, closed in plain words."""

import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from uuid import UUID

import pytest

from tests.doors.hall import seal_in
from tests.factories import (
    a_consultation,
    a_plan,
    a_priority,
    a_workshop,
    an_actor,
    as_saved,
    items_asked,
    move_consultation,
    the,
    two_plans,
)
from toolkit.clock import say_date, today
from toolkit.models import Consultation
from toolkit.steps.consulting.counting import counted
from toolkit.steps.consulting.sheet import say_code
from toolkit.steps.planning import Planned, change_plan
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import consultations as queries
from toolkit.web import code_door, consult, floods

HOSTILE = "<script>window.harmed=1</script>"


class Asked:
    """An open consultation on two plans: 1 A guide, 2 Buses."""

    def __init__(self, **about):
        with write_session() as session:
            self.workshop, self.plans = two_plans(session, title=f"Spring {HOSTILE}")
            self.id: UUID = a_consultation(session, self.workshop, **about)
            self.code = the(session, Consultation, self.id).code
        self.address = f"/consult/{say_code(self.code)}"

    def counted(self):
        with read_session() as session:
            return counted(session.get_one(Consultation, self.id), session=session)

    def comments(self):
        with read_session() as session:
            return {(words, public) for _, _, _, words, public in queries.comments(self.id, session=session)}

    def move(self, to):
        with write_session() as session:
            move_consultation(session, self.id, to)

    def over(self):
        with write_session() as session:
            session.get_one(Consultation, self.id).closes_on = today() - timedelta(1)


@pytest.fixture
def asked(record):
    return Asked(words=f"We took your words to the council. {HOSTILE}")


@pytest.fixture(autouse=True)
def nobody_guessed_yet(monkeypatch):
    """Each test begins with an empty measure, and waits for nobody."""
    monkeypatch.setattr(consult, "FLOODS", floods.Floods(clock=lambda: 0.0))


def hidden(text):
    return {"form": re.search(r'name="form" value="([^"]+)"', text)[1], "seal": seal_in(text)}


def test_the_page_says_what_is_asked_until_when_and_of_whom_nothing(asked, visitor):
    answer = visitor().get(asked.address)
    assert answer.status_code == 200 and answer.headers["cache-control"] == "no-store"
    for words in ("Are these plans right?", "We took your words to the council.", "Make a guide for each town.", "A bus on Sundays.",
                  "I agree if it is changed", f"You can answer until {say_date(today() + timedelta(14))}.", "Nobody is told who you are."):
        assert words in answer.text, words
    assert "<script>" not in answer.text and len(answer.content) < 15_000


def test_an_answer_goes_in_and_is_said_back(asked, visitor):
    phone = visitor()
    sent = phone.post(asked.address, data=hidden(phone.get(asked.address).text) | {
        "a1": "if_changed", "w1": f"In Welsh too\r\nand {HOSTILE}", "share": "yes"})
    assert sent.status_code == 200 and "Thank you, your answer is in" in sent.text
    assert "I agree if it is changed" in sent.text and "In Welsh too" in sent.text and "<script>" not in sent.text
    assert "Others may read what you wrote, without your name." in sent.text and "Buses" not in sent.text
    assert asked.counted().in_words() == "1 of 31 answered"
    assert asked.comments() == {(f"In Welsh too\nand {HOSTILE}", True)}
    assert "An answer was sent from this device already." in phone.get(asked.address).text
    assert "An answer was sent from this device already." not in visitor().get(asked.address).text


@pytest.mark.parametrize("share", ["", "no", "maybe"])
def test_words_are_for_nobody_else_unless_that_was_said(asked, visitor, share):
    phone = visitor()
    sent = phone.post(asked.address, data=hidden(phone.get(asked.address).text) | {"w2": "Where does it stop?", "share": share})
    assert "Only those who make the plans read what you wrote." in sent.text and "No answer chosen" in sent.text
    assert asked.comments() == {("Where does it stop?", False)}


def test_pressing_twice_and_two_tabs_of_one_page_count_once(asked, visitor):
    phone = visitor()
    body = hidden(phone.get(asked.address).text) | {"a1": "agree"}
    first, second = (phone.post(asked.address, data=body) for _ in range(2))
    assert first.status_code == second.status_code == 200 and "took the place" not in second.text
    assert asked.counted().people == 1
    changed = phone.post(asked.address, data=body | {"a1": "disagree", "w1": "I thought again"})
    assert "took the place of the one you sent before" in changed.text
    assert asked.counted().people == 1 and asked.comments() == {("I thought again", False)}


def test_what_was_sent_can_be_changed_from_the_last_page(asked, visitor):
    phone = visitor()
    body = hidden(phone.get(asked.address).text) | {"a1": "agree", "w1": "Good", "share": "yes"}
    thanks = phone.post(asked.address, data=body).text
    again = phone.post(asked.address, data=body | hidden(thanks) | {"change": "1"})
    assert again.status_code == 200 and "Good</textarea>" in again.text and 'value="agree" id="a1" checked' in again.text
    phone.post(asked.address, data=hidden(again.text) | {"a1": "agree", "a2": "disagree"})
    assert asked.counted().people == 1 and asked.comments() == set()


def test_another_person_on_the_same_device_counts_too(asked, visitor):
    phone = visitor()
    for _ in range(2):
        phone.post(asked.address, data=hidden(phone.get(asked.address).text) | {"a1": "agree"})
    assert asked.counted().people == 2


@pytest.mark.parametrize(("filled", "field", "sentence"), [
    ({}, "a1", "Nothing is filled in yet."), ({"w1": " \n"}, "a1", "Nothing is filled in yet."),
    ({"a2": "perhaps"}, "a2", "Choose one of the three answers"), ({"a1": "agree", "w2": "é" * 2001}, "w2", "can have 2,000 characters"),
    ({"a99": "agree"}, "a1", "Nothing is filled in yet.")])
def test_a_mistake_is_said_at_the_top_and_at_its_field_and_nothing_is_lost(asked, visitor, filled, field, sentence):
    phone = visitor()
    kept = {"w1": "Kept words", "share": "no"} if filled.get("w2") else {}
    answer = phone.post(asked.address, data=hidden(phone.get(asked.address).text) | kept | filled)
    assert answer.status_code == 422 and "<title>Error: " in answer.text and "There is a problem" in answer.text
    assert f'<a href="#{field}">' in answer.text and f'id="{field}-wrong"' in answer.text and sentence in answer.text
    assert f'id="{field}"' in answer.text and asked.counted().people == 0
    if kept:
        assert "Kept words</textarea>" in answer.text and f"{filled['w2']}</textarea>" in answer.text
        assert 'value="no" checked' in answer.text


def test_a_form_that_is_not_ours_or_too_old_is_shown_again_with_what_was_typed(asked, visitor):
    phone = visitor()
    body = hidden(phone.get(asked.address).text) | {"a1": "agree", "w1": "Kept words"}
    for wrong in ({"seal": ""}, {"seal": "0.AAAA"}, {"form": "made-up"}):
        answer = phone.post(asked.address, data=body | wrong)
        assert answer.status_code == 422 and "open for too long" in answer.text and "Kept words</textarea>" in answer.text
    assert asked.counted().people == 0
    assert phone.post(asked.address, data=hidden(answer.text) | {"a1": "agree"}).status_code == 200


@pytest.mark.parametrize("close", [Asked.over, lambda asked: asked.move("closed")], ids=["by its last day", "by somebody"])
def test_a_link_used_after_closing_says_so_and_shows_what_was_typed(asked, visitor, close):
    phone = visitor()
    body = hidden(phone.get(asked.address).text) | {"a1": "agree", "w1": f"Too late {HOSTILE}"}
    close(asked)
    page = phone.get(asked.address)
    assert page.status_code == 200 and "This is closed" in page.text and "A guide" not in page.text
    sent = phone.post(asked.address, data=body)
    assert sent.status_code == 409 and "It was not sent. Copy it" in sent.text and "Too late" in sent.text
    assert "<script>" not in sent.text and asked.counted().people == 0


def test_a_draft_is_not_open_yet(record, visitor):
    asked = Asked(to="draft")
    answer = visitor().get(asked.address)
    assert answer.status_code == 200 and "Not open yet" in answer.text and "A guide" not in answer.text


def test_what_is_changed_in_the_plan_later_is_not_what_was_asked(asked, visitor):
    with write_session() as session:
        change_plan(an_actor(), asked.plans[0], as_saved(session, asked.plans[0]), Planned("Something else"), session=session)
    text = visitor().get(asked.address).text
    assert "Make a guide for each town." in text and "Something else" not in text


@pytest.mark.parametrize("picture", ["../../join/x", "https://x.example/p.svg", "openmoji/../../leave", "a\" onerror=\"x"])
def test_a_picture_that_a_file_brought_is_asked_for_only_where_it_is_ours(asked, visitor, picture):
    assert visitor().get(asked.address).text.count("<img") == 2
    with write_session() as session:
        items_asked(session, asked.id)[1].picture = picture
    text = visitor().get(asked.address).text
    assert text.count("<img") == 1 and "onerror" not in text and "join" not in text


@pytest.mark.parametrize("code", ["nonsense", "ABCDEFGH", "%3Cscript%3E", "x" * 3000, "%00", "%ff"])
def test_an_unknown_code_leads_to_the_field_for_it(asked, visitor, code):
    for answer in (visitor().get(f"/consult/{code}"), visitor().post(f"/consult/{code}", data={"a1": "agree"})):
        assert answer.status_code == 404 and "There is no consultation with this code." in answer.text
        assert 'id="code-wrong"' in answer.text and "<script>" not in answer.text


def test_a_code_is_typed_however_it_suits(asked, visitor):
    phone = visitor()
    assert phone.get("/consult").status_code == 200
    found = phone.get("/consult", params={"code": f" {asked.code[:4].lower()} {asked.code[4:]}"})
    assert found.status_code == 303 and found.headers["location"].endswith(asked.address)
    empty = phone.get("/consult", params={"code": " "})
    assert empty.status_code == 422 and "Type the code that stands on your card" in empty.text


def test_wrong_codes_are_answered_later_and_later(asked, visitor, monkeypatch):
    waited = []

    async def note(seconds):
        waited.append(await seconds)

    monkeypatch.setattr(code_door, "held_back", note)
    phone = visitor()
    for _ in range(12):
        phone.get("/consult/ABCDEFGH")
    assert waited[0] == 0 and waited[-1] > 1 and waited == sorted(waited)
    waited.clear()
    assert phone.get(asked.address).status_code == 200 and not waited


def test_a_flood_of_answers_takes_turns_and_loses_nothing(asked, visitor, monkeypatch):
    waited = []

    async def note(seconds):
        waited.append(await seconds)

    monkeypatch.setattr(consult, "held_back", note)
    phone, answers = visitor(), []
    for at in range(60):
        answers.append(phone.post(asked.address, data=hidden(phone.get(asked.address).text) | {"a1": "agree", "w1": f"Words {at}"}))
    taken = [answer for answer in answers if answer.status_code == 200]
    assert asked.counted().people == len(taken) and 40 <= len(taken) < 60 and max(waited) >= 10
    assert answers[-1].status_code == 503 and "Many answers are coming in just now" in answers[-1].text
    assert "Words 59</textarea>" in answers[-1].text


def test_what_is_no_form_is_refused_in_a_sentence(asked, visitor):
    assert "Go back, load the page again" in visitor().post(asked.address, content=b"x").text
    large = visitor().post(asked.address, data={"w1": "x" * 300_000})
    assert large.status_code == 422 and "more than the form can hold" in large.text


def test_ten_plans_with_everything_typed_that_may_be_are_taken(record, visitor):
    with write_session() as session:
        workshop = a_workshop(session)
        for at in range(10):
            a_plan(session, workshop, a_priority(session, workshop, f"Priority {at}", final="So."), f"Plan {at}")
        made = a_consultation(session, workshop)
        code = the(session, Consultation, made).code
    phone = visitor()
    body = {f"w{number}": "é " * 1000 for number in range(1, 11)}
    assert phone.post(f"/consult/{code}", data=hidden(phone.get(f"/consult/{code}").text) | body).status_code == 200


def test_a_record_that_is_away_is_said(var, point_at, visitor):
    point_at(f"sqlite:///{var / 'empty.db'}")
    answer = visitor().get("/consult/ABCDEFGH")
    assert answer.status_code == 503 and "not up to date" in answer.text


def test_what_was_typed_stays_while_the_record_is_busy(asked, record, visitor):
    phone = visitor()
    body = hidden(phone.get(asked.address).text) | {"a1": "agree", "w1": "Kept words"}
    with closing(sqlite3.connect(record, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = phone.post(asked.address, data=body)
        other.execute("ROLLBACK")
    assert answer.status_code == 503 and "The record is busy" in answer.text and "Kept words</textarea>" in answer.text
    assert phone.post(asked.address, data=body).status_code == 200 and asked.counted().people == 1
