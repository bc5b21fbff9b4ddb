"""`python -m toolkit audit`: who did what, narrowed, on the screen and as a file."""

import csv
from io import StringIO

import pytest

from tests.factories import a_case, a_workshop, an_actor, an_entry
from toolkit.__main__ import main
from toolkit.brokerage.openings import opened
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries.audit import records


@pytest.fixture
def acts(database):
    """A workshop with an entry by somebody whose name starts like a formula, and a case that a broker opened."""
    with write_session() as session:
        workshop = a_workshop(session)
        an_entry(session, workshop, "Mrs Brown at number 12", actor=an_actor(name="=Sam"))
        case = a_case(session)
        opened(an_actor("broker", name="Ana"), case, session=session)
    return workshop, case


def said(capsys, *words):
    code = main(["audit", *words])
    return code, capsys.readouterr()


def test_it_shows_the_newest_first_and_never_peoples_words(acts, capsys):
    code, found = said(capsys)
    lines = found.out.splitlines()
    assert code == 0 and "Ana  broker  open a case" in lines[0] and str(acts[1]) in lines[0]
    assert "Brown" not in found.out and "words: text #" in found.out and "kind: available" in found.out
    assert lines[-1] == f"{len(lines) - 1} of {len(lines) - 1} acts, the newest first."


@pytest.mark.parametrize(("words", "expected"), [
    (("--who", "ana"), {"open a case"}), (("--act", "OPEN A"), {"open a case"}), (("--who", "%"), set()),
    (("--until", "2020-01-01"), set()), (("--who", "Sam", "--since", "2020-01-01"), {"record what is said"})])
def test_it_is_narrowed(acts, capsys, words, expected):
    _, found = said(capsys, *words)
    assert {act for act in ("open a case", "record what is said", "start a workshop") if act in found.out} == expected


def test_everything_about_a_case_or_a_workshop(acts, capsys):
    _, found = said(capsys, "--about", str(acts[1]))
    assert "open a case" in found.out and "take in a referral" in found.out and "record what is said" not in found.out
    _, found = said(capsys, "--about", str(acts[0].id))
    assert "record what is said" in found.out and "open a case" not in found.out


def test_a_file_holds_all_of_it_and_no_formula(acts, capsys, tmp_path):
    with read_session() as session:
        total = len(list(records(session=session)))
    code, found = said(capsys, "--newest", "1", "--out", str(tmp_path / "audit.csv"))
    rows = list(csv.reader(StringIO((tmp_path / "audit.csv").read_text(encoding="utf-8-sig"))))
    assert code == 0 and len(rows) == total + 1 and rows[0][2] == "Who" and f"{total} acts are in" in found.out
    assert {row[2] for row in rows} >= {"'=Sam", "Ana"}


def test_reading_it_is_written_down_once_for_a_while(acts, capsys):
    for _ in range(2):
        said(capsys)
    with read_session() as session:
        assert [one.act for one in records(session=session)].count("read the audit") == 1


@pytest.mark.parametrize(("words", "sentence"), [
    (("--since", "yesterday"), "yesterday is not a day. Write it like 2026-11-27."),
    (("--until", "9999-12-31"), "9999-12-31 is not a day."), (("--about", "CT-1"), "CT-1 is not an id.")])
def test_what_cannot_be_looked_for_gets_a_sentence(acts, capsys, words, sentence):
    code, found = said(capsys, *words)
    assert code == 1 and found.out == "" and found.err.startswith(sentence)
