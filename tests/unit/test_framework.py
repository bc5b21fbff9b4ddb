"""The shipped content is whole and readable, and every kind of mistake in it gives one clear line."""

import re
import shutil
import subprocess
import sys
from dataclasses import FrozenInstanceError, fields, is_dataclass
from pathlib import Path

import pytest

from toolkit.errors import DataFileError, NotFound
from toolkit.framework import Framework, framework, load
from toolkit.framework.content import Pictured
from toolkit.framework.easy_pictures import worded_pictures
from toolkit.framework.easy_read import easy_pages
from toolkit.framework.lists import LISTS
from toolkit.settings import ROOT

DATA, VENDOR = ROOT / "data", ROOT / "vendor"
SEEDS = ROOT.parent / "shared" / "seeds"


@pytest.fixture(scope="module")
def shipped() -> Framework:
    return load(DATA, VENDOR)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the content, to be damaged."""
    folder = tmp_path / "data"
    folder.mkdir()
    for file in DATA.glob("*.toml"):
        shutil.copy(file, folder)
    return folder


def all_items(content: Framework) -> list:
    return [item for field in fields(content) for item in getattr(content, field.name)]


def easy_sentences(content: Framework) -> list[str]:
    texts = []
    for item in all_items(content):
        easy = getattr(item, "easy_read", ())
        texts += [easy] if isinstance(easy, str) else easy
    return [sentence for text in texts for sentence in re.split(r"(?<=[.?!])\s+", text)]


def damage(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file.name} no longer holds {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


# The shipped content


def test_shipped_content_has_the_frameworks_shape(shipped):
    assert [function.number for function in shipped.functions] == list(range(1, 11))
    assert [step.slug for step in shipped.steps] == ["map", "gaps", "priorities", "plans", "evaluation"]
    counts = (len(shipped.approaches), len(shipped.principles), len(shipped.questions), len(shipped.corners))
    assert counts == (5, 6, 5, 4)
    assert len(shipped.stories) >= 12
    assert {"large_event", "focus_groups", "group_meeting"} == {one.slug for one in shipped.formats}


def test_content_cannot_be_changed(shipped):
    with pytest.raises(FrozenInstanceError):
        shipped.functions[0].name = "Something else"
    assert all(is_dataclass(item) and hash(item) for item in all_items(shipped))


def test_easy_read_sentences_are_short(shipped):
    sentences = easy_sentences(shipped)
    assert len(sentences) > 60
    assert [one for one in sentences if len(one.split()) > 15] == []


def test_easy_read_has_no_abbreviations(shipped):
    assert [one for one in easy_sentences(shipped) if re.search(r"\b[A-Z]{2,}\b|e\.g\.|i\.e\.|etc", one)] == []


def test_stories_have_two_to_four_sentences_in_both_versions(shipped):
    for story in shipped.stories:
        assert 2 <= len(re.findall(r"[.?!](?:\s|$)", story.story)) <= 4, story.slug
        assert 2 <= len(story.easy_read) <= 4, story.slug


@pytest.mark.parametrize("number", range(1, 11))
def test_every_function_has_a_story(shipped, number):
    stories = shipped.stories_for(number)
    assert stories and all(number in story.functions for story in stories)


def test_stories_mainly_about_a_function_come_first(shipped):
    places = [story.functions.index(6) for story in shipped.stories_for(6)]
    assert places == sorted(places) and len(set(places)) > 1


def test_every_approach_has_a_story(shipped):
    told = {slug for story in shipped.stories for slug in story.approaches}
    assert told == {approach.slug for approach in shipped.approaches}


def test_pictures_differ_within_a_list(shipped):
    for field in fields(shipped):
        pictures = [item.picture for item in getattr(shipped, field.name) if hasattr(item, "picture")]
        assert len(pictures) == len(set(pictures)), field.name


def test_every_picture_has_its_licence_and_is_plain_svg(shipped):
    for picture in {item.picture for item in all_items(shipped) if hasattr(item, "picture")}:
        file = VENDOR / picture
        text = file.read_text(encoding="utf-8")
        assert text.lstrip().startswith("<svg") and len(text) < 20_000, picture
        assert not re.search(r"<script|<foreignObject|href|\son\w+=|url\(", text, re.IGNORECASE), picture
        assert "ShareAlike 4.0" in (file.parent / "LICENSE.txt").read_text(encoding="utf-8")
        assert "17.0.0" in (file.parent / "README.md").read_text(encoding="utf-8")


def test_no_picture_is_kept_that_nothing_uses(shipped):
    used = {item.picture for item in all_items(shipped) if hasattr(item, "picture")}
    used |= {line.picture for page in easy_pages().values() for line in page.lines}
    used |= {one.picture for one in worded_pictures()}
    assert {file.relative_to(VENDOR).as_posix() for file in VENDOR.glob("openmoji/*.svg")} == used


def test_every_file_is_named_in_the_readme():
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    assert [file.name for file in DATA.glob("*.toml") if f"`{file.name}`" not in readme] == []


def test_nobody_can_be_rung_or_written_to_from_the_content():
    for file in DATA.glob("*.toml"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"\S@\S+\.\w|\b0\d{3,4}[ -]?\d{5,6}\b", text), file.name


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents are not beside this repository")
def test_sentences_are_not_the_sources():
    def runs(text: str, length: int = 7) -> set[tuple[str, ...]]:
        said = re.sub(r"(?m)^(source =|#).*$", "", text)  # the title of a source is quoted as it is
        words = re.findall(r"[a-z']+", said.lower())
        return {tuple(words[start:start + length]) for start in range(len(words) - length + 1)}

    theirs = set().union(*(runs(file.read_text(encoding="utf-8")) for file in SEEDS.glob("*.txt")))
    ours = set().union(*(runs(file.read_text(encoding="utf-8")) for file in DATA.glob("*.toml")))
    assert theirs and not ours & theirs


# Look-ups


def test_look_ups_find_by_number_and_slug(shipped):
    assert shipped.function(3).slug == "signposting"
    assert shipped.approach("user_led").name == "User-led organisations"
    assert shipped.tool("grants") in shipped.tools
    assert [one.tool for one in shipped.takes_of("loans")] == ["loans", "loans"] and shipped.takes_of("workforce") == ()
    assert shipped.term("short").months < shipped.term("medium").months
    assert shipped.question("next") in shipped.questions
    assert (shipped.corner("quick_wins").impact, shipped.corner("quick_wins").effort) == ("high", "low")
    assert shipped.axis("impact").ask.endswith("?")
    assert shipped.format("large_event").how_long
    assert shipped.step("plans").number == 4
    assert shipped.story("first_visit").functions[0] == 2


@pytest.mark.parametrize(
    "look_up", ["approach", "tool", "term", "question", "axis", "corner", "format", "step", "story"]
)
def test_a_look_up_of_nothing_says_so(shipped, look_up):
    with pytest.raises(NotFound, match='called "nowhere"'):
        getattr(shipped, look_up)("nowhere")


@pytest.mark.parametrize("number", [0, 11, -1])
def test_a_function_outside_one_to_ten_is_not_found(shipped, number):
    with pytest.raises(NotFound, match="from 1 to 10"):
        shipped.function(number)


# Mistakes: (file, what is there, what it becomes, the place that the line names, what it says is expected)

MISTAKES = {
    "not TOML": ("functions.toml", "number = 2", "number 2", "line 16", "expected TOML"),
    "not TOML at the end": ("groups.toml", 'slug = "older_people"', 'slug = """older', "end of the file", "TOML"),
    "missing key": ("functions.toml", 'slug = "finding_out"\n', "", 'function 1, key "slug"', "missing"),
    "missing picture key": ("steps.toml", 'picture = "openmoji/1F5FA.svg"\n', "", 'step 1, key "picture"', "missing"),
    "number for words": (
        "tools.toml", 'name = "Support for micro-providers"', "name = 7", 'tool 4, key "name"', "words"
    ),
    "words for number": ("steps.toml", "number = 3", 'number = "3"', 'step 3, key "number"', "a whole number"),
    "true for number": ("steps.toml", "number = 1", "number = true", 'step 1, key "number"', "a whole number"),
    "words for list": ("stories.toml", "functions = [1, 3]", "functions = 1", 'story 1, key "functions"', "a list"),
    "mixed list": ("stories.toml", "functions = [1, 3]", 'functions = [1, "3"]', 'story 1, key "functions"', "whole"),
    "empty list": ("stories.toml", "functions = [1, 3]", "functions = []", 'story 1, key "functions"', "at least one"),
    "blank words": ("formats.toml", 'name = "Large event"', 'name = "  "', 'format 1, key "name"', "words in quotes"),
    "unknown key": (
        "questions.toml", 'slug = "tried"', 'slug = "tried"\ncolour = "red"', 'key "colour"', "expected one of"
    ),
    "unknown table": ("matrix.toml", "[[axis]]", '[extra]\na = 1\n[[axis]]', 'key "extra"', "[[axis]] and [[corner]]"),
    "one table, not a list": ("groups.toml", "[[group]]", "[group]", "line 9", "expected TOML"),
    "no list": ("principles.toml", "[[principle]]", "[[rule]]", 'key "rule"', "[[principle]]"),
    "numbers out of order": ("functions.toml", "number = 5", "number = 6", 'function 5, key "number"', "expected 5"),
    "slug used twice": (
        "stories.toml", 'slug = "first_visit"', 'slug = "anyone_may_ask"', 'story 3, key "slug"', "story 1"
    ),
    "slug with a space": ("tools.toml", 'slug = "loans"', 'slug = "Our loans"', 'tool 3, key "slug"', "small letters"),
    "slug too long": ("tools.toml", 'slug = "loans"', f'slug = "{"a" * 41}"', 'tool 3, key "slug"', "at most 40"),
    "step with its own slug": (
        "steps.toml", 'slug = "gaps"', 'slug = "missing"', 'step 2, key "slug"', 'expected "gaps"'
    ),
    "corner at the wrong end": ("matrix.toml", 'impact = "high"', 'impact = "low"', 'corner 1, key "impact"', '"high"'),
    "unknown function": (
        "stories.toml", "functions = [1, 3]", "functions = [1, 12]", 'story 1, key "functions"', '"12"'
    ),
    "unknown approach": ("stories.toml", '["user_led"]', '["robots"]', 'story 6, key "approaches"', "user_led"),
    "unknown tool": ("tools.toml", 'tool = "loans"', 'tool = "wishes"', 'takes 7, key "tool"', '"wishes"'),
    "no months": ("terms.toml", "months = 12", "months = 0", 'term 1, key "months"', "from 1 up"),
    "no such picture": ("approaches.toml", "1F46A.svg", "0000.svg", 'approach 1, key "picture"', "inside vendor/"),
    "picture from outside": (
        "approaches.toml", "openmoji/1F46A.svg", "../data/x.svg", 'approach 1, key "picture"', "vendor/"
    ),
    "picture that is none": ("approaches.toml", "1F46A.svg", "LICENSE.txt", 'approach 1, key "picture"', "SVG"),
}


