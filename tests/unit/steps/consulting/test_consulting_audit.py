"""Every act of asking again and of telling what was done is in the audit chain, in the same transaction; who answered is not."""

from tests.factories import (
    a_consultation,
    a_gap,
    a_priority,
    a_theme,
    an_actor,
    an_answer,
    items_asked,
    move_consultation,
    the,
    two_plans,
)
from toolkit.access.audit import broken_at
from toolkit.clock import today
from toolkit.models import Consultation
from toolkit.steps.consulting import adopting, rounds, themes
from toolkit.steps.consulting.answering import PAPER, Said, key_answer, withdraw_answer
from toolkit.steps.consulting.hands import declare_hands, withdraw_hands
from toolkit.steps.said_and_done import publishing
from toolkit.steps.said_and_done.agreeing import set_agreement
from toolkit.storage.queries.audit import records

ME = an_actor(name="The commissioner")


def test_the_chain_is_whole_after_every_kind_of_act(session):
    workshop, plans = two_plans(session)
    gap = a_gap(session, workshop)
    priority = a_priority(session, workshop, "Answers", gaps=(gap,), final="So.")
    before = len(list(records(session=session)))
    made = ask(session, workshop)
    answer_what_was_said(session, made, plans)
    tell(session, workshop, gap, priority)
    found = list(records(session=session))[before:]
    assert broken_at(session=session) is None
    assert {one.act for one in found} == {
        "draft a consultation", "change a consultation", "open a consultation", "take a consultation back to its draft",
        "correct a consultation", "answer a consultation", "answer a consultation again", "key an answer", "take out an answer",
        "put in hands on plans", "take out hands on plans", "close a consultation", "open a consultation again", "name a theme",
        "change a theme", "answer a theme", "withdraw a theme", "say why a plan was not consulted on", "adopt a plan",
        "take the adoption of a plan back", "agree that words may be read", "take back that words may be read", "write what was done",
        "publish what was done", "take down what was done"}
    assert {one.who for one in found if one.act.startswith("answer a consultation")} == {"somebody who was asked"}
    assert {one.workshop_id for one in found} == {str(workshop.id)}


def ask(session, workshop):
    made = a_consultation(session, workshop, to="draft")
    rounds.change_consultation(ME, made, 1, rounds.Asking("Hello", 9, today()), session=session)
    for to in ("open", "draft", "open"):
        move_consultation(session, made, to)
    rounds.correct_asking(ME, made, the(session, Consultation, made).version, 10, today(), session=session)
    for said in ("agree", "disagree"):
        an_answer(session, made, {1: Said(said, "Words")}, form="page")
    item = items_asked(session, made)[1].id
    withdraw_answer(ME, key_answer(ME, made, {item: Said("agree")}, PAPER, session=session), session=session)
    withdraw_hands(ME, declare_hands(ME, made, 2, {item: (1, 1, 0)}, session=session), session=session)
    for to in ("closed", "open", "closed"):
        move_consultation(session, made, to)
    return made


def answer_what_was_said(session, made, plans):
    kept, gone = a_theme(session, made), a_theme(session, made, words="Another")
    comments = [one.id for one in themes.talked(made, session=session)[0].comments]
    themes.change_theme(ME, kept, 1, "Better words", comments, session=session)
    themes.answer_theme(ME, kept, 2, True, "So.", session=session)
    themes.withdraw_theme(ME, gone, 1, session=session)
    adopting.adopt(ME, plans[0], 0, session=session)
    adopting.take_adoption_back(ME, plans[0], 1, session=session)
    adopting.say_why_not_asked(ME, plans[1], 0, "They wrote it.", session=session)


def tell(session, workshop, gap, priority):
    set_agreement(ME, gap, 0, True, session=session)
    set_agreement(ME, gap, 1, False, session=session)
    publishing.save_line(ME, priority, 0, publishing.Words("Done."), session=session)
    publishing.save_words(ME, workshop.id, 0, "Hello", session=session)
    publishing.publish(ME, workshop.id, 1, session=session)
    publishing.take_down(ME, workshop.id, 2, session=session)
