"""Easy Read as files: what is shipped is whole, and each kind of mistake gives one clear line."""

from pathlib import Path

import pytest

from toolkit import settings
from toolkit.errors import DataFileError, NotFound
from toolkit.framework.easy_read import easy_lines, easy_page, easy_pages, load_easy
from toolkit.framework.plain_words import EASY_WORDS, abbreviations, count_words, sentences

VENDOR = settings.ROOT / "vendor"
GOOD = '[[home.for]]\npicture = "openmoji/1F3E0.svg"\nwords = "This is the first page."\n'


def test_every_line_that_is_shipped_is_one_short_sentence_with_a_picture():
    lines = [line for page in easy_pages().values() for line in page.lines]
    assert len(lines) > 100
    for line in lines:
        assert len(sentences(line.words)) == 1 and 2 <= count_words(line.words) <= EASY_WORDS, line.words
        assert not abbreviations(line.words) and line.words.endswith((".", "?")), line.words
        assert (VENDOR / line.picture).is_file()


def test_a_page_says_what_it_is_for_and_what_can_be_done():
    page = easy_page("screens/step_map")
    assert page.purpose and page.doing and easy_lines("screens/step_map") == (*page.purpose, *page.doing)


def test_a_page_without_easy_read_is_said_plainly():
    with pytest.raises(NotFound, match=r"no Easy Read for “?\"?screens/nothing"):
        easy_lines("screens/nothing")


def test_a_page_may_be_one_where_nothing_is_done(tmp_path: Path):
    (tmp_path / "screens.toml").write_text(GOOD, encoding="utf-8")
    assert load_easy(tmp_path, VENDOR)["screens/home"].doing == ()


BROKEN = {
    "a picture that is not there": (GOOD.replace("1F3E0", "0000"), "home.for 1, key \"picture\""),
    "a picture outside": (GOOD.replace("openmoji/", "../data/"), "inside vendor/"),
    "sixteen words": (GOOD.replace("This is the first page.", f"{'word ' * 15}end."), "at most 15 words in a sentence, found 16"),
    "two sentences": (GOOD.replace("page.", "page. Go on."), "expected one sentence, found 2"),
    "an abbreviation": (GOOD.replace("page", "NHS page"), "found “NHS”. Write it out."),
    "letters with stops": (GOOD.replace("page", "page, e.g. this"), "found “e.g.”"),
    "no purpose": (GOOD.replace(".for", ".do"), "expected tables headed [[home.for]]"),
    "another part": (GOOD + GOOD.replace(".for", ".why"), "expected tables headed [[home.for]]"),
    "another key": (GOOD + 'alt = "A house"\n', 'key "alt"'),
    "words missing": (GOOD.replace("words", "#"), 'key "words"'),
    "no TOML": (GOOD + "[[", "expected TOML"),
}


@pytest.mark.parametrize("mistake", sorted(BROKEN))
def test_a_mistake_is_one_clear_line(tmp_path: Path, mistake: str):
    text, said = BROKEN[mistake]
    (tmp_path / "screens.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError) as found:
        load_easy(tmp_path, VENDOR)
    assert said in str(found.value) and "\n" not in str(found.value) and "screens.toml" in str(found.value)
