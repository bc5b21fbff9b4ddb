"""Reports at their door: for whoever may read them, named after what is inside, kept nowhere."""

import base64
import hashlib
import re
from urllib.parse import unquote

import pytest

from tests.choosing import at_the_plan
from tests.factories import a_case, a_link, a_workshop
from toolkit.access.roles import COMMAND_LINE, Role
from toolkit.brokerage.example_contracts import load_contract_example
from toolkit.reports import making
from toolkit.reports.formats import DATA_FORMATS, FORMATS
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries.audit import records
from toolkit.storage.queries.cases import openings_of


@pytest.fixture
def workshop(record):
    with write_session() as session:
        return a_workshop(session, title="Our “area” & <more>").id


def come(visitor, role, workshop_id=None):
    with write_session() as session:
        secret = a_link(session, role, workshop_id)
    return visitor(secret)


@pytest.mark.parametrize("format_", (*FORMATS, *DATA_FORMATS), ids=lambda one: one.name)
def test_each_format_is_given_under_its_name(format_, visitor, workshop):
    answer = come(visitor, Role.COMMISSIONER).get(f"/report/record.{format_.name}?workshop={workshop}")
    assert answer.status_code == 200 and answer.headers["content-type"] == format_.media_type
    how, _, name = answer.headers["content-disposition"].partition(";")
    assert how == ("inline" if format_.name in ("pdf", "html") else "attachment")
    begins = "Data-record" if format_ in DATA_FORMATS else "Record"
    assert unquote(name.partition("UTF-8''")[2]).startswith(f"{begins}-Our-area-more-20") and name.endswith(format_.ending)
    assert answer.headers["cache-control"] == "private, no-store" and answer.headers["x-content-type-options"] == "nosniff"


def test_strangers_and_those_who_may_not_are_turned_away(visitor, workshop):
    assert visitor().get(f"/report/record.pdf?workshop={workshop}").status_code in (401, 403, 404)
    assert come(visitor, Role.BROKER).get(f"/report/record.pdf?workshop={workshop}").status_code == 403
    assert come(visitor, Role.FACILITATOR).get("/report/market.pdf").status_code == 403
    with write_session() as session:
        other = a_workshop(session, title="Another").id
    assert come(visitor, Role.FACILITATOR, other).get(f"/report/record.pdf?workshop={workshop}").status_code == 403


@pytest.mark.parametrize(("where", "sentence"), [
    ("nothing.pdf?workshop={}", "There is no such report"), ("record.exe?workshop={}", "There is no such format"),
    ("plans.csv?workshop={}", "There are: docx, pdf, xlsx, html."), ("case.pdf?workshop={}", "There is no such report"),
    ("record.pdf", "Say of which workshop"), ("record.pdf?workshop=x", "not here"),
    ("record.pdf?workshop=00000000-0000-4000-8000-000000000000", "not here")])
def test_what_is_not_there_is_said(where, sentence, visitor, workshop):
    answer = come(visitor, Role.ADMINISTRATOR).get(f"/report/{where.format(workshop)}")
    assert answer.status_code == 404 and sentence in answer.text


def test_a_web_page_may_look_as_it_does_and_run_nothing(visitor, workshop):
    answer = come(visitor, Role.COMMISSIONER).get(f"/report/record.html?workshop={workshop}")
    policy = answer.headers["content-security-policy"]
    style = re.search("<style>(.*?)</style>", answer.text, re.DOTALL)[1]
    assert f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'" in policy and "img-src data:" in policy
    assert "default-src 'none'" in policy and "script-src" not in policy and "unsafe" not in policy and "style=" not in answer.text


@pytest.fixture
def case(record):
    with write_session() as session:
        return at_the_plan(session)[0].case


@pytest.mark.parametrize("format_", FORMATS, ids=lambda one: one.name)
def test_a_broker_takes_a_cases_report_and_that_is_written_down(format_, visitor, case):
    device = come(visitor, Role.BROKER)
    answer = device.get(f"/report-of-case/{case}/case.{format_.name}")
    assert answer.status_code == 200 and answer.headers["content-type"] == format_.media_type
    assert answer.headers["cache-control"] == "private, no-store"
    assert "Shortlist-and-support-plan-" in answer.headers["content-disposition"]
    device.get(f"/report-of-case/{case}/case.{format_.name}")
    with read_session() as session:
        acts = [one.act for one in records(session=session) if one.noun_id == str(case)]
        assert acts.count(making.TAKE) == 2 and acts.count("open a case") == 1 == len(openings_of(case, 0, 10, session=session))


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.COMMISSIONER, Role.HOST])
def test_whoever_may_open_no_case_is_refused_in_a_plain_sentence(role, visitor, case):
    answer = come(visitor, role).get(f"/report-of-case/{case}/case.pdf")
    assert answer.status_code == 403 and "who cannot open cases" in answer.text and "Ash Care" not in answer.text
    assert visitor().get(f"/report-of-case/{case}/case.pdf").status_code == 403
    with read_session() as session:
        assert making.TAKE not in [one.act for one in records(session=session)]


@pytest.mark.parametrize(("where", "sentence"), [
    ("report-of-case/{}/record.pdf", "There are: case."), ("report-of-case/{}/case.csv", "There is no such format"),
    ("report-of-case/00000000-0000-4000-8000-000000000000/case.pdf", "This case is not there"),
    ("report-of-contract/00000000-0000-4000-8000-000000000000/contract.pdf", "This contract is not there"),
    ("report-of-contract/{}/case.pdf", "There are: contract.")])
def test_what_is_not_there_of_a_case_or_contract_is_said(where, sentence, visitor, record):
    with write_session() as session:
        case = a_case(session)
    answer = come(visitor, Role.ADMINISTRATOR).get(f"/{where.format(case)}")
    assert answer.status_code == 404 and sentence in answer.text


@pytest.mark.parametrize(("role", "status"), [(Role.BROKER, 200), (Role.COMMISSIONER, 200), (Role.FACILITATOR, 403)])
def test_a_contracts_report_is_for_whoever_may_see_contracts(role, status, visitor, record):
    with write_session() as session:
        contract, _ = load_contract_example(COMMAND_LINE, session=session)
    answer = come(visitor, role).get(f"/report-of-contract/{contract}/contract.html")
    assert answer.status_code == status and ("13,300" in answer.text) == (status == 200)
    assert status == 200 or "cannot see contracts" in answer.text


def test_the_needs_assessment_is_for_whoever_may_see_the_market(visitor, workshop):
    assert come(visitor, Role.COMMISSIONER).get(f"/report/jsna.html?workshop={workshop}").status_code == 200
    answer = come(visitor, Role.FACILITATOR).get(f"/report/jsna.html?workshop={workshop}")
    assert answer.status_code == 403 and "cannot see the whole market" in answer.text


@pytest.mark.parametrize(("wish", "begins"), [("cy-GB,cy;q=0.9,en;q=0.8", "Cofnod-Our"), ("en-GB", "Record-Our")])
def test_a_report_speaks_the_readers_language(wish, begins, visitor, workshop):
    come_in = come(visitor, Role.COMMISSIONER)
    come_in.headers["accept-language"] = wish
    answer = come_in.get(f"/report/record.html?workshop={workshop}")
    assert unquote(answer.headers["content-disposition"].partition("UTF-8''")[2]).startswith(begins)
    assert f'<html lang="{"cy" if begins.startswith("C") else "en-GB"}">' in answer.text
