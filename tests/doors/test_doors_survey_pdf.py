"""Sheets and cards of a survey at their door: tagged, in their size, for those who keep contracts, never kept."""

from datetime import date

import pytest

from tests.factories import a_link, an_actor, the
from tests.pdfs import alts, opened, sizes, words
from toolkit.access.roles import Role
from toolkit.brokerage.survey import CLOSED, PEOPLE, TOTALS, Asking, add_survey, set_state
from toolkit.models import Survey
from toolkit.steps.consulting.sheet import say_code
from toolkit.storage.engine import write_session

KEEPER = an_actor(Role.COMMISSIONER)
HARD = '#let x = panic("run") * _b_ $c$ @d \\ <e> [f] Tŷ'
QR = "QR code: opens the questions on a phone"
A4, A5 = (595, 842), (420, 595)


@pytest.fixture
def made(record, monkeypatch):
    """An open survey's id and code, and the secrets of a commissioner and a broker."""
    monkeypatch.setenv("TOOLKIT_PUBLIC_URL", "https://table.example.org")
    with write_session() as session:
        one = add_survey(KEEPER, Asking(HARD, "help_and_plan", 12, date(2026, 5, 1), PEOPLE), session=session)
        return one, say_code(the(session, Survey, one).code), a_link(session, Role.COMMISSIONER), a_link(session, Role.BROKER)


@pytest.mark.parametrize(("query", "page", "count"), [("", A4, 1), ("?style=a5", A5, None), ("?style=large", A4, None)])
def test_a_sheet_asks_every_question_in_its_size(made, visitor, query, page, count):
    answer = visitor(made[2]).get(f"/survey-papers/{made[0]}.pdf{query}")
    assert answer.headers["content-type"] == "application/pdf" and answer.headers["cache-control"] == "private, no-store"
    reader = opened(answer.content)
    text = words(reader).replace("\u00ad ", "")
    for said in ("Were the information and advice useful?", "Are things better since you have a support plan?", made[1],
                 "table.example.org/survey", '#let x = panic("run")'):
        assert said in text, said
    assert text.count("Partly") == 5 and QR in alts(reader)
    assert tuple(round(float(side)) for side in reader.pages[0].mediabox[2:]) == page and (count is None or len(reader.pages) == count)
    least = 18 if "large" in query else 12
    assert all(size >= min(least, 14) - 0.01 for found, size in sizes(reader) if found.strip())


@pytest.mark.parametrize(("style", "pages"), [("normal", 2), ("large", 3)])
def test_cards_carry_the_address_the_code_and_enough_for_everybody(made, visitor, style, pages):
    reader = opened(visitor(made[2]).get(f"/survey-papers/{made[0]}.pdf?kind=cards&style={style}").content)
    text = words(reader)
    assert len(reader.pages) == pages and "How was it with your broker?" in text and made[1] in text and "until" not in text
    assert alts(reader).count(QR) == {"normal": 16, "large": 12}[style]


def test_nobody_else_prints_them(made, visitor):
    for device in (visitor(made[3]), visitor()):
        answer = device.get(f"/survey-papers/{made[0]}.pdf")
        assert answer.status_code == 403 and "pdf" not in answer.headers["content-type"]


@pytest.mark.parametrize("query", ["?kind=x", "?style=x", "?kind=cards&style=a4", "?style=%3Cscript%3E"])
def test_what_is_not_there_is_said(made, visitor, query):
    answer = visitor(made[2]).get(f"/survey-papers/{made[0]}.pdf{query}")
    assert answer.status_code == 404 and "Go back to the screen" in answer.text


def test_a_closed_one_and_one_by_totals_are_not_printed(made, visitor):
    with write_session() as session:
        set_state(KEEPER, made[0], 1, CLOSED, session=session)
        totals = add_survey(KEEPER, Asking("Ash", "help_and_plan", 12, date(2026, 5, 1), TOTALS), session=session)
    for one, said in ((made[0], "takes no more answers"), (totals, "keyed as totals")):
        answer = visitor(made[2]).get(f"/survey-papers/{one}.pdf")
        assert answer.status_code == 409 and said in answer.text


def test_where_only_this_computer_has_the_address_sheets_are_printed_without_it_and_cards_refused(made, visitor, monkeypatch):
    monkeypatch.delenv("TOOLKIT_PUBLIC_URL")
    device, here = visitor(made[2]), {"host": "localhost:8501"}
    assert device.get(f"/survey-papers/{made[0]}.pdf?kind=cards", headers=here).status_code == 409
    reader = opened(device.get(f"/survey-papers/{made[0]}.pdf", headers=here).content)
    assert QR not in alts(reader) and "localhost" not in words(reader)