def only_line(folder: Path) -> str:
    with pytest.raises(DataFileError) as caught:
        load(folder, VENDOR)
    line = str(caught.value)
    assert "\n" not in line
    return line


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_gives_one_line_naming_file_key_and_expectation(copy, mistake):
    file, old, new, place, expected = mistake
    damage(copy / file, old, new)
    line = only_line(copy)
    assert line.startswith(f"data/{file}, ")
    assert place in line and expected in line


COUNTED = [("functions", "function", 10), ("approaches", "approach", 5), ("principles", "principle", 6),
           ("questions", "question", 5), ("terms", "term", 2), ("matrix", "corner", 4), ("matrix", "axis", 2), ("steps", "step", 5)]


@pytest.mark.parametrize(("file", "key", "count"), COUNTED)
def test_one_too_few_is_counted(copy, file, key, count):
    path = copy / f"{file}.toml"
    head, *items = path.read_text(encoding="utf-8").split("[[")
    last = max(place for place, item in enumerate(items) if item.startswith(f"{key}]]"))
    path.write_text("[[".join([head, *items[:last], *items[last + 1:]]), encoding="utf-8")
    assert f'data/{file}.toml, key "{key}": expected {count} tables' in only_line(copy)


@pytest.mark.parametrize("file", sorted({a_list.file for a_list in LISTS}))
def test_a_missing_file_is_named(copy, file):
    (copy / file).unlink()
    line = only_line(copy)
    assert line.startswith(f"data/{file}, ") and "not there" in line


