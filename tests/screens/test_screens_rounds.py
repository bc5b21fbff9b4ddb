"""What next in Step 5: when to look again, starting a new round, and the rounds across years."""

from datetime import date

import pytest

from tests.factories import a_gap, a_workshop_at, an_actor, an_entry, an_evaluation, the
from toolkit.access.roles import Role
from toolkit.clock import a_year_on, say_date
from toolkit.models import Workshop
from toolkit.steps.evaluating import note_progress
from toolkit.steps.looking_again import set_look_again
from toolkit.steps.saying import entries_seen
from toolkit.storage.engine import read_session, write_session

HELD = date(2026, 9, 17)


@pytest.fixture
def evaluated(record):
    """A workshop whose lunch club is gone and whose missing bus is worse; its priority has a plan that is not done."""
    with write_session() as session:
        made = a_workshop_at(session, "evaluation", title="Spring", groups=("Older people", "Family carers"))
        gone, worse = an_entry(session, made, "A lunch club"), a_gap(session, made, "No bus *at all*")
        held = an_evaluation(session, made, HELD, answers={"learned": "Ask people twice", "next": "The *villages*"})
        note_progress(an_actor(), held, gone, 0, "gone", session=session)
        note_progress(an_actor(), held, worse, 0, "worse", session=session)
        return made


@pytest.fixture
def next_part(facilitator, evaluated):
    return facilitator.open("step_evaluation", evaluated.id, part="next")


def test_before_an_evaluation_no_round_starts_and_why_is_said(facilitator):
    with write_session() as session:
        workshop = a_workshop_at(session, "evaluation")
    facilitator.open("step_evaluation", workshop.id, part="next")
    assert "Hold an evaluation first" in facilitator.reads and not facilitator.buttons("Start the new round")


def test_a_commissioner_sees_it_and_a_facilitator_starts_it(sign_in, evaluated):
    commissioner = sign_in(Role.COMMISSIONER).open("step_evaluation", evaluated.id, part="next")
    assert "A facilitator starts a new round." in commissioner.reads and not commissioner.buttons("Start the new round")


def test_what_goes_along_is_chosen_already(next_part):
    assert "What people said should come next: The *villages*" in next_part.reads
    assert "3 entries and gaps can go along" in next_part.reads and "1 that is gone stays behind." in next_part.reads
    assert len(next_part.value("Groups of people")) == 2
    assert next_part.value("Entries and gaps that go along") == ["better", "same", "worse", "not asked"]
    assert len(next_part.value("Priorities and ideas")) == 1


def test_a_new_round_opens_at_step_1_and_its_entries_say_they_still_stand(next_part):
    next_part.fill(Title="Spring, a year on", Date=date(2027, 3, 12)).press("Start the new round")
    assert "Step 1 of 5" in next_part.reads and "Spring, a year on" in next_part.reads
    made = next_part.at.query_params["workshop"]
    next_part.open("step_gaps", made, function=1)
    assert "No bus *at all*" in next_part.reads and "still stands from the round before" in next_part.reads
    record = next_part.open("record", made).reads
    assert "A lunch club" not in record and "brought along by A facilitator · still stands from the round before" in record
    ideas = next_part.open("step_priorities", made, part="ideas").reads
    assert "A guide that is true" in ideas and "from the round before" in ideas


def test_single_ones_and_kinds_stay_behind(next_part, evaluated):
    with read_session() as session:
        library = next(entry.id for entry in entries_seen(evaluated.id, session=session) if "library" in entry.words)
    next_part.put("Leave single ones behind", [library])
    next_part.put("Entries and gaps that go along", ["better", "same", "not asked"]).put("Priorities and ideas", [])
    next_part.press("Start the new round").open("record", next_part.at.query_params["workshop"])
    assert "No bus" not in next_part.reads and "library" not in next_part.reads and "1 entry" in next_part.reads


def test_without_a_group_or_a_title_what_was_typed_stays(next_part, evaluated):
    next_part.put("Groups of people", []).put("Title", "Again").press("Start the new round")
    assert len(next_part.errors) == 1 and "at least one group" in next_part.errors[0] and next_part.value("Title") == "Again"
    next_part.put("Groups of people", list(evaluated.groups)).put("Title", " ").press("Start the new round")
    assert next_part.errors == ["Please write a title first."]


def test_the_round_before_leads_to_the_new_one_and_back(next_part, evaluated):
    next_part.put("Title", "Summer").press("Start the new round")
    assert "Rounds before" in next_part.labels
    next_part.open("step_evaluation", evaluated.id, part="next")
    assert any("Summer" in label for label in next_part.labels)
    reads = next_part.open("history", evaluated.id).reads
    assert reads.index("Round 1: Spring") < reads.index("Round 2: Summer")
    assert "What was available: 1 lost" in reads and "Gaps: 1 worse" in reads and "Ask people twice" in reads
    assert "3 of them from the round before" in reads and "No priorities were agreed yet." in reads
    assert "1. A guide that is true\n    - Make a guide for each town. · no end set" in reads


def test_a_link_to_one_round_shows_that_one(next_part, evaluated, sign_in):
    made = next_part.put("Title", "Summer").press("Start the new round").at.query_params["workshop"]
    limited = sign_in(Role.HOST, evaluated.id).open("history", evaluated.id)
    assert "Round 1: Spring" in limited.reads and "Summer" not in limited.reads and "1 round is not shown here" in limited.reads
    assert made != str(evaluated.id)


def test_the_day_to_look_again_is_a_year_on_and_can_be_changed(next_part, evaluated):
    assert next_part.value("Look again on") == a_year_on(HELD)
    next_part.put("Look again on", date(2028, 2, 29)).press("Save the day")
    assert next_part.said("The day is saved.") and next_part.value("Look again on") == date(2028, 2, 29)
    with write_session() as session:
        assert the(session, Workshop, evaluated.id).look_again_on == date(2028, 2, 29)


def test_what_is_due_in_this_workshop_goes_into_a_calendar(next_part, evaluated, sign_in):
    assert any(f'href="/due/{evaluated.id}.ics"' in one.value for one in next_part.at.html)
    host = sign_in(Role.HOST, evaluated.id).open("step_evaluation", evaluated.id, part="next")
    assert not any(".ics" in one.value for one in host.at.html)


def test_a_day_that_somebody_else_changed_is_shown_and_not_overwritten(next_part, evaluated):
    next_part.put("Look again on", date(2028, 2, 29))
    with write_session() as session:
        set_look_again(an_actor(), evaluated.id, a_year_on(HELD), date(2027, 1, 1), session=session)
    next_part.press("Save the day")
    assert len(next_part.errors) == 1 and say_date(date(2027, 1, 1)) in next_part.reads and "29 February 2028" in next_part.reads
    assert next_part.press("Save the day").said("The day is saved.")


def test_a_commissioner_may_set_the_day_and_a_host_may_not(sign_in, evaluated):
    commissioner = sign_in(Role.COMMISSIONER).open("step_evaluation", evaluated.id, part="next")
    assert commissioner.put("Look again on", date(2027, 5, 1)).press("Save the day").said("The day is saved.")
    host = sign_in(Role.HOST, evaluated.id).open("step_evaluation", evaluated.id, part="next")
    assert host.button("Save the day").proto.disabled
