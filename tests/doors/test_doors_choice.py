"""The doors of the person, of who signs and of the provider who is chosen: taken once, nothing lost, no rank and no rival told."""

import re
from datetime import timedelta

import pytest

from tests.choosing import BROKER, a_choice, a_shortlist, accepted, an_award, at_the_choice, at_the_plan, marked, signed
from tests.doors.hall import seal_in
from tests.factories import the
from toolkit.brokerage import awarding, choosing, support_plan
from toolkit.brokerage.case_links import link_code
from toolkit.brokerage.choosing import OFFER, STAY
from toolkit.brokerage.signed import signed_sides
from toolkit.brokerage.signing import PURPOSES
from toolkit.brokerage.support_plan import Planned
from toolkit.clock import now
from toolkit.errors import RecordUnavailable
from toolkit.models import Award, Case, Choice, SupportPlan
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import support as queries
from toolkit.web import choice

HOSTILE = "<script>window.harmed=1</script>"
SELF = {"by": "self"}


@pytest.fixture
def made(record):
    with write_session() as session:
        made = at_the_choice(session)
        marked(session, made, (0, 1, 0), (5, 5, 5), (2, 2, 2), why=f"Secret reason {HOSTILE}")
        return made


@pytest.fixture
def asked(made):
    """The choice's id and the address of its door."""
    with write_session() as session:
        choice = a_shortlist(session, made)
    return choice, f"/choice/{link_code('choice', choice)}"


@pytest.fixture
def plan(made):
    with write_session() as session:
        return at_the_plan(session, made, words=f"Help each morning. {HOSTILE}")[1]


@pytest.fixture
def award(made):
    with write_session() as session:
        return an_award(session, made)[1]


def row(model, row_id):
    with read_session() as session:
        return the(session, model, row_id)


def hidden(page):
    found = {"seal": seal_in(page)}
    version = re.search(r'name="version" value="([^"]*)"', page)
    return found | ({"version": version[1]} if version else {})


def small_and_still(answer):
    return "<script>" not in answer.text and len(answer.content) < 15_000 and answer.headers["cache-control"] == "no-store"


# The choice

def test_the_page_tells_each_in_plain_words_and_neither_rank_nor_score_nor_reason(asked, visitor):
    page = visitor().get(asked[1])
    assert page.status_code == 200 and small_and_still(page)
    names = [page.text.index(f"</b> {name}") for name in ("Ash Care", "Birch Support", "Cedar Homes")]
    assert names == sorted(names) and "None is first." in page.text and "It costs £150 a week." in page.text
    assert "Dogwood" not in page.text and "Secret reason" not in page.text
    assert not re.search(r"score|rank|mark|of 5|best", page.text.partition("Who is answering?")[0])


@pytest.mark.parametrize(("answer", "kept", "next_words"), [
    ("2", OFFER, "A support plan is made with you."), ("none", "none", "We look again"), ("not yet", "not yet", "Nothing is decided."),
    ("stay", STAY, "Nothing changes.")])
def test_each_answer_is_taken_and_said_back_with_a_way_to_change_it(asked, made, visitor, answer, kept, next_words):
    phone = visitor()
    sent = phone.post(asked[1], data=hidden(phone.get(asked[1]).text) | SELF | {"answer": answer, "why": f"Near\r\nmy home {HOSTILE}"})
    assert sent.status_code == 303
    told = phone.get(sent.headers["location"])
    assert "This is what you said" in told.text and next_words in told.text and "Near" in told.text and small_and_still(told)
    assert row(Choice, asked[0]).answer == kept and row(Choice, asked[0]).channel == "door"
    assert row(Choice, asked[0]).offer_id == (made.offers[1] if kept == OFFER else None)
    again = phone.get(f"{asked[1]}?change=1")
    assert f'value="{answer}" id="answer" checked' in again.text or f'value="{answer}" checked' in again.text
    phone.post(asked[1], data=hidden(again.text) | SELF | {"answer": "1"})
    assert row(Choice, asked[0]).offer_id == made.offers[0]


@pytest.mark.parametrize(("filled", "field", "sentence"), [
    ({}, "answer", "Choose one answer."), ({"answer": "9"}, "answer", "Choose one answer."),
    ({"answer": "offer"}, "answer", "Choose one answer."),
    ({"answer": "1", "why": "é" * 1001}, "why", "This is too long."), ({"answer": "1", "by": ""}, "by", "Say who is answering."),
    ({"answer": "1", "by": "son"}, "by", "Say who is answering."),
    ({"answer": "1", "by": "attorney"}, "authority", "what gives you the right"),
    ({"answer": "1", "by": "deputy", "authority": "x" * 301}, "authority", "This is too long.")])
def test_a_mistake_is_said_at_the_top_and_at_its_field_and_nothing_is_lost(asked, visitor, filled, field, sentence):
    phone = visitor()
    answer = phone.post(asked[1], data=hidden(phone.get(asked[1]).text) | SELF | {"why": "Kept words"} | filled)
    assert answer.status_code == 422 and "<title>Error: " in answer.text and "There is a problem" in answer.text
    assert f'<a href="#{field}">' in answer.text and f'id="{field}-wrong"' in answer.text and sentence in answer.text
    assert f'id="{field}"' in answer.text and f"{filled.get('why', 'Kept words')}</textarea>" in answer.text
    assert row(Choice, asked[0]).answer == ""