def test_an_empty_file_says_what_belongs_there(copy):
    (copy / "stories.toml").write_text("", encoding="utf-8")
    assert only_line(copy) == 'data/stories.toml, key "story": expected at least one table headed [[story]].'


def test_a_file_that_is_not_utf8_says_so(copy):
    (copy / "groups.toml").write_bytes('name = "Café"'.encode("latin-1"))
    assert "saved as UTF-8" in only_line(copy)


def test_a_folder_in_place_of_a_file_says_so(copy):
    (copy / "groups.toml").unlink()
    (copy / "groups.toml").mkdir()
    assert "expected a file that can be read" in only_line(copy)


def test_a_byte_order_mark_does_no_harm(copy):
    file = copy / "groups.toml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert load(copy, VENDOR).groups


# The installation's content


def test_framework_is_read_once_and_follows_the_setting(copy, monkeypatch):
    monkeypatch.delenv("TOOLKIT_DATA", raising=False)
    shipped = framework()
    assert framework() is shipped
    damage(copy / "groups.toml", 'name = "Older people"', 'name = "Elders"')
    monkeypatch.setenv("TOOLKIT_DATA", str(copy))
    assert framework().groups[0].name == "Elders"


def test_import_loads_nothing_heavy():
    code = "import sys, toolkit.framework; print(*{'pandas', 'streamlit', 'sqlmodel', 'numpy'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert found.stdout.strip() == ""


def test_everything_on_a_screen_is_pictured(shipped):
    for field in ("functions", "approaches", "principles", "tools", "questions", "corners", "steps", "formats"):
        assert all(isinstance(item, Pictured) for item in getattr(shipped, field)), field
