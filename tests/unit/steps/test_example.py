"""The example workshop: what it must hold, and that loading it is like any person's work, done once."""

import re
from collections import Counter
from datetime import date

import pytest

from tests.factories import a_workshop, an_actor, the
from toolkit.access.audit import broken_at
from toolkit.access.roles import COMMAND_LINE
from toolkit.clock import in_london, say_date, say_moment
from toolkit.errors import BadInput, DataFileError, NotAllowed
from toolkit.framework import framework
from toolkit.models import AVAILABLE, GAP, Entry, Workshop
from toolkit.places.place import is_in_great_britain
from toolkit.settings import ROOT
from toolkit.steps import STEPS, baseline, before_after, deciding, evaluating, looking_back, places, plenary, what_if
from toolkit.steps.consulting import adopting, themes
from toolkit.steps.consulting.counting import counted
from toolkit.steps.example import FILE, INVENTED, load_example, read_example
from toolkit.steps.limits import limits_of
from toolkit.steps.prioritising import final_priorities
from toolkit.steps.said_and_done import publishing
from toolkit.steps.table import FILLED, NOT_ASKED, NOTHING, table_of
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import consultations, entries, evaluations, plans, priorities, votes, workshops
from toolkit.voting.results import results


@pytest.fixture
def loaded(example):
    """The loaded example: its id, and a session to look at it."""
    with read_session() as session:
        yield example, session


def test_it_holds_what_was_promised(loaded):
    made, session = loaded
    then = baseline.read_baseline(evaluations.baselines_of(made, session=session)[-1].id, session=session)
    kinds = Counter(entry["kind"] for entry in then["entries"])
    assert kinds[AVAILABLE] + kinds[GAP] >= 60 and kinds[GAP] >= 20
    assert len(workshops.groups_of(made, session=session)) == 3
    assert len(priorities.priorities_of(made, session=session)) >= 10
    vote = votes.rounds_of(made, session=session)[0]
    assert votes.ballots_in(vote.id, session=session) == 80
    assert len(plans.plans_of(made, session=session)) == 4
    assert len(evaluations.evaluations_of(made, session=session)) == 1


def test_every_small_group_said_something_of_its_own_group_of_people(loaded):
    made, session = loaded
    tables = workshops.small_groups_of(made, session=session)
    said = {tuple(row) for row in session.exec(entries.standing(made, Entry.small_group_id, Entry.group_id)) if row[0]}
    assert said == {(table.id, table.group_id) for table in tables} and len(tables) == 6


def test_it_stands_on_its_own_days_whenever_it_is_loaded(loaded):
    made, session = loaded
    then = evaluations.baselines_of(made, session=session)[0]
    assert say_date(then.taken_on) == "12 March 2026"
    assert [(move.to_step, say_date(in_london(move.created_at).date())) for move in workshops.moves_of(made, session=session)] == [
        ("evaluation", "17 September 2026"), ("plans", "12 March 2026"), ("priorities", "12 March 2026"), ("gaps", "12 March 2026")]


def test_its_plans_were_taken_back_and_one_theme_still_waits(loaded):
    made, session = loaded
    [asked] = consultations.rounds_of(made, session=session)
    assert counted(asked, session=session).in_words() == "35 of 84 answered" and asked.state == "closed"
    assert say_date(asked.closes_on) == "24 April 2026" and say_moment(asked.closed_at) == "27 April 2026, 16:00"
    talks = themes.talked(asked.id, session=session)
    assert not [one for talk in talks for one in talk.loose]
    assert Counter(theme.changed for talk in talks for theme in talk.themes) == {True: 4, False: 1, None: 1}
    standing = adopting.adoptions(plans.plans_of(made, session=session), session=session)
    assert sorted(one.state for one in standing.values()) == ["adopted"] * 3 + ["draft"]
    told = publishing.page_of(made, session=session).parts
    assert sum(len(part.said) for part in told) == 3 and all(part.asked for part in told if part.plan)
    assert publishing.publishing_of(made, session=session).published


def test_it_covers_the_ten_functions_and_the_five_approaches(loaded):
    made, session = loaded
    rows = entries.rows(made, kind=AVAILABLE, session=session)
    assert {row.function for row in rows} == set(range(1, 11))
    assert {row.function for row in entries.rows(made, kind=GAP, session=session)} == set(range(1, 11))
    used = {slug for _, slug in entries.approaches(made, session=session)}
    assert used == {approach.slug for approach in framework().approaches}


def test_it_shows_silence_nothing_and_filled(loaded):
    made, session = loaded
    table = table_of(made, session=session)
    for kind in (AVAILABLE, GAP):
        states = {table.cell(function, group).state(kind) for function in range(1, 11) for group, _ in table.groups}
        assert states == {NOT_ASKED, NOTHING, FILLED}


def test_its_places_are_in_its_area_and_its_stories_exist(loaded):
    made, session = loaded
    points = places.standing(made, session=session)
    assert len(points) >= 60
    assert all(is_in_great_britain(point.latitude, point.longitude) for point in points)
    assert all(51.4 < point.latitude < 52.2 and -1.75 < point.longitude < -0.85 for point in points)
    stories = {story.slug for story in framework().stories}
    assert {row.story for row in entries.rows(made, session=session) if row.story} <= stories


def test_what_is_invented_is_marked(loaded):
    made, session = loaded
    assert the(session, Workshop, made).is_example
    sources = Counter(row.source for row in entries.rows(made, session=session))
    assert sources[INVENTED] >= 50 and "" not in sources