@pytest.mark.parametrize("seal", ["", "1.AAAA", "made up"])
def test_a_form_that_is_not_ours_or_too_old_is_shown_again_with_what_was_typed(asked, visitor, seal):
    answer = visitor().post(asked[1], data=SELF | {"answer": "2", "why": "Kept", "version": "1", "seal": seal})
    assert answer.status_code == 422 and "This page was open for too long." in answer.text and "Kept</textarea>" in answer.text
    assert row(Choice, asked[0]).answer == ""


def test_of_two_devices_the_second_is_shown_what_the_first_said(asked, made, visitor):
    first, second = visitor(), visitor()
    form = first.get(asked[1]).text
    body = hidden(second.get(asked[1]).text) | SELF | {"answer": "3", "why": "Mine"}
    first.post(asked[1], data=hidden(form) | SELF | {"answer": "1", "why": "Theirs"})
    shown = second.post(asked[1], data=body)
    assert shown.status_code == 409 and "Somebody else answered this" in shown.text
    assert "Theirs" in shown.text and "Mine</textarea>" in shown.text and row(Choice, asked[0]).offer_id == made.offers[0]
    second.post(asked[1], data=body | hidden(shown.text))
    assert row(Choice, asked[0]).offer_id == made.offers[2]


def test_once_the_plan_is_signed_the_choice_stands_and_what_is_typed_is_kept_in_sight(asked, made, visitor):
    phone = visitor()
    body = hidden(phone.get(asked[1]).text) | SELF | {"answer": "none", "why": "I think again"}
    with write_session() as session:
        signed(session, at_the_plan(session, made)[1], "person")
    late = phone.post(asked[1], data=body)
    assert late.status_code == 409 and "I think again" in late.text and "The support plan is signed" in late.text
    assert "Change my answer" not in late.text and row(Choice, asked[0]).answer == OFFER
    assert "This is what you said" in phone.get(f"{asked[1]}?change=1").text


def test_a_question_that_is_over_says_so(asked, made, visitor):
    with write_session() as session:
        choosing.search_again(BROKER, made.case, session=session)
    page = visitor().get(asked[1])
    assert page.status_code == 200 and "This question is over" in page.text and "<form" not in page.text


@pytest.mark.parametrize("door", ["choice", "sign", "award"])
@pytest.mark.parametrize("link", ["x", "0" * 48, "%00", "é" * 80])
def test_a_wrong_link_opens_nothing(record, visitor, door, link):
    for answer in (visitor().get(f"/{door}/{link}"), visitor().post(f"/{door}/{link}", data={"answer": "1"})):
        assert answer.status_code == 404 and "This address is not one of ours" in answer.text


def test_a_link_of_one_purpose_opens_no_other_door(asked, made, visitor):
    code = asked[1].removeprefix("/choice/")
    assert visitor().get(f"/sign/{code}").status_code == visitor().get(f"/award/{code}").status_code == 404
    assert visitor().get(f"/choice/{link_code('offer', asked[0])}").status_code == 404


# Signing

def door_of(plan, side):
    return f"/sign/{link_code(PURPOSES[side], plan)}"


@pytest.mark.parametrize(("side", "filled"), [
    ("person", SELF), ("person", {"by": "deputy", "authority": "Court order of 2025"}), ("social worker", {}),
    ("social worker", {"authority": "Hospital team"})])
def test_a_plan_is_read_and_signed_at_the_door(plan, visitor, side, filled):
    phone, door = visitor(), door_of(plan, side)
    page = phone.get(door)
    for words in ("Help each morning.", "Ash Care", "£165.50 a week.", "I cook my own lunch.", "Help with outcome 2"):
        assert words in page.text, words
    assert small_and_still(page) and "Secret reason" not in page.text and "Birch" not in page.text
    sent = phone.post(door, data=hidden(page.text) | filled | {"agree": "yes"})
    assert sent.status_code == 303 and "You have signed this plan." in phone.get(door).text and "<form" not in phone.get(door).text
    with read_session() as session:
        assert signed_sides(the(session, SupportPlan, plan), session=session) == [side]


@pytest.mark.parametrize(("filled", "field"), [
    (SELF, "agree"), ({"agree": "yes"}, "by"), ({"agree": "yes", "by": "attorney"}, "authority"), ({"agree": "yes", "by": "cousin"}, "by")])
def test_what_is_missing_from_a_signature_is_said_at_its_field(plan, visitor, filled, field):
    phone, door = visitor(), door_of(plan, "person")
    answer = phone.post(door, data=hidden(phone.get(door).text) | filled)
    assert answer.status_code == 422 and f'<a href="#{field}">' in answer.text and f'id="{field}-wrong"' in answer.text
    with read_session() as session:
        assert signed_sides(the(session, SupportPlan, plan), session=session) == []


