"""`python -m toolkit report`: a file in the format that is asked for, or the list."""

import pytest

from tests.factories import a_workshop
from toolkit.__main__ import main
from toolkit.reports.written import REPORTS
from toolkit.storage.engine import write_session


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


def test_without_a_name_of_its_own_it_says_what_is_inside(record, tmp_path, monkeypatch, capsys):
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    assert main(["report", "market"]) == 0
    assert [one.name[:16] for one in here.iterdir()] == ["Market-position-"]


@pytest.mark.parametrize(("typed", "sentence"), [([], "Say which report"), (["nothing"], "There is no such report"),
                                                 (["record", "--format", "doc"], "There is no such format"),
                                                 (["record", "--workshop", "x"], "not the id of a workshop")])
def test_what_is_wrong_is_said_in_a_sentence(typed, sentence, record, capsys):
    with write_session() as session:
        a_workshop(session)
    assert main(["report", *typed]) == 1
    assert sentence in capsys.readouterr().err


def test_no_workshop_yet_is_said(record, capsys):
    assert main(["report", "record"]) == 1
    assert "There is no workshop yet" in capsys.readouterr().err
