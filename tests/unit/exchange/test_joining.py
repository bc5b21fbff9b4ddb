"""Two computers record one workshop apart, and are brought together."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from tests.factories import (
    BANBURY,
    WITNEY,
    a_ballot,
    a_baseline,
    a_gap,
    a_plan,
    a_priority,
    a_sum,
    a_vote,
    a_workshop,
    an_action,
    an_actor,
    an_entry,
    an_evaluation,
    nothing,
)
from tests.unit.exchange.conftest import count
from tests.unit.exchange.test_bad_files import closed, opened
from toolkit.clock import now
from toolkit.errors import BadInput
from toolkit.exchange.report import Choice
from toolkit.models import Entry, GroupOfPeople, Priority, PriorityGap, VoteRound
from toolkit.steps import evaluating, moves, prioritising, recording
from toolkit.steps.plan_lines import Action, change_line
from toolkit.steps.plan_overview import plans_seen
from toolkit.steps.setting_up import add_group, add_small_group, remove_group
from toolkit.storage.engine import read_session, write_session
from toolkit.voting.closing import close_round


@pytest.fixture
def both(here, there):
    """One workshop with an entry and a gap on both computers; gives its workshop, the entry and the gap."""
    with write_session() as session:
        workshop = a_workshop(session)
        entry = an_entry(session, workshop, "As it was", places=(BANBURY,), approaches=("diy",))
        gap = a_gap(session, workshop)
    there.take(here.export(workshop.id))
    here.at()
    return workshop, entry, gap


def change(entry, words, **more):
    with write_session() as session:
        recording.change_entry(an_actor(), entry, session.get_one(Entry, entry).version, recording.Said(words, **more),
                               session=session)


def words_of(computer, workshop):
    return {row["words"] for row in computer.rows(workshop.id)["entry"] if not row["withdrawn_at"]}


def test_what_was_recorded_apart_is_joined_and_nothing_is_doubled(here, there, both):
    workshop, *_ = both
    with write_session() as session:
        an_entry(session, workshop, "Said here")
    there.at()
    with write_session() as session:
        an_entry(session, workshop, "Said there", places=(WITNEY,))
    report = here.take(there.export(workshop.id))
    assert count(report, "entries") == (1, 2, 0, 0) and not report.conflicts
    there.take(here.export(workshop.id))
    assert words_of(here, workshop) == words_of(there, workshop) >= {"Said here", "Said there", "As it was"}
    assert here.rows(workshop.id)["entry_place"] == there.rows(workshop.id)["entry_place"]


def test_the_same_file_again_brings_nothing_new(here, there, both):
    workshop, *_ = both
    there.at()
    with write_session() as session:
        an_entry(session, workshop, "Said there")
    data = there.export(workshop.id)
    here.take(data)
    before = here.rows(workshop.id)
    assert here.plan(data).changes_nothing
    again = here.take(data)
    assert again.changes_nothing and not again.conflicts
    assert here.rows(workshop.id) == before


def test_a_report_writes_nothing(here, there, both):
    workshop, entry, _ = both
    there.at()
    change(entry, "Changed there")
    before = here.rows(workshop.id)
    assert count(here.plan(there.export(workshop.id)), "entries")[2] == 1
    assert here.rows(workshop.id) == before


def test_the_newer_version_is_kept_with_its_places_and_approaches(here, there, both):
    workshop, entry, _ = both
    there.at()
    change(entry, "Changed there", places=(WITNEY,), approaches=("community", "paid_staff"))
    report = here.take(there.export(workshop.id))
    assert [(one.ours, one.theirs, one.kept) for one in report.conflicts] == [("As it was", "Changed there", "theirs")]
    rows = here.rows(workshop.id)
    assert {row["label"] for row in rows["entry_place"]} == {WITNEY.label}
    assert {row["approach"] for row in rows["entry_approach"]} == {"community", "paid_staff"}


def test_an_older_file_changes_nothing_back(here, there, both):
    workshop, entry, _ = both
    old = there.export(workshop.id)
    here.at()
    change(entry, "Changed here", places=(WITNEY,))
    report = here.take(old)
    assert [one.kept for one in report.conflicts] == ["ours"] and "Changed here" in words_of(here, workshop)
    assert len(here.rows(workshop.id)["entry_place"]) == 1


@pytest.mark.parametrize(("choice", "kept"), [(Choice.OURS, "Changed here"), (Choice.THEIRS, "Changed there")])
def test_a_person_may_choose_the_side(here, there, both, choice, kept):
    workshop, entry, _ = both
    change(entry, "Changed here")
    there.at()
    change(entry, "Changed there")
    here.take(there.export(workshop.id), choice)
    assert words_of(here, workshop) >= {kept}


def test_whoever_has_a_replaced_entry_open_is_told(here, there, both):
    workshop, entry, _ = both
    change(entry, "Changed here")
    there.at()
    change(entry, "Changed there")
    version = next(row["version"] for row in here.rows(workshop.id)["entry"] if row["id"] == entry)
    here.take(there.export(workshop.id))
    assert next(row["version"] for row in here.rows(workshop.id)["entry"] if row["id"] == entry) > version


def withdraw(entry):
    with write_session() as session:
        recording.withdraw_entry(an_actor(), entry, session=session)


@pytest.mark.parametrize("choice", Choice)
def test_what_was_withdrawn_here_does_not_come_back_from_an_older_file(here, there, both, choice):
    workshop, entry, _ = both
    old = there.export(workshop.id)
    here.at()
    withdraw(entry)
    report = here.take(old, choice)
    assert [one.why for one in report.conflicts] == ["it was taken back here"]
    assert "As it was" not in words_of(here, workshop)


def test_nor_from_one_where_it_was_changed_many_times_meanwhile(here, there, both):
    workshop, entry, _ = both
    there.at()
    for number in range(5):
        change(entry, f"Changed {number}")
    here.at()
    withdraw(entry)
    here.take(there.export(workshop.id), Choice.THEIRS)
    assert not words_of(here, workshop) & {"As it was", "Changed 4"}


def test_what_was_put_back_there_comes_back_only_by_choice(here, there, both):
    workshop, entry, _ = both
    withdraw(entry)
    there.take(here.export(workshop.id))
    assert "As it was" not in words_of(there, workshop)
    with write_session() as session:
        recording.put_back_entry(an_actor(), entry, session=session)
    data = there.export(workshop.id)
    here.take(data)
    assert "As it was" not in words_of(here, workshop)
    here.take(data, Choice.THEIRS)
    assert "As it was" in words_of(here, workshop)


def test_what_was_withdrawn_there_is_withdrawn_here_though_it_was_changed(here, there, both):
    workshop, entry, _ = both
    there.at()
    withdraw(entry)
    here.at()
    change(entry, "Changed here")
    here.take(there.export(workshop.id))
    assert "Changed here" not in words_of(here, workshop)


def test_a_nothing_taken_back_stays_so(here, there, both):
    workshop, *_ = both
    with write_session() as session:
        nothing(session, workshop, 5)
    old = here.export(workshop.id)
    with write_session() as session:
        recording.say_nothing_there(an_actor(), workshop.id, workshop.group, 5, "available", False, session=session)
    here.take(old)
    assert here.rows(workshop.id)["nothing_there"][0]["taken_back_at"]


def test_the_same_cell_and_group_named_on_both_are_one(here, there, both):
    workshop, *_ = both
    for computer, name in ((here, "Young carers"), (there, "young Carers")):
        computer.at()
        with write_session() as session:
            group = add_group(an_actor(), workshop.id, name, session=session)
            add_small_group(an_actor(), workshop.id, "Table 1", session=session)
            an_entry(session, workshop, f"Said by {name}", group=group)
            nothing(session, workshop, 7, group=group)
    report = here.take(there.export(workshop.id))
    rows = here.rows(workshop.id)
    assert len(rows["group_of_people"]) == 2 and len(rows["small_group"]) == 1 and len(rows["nothing_there"]) == 1
    assert len({row["group_id"] for row in rows["entry"] if row["words"].startswith("Said by")}) == 1
    assert sum("of that name here" in note for note in report.notes) == 2


def test_a_group_that_comes_new_stands_after_those_here(here, there, both):
    workshop, *_ = both
    for computer, name in ((here, "Here"), (there, "There")):
        computer.at()
        with write_session() as session:
            add_group(an_actor(), workshop.id, name, session=session)
    here.take(there.export(workshop.id))
    found = sorted((row["position"], row["name"]) for row in here.rows(workshop.id)["group_of_people"])
    assert [name for _, name in found] == ["Older people", "Here", "There"] and len({place for place, _ in found}) == 3


def test_a_group_removed_here_stays_removed(here, there, both):
    workshop, *_ = both
    old = there.export(workshop.id)
    here.at()
    with write_session() as session:
        remove_group(an_actor(), workshop.group, session=session)
    here.take(old)
    with read_session() as session:
        assert session.get_one(GroupOfPeople, workshop.group).removed_at


def test_priorities_of_one_number_get_another_and_ranks_go_on(here, there, both):
    workshop, _, gap = both
    for computer in (here, there):
        computer.at()
        with write_session() as session:
            for number in (1, 2):
                a_priority(session, workshop, f"{computer.url[-8:]} {number}", gaps=(gap,), final="So it is.")
    data = there.export(workshop.id)
    report = here.take(data)
    found = here.rows(workshop.id)["priority"]
    assert sorted(row["number"] for row in found) == sorted(row["final_rank"] for row in found) == [1, 2, 3, 4]
    assert [row["title"] for row in sorted(found, key=lambda row: row["final_rank"])] == ["/here.db 1", "/here.db 2",
                                                                                           "there.db 1", "there.db 2"]
    assert any("gets number 3" in note for note in report.notes)
    assert len(here.rows(workshop.id)["priority_gap"]) == 4
    again = here.take(data)
    assert again.changes_nothing and not again.conflicts
    with write_session() as session:
        a_priority(session, workshop, "Another", final="Why not.")


def test_an_order_changed_there_is_taken(here, there, both):
    workshop, *_ = both
    with write_session() as session:
        made = [a_priority(session, workshop, f"Idea {number}", final="Yes.") for number in range(3)]
    there.take(here.export(workshop.id))
    with write_session() as session:
        prioritising.move_final(an_actor(), made[2], -1, session=session)
        prioritising.move_final(an_actor(), made[2], -1, session=session)
        prioritising.drop_final(an_actor(), made[0], session=session)
    here.take(there.export(workshop.id))
    with read_session() as session:
        order = prioritising.final_priorities(workshop.id, session=session)
    assert [(row.id, row.final_rank) for row in order] == [(made[2], 1), (made[1], 2)]


def test_a_priority_with_a_plan_here_stays_final(here, there, both):
    workshop, *_ = both
    with write_session() as session:
        kept = a_priority(session, workshop, "Kept", final="Yes.")
    there.take(here.export(workshop.id))
    with write_session() as session:
        prioritising.drop_final(an_actor(), kept, session=session)
    here.at()
    with write_session() as session:
        a_plan(session, workshop, kept)
    here.take(there.export(workshop.id))
    with read_session() as session:
        assert session.get_one(Priority, kept).final_rank == 1


def test_two_plans_for_one_priority_are_a_conflict(here, there, both):
    workshop, *_ = both
    with write_session() as session:
        kept = a_priority(session, workshop, "Kept", final="Yes.")
    there.take(here.export(workshop.id))
    for computer in (here, there):
        computer.at()
        with write_session() as session:
            a_plan(session, workshop, kept, f"Done {computer.url[-8:]}", tools=("grants",) if computer is there else ("loans",))
    report = here.take(there.export(workshop.id))
    rows = here.rows(workshop.id)
    assert count(report, "plans") == (0, 0, 1, 0) and report.conflicts[0].theirs == "Done there.db"
    assert [row["action"] for row in rows["plan"]] == ["Done there.db"]
    assert [row["tool"] for row in rows["plan_tool"]] == ["grants"]


def test_a_file_from_before_plans_in_depth_still_comes_in(here, there):
    with write_session() as session:
        workshop = a_workshop(session)
        a_plan(session, workshop, tools=("grants",), cost_pounds=Decimal("1234.50"))
    manifest, rows, parts = opened(here.export(workshop.id))
    for table in ("plan_action", "plan_milestone", "plan_money", "plan_group", "plan_place"):
        del rows[table]
    for row in rows["plan"]:
        for name in ("what_changes", "for_whom", "measure", "measure_start", "measure_target", "workforce", "jsna_link", "market_signal",
                     "market_signal_public", "self_funders"):
            del row[name]
    for row in rows["plan_tool"]:
        del row["takes"]
    there.take(closed(manifest, rows, parts))
    with read_session() as session:
        seen = plans_seen(workshop.id, session=session)[0]
        assert (seen.cost, seen.tools) == (Decimal("1234.50"), ("grants",))


def test_lines_that_two_computers_gave_one_plan_are_all_there(here, there, both):
    workshop, *_ = both
    with write_session() as session:
        plan = a_plan(session, workshop, a_priority(session, workshop, "Kept", final="Yes."))
        line = an_action(session, plan, "Agreed before")
    there.take(here.export(workshop.id))
    for computer, owner in ((here, "Ana"), (there, "Ben")):
        computer.at()
        with write_session() as session:
            an_action(session, plan, f"For {owner}", owner=owner)
            a_sum(session, plan, 500)
    with write_session() as session:
        change_line(an_actor(), line, 1, Action("Agreed there"), session=session)
    here.take(there.export(workshop.id))
    rows = here.rows(workshop.id)
    assert {row["words"] for row in rows["plan_action"]} == {"Agreed there", "For Ana", "For Ben"}
    assert sum(row["pounds"] for row in rows["plan_money"]) == 1000


def test_lines_of_two_plans_for_one_priority_stand_in_the_one_that_is_kept(here, there, both):
    workshop, *_ = both
    with write_session() as session:
        kept = a_priority(session, workshop, "Kept", final="Yes.")
    there.take(here.export(workshop.id))
    for computer, words in ((here, "Here"), (there, "There")):
        computer.at()
        with write_session() as session:
            an_action(session, a_plan(session, workshop, kept, words), words)
    here.take(there.export(workshop.id))
    rows = here.rows(workshop.id)
    assert [row["action"] for row in rows["plan"]] == ["There"]
    only = rows["plan"][0]["id"]
    assert {(row["words"], row["plan_id"]) for row in rows["plan_action"]} == {("Here", only), ("There", only)}


def test_a_tie_to_a_gap_added_without_a_new_version_is_joined(here, there, both):
    workshop, _entry, gap = both
    with write_session() as session:
        kept = a_priority(session, workshop, "Kept", gaps=(gap,))
    there.take(here.export(workshop.id))
    with write_session() as session:
        other = a_gap(session, workshop, "Another gap")
        session.add(PriorityGap(priority_id=kept, entry_id=other, carried_from_id=gap))
    here.take(there.export(workshop.id))
    assert {row["entry_id"] for row in here.rows(workshop.id)["priority_gap"]} == {gap, other}


def test_baselines_evaluations_and_their_answers(here, there, both):
    workshop, entry, _ = both
    with write_session() as session:
        held = an_evaluation(session, workshop)
    there.take(here.export(workshop.id))
    for computer in (here, there):
        computer.at()
        with write_session() as session:
            evaluating.answer(an_actor(), held, "tried", 0, f"Answer {computer.url[-8:]}", session=session)
            evaluating.note_progress(an_actor(), held, entry, 0, "better", session=session)
            an_entry(session, workshop, "More")
            a_baseline(session, workshop)
            evaluating.start_evaluation(an_actor(), workshop.id, date(2027, 1, 1), "", session=session)
    frozen = {row["id"]: row for row in here.rows(workshop.id)["baseline"]}
    report = here.take(there.export(workshop.id))
    rows = here.rows(workshop.id)
    assert len(rows["evaluation_answer"]) == len(rows["entry_progress"]) == 1
    assert count(report, "answers in evaluations") == (0, 0, 1, 0)
    assert sorted(row["number"] for row in rows["baseline"]) == sorted(row["number"] for row in rows["evaluation"]) == [1, 2, 3]
    assert {row_id: row for row_id, row in ((row["id"], row) for row in rows["baseline"]) if row_id in frozen} == frozen


@pytest.fixture
def voting(here, there, both):
    """An open vote on both computers."""
    workshop, *_ = both
    with write_session() as session:
        vote = a_vote(session, workshop)
    there.take(here.export(workshop.id))
    here.at()
    return workshop, vote


def cast(computer, vote, times):
    computer.at()
    with write_session() as session:
        for _ in range(times):
            a_ballot(session, vote, 1)


def close(computer, vote):
    computer.at()
    with write_session() as session:
        close_round(an_actor(), vote, session.get_one(VoteRound, vote).version, session=session)


def test_ballots_of_an_open_vote_stay_where_they_are(here, there, voting):
    workshop, vote = voting
    cast(here, vote, 2)
    cast(there, vote, 3)
    here.take(there.export(workshop.id))
    rows = here.rows(workshop.id)
    assert len(rows["ballot"]) == len(rows["ballot_dots"]) == 2


def test_nothing_is_added_to_a_vote_that_is_closed_here(here, there, voting):
    workshop, vote = voting
    cast(here, vote, 2)
    close(here, vote)
    cast(there, vote, 3)
    close(there, vote)
    for choice in Choice:
        report = here.take(there.export(workshop.id), choice)
        assert count(report, "ballots") == (0, 0, 0, 3)
    rows = here.rows(workshop.id)
    assert len(rows["ballot"]) == len(rows["ballot_dots"]) == 2 and rows["vote_round"][0]["state"] == "closed"


def test_a_vote_closed_there_stays_open_while_ballots_here_are_not_in_it(here, there, voting):
    workshop, vote = voting
    cast(here, vote, 1)
    cast(there, vote, 1)
    close(there, vote)
    data = there.export(workshop.id)
    report = here.take(data)
    assert "close the vote here" in report.conflicts[0].why
    assert any("can be put in as a count" in note for note in report.notes)
    rows = here.rows(workshop.id)
    assert len(rows["ballot"]) == 1 and rows["vote_round"][0]["state"] == "open"


def test_a_vote_closed_there_is_closed_here(here, there, voting):
    workshop, vote = voting
    cast(there, vote, 2)
    close(there, vote)
    here.take(there.export(workshop.id))
    rows = here.rows(workshop.id)
    assert len(rows["ballot"]) == 2 and rows["vote_round"][0]["state"] == "closed"


def test_two_open_votes_are_refused(here, there, both):
    workshop, *_ = both
    for computer in (here, there):
        computer.at()
        with write_session() as session:
            a_vote(session, workshop)
    data = there.export(workshop.id)
    before = here.rows(workshop.id)
    for do in (here.plan, here.take):
        with pytest.raises(BadInput, match="Close one of them first"):
            do(data)
    assert here.rows(workshop.id) == before


def test_two_closed_votes_are_numbered(here, there, both):
    workshop, *_ = both
    for computer in (here, there):
        computer.at()
        with write_session() as session:
            vote = a_vote(session, workshop)
        cast(computer, vote, 1)
        close(computer, vote)
    here.take(there.export(workshop.id))
    assert sorted(row["number"] for row in here.rows(workshop.id)["vote_round"]) == [1, 2]


def merge(entry, into):
    with write_session() as session:
        row = session.get_one(Entry, entry)
        row.merged_into_id, row.version, row.changed_at = into, row.version + 1, now() + timedelta(seconds=1)


def test_merging_each_into_the_other_loses_neither(here, there, both):
    workshop, entry, _ = both
    with write_session() as session:
        other = an_entry(session, workshop, "The same")
    there.take(here.export(workshop.id))
    merge(other, entry)
    here.at()
    merge(entry, other)
    here.take(there.export(workshop.id))
    into = {row["id"]: row["merged_into_id"] for row in here.rows(workshop.id)["entry"]}
    assert (into[entry], into[other]) in {(other, None), (None, entry)}


def test_an_entry_merged_there_into_one_withdrawn_here_stands_on_its_own(here, there, both):
    workshop, entry, _ = both
    there.at()
    with write_session() as session:
        other = an_entry(session, workshop, "The same")
    merge(other, entry)
    here.at()
    withdraw(entry)
    here.take(there.export(workshop.id))
    assert next(row["merged_into_id"] for row in here.rows(workshop.id)["entry"] if row["id"] == other) is None


def test_an_entry_merged_there_brings_its_places_along_here(here, there, both):
    workshop, entry, _ = both
    there.at()
    with write_session() as session:
        other = an_entry(session, workshop, "The same", places=(WITNEY,))
    merge(other, entry)
    here.take(there.export(workshop.id))
    assert {row["label"] for row in here.rows(workshop.id)["entry_place"] if row["entry_id"] == entry} == {BANBURY.label,
                                                                                                            WITNEY.label}


def test_steps_and_moves_come_along(here, there, both):
    workshop, *_ = both
    there.at()
    with write_session() as session:
        moves.move(an_actor(), workshop.id, "gaps", session=session)
    here.take(there.export(workshop.id))
    rows = here.rows(workshop.id)
    assert rows["workshop"][0]["step"] == "gaps" and len(rows["step_move"]) == 1


def test_rows_that_belong_to_another_workshop_here_are_refused(here, there, both):
    workshop, entry, _ = both
    data = there.export(workshop.id)
    here.at()
    with write_session() as session:
        elsewhere = a_workshop(session, title="Elsewhere")
        row = session.get_one(Entry, entry)
        row.workshop_id, row.group_id = elsewhere.id, elsewhere.group
    for do in (here.plan, here.take):
        with pytest.raises(BadInput, match="another workshop"):
            do(data)


def test_only_the_first_conflicts_are_shown_in_full(here, there):
    with write_session() as session:
        workshop = a_workshop(session)
        made = [an_entry(session, workshop, f"Entry {number}") for number in range(55)]
    there.take(here.export(workshop.id))
    for entry in made:
        change(entry, f"Changed {uuid4()}")
    lines = here.plan(there.export(workshop.id)).lines()
    assert sum("in the file \"" in line for line in lines) == 50 and lines[-1] == "And 5 more conflicts."
