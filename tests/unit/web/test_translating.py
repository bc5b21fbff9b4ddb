"""A language's file is made from the catalogue, and brought up to date with what is translated kept."""

import re
import shutil

import pytest
from babel.messages.pofile import read_po, write_po

from toolkit import settings
from toolkit.__main__ import main
from toolkit.errors import BadInput
from toolkit.web.words import translating
from toolkit.words import words


@pytest.fixture
def folder(tmp_path, monkeypatch):
    shutil.copytree(settings.ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("words"))
    monkeypatch.setenv("TOOLKIT_DATA", str(tmp_path / "data"))
    return tmp_path / "data" / "words"


def translate(file, **sentences: str) -> None:
    with file.open("rb") as held:
        found = read_po(held, "cy")
    for said in sentences.values():
        english, _, welsh = said.partition(" = ")
        found[english].string = welsh
    with file.open("wb") as written:
        write_po(written, found)


def test_a_new_language_has_every_sentence_and_none_translated(folder):
    made = translating.bring_up_to_date("cy")
    assert made.file == folder / "cy.po"
    assert made.total > 4000
    assert (made.done, made.unsure) == (0, 0)
    assert words("cy").gettext("All entries") == "All entries"


def test_what_is_translated_stays_and_is_counted(folder):
    translating.bring_up_to_date("cy")
    translate(folder / "cy.po", one="All entries = Pob cofnod")
    made = translating.bring_up_to_date("cy")
    assert made.done == 1
    assert words("cy").gettext("All entries") == "Pob cofnod"


def test_a_sentence_that_changed_a_little_waits_to_be_looked_at(folder):
    translating.bring_up_to_date("cy")
    text = (folder / "cy.po").read_text(encoding="utf-8")
    old = text.replace('msgid "All entries"\nmsgstr ""', 'msgid "All entrees"\nmsgstr "Pob cofnod"')
    (folder / "cy.po").write_text(old, encoding="utf-8")
    made = translating.bring_up_to_date("cy")
    assert (made.done, made.unsure) == (0, 1)


def test_welsh_has_its_six_plural_forms(folder):
    translating.bring_up_to_date("cy")
    assert "nplurals=6" in (folder / "cy.po").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["xx", "../cy", "", "c"])
def test_a_language_that_there_is_none_of_is_refused(folder, language):
    with pytest.raises(BadInput, match="no such language"):
        translating.bring_up_to_date(language)
    assert not folder.exists()


def test_the_command_says_how_far_a_language_is(folder, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("toolkit.web.words.extract.CATALOGUE", tmp_path / "messages.pot")
    assert main(["words", "--language", "cy"]) == 0
    assert re.search(r"cy\.po: 0 of \d,\d{3} sentences", capsys.readouterr().out)
