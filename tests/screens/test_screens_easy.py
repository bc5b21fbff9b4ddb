"""Easy Read on every screen: each has lines of its own and opens with the switch on; the choice is remembered."""

import pytest
from streamlit.runtime.context import ContextProxy

from pages.ui import easy_frame
from pages.ui.screens import SMALL_GROUP, every_screen
from tests.factories import a_case, a_host_link, a_plan, a_small_group, a_workshop
from toolkit import settings
from toolkit.access.roles import Role
from toolkit.framework import framework
from toolkit.framework.easy_read import COOKIE, easy_page, easy_pages
from toolkit.framework.plain_words import sentences
from toolkit.storage.engine import write_session

EVERY = [one.name for one in every_screen()]
HEAD = "What this page is for"


def lines_of(name):
    return [line.words for line in easy_page(f"screens/{name}").lines]


def test_there_are_lines_for_every_screen_and_for_nothing_else():
    assert {f"screens/{name}" for name in EVERY} == {name for name in easy_pages() if name.startswith("screens/")}


@pytest.fixture
def reader(sign_in, example):
    """An administrator who switched Easy Read on at the first page."""
    return sign_in(Role.ADMINISTRATOR).choose("Easy Read", True)


@pytest.mark.parametrize("name", [name for name in EVERY if name not in (SMALL_GROUP.name, easy_frame.BIG, "case")])
def test_every_screen_opens_with_its_lines_at_its_head(name, reader, example):
    reader.open(name, example)
    assert HEAD in reader.reads and all(words in reader.reads for words in lines_of(name))
    assert reader.reads.index(HEAD) < reader.reads.index(lines_of(name)[-1])
    assert not reader.errors


def test_a_case_opens_with_its_lines(sign_in, record):
    with write_session() as session:
        case = a_case(session)
    broker = sign_in(Role.BROKER).choose("Easy Read", True).open("case", case=case)
    assert all(words in broker.reads for words in lines_of("case")) and not broker.errors


def test_a_host_has_the_switch_too(sign_in, record):
    with write_session() as session:
        made = a_workshop(session)
        secret = a_host_link(session, made, a_small_group(session, made))
    host = sign_in(secret=secret)
    assert HEAD not in host.reads
    host.choose("Easy Read", True)
    assert all(words in host.reads for words in lines_of("small_group"))
    assert framework().function(1).easy_read in host.reads and framework().function(1).plain not in host.reads


def test_the_big_screen_has_nothing_to_press(reader, example):
    assert not reader.open(easy_frame.BIG, example).fields("Easy Read")


def test_the_switch_changes_the_words_of_a_step_and_back(facilitator, workshop):
    facilitator.open("step_map", workshop.id)
    step = framework().step("map")
    assert step.purpose in facilitator.reads and HEAD not in facilitator.reads
    facilitator.choose("Easy Read", True)
    assert step.easy_read in facilitator.reads and step.purpose not in facilitator.reads
    assert framework().function(1).easy_read in facilitator.reads
    facilitator.open("step_plans", workshop.id)
    assert HEAD in facilitator.reads
    facilitator.choose("Easy Read", False)
    assert HEAD not in facilitator.reads


def test_a_device_remembers_it(sign_in, workshop, monkeypatch):
    before = ContextProxy.cookies.fget
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda self: before(self) | {COOKIE: "1"}))
    assert HEAD in sign_in().open("home").reads


def test_a_screen_of_long_tables_says_first_what_is_in_them(reader, example):
    reader.open("record", example)
    assert "Everything on this page" in [one.label for one in reader.at.expander]
    assert "People named what is missing: " in reader.reads and reader.reads.count("Missing: ") == 3
    reader.open("step_map", example)
    assert "Everything on this page" not in [one.label for one in reader.at.expander]


def test_whoever_may_not_see_a_screen_learns_nothing_of_it_in_easy_read(sign_in, example):
    host = sign_in(Role.HOST, example).choose("Easy Read", True).open("dashboard")
    assert "not" in " ".join(host.errors) and not any("/step_" in one.value for one in host.at.markdown)


LONG = f"We want {'very ' * 30}good help."
HINT = "This sentence has 34 words. Shorter sentences are easier to read."


