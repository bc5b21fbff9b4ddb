"""Sheets and cards at their door: for those who may consult, never kept."""

import pytest

from tests.factories import a_consultation, a_link, two_plans
from tests.pdfs import opened, words
from toolkit.access.roles import Role
from toolkit.storage.engine import write_session


@pytest.fixture
def asked(record, monkeypatch):
    """An open consultation's id, and the secrets of a commissioner and a host."""
    monkeypatch.setenv("TOOLKIT_PUBLIC_URL", "https://table.example.org")
    with write_session() as session:
        workshop, _ = two_plans(session)
        return a_consultation(session, workshop), a_link(session, Role.COMMISSIONER), a_link(session, Role.HOST)


@pytest.mark.parametrize(("query", "said"), [("", "Are these plans right?"), ("?style=large", "I agree if it is changed"),
                                             ("?style=easy", "Buses"), ("?kind=cards", "Is the plan right?"),
                                             ("?kind=cards&style=large", "Is the plan right?")])
def test_a_commissioner_prints_them(asked, visitor, query, said):
    answer = visitor(asked[1]).get(f"/consult-papers/{asked[0]}.pdf{query}")
    assert answer.headers["content-type"] == "application/pdf" and answer.headers["cache-control"] == "private, no-store"
    assert said in words(opened(answer.content))


def test_nobody_else_does(asked, visitor):
    for device in (visitor(asked[2]), visitor()):
        answer = device.get(f"/consult-papers/{asked[0]}.pdf")
        assert answer.status_code == 403 and "pdf" not in answer.headers["content-type"]


@pytest.mark.parametrize("query", ["?kind=x", "?style=x", "?kind=cards&style=easy", "?style=%3Cscript%3E"])
def test_what_is_not_there_is_said(asked, visitor, query):
    answer = visitor(asked[1]).get(f"/consult-papers/{asked[0]}.pdf{query}")
    assert answer.status_code == 404 and "Go back to the screen" in answer.text


def test_cards_without_an_address_for_home_are_refused_in_a_sentence(asked, visitor, monkeypatch):
    monkeypatch.delenv("TOOLKIT_PUBLIC_URL")
    answer = visitor(asked[1]).get(f"/consult-papers/{asked[0]}.pdf?kind=cards", headers={"host": "localhost:8501"})
    assert answer.status_code == 409 and "people can open at home" in answer.text
