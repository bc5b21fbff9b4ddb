"""How screens say their words: filled in, counted, dated; in English as they stand, in another language as it is translated."""

from datetime import UTC, date, datetime

import pytest

from pages.ui import dates, words
from pages.ui.content import framework
from toolkit import clock, settings
from toolkit.framework import framework as english
from toolkit.words.speaking import say_due

WELSH = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=6; plural=(n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n == 3 ? 3 : n == 6 ? 4 : 5);\\n"

msgid "Saved {name} of {count}."
msgstr "{count}: {name}"

msgid "Save {name}"
msgstr "Cadw {enw}"

msgid "All entries"
msgstr "Pob cofnod"

msgid "dog"
msgid_plural "dogs"
msgstr[0] "ci"
msgstr[1] "ci"
msgstr[2] "gi"
msgstr[3] "chi"
msgstr[4] "chi"
msgstr[5] "ci"

msgid "Finding out what is available"
msgstr "Darganfod"
"""


@pytest.fixture
def welsh(tmp_path, monkeypatch):
    for file in (settings.ROOT / "data").glob("*.toml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "cy.po").write_text(WELSH, encoding="utf-8")
    monkeypatch.setenv("TOOLKIT_DATA", str(tmp_path))
    monkeypatch.setattr(words._here, "language", "cy")


def test_english_stands_as_it_is_written():
    assert words._("All entries") == "All entries"
    assert words._("Saved {name} of {count}.", name="Ann", count=3) == "Saved Ann of 3."
    assert words.many(1, "entry", "entries") == "1 entry"
    assert words.many(1234, "gap") == "1,234 gaps"


def test_braces_in_people_s_own_words_are_left_as_they_are():
    assert words._("Saved {name} of {count}.", name="{count} {x} {", count=3) == "Saved {count} {x} { of 3."
    assert words._("No {place} here {}") == "No {place} here {}"


def test_a_translation_may_turn_the_order_round(welsh):
    assert words._("Saved {name} of {count}.", name="Ann", count=3) == "3: Ann"
    assert words._("All entries") == "Pob cofnod"


def test_a_translation_that_names_what_is_not_there_leaves_english(welsh):
    assert words._("Save {name}", name="Ann") == "Save Ann"


def test_what_is_not_translated_and_what_is_nothing(welsh):
    assert words._("Not in the catalogue") == "Not in the catalogue"
    assert words._("") == ""


@pytest.mark.parametrize(("count", "said"), [(0, "0 ci"), (1, "1 ci"), (2, "2 gi"), (3, "3 chi"), (4, "4 ci"), (6, "6 chi"),
                                             (1200, "1,200 ci")])
def test_welsh_counts_in_its_own_forms(welsh, count, said):
    assert words.many(count, "dog") == said


def test_a_table_of_words_keeps_what_it_is_asked_by(welsh):
    table = {"all": "All entries", "row": ("step_map", "All entries", len)}
    assert words.said_all(table) == {"all": "Pob cofnod", "row": ("step_map", "Pob cofnod", len)}
    assert words.names_in({"all": "All entries"})("all") == "Pob cofnod"


def test_the_content_is_said_and_its_slugs_stay(welsh):
    assert framework().function(1).name == "Darganfod"
    assert framework().function(1).slug == "finding_out"
    assert english().function(1).name == "Finding out what is available"


def test_days_and_moments_in_welsh(welsh):
    assert dates.say_date(date(2026, 3, 12)) == "12 Mawrth 2026"
    assert dates.say_moment(datetime(2026, 7, 1, 13, 5, tzinfo=UTC)) == "1 Gorffennaf 2026, 14:05"


@pytest.mark.parametrize("days", [-40, -1, 0, 1, 9, 28, 29])
def test_english_days_are_those_of_the_clock(days):
    today = date(2026, 11, 28)
    on = date.fromordinal(today.toordinal() + days)
    assert dates.say_due(on, today) == say_due(on, today)
    assert dates.say_date(on) == clock.say_date(on)


def test_what_is_kept_is_kept_for_each_language(monkeypatch):
    asked = []

    @words.kept(4)
    def worked_out(number: int) -> int:
        asked.append((words.language(), number))
        return number

    assert [worked_out(1), worked_out(1)] == [1, 1]
    monkeypatch.setattr(words._here, "language", "cy")
    worked_out(1)
    assert asked == [("en", 1), ("cy", 1)]
    worked_out.cache_clear()
    worked_out(1)
    assert len(asked) == 3
