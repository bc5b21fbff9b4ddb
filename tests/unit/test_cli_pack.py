"""`python -m toolkit pack`: sheets for the day as files."""

import zipfile

import pytest

from tests.factories import a_workshop
from tests.pdfs import opened, words
from toolkit.__main__ import main
from toolkit.reports.pack import PACK
from toolkit.storage.engine import write_session


@pytest.fixture
def two(record):
    """An older and a newer workshop."""
    made = []
    for title in ("Older", "Newer"):
        with write_session() as session:
            made.append(a_workshop(session, title=title).id)
    return made


def test_the_list_names_every_sheet(capsys):
    assert main(["pack", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [sheet.slug for sheet in PACK]


@pytest.mark.parametrize(("which", "title"), [(None, "Newer"), (0, "Older")])
def test_one_sheet_is_written_where_the_command_was_typed(two, which, title, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["pack", "functions", "--style", "large", *(["--workshop", str(two[which])] if which is not None else [])]) == 0
    file = tmp_path / f"{title}-The-ten-functions-large-print.pdf"
    assert str(file) in capsys.readouterr().out
    assert "Technical advice" in words(opened(file.read_bytes()))


def test_a_sheet_speaks_the_language_that_was_named(two, tmp_path, capsys):
    for language, said in (("en", "Finding out what is available"), ("cy", "Dod o hyd i beth sydd ar gael")):
        assert main(["pack", "functions", "--language", language, "--out", str(tmp_path / "sheet.pdf")]) == 0
        reader = opened((tmp_path / "sheet.pdf").read_bytes())
        assert reader.trailer["/Root"]["/Lang"] == f"{language}-GB" and said in words(reader)


def test_without_a_name_all_that_can_be_printed_comes_in_one_file(two, tmp_path, capsys):
    assert main(["pack", "--out", str(tmp_path / "day.zip")]) == 0
    names = zipfile.ZipFile(tmp_path / "day.zip").namelist()
    said = capsys.readouterr().out
    left_out = [line.split()[2].rstrip(".") for line in said.splitlines() if line.startswith("Left out: ")]
    assert left_out == ["host-cards", "room-cards", "voting-papers"] and len(names) == len(PACK) - 3


@pytest.mark.parametrize(("asked", "said"), [
    (["poster"], "There is no such sheet. There are: run-sheet, principles,"),
    (["principles", "--style", "tiny"], "normal, large, easy-read"),
    (["principles", "--language", "fr"], "There are no words in this language. There are: en, cy."),
    (["principles", "--workshop", "x"], "x is not the id of a workshop."),
    (["principles", "--out", "no/such/folder.pdf"], "cannot be written"),
    (["room-cards"], "--hall")])
def test_what_cannot_be_done_is_one_sentence(two, asked, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["pack", *asked]) == 1
    shown = capsys.readouterr()
    assert said in shown.err and len(shown.err.splitlines()) == 1 and not list(tmp_path.glob("*.*"))


def test_there_has_to_be_a_workshop(record, capsys):
    assert main(["pack", "principles"]) == 1
    assert "There is no workshop yet." in capsys.readouterr().err
