"""The report of a case: what the choice sheet shows and no more, nothing of sealed offers, and written down each time it is taken."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest

from tests.asking import a_provider, a_sent_enquiry, a_sent_offer, asked_ids, outcomes_for
from tests.choosing import a_choice, a_shortlist, at_the_choice, at_the_plan, marked
from tests.factories import a_case, a_permission, an_actor
from tests.pdfs import opened as pdf
from tests.pdfs import words as words_of
from tests.reported import texts
from toolkit.access.roles import COMMAND_LINE, Role
from toolkit.brokerage import choosing, shortlisting
from toolkit.brokerage.choosing import NONE, STAY, question
from toolkit.brokerage.opened import check_opened
from toolkit.brokerage.overriding import Override, override
from toolkit.brokerage.plan_shown import plan_shown
from toolkit.clock import today
from toolkit.errors import NotAllowed
from toolkit.reports import making
from toolkit.reports.blocks import Heading, Made, Points, Table, Text
from toolkit.reports.kept import KEPT
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import support
from toolkit.storage.queries.audit import records
from toolkit.storage.queries.cases import openings_of

BROKER = an_actor(Role.BROKER)
SIGNS = "Caerdydd ŵ ŷ 🎉 العربية"


def take(case, ending="html", actor=BROKER):
    return making.take(actor, making.asked_for("case", ending, case))


def said(made: Made) -> str:
    """Every word of a report."""
    return "\n".join(texts(made, figures=True))


def under(made: Made, head: str) -> list:
    """The blocks between a heading and the next of its level."""
    start = next(at for at, one in enumerate(made.blocks) if isinstance(one, Heading) and one.words == head)
    level, found = made.blocks[start].level, []
    for one in made.blocks[start + 1:]:
        if isinstance(one, Heading) and one.level <= level:
            break
        found.append(one)
    return found


def test_offers_that_are_sealed_are_in_none_of_it(record):
    with write_session() as session:
        case = a_case(session)
        a_permission(session, case)
        outcomes_for(session, case)
        ash = a_provider(session, "Ash Care")
        enquiry = a_sent_enquiry(session, case, [ash])
        a_sent_offer(session, asked_ids(session, enquiry)[ash], "123", "45.50", "0")
    made = take(case)
    assert "Ash Care" not in said(made) and "123" not in said(made) and "45.50" not in said(made)
    assert next(one.words for one in under(made, "The shortlist")).startswith("No shortlist is made yet.")
    assert "No plan is written yet." in said(made)


def test_the_shortlist_is_the_choice_sheets_words_and_nothing_else(record):
    with write_session() as session:
        made = at_the_choice(session)
        marked(session, made, (5, 5, 5), (1, 2, 3), (3, 3, 3), why="A reason nobody outside may read.")
        found = check_opened(made.case, session=session)
        told = {one.id: f"{one.name} says: {SIGNS}\nIt costs something." for one in found.offers[:2]}
        choice = shortlisting.make_shortlist(BROKER, made.case, told, "Take your time.", session=session)
        asked = question(choice, session=session)
        left_out = found.offers[2].name
    report = take(made.case)
    shown = under(report, "The shortlist")
    assert [one.lines for one in shown if isinstance(one, Points)] == [one.lines for one in asked.listed]
    assert [one.words for one in shown if isinstance(one, Heading)] == [f"{one.number} {one.name}" for one in asked.listed]
    assert [one.words for one in shown if isinstance(one, Text)] == ["Take your time.", "In the order of names: no score, no rank."]
    everything = said(report)
    assert left_out not in everything and "A reason nobody" not in everything and "£" not in everything and SIGNS in everything


@pytest.mark.parametrize(("answer", "sentence"), [(NONE, "None of these. Please look again."), (STAY, "I want to stay as I am."),
                                                  ("", "The person has not answered yet.")])
def test_an_answer_is_told_as_it_was_given(answer, sentence, record):
    with write_session() as session:
        made = at_the_choice(session)
        choice = a_shortlist(session, made)
        if answer:
            a_choice(session, choice, answer, why="I know them.")
    told = under(take(made.case), "What the person chose")[0].lines
    assert told[0].startswith(sentence) and ("Why: I know them." in told) == bool(answer)


def test_the_plans_numbers_are_those_of_its_page(record):
    with write_session() as session:
        made, plan = at_the_plan(session, words=f"Help each morning. {SIGNS}", budget_pounds=None)
        shown = plan_shown(plan, session=session)
    report = take(made.case)
    facts = dict(next(one for one in under(report, "The support plan") if isinstance(one, Table)).rows)
    assert facts["Provider"] == shown.provider == "Ash Care" and facts["Cost"] == "£165.50 a week" and shown.weekly_pounds == 165.5
    agreed = next(one for one in report.blocks if isinstance(one, Table) and one.title.startswith("What was agreed"))
    assert [row[:2] for row in agreed.rows] == [(one.number, one.words) for one in shown.agreed] and len(agreed.rows) == 3
    assert [row[1] for one in report.blocks if isinstance(one, Table) and one.title == "Signatures" for row in one.rows] == ["not yet"] * 2


@pytest.mark.parametrize("ending", ["docx", "pdf", "xlsx", "html"])
def test_every_format_has_it_and_keeps_no_copy(ending, record, monkeypatch):
    with write_session() as session:
        made, _ = at_the_plan(session, words=SIGNS)
    monkeypatch.setattr(KEPT, "made", lambda *_: pytest.fail("a file about one person is kept nowhere"))
    asked = making.asked_for("case", ending, made.case)
    data = making.written(asked, making.take(BROKER, asked))
    if ending == "docx":
        assert SIGNS in [one.text for one in docx.Document(BytesIO(data)).paragraphs]
    if ending == "html":
        assert SIGNS in data.decode()
    if ending == "pdf":
        found = words_of(pdf(data))
        assert "Caerdydd ŵ ŷ" in found and "Ash Care" in found


def test_each_taking_is_in_the_audit_and_looking_once_in_half_an_hour(record):
    with write_session() as session:
        case = a_case(session)
    for ending in ("pdf", "docx"):
        take(case, ending)
    with read_session() as session:
        acts = [(one.act, one.who) for one in records(session=session) if one.noun_id == str(case)]
        assert [(who, role) for _, who, role in openings_of(case, 0, 10, session=session)] == [(BROKER.name, "broker")]
    assert acts.count((making.TAKE, BROKER.name)) == 2 and acts.count(("open a case", BROKER.name)) == 1


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.COMMISSIONER, Role.HOST])
def test_nobody_else_takes_it_and_nothing_is_written_down(role, record):
    with write_session() as session:
        case = a_case(session)
    with pytest.raises(NotAllowed, match="who cannot open cases"):
        take(case, actor=an_actor(role))
    with read_session() as session:
        assert not [one for one in records(session=session) if one.act in (making.TAKE, "open a case")]


def test_a_device_that_nobody_used_opens_no_case(record):
    with write_session() as session:
        case = a_case(session)
    with pytest.raises(NotAllowed, match="Nobody used this device"):
        take(case, actor=replace(BROKER, away=True))


def test_a_choice_that_was_set_aside_says_why(record):
    with write_session() as session:
        made = at_the_choice(session)
        choice = a_shortlist(session, made)
        a_choice(session, choice, choosing.OFFER, made.offers[0])
        override(COMMAND_LINE, choice, Override(made.offers[1], "safety", "Nobody is there at night.", today(), "By phone, on Monday"),
                 session=session)
        assert support.override_of(choice, session=session)
    told = under(take(made.case), "What the person chose")[0].lines
    assert "Set aside: somebody would not be safe. Nobody is there at night." in told and told[0].startswith("Ash Care.")