def test_the_group_decided_with_reasons_and_the_vote_informed_it(loaded):
    made, session = loaded
    final = final_priorities(made, session=session)
    assert [row.final_rank for row in final] == list(range(1, len(final) + 1))
    assert all(row.reason for row in final) and any(row.dissent for row in final)
    vote = votes.rounds_of(made, session=session)[0]
    found = results(vote, session=session)
    assert sum(one.dots for one in found) <= 80 * vote.dots_per_person
    assert all(row.impact and row.effort for row in priorities.priorities_of(made, session=session))
    assert {"gaps", "fresh", "keep"} == {row.kind for row in priorities.priorities_of(made, session=session)}


def test_the_tables_the_limits_and_the_decision_can_be_seen(loaded):
    made, session = loaded
    rows = {row.number: row for row in plenary.plenary(made, session=session)}
    assert len(plenary.group_views(made, session=session)) == 6 and len(rows) == 10
    assert len(rows[1].named_by) == 6  # every table had it among its first three, one of them by what was merged into it
    assert [number for _, number, _ in rows[1].stands_for] == [11]
    assert {row.placed.corner for row in rows.values()} == {"quick_wins", "major_projects", "fill_ins", "think_again"}
    held = limits_of(made, session=session)
    assert len(held.sentences()) == 4
    vote = votes.rounds_of(made, session=session)[0]
    found = what_if.what_if(vote.id, held.money, held.staff_days, session=session)
    assert [item.number for item in found.unknown] == [9]
    by_rule = [{item.number for item in tried.chosen} for tried in found.tried]
    decided = {row.number for row in final_priorities(made, session=session)}
    assert by_rule[0] != by_rule[1] and decided not in by_rule
    said = deciding.decision_of(made, session=session)
    assert said.published and "£310,000" in said.limits and said.present.startswith("84 people")
    assert held.money == 310_000 and sum(map(int, re.findall(r"\d+", said.present)[1:])) == 84


def test_half_a_year_later_something_changed(loaded):
    made, session = loaded
    frozen = evaluations.baselines_of(made, session=session)
    assert [row.name for row in frozen] == ["When Step 3 was closed"]
    held = evaluations.evaluations_of(made, session=session)[0]
    assert 150 < (held.held_on - the(session, Workshop, made).held_on).days < 220
    assert all(row.words for row in evaluations.answers_of(held.id, session=session).values())
    assert {row.state for row in evaluations.progress_of(held.id, session=session)} == set(evaluating.STATES)
    then, now = baseline.read_baseline(frozen[0].id, session=session), baseline.picture_of(made, session=session)
    assert before_after.difference(then, now)["entries"].new


def test_half_a_year_later_measures_were_read_and_a_worry_was_answered(loaded):
    made, session = loaded
    became = looking_back.became_of(made, date(2026, 9, 17), session=session)
    assert [one.readings[0].state for one in became if one.readings] == ["nearer", "no nearer"]
    assert sorted(bool(one.reply) for one in looking_back.concerns(made, session=session)) == [False, True]


def test_what_it_says_is_missing_reads_well(loaded):
    made, session = loaded
    assert the(session, Workshop, made).step == "evaluation"
    sentences = [sentence for step in STEPS for sentence in step.missing(made, session=session)]
    assert sentences
    for sentence in sentences:
        assert re.fullmatch(r"[A-Z0-9].*[.?]", sentence) and "  " not in sentence and "None" not in sentence
    for step in STEPS:
        done, of = step.progress(made, session=session)
        assert 0 < done <= of
    assert broken_at(session=session) is None


def test_loading_twice_gives_one(session):
    first, second = load_example(COMMAND_LINE, session=session), load_example(an_actor(), session=session)
    assert first[1] and second == (first[0], False)
    assert len(workshops.workshop_rows(session=session)) == 1


def test_who_may_not_load_it(session):
    with pytest.raises(NotAllowed):
        load_example(an_actor("commissioner"), session=session)
    with pytest.raises(BadInput, match="one workshop only"):
        load_example(an_actor(workshop_id=a_workshop(session).id), session=session)


@pytest.mark.parametrize(("content", "said"), [
    (None, "is not in the data folder"), ("entries = [", "not right TOML"), ("title = 'x'", "the key 'workshop' is missing"),
    ('[workshop]\ntitle = "x"\nformat = "large_event"\nheld_on = 2026-01-01\npurpose = ""\ngroups = []\narea = {where = 1}',
     "wrong kind")])
def test_a_file_that_is_wrong_is_named(record, tmp_path, monkeypatch, content, said):
    folder = tmp_path / "data" / "example"
    folder.mkdir(parents=True)
    for file in (ROOT / "data").glob("*.toml"):
        (tmp_path / "data" / file.name).write_bytes(file.read_bytes())
    if content is not None:
        (folder / "oxfordshire.toml").write_text(content)
    monkeypatch.setenv("TOOLKIT_DATA", str(tmp_path / "data"))
    with pytest.raises(DataFileError, match=said) as caught, write_session() as session:
        load_example(COMMAND_LINE, session=session)
    assert FILE in str(caught.value)
    with read_session() as session:
        assert workshops.workshop_rows(session=session) == []


def test_the_file_is_read_from_where_it_is_said(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(DataFileError, match="not right TOML"):
        read_example(file)
