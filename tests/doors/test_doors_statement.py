"""The outcome statement at its door: printed for those who open cases, in every style a tagged PDF, never kept."""

import pytest

from tests.asking import COOK, outcomes_for
from tests.factories import a_case, a_link
from tests.pdfs import alts, opened, sizes, words
from toolkit.access.roles import Role
from toolkit.brokerage.outcomes import Wanted
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries.audit import records
from toolkit.storage.queries.cases import openings_of

LONG = Wanted("social", "should", "maintenance", "📞 مرحبا " + "w" * 300, 2, True)
MARKUP = Wanted("economic", "should", "maintenance", "#strong[x] $x$ <script>", 2, True)


@pytest.fixture
def case(record):
    """A case with a statement, and the secrets of a broker and a facilitator."""
    with write_session() as session:
        made = a_case(session, reference="CT-2026-0042")
        outcomes_for(session, made, COOK, LONG, MARKUP)
        return made, a_link(session, Role.BROKER), a_link(session, Role.FACILITATOR)


@pytest.mark.parametrize(("query", "said"), [
    ("", ("Outcome statement", "D - I cook my own lunch.", "weighting 4 of 5", "Must have, must be able to", "By the end of June")),
    ("?style=large", ("Outcome statement", "Should have, should be able to", "Gone through with the person")),
    ("?style=easy", ("What I want to be different", "I must have this.", "This is something new for me.", "Is this right?"))])
def test_a_broker_prints_it(case, visitor, query, said):
    answer = visitor(case[1]).get(f"/statement/{case[0]}.pdf{query}")
    assert answer.headers["content-type"] == "application/pdf" and answer.headers["cache-control"] == "private, no-store"
    pdf = opened(answer.content)
    for one in (*said, "CT-2026-0042", "#strong[x] $x$ <script>"):
        assert one in words(pdf), one
    assert "Two people holding hands" in alts(pdf)


def test_whoever_prints_it_has_looked_at_the_case(case, visitor):
    for _ in range(2):
        assert visitor(case[1]).get(f"/statement/{case[0]}.pdf").status_code == 200
    assert visitor(case[2]).get(f"/statement/{case[0]}.pdf").status_code == 403
    with read_session() as session:
        assert [(who, role) for _, who, role in openings_of(case[0], 0, 10, session=session)] == [("Sam", "broker")]
        assert [one.act for one in records(session=session)].count("open a case") == 1


def test_easy_read_is_large_enough(case, visitor):
    pdf = opened(visitor(case[1]).get(f"/statement/{case[0]}.pdf?style=easy").content)
    assert {round(size) for text, size in sizes(pdf) if "I must have this." in text} == {16}


def test_nobody_else_does(case, visitor):
    for device in (visitor(case[2]), visitor()):
        answer = device.get(f"/statement/{case[0]}.pdf")
        assert answer.status_code == 403 and "pdf" not in answer.headers["content-type"]


@pytest.mark.parametrize(("which", "query", "status"), [
    ("", "?style=x", 404), ("00000000-0000-0000-0000-000000000000", "", 404)])
def test_what_is_not_there_is_said(case, visitor, which, query, status):
    answer = visitor(case[1]).get(f"/statement/{which or case[0]}.pdf{query}")
    assert answer.status_code == status and "pdf" not in answer.headers["content-type"]


def test_an_empty_statement_is_not_printed(case, visitor):
    with write_session() as session:
        empty = a_case(session, reference="CT-2026-0043")
    answer = visitor(case[1]).get(f"/statement/{empty}.pdf")
    assert answer.status_code == 409 and "There is no outcome to print yet." in answer.text
