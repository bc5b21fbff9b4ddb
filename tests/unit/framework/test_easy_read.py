"""Easy Read as files: what is shipped is whole, and each kind of mistake gives one clear line."""

from pathlib import Path

import pytest

from toolkit import settings
from toolkit.errors import DataFileError, NotFound
from toolkit.framework.easy_pictures import load_pictures, picture_for, worded_pictures
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


# A council's own photos

def test_a_photo_stands_beside_the_picture(tmp_path: Path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "our library.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "screens.toml").write_text(GOOD + 'photo = "our library.jpg"\n', encoding="utf-8")
    assert load_easy(tmp_path, VENDOR)["screens/home"].purpose[0].photo == "our library.jpg"


@pytest.mark.parametrize("photo", ["missing.jpg", "../screens.toml", "../../x.jpg", "film.mp4"])
def test_a_photo_that_is_none_of_the_councils_is_refused(tmp_path: Path, photo: str):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "film.mp4").write_bytes(b"film")
    (tmp_path / "screens.toml").write_text(f'{GOOD}photo = "{photo}"\n', encoding="utf-8")
    with pytest.raises(DataFileError, match="expected the name of a JPEG or PNG file"):
        load_easy(tmp_path, VENDOR)


# Pictures by words

def test_a_line_gets_the_picture_of_its_words():
    assert picture_for("They VOTED twice") == "openmoji/1F5F3.svg"
    assert picture_for("Nothing known here") == picture_for("") == worded_pictures()[-1].picture
    assert picture_for("Nothing known here", "openmoji/1F5FA.svg") == "openmoji/1F5FA.svg"


BAD_PICTURES = {
    "none": ("", 'at least one table headed [[picture]]'),
    "not there": ('[[picture]]\npicture = "openmoji/0000.svg"\nwords = []\n', "inside vendor/"),
    "no words": ('[[picture]]\npicture = "openmoji/1F3E0.svg"\n', "expected a picture, and words"),
    "none for the rest": ('[[picture]]\npicture = "openmoji/1F3E0.svg"\nwords = ["home"]\n', "expected the last one without words"),
    "another list": ('[[symbol]]\n', "not known"),
}


@pytest.mark.parametrize("mistake", sorted(BAD_PICTURES))
def test_a_mistake_among_the_pictures_is_one_clear_line(tmp_path: Path, mistake: str):
    text, said = BAD_PICTURES[mistake]
    file = tmp_path / "easy_pictures.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError) as found:
        load_pictures(file, VENDOR)
    assert said in str(found.value) and "\n" not in str(found.value)
