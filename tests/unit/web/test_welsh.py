"""The Welsh file: whole, with the places and forms that its sentences need, and marked for as long as only a machine has seen it."""

import io
import re
from datetime import date, timedelta

import pytest
from babel.messages.pofile import read_po

from toolkit import settings
from toolkit.web.words import extract
from toolkit.words import MACHINE, is_unchecked, words
from toolkit.words.speaking import numbers, say_due, spoken

PLACE = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
# Some texts of the catalogue are no words to translate, such as a format of dates; a few new sentences may wait for their turn.
LEAST_DONE = 0.99


@pytest.fixture(scope="module")
def welsh():
    with (settings.ROOT / "data" / "words" / "cy.po").open("rb") as file:
        return [one for one in read_po(file, "cy") if one.id and not one.fuzzy]


def forms(message) -> list[str]:
    return list(message.string) if message.pluralizable else [message.string]


def english(message) -> list[str]:
    return list(message.id) if message.pluralizable else [message.id]


def test_nearly_every_sentence_is_there_in_welsh(welsh):
    done = {english(one)[0] for one in welsh if all(forms(one))}
    wanted = {english(one)[0] for one in read_po(io.StringIO(extract.catalogue())) if one.id}
    assert len(wanted & done) / len(wanted) >= LEAST_DONE, sorted(wanted - done)[:20]


def test_a_translation_has_the_places_of_its_sentence(welsh):
    for one in welsh:
        wanted = [set(PLACE.findall(text)) for text in english(one)]
        assert all(set(PLACE.findall(form)) in wanted for form in forms(one) if form), one.id


@pytest.mark.parametrize(("days", "said"), [(-40, "yn hwyr o 40 diwrnod"), (-1, "yn hwyr o 1 diwrnod"), (0, "yn ddyledus heddiw"),
                                            (1, "yn ddyledus yfory"), (29, "yn ddyledus ar 27 Rhagfyr 2026")])
def test_what_speaking_itself_says_is_there_too(days, said):
    today = date(2026, 11, 28)
    with spoken("cy"):
        assert say_due(today + timedelta(days=days), today) == said
        assert numbers([1, 2, 5]) == "1, 2 a 5"


def test_emphasis_links_and_lines_stay(welsh):
    for one in welsh:
        if not one.pluralizable and one.string:
            for sign in ("**", "`", "](", "\n"):
                assert one.string.count(sign) == one.id.count(sign), one.id


def test_welsh_counts_in_its_own_forms(welsh):
    assert all(len(one.string) == 6 for one in welsh if one.pluralizable)
    said = words("cy")
    assert {count: said.ngettext("gap", "gaps", count) for count in (0, 1, 2, 3, 6, 11)} == {
        0: "bwlch", 1: "bwlch", 2: "fwlch", 3: "bwlch", 6: "bwlch", 11: "bwlch"}


def test_it_is_marked_as_made_by_a_machine_until_somebody_has_checked_it():
    assert words("cy").info()["last-translator"].startswith(MACHINE)
    assert is_unchecked("cy") and not is_unchecked("en")
