"""`python -m toolkit report`: a file in the format that is asked for, or the list."""

import pytest

from tests.factories import a_case, a_workshop
from toolkit.__main__ import main
from toolkit.access.roles import COMMAND_LINE
from toolkit.brokerage.example_contracts import load_contract_example
from toolkit.reports import making
from toolkit.reports.written import REPORTS
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries.audit import records


def test_the_list_names_every_report(capsys):
    assert main(["report", "--list"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [one.slug for one in REPORTS]


@pytest.mark.parametrize(("ending", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK"), ("html", b"<!doctype html>")])
def test_a_report_is_written(ending, begins, record, tmp_path, capsys):
    with write_session() as session:
        workshop = a_workshop(session).id
    path = tmp_path / f"out.{ending}"
    assert main(["report", "plans", "--workshop", str(workshop), "--format", ending, "--out", str(path)]) == 0
    assert path.read_bytes().startswith(begins) and str(path) in capsys.readouterr().out


def test_a_report_is_written_in_easy_read(record, tmp_path):
    with write_session() as session:
        a_workshop(session)
    path = tmp_path / "easy.html"
    assert main(["report", "record", "--easy", "--format", "html", "--out", str(path)]) == 0
    assert "<h1>Easy Read. Record" in path.read_text("utf-8")


def test_a_report_is_written_in_welsh(record, tmp_path):
    with write_session() as session:
        a_workshop(session, title="Spring")
    path = tmp_path / "welsh.html"
    assert main(["report", "record", "--language", "cy", "--format", "html", "--out", str(path)]) == 0
    assert '<html lang="cy">' in path.read_text("utf-8") and "<h1>Cofnod: Spring</h1>" in path.read_text("utf-8")


def test_without_a_name_of_its_own_it_says_what_is_inside(record, tmp_path, monkeypatch, capsys):
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    assert main(["report", "market"]) == 0
    assert [one.name[:16] for one in here.iterdir()] == ["Market-position-"]


@pytest.mark.parametrize(("typed", "sentence"), [([], "Say which report"), (["nothing"], "There is no such report"),
                                                 (["record", "--format", "doc"], "There is no such format"),
                                                 (["record", "--language", "fr"], "There are: en, cy."),
                                                 (["record", "--workshop", "x"], "not the id of a workshop")])
def test_what_is_wrong_is_said_in_a_sentence(typed, sentence, record, capsys):
    with write_session() as session:
        a_workshop(session)
    assert main(["report", *typed]) == 1
    assert sentence in capsys.readouterr().err


def test_no_workshop_yet_is_said(record, capsys):
    assert main(["report", "record"]) == 1
    assert "There is no workshop yet" in capsys.readouterr().err


@pytest.mark.parametrize(("ending", "begins"), [("csv", b"PK"), ("geojson", b'{\n "type": "FeatureCollection"'), ("json", b"{")])
def test_the_record_is_written_as_data(ending, begins, record, tmp_path, monkeypatch):
    with write_session() as session:
        a_workshop(session)
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    assert main(["report", "record", "--format", ending]) == 0
    [made] = set(tmp_path.iterdir()) - before
    assert made.read_bytes().startswith(begins) and made.suffix == f".{'zip' if ending == 'csv' else ending}"


@pytest.mark.parametrize("given", ["reference", "id"])
def test_a_cases_report_is_written_and_written_down(given, record, tmp_path, capsys):
    with write_session() as session:
        case = a_case(session, reference="CT-2026-0042")
    path = tmp_path / "case.html"
    assert main(["report", "case", "--case", "ct-2026-0042" if given == "reference" else str(case), "--format", "html",
                 "--out", str(path)]) == 0
    assert "CT-2026-0042" in path.read_text("utf-8")
    with read_session() as session:
        done = [(one.act, one.who) for one in records(session=session) if one.noun_id == str(case)]
        assert {(making.TAKE, "command line"), ("open a case", "command line")} <= set(done)


def test_a_contracts_report_is_of_the_newest_unless_one_is_named(record, tmp_path, capsys):
    assert main(["report", "contract"]) == 1 and "There is no contract yet" in capsys.readouterr().err
    with write_session() as session:
        contract, _ = load_contract_example(COMMAND_LINE, session=session)
    for more in ([], ["--contract", str(contract)]):
        path = tmp_path / f"{len(more)}.html"
        assert main(["report", "contract", *more, "--format", "html", "--out", str(path)]) == 0
        assert "Age UK Oxfordshire" in path.read_text("utf-8")


@pytest.mark.parametrize(("typed", "sentence"), [(["case"], "Say of which case"), (["case", "--case", "CT-1"], "There is no case CT-1."),
                                                 (["contract", "--contract", "x"], "x is not the id of a contract")])
def test_which_case_or_contract_must_be_there(typed, sentence, record, capsys):
    assert main(["report", *typed]) == 1
    assert sentence in capsys.readouterr().err