def test_a_long_entry_is_saved_as_it_is_and_hinted_at(facilitator, workshop):
    facilitator.open("step_map", workshop.id).put("What is available now?", LONG).press("Save")
    assert LONG in facilitator.reads and HINT in facilitator.reads
    facilitator.put("What is available now?", "A choir").press("Save")
    assert HINT not in facilitator.reads and not facilitator.errors


def test_a_long_gap_is_hinted_at_too(facilitator, workshop):
    assert HINT in facilitator.open("step_gaps", workshop.id).put("What is missing?", LONG).press("Save").reads


def test_a_long_idea_is_saved_as_it_is_and_hinted_at(facilitator, workshop):
    facilitator.open("step_priorities", workshop.id, part="ideas").put("Where it comes from", "fresh")
    facilitator.put("The priority in one plain sentence", LONG).press("Add")
    assert LONG in facilitator.reads and HINT in facilitator.reads and not facilitator.errors
    facilitator.put("The priority in one plain sentence", "A choir").press("Add")
    assert HINT not in facilitator.reads


def test_a_plan_is_hinted_at_while_it_is_written(facilitator, workshop):
    with write_session() as session:
        a_plan(session, workshop)
    facilitator.open("step_plans", workshop.id).choose("What will be done", LONG)
    assert HINT in facilitator.reads and facilitator.value("What will be done") == LONG
    assert HINT not in facilitator.choose("What will be done", "A tram").reads


def test_a_story_is_hinted_at(facilitator):
    facilitator.open("stories").open_dialog("Add a story of your own").put("The story", LONG).press_in_dialog("Save the story")
    assert HINT in facilitator.reads and facilitator.value("The story") == LONG


def test_whoever_reads_easy_read_is_offered_reports_in_it(sign_in, workshop):
    person = sign_in(Role.COMMISSIONER).choose("Easy Read", True).open("reports", workshop.id)
    assert person.value("Reports in Easy Read")
    person.press("Make it ready as Word", 0)
    assert [one.proto.url for one in person.at.get("link_button")] == [f"/report/record.docx?workshop={workshop.id}&easy=1"]
    person.choose("Reports in Easy Read", False)
    assert person.at.get("link_button") == []


def test_a_story_is_told_in_its_short_sentences(reader, example):
    story = framework().stories_for(1)[0]
    reader.open("step_gaps", example, function=1)
    assert story.easy_read[0] in reader.reads and story.story not in reader.reads
    reader.choose("Easy Read", False)
    assert story.story in reader.reads


PARTS = sorted(name.removeprefix("parts/") for name in easy_pages() if name.startswith("parts/"))


def test_the_parts_with_lines_are_parts_of_screens():
    for page, _, part in (name.partition("-") for name in PARTS):
        source = (settings.ROOT / "pages" / f"{page}.py").read_text("utf-8")
        assert f'"{part}": ' in source, (page, part)
    steps = ("step_priorities", "step_plans", "step_evaluation", "record", "day", "desk", "cases", "providers", "market")
    assert {name.partition("-")[0] for name in PARTS} == set(steps)


@pytest.mark.parametrize("name", ["step_priorities-vote", "record-silent", "day-risk"])
def test_a_part_says_its_lines_where_it_is_chosen(name, reader, example):
    page, _, part = name.partition("-")
    said = [line.words for line in easy_page(f"parts/{name}").lines]
    assert all(words in reader.open(page, example, part=part).reads for words in said)
    assert said[0] not in reader.choose("Easy Read", False).reads


CHARTS = {"step_priorities": ("matrix", "plenary"), "step_plans": ("all&picture=time", "all&picture=money"), "record": ("coverage",)}


@pytest.mark.parametrize(("name", "part"), [(name, part) for name, parts in CHARTS.items() for part in parts])
def test_a_chart_is_said_in_short_lines_and_the_picture_is_folded_away(name, part, sign_in, example):
    part, *more = part.split("&")
    where = {"part": part} | dict(one.split("=") for one in more)
    reader = sign_in(Role.ADMINISTRATOR).open(name, example, **where)
    before = list(reader.at.get("arrow_vega_lite_chart") or reader.at.get("vega_lite_chart"))
    assert before and "The picture" not in [one.label for one in reader.at.expander]
    said = before[0].proto.alt
    reader.choose("Easy Read", True).open(name, example, **where)
    assert "The picture" in [one.label for one in reader.at.expander]
    assert sentences(said)[0] in reader.reads and not reader.errors