def test_a_plan_changed_meanwhile_is_read_again_before_it_is_signed(plan, made, visitor):
    phone, door = visitor(), door_of(plan, "person")
    body = hidden(phone.get(door).text) | SELF | {"agree": "yes"}
    with write_session() as session:
        support_plan.write_plan(BROKER, made.case, 1, Planned("Only on Mondays."), session=session)
    shown = phone.post(door, data=body)
    assert shown.status_code == 409 and "The plan was changed since you opened it." in shown.text and "Only on Mondays." in shown.text
    assert 'value="yes" checked' not in shown.text
    assert phone.post(door, data=body | hidden(shown.text)).status_code == 303


def test_a_plan_that_no_longer_holds_is_not_signed(plan, made, visitor):
    phone, door = visitor(), door_of(plan, "person")
    body = hidden(phone.get(door).text) | SELF | {"agree": "yes"}
    with write_session() as session:
        a_choice(session, queries.standing_choice(made.case, session=session).id, OFFER, made.offers[1])
    late = phone.post(door, data=body)
    assert late.status_code == 409 and "This plan no longer holds." in late.text and "<form" not in late.text


# The award

def test_the_provider_sees_their_own_offer_and_accepts(award, made, visitor):
    phone, door = visitor(), f"/award/{link_code('award', award)}"
    page = phone.get(door)
    assert "What you offered costs £165.50 a week." in page.text and "Help with outcome 1" in page.text and small_and_still(page)
    assert not re.search("Birch|Cedar|Dogwood|Secret|CT-20|budget", page.text)
    sent = phone.post(door, data=hidden(page.text) | {"accepts": "yes", "words": f"From Monday {HOSTILE}"})
    assert sent.status_code == 303 and "You have accepted this support." in phone.get(door).text
    assert row(Award, award).state == "accepted" and row(Case, made.case).state == "starting"
    late = phone.post(door, data=hidden(page.text) | {"accepts": "no", "words": "We thought again"})
    assert late.status_code == 409 and "We thought again" in late.text and row(Award, award).state == "accepted"


@pytest.mark.parametrize(("filled", "field"), [
    ({}, "accepts"), ({"accepts": "maybe"}, "accepts"), ({"accepts": "no"}, "words"), ({"accepts": "no", "words": " \n"}, "words"),
    ({"accepts": "yes", "words": "x" * 1001}, "words")])
def test_an_answer_that_is_not_whole_is_sent_back(award, visitor, filled, field):
    phone, door = visitor(), f"/award/{link_code('award', award)}"
    answer = phone.post(door, data=hidden(phone.get(door).text) | filled)
    assert answer.status_code == 422 and f'<a href="#{field}">' in answer.text and row(Award, award).state == "offered"


def test_declining_leaves_the_others_and_a_taken_back_award_says_so(award, made, visitor):
    phone, door = visitor(), f"/award/{link_code('award', award)}"
    phone.post(door, data=hidden(phone.get(door).text) | {"accepts": "no", "words": "We are full"})
    assert row(Case, made.case).state == "choosing" and "You have declined this support." in phone.get(door).text
    with write_session() as session:
        other = an_award(session, made, 1)[1]
        awarding.withdraw_award(BROKER, made.case, "A slip", session=session)
    page = visitor().get(f"/award/{link_code('award', other)}")
    assert "This was taken back." in page.text and "<form" not in page.text and "Help with outcome" not in page.text


def test_a_busy_record_keeps_what_was_typed(asked, visitor, monkeypatch):
    def busy(*_):
        raise RecordUnavailable("The record is busy.")
    phone = visitor()
    body = hidden(phone.get(asked[1]).text) | SELF | {"answer": "1", "why": "Kept"}
    monkeypatch.setattr(choice, "_keep", busy)
    answer = phone.post(asked[1], data=body)
    assert answer.status_code == 503 and "Kept</textarea>" in answer.text and "The record is busy." in answer.text


def test_no_provider_reads_of_another_at_any_door(made, visitor):
    """Whatever the state: a provider's own page never has another's name, words or price in it."""
    with write_session() as session:
        award = an_award(session, made, 1)[1]
        door = f"/award/{link_code('award', award)}"
    pages = [visitor().get(door).text]
    with write_session() as session:
        accepted(session, award)
    pages.append(visitor().get(door).text)
    assert not [name for page in pages for name in ("Ash Care", "Cedar Homes", "Dogwood", "165.50", "£120", "£45.50") if name in page]
    assert now() - timedelta(days=1) < row(Award, award).answered_at


def test_a_provider_whose_support_runs_reads_that_it_is_accepted_while_other_support_is_arranged(award, visitor):
    with write_session() as session:
        accepted(session, award)
        the(session, Award, award).state = "giving way"
    page = visitor().get(f"/award/{link_code('award', award)}").text
    assert "You have accepted this support." in page and "giving" not in page.casefold().split("</style>")[-1]


def test_a_form_of_no_version_is_shown_again_where_nobody_answered_yet(asked, visitor):
    page = visitor().get(asked[1])
    sent = {"seal": seal_in(page.text), "version": "no number", "answer": "1", "by": "self"}
    again = visitor().post(asked[1], data=sent)
    assert again.status_code == 409 and "The answer that stands now" not in again.text
