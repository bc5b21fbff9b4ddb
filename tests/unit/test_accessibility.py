"""The accessibility statement: in the set form, one text for the page and for docs."""

import shutil

import pytest

from docs.write_accessibility import FILE, page
from toolkit import accessibility, settings
from toolkit.errors import DataFileError

# What the regulations of 2018 want a statement to say, in the order of the government's sample.
SET_FORM = ["Accessibility statement for Common Table", "How accessible it is", "Feedback and contact information",
            "Reporting problems with accessibility", "Enforcement procedure", "Technical information about accessibility",
            "Compliance status",
            "Non-accessible content", "Non-compliance with the accessibility regulations", "Disproportionate burden",
            "Content that is not within the scope of the accessibility regulations", "What we are doing to make it better",
            "Preparation of this accessibility statement"]


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A council's own copy of the file."""
    shutil.copy(settings.ROOT / "data" / accessibility.FILE, tmp_path)
    monkeypatch.setenv("TOOLKIT_DATA", str(tmp_path))
    return tmp_path / accessibility.FILE


def said() -> str:
    return accessibility.as_markdown(accessibility.statement())


def test_it_has_the_set_form_and_every_word_in_braces_is_filled_in():
    assert [one.heading for one in accessibility.statement()] == SET_FORM
    assert "{" not in said() and "partially compliant" in said()


def test_the_page_in_docs_is_the_same_text():
    assert FILE.read_text(encoding="utf-8") == page(), "Run: PYTHONPATH=. python docs/write_accessibility.py"


def test_a_council_says_who_it_is_and_how_to_reach_it(own):
    own.write_text(own.read_text("utf-8").replace('council = ""', 'council = "Anyshire"').replace('how = ""', 'how = "Ring 01234"')
                   .replace("days = 0", "days = 5"), "utf-8")
    assert "Anyshire runs it." in said() and "Ring 01234. We answer within 5 working days." in said()


def test_until_then_it_says_so():
    assert "has not yet written on this page how to reach them" in said()


@pytest.mark.parametrize(("old", "new"), [("[contact]", "[no"), ("[tested]", "[other]"), ('heading = "How accessible it is"', "x = 1")])
def test_a_mistake_in_it_gives_one_line(own, old, new):
    own.write_text(own.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(DataFileError, match=r"data/accessibility\.toml"):
        accessibility.statement()


def test_a_councils_copy_without_it_shows_ours(tmp_path, monkeypatch):
    monkeypatch.setenv("TOOLKIT_DATA", str(tmp_path))
    assert accessibility.statement()[0].heading == SET_FORM[0]
