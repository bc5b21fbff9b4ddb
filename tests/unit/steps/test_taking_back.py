"""Words taken back for good: gone from every part of the record, known again, and never brought back by an act of ours."""

import json

import pytest
from sqlmodel import select

from tests.factories import (
    BANBURY,
    a_baseline,
    a_consultation,
    a_gap,
    a_plan,
    a_priority,
    a_workshop,
    an_actor,
    an_entry,
    an_evaluation,
    the,
)
from tests.films import an_mp4
from toolkit.access.audit import broken_at
from toolkit.errors import BadInput, MoveRefused, NotAllowed, NotFound
from toolkit.models import (
    Attachment,
    ConsultationAnswer,
    Entry,
    EntryAgreement,
    EntryChange,
    EntryProgress,
    OwnStory,
    OwnStoryFile,
    Plan,
    Priority,
    Redaction,
)
from toolkit.record.spoken import SPOKEN
from toolkit.steps import attaching, evaluating, merging, recording, stories, taking_back
from toolkit.steps.baseline import picture_of, read_baseline, without
from toolkit.steps.before_after import table_then
from toolkit.steps.consulting.answering import Said
from toolkit.steps.one_cell import same_words
from toolkit.steps.prioritising import change_final
from toolkit.steps.table import table_of
from toolkit.steps.undo import undo
from toolkit.storage.queries import audit, changes, entries, evaluations, priorities, redactions
from toolkit.storage.queries import stories as story_queries

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
WORDS = "My neighbour at number nine drinks"


def taken_back(session, row, noun="entry", model=Entry):
    taking_back.take_back(an_actor(), noun, row, getattr(the(session, model, row), "version", 1), session=session)


def test_an_entry_leaves_table_map_and_list_and_an_empty_row_stays(session):
    workshop = a_workshop(session)
    entry = an_entry(session, workshop, WORDS, places=(BANBURY,), approaches=("diy",), paid_by="Her daughter", source="A letter")
    taken_back(session, entry)
    assert table_of(workshop.id, session=session).cells == {}
    assert entries.rows(workshop.id, session=session) == entries.points(workshop.id, session=session) == []
    assert entries.parts_of(entry, session=session) == ([], [])
    row = the(session, Entry, entry)
    assert (row.words, row.paid_by, row.source) == ("", "", "") and row.withdrawn_at
    note = redactions.redactions_of(workshop.id, session=session)[0]
    assert (note.noun, note.noun_id, note.created_by, note.version) == ("entry", entry, "A facilitator", 1)
    assert WORDS not in repr(note) and broken_at(session=session) is None


def test_it_cannot_be_put_back_undone_changed_or_taken_back_again(session):
    workshop = a_workshop(session)
    entry = an_entry(session, workshop, "First words")
    recording.change_entry(an_actor(), entry, 1, recording.Said(WORDS), session=session)
    change = changes.last_changes(workshop.id, session=session)[0].id
    taken_back(session, entry)
    assert changes.last_changes(workshop.id, session=session) == []
    with pytest.raises(NotFound):
        undo(an_actor(), change, session=session)
    with pytest.raises(MoveRefused, match="record it anew"):
        recording.put_back_entry(an_actor(), entry, session=session)
    with pytest.raises(NotFound):
        recording.change_entry(an_actor(), entry, 3, recording.Said("New"), session=session)
    with pytest.raises(MoveRefused, match="already"):
        taken_back(session, entry)


def test_a_withdrawn_entry_can_be_taken_back_and_words_changed_meanwhile_are_not(session):
    workshop = a_workshop(session)
    entry = an_entry(session, workshop, WORDS)
    recording.withdraw_entry(an_actor(), entry, session=session)
    with pytest.raises(MoveRefused, match="Look at them again"):
        taking_back.take_back(an_actor(), "entry", entry, 1, session=session)
    taken_back(session, entry)
    assert the(session, Entry, entry).words == ""


def test_the_salts_of_its_audit_records_are_forgotten_and_the_chain_holds(session):
    workshop = a_workshop(session)
    entry, other = an_entry(session, workshop, WORDS), an_entry(session, workshop, "Another")
    taken_back(session, entry)
    found = list(audit.records(session=session))
    assert all(row.salt is None for row in found if row.noun_id == str(entry))
    assert all(row.salt for row in found if row.noun_id == str(other)) and broken_at(session=session) is None
    assert [row.act for row in found][-1] == "take words back"


@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_merged_entry_goes_alone_and_the_others_stand(session, which):
    workshop = a_workshop(session)
    one, two, three = (an_entry(session, workshop, words, places=places) for words, places in (
        ("One", ()), ("Two", (BANBURY,)), ("Three", ())))
    merging.merge(an_actor(), two, 1, {three: 1}, session=session)
    merging.merge(an_actor(), one, 1, {two: the(session, Entry, two).version}, session=session)
    gone = (one, two, three)[which]
    taken_back(session, gone)
    left = {one, two, three} - {gone}
    standing = {row.id for row in entries.rows(workshop.id, session=session)}
    assert standing == ({two}, {one, three}, {one})[which]
    assert {the(session, Entry, row).merged_into_id for row in left} == ({None, two}, {None}, {None, one})[which]
    assert bool(entries.places(workshop.id, session=session)) == (which != 1)


def test_what_another_entry_was_given_of_its_words_cannot_be_undone_into_it(session):
    workshop = a_workshop(session)
    one, two = an_entry(session, workshop, "One"), an_entry(session, workshop, WORDS)
    merging.merge(an_actor(), one, 1, {two: 1}, WORDS, session=session)
    merging.take_apart(an_actor(), one, session=session)
    recording.change_entry(an_actor(), one, the(session, Entry, one).version, recording.Said("Something else"), session=session)
    taken_back(session, two)
    held = redactions.changes_of(workshop.id, session=session)
    assert held and not any(WORDS in change.before for change in held) and {change.entry_id for change in held} == {one}


def test_a_baseline_says_that_one_was_withdrawn_and_has_a_new_checksum(session):
    workshop = a_workshop(session)
    entry, stays = an_entry(session, workshop, WORDS, function=3), an_entry(session, workshop, "Another", function=4)
    frozen = a_baseline(session, workshop)
    before = evaluations.baselines_of(workshop.id, session=session)[0]
    taken_back(session, entry)
    content, after = read_baseline(frozen, session=session), evaluations.baselines_of(workshop.id, session=session)[0]
    assert [one["id"] for one in content["entries"]] == [str(stays)]
    assert content["taken_back"] == [[3, str(workshop.group), "available"]]
    assert before.checksum != after.checksum and (before.taken_back, after.taken_back) == (0, 1)
    table = table_then(content)
    assert table.cell(3, workshop.group).words("available") == "withdrawn"
    assert "renew a baseline" in [row.act for row in audit.records(session=session)]
    taken_back(session, stays)
    assert len(read_baseline(frozen, session=session)["taken_back"]) == 2


def test_a_damaged_baseline_loses_the_words_and_is_not_made_to_look_whole(session):
    workshop = a_workshop(session)
    entry = an_entry(session, workshop, WORDS)
    frozen = redactions.baselines_whole(workshop.id, session=session) or a_baseline(session, workshop)
    row = redactions.baselines_whole(workshop.id, session=session)[0]
    row.checksum, row.taken_back = "0" * 64, 1
    session.add(row)
    taken_back(session, entry)
    assert row.content == "" and row.checksum == "0" * 64 and frozen


def test_words_of_dissent_leave_baselines_and_new_ones_may_be_written(session):
    workshop = a_workshop(session)
    priority = a_priority(session, workshop, final="All said so.")
    change_final(an_actor(), priority, 2, "All said so.", WORDS, session=session)
    first = a_baseline(session, workshop)
    taken_back(session, priority, "dissent", Priority)
    assert read_baseline(first, session=session)["priorities"][0]["dissent"] == ""
    change_final(an_actor(), priority, the(session, Priority, priority).version, "All said so.", "Two disagreed", session=session)
    assert picture_of(workshop.id, session=session)["priorities"][0]["dissent"] == "Two disagreed"
    assert "taken_back" not in read_baseline(first, session=session)


def test_an_old_baseline_without_ids_loses_dissent_by_the_number():
    content = json.dumps({"priorities": [{"number": 1, "dissent": WORDS}, {"number": 2, "dissent": "Other"}]})
    after = json.loads(without(content, "dissent", "any", 1))
    assert [row["dissent"] for row in after["priorities"]] == ["", "Other"]


def test_a_plan_keeps_its_own_words_and_its_priority_counts_what_went(session):
    workshop = a_workshop(session)
    gap, other = a_gap(session, workshop, WORDS), a_gap(session, workshop, "Another")
    priority = a_priority(session, workshop, gaps=(gap, other), final="Because.")
    plan = a_plan(session, workshop, priority, "A quiet word", asked_again=WORDS)
    taken_back(session, gap)
    assert the(session, Plan, plan).action == "A quiet word"
    assert [row[1] for row in priorities.gaps_feeding(workshop.id, session=session)] == [other]
    assert priorities.gaps_taken_back(workshop.id, session=session) == {priority: 1}
    taken_back(session, plan, "asked_again", Plan)
    assert the(session, Plan, plan).asked_again == ""


def test_a_photo_goes_with_its_bytes_and_name(session):
    workshop = a_workshop(session)
    photo = attaching.attach(an_actor(), workshop.id, PDF, "Mrs Nine.pdf", WORDS, session=session)
    taken_back(session, photo, "photo", Attachment)
    row = the(session, Attachment, photo)
    assert (row.name, row.note, row.checksum) == ("", "", "") and redactions.contents_of(photo, session=session) == []
    with pytest.raises(NotFound):
        attaching.read_attachment(an_actor(), photo, session=session)
    with pytest.raises(MoveRefused, match="cannot be put back"):
        attaching.withdraw_attachment(an_actor(), photo, False, session=session)


def test_a_story_goes_with_its_file_and_a_gap_that_named_it_says_so(session):
    written = stories.Written("The house on the corner", WORDS, "Its owner", (1,))
    story = stories.add_story(an_actor(), written, (an_mp4(), "house.mp4"), session=session)
    assert session.exec(select(OwnStoryFile.id)).all()
    taken_back(session, story, "story", OwnStory)
    assert stories.story_title(f"own:{story}", session=session) == stories.GONE
    assert not [one for one in stories.stories(session=session) if one.own_id]
    assert session.exec(select(OwnStoryFile.id)).all() == []
    assert story_queries.withdrawn_stories(session=session) == []
    with pytest.raises(MoveRefused):
        stories.withdraw_story(an_actor(), story, False, session=session)


def test_what_was_said_at_an_evaluation_is_taken_back(session):
    workshop = a_workshop(session)
    entry = an_entry(session, workshop)
    held = an_evaluation(session, workshop, answers={"tried": WORDS})
    evaluating.note_progress(an_actor(), held, entry, 0, "worse", WORDS, session=session)
    answer = evaluations.answers_of(held, session=session)["tried"]
    taken_back(session, answer.id, "answer", type(answer))
    progress = evaluations.progress_for(held, entry, session=session)
    taken_back(session, progress.id, "progress", EntryProgress)
    assert evaluations.answers_of(held, session=session)["tried"].words == ""
    assert evaluations.progress_of(held, session=session) == [(entry, "worse", "", 2)]


def test_what_was_said_is_found_wherever_it_stands(session):
    workshop, other = a_workshop(session), a_workshop(session)
    stands, gone = an_entry(session, workshop, WORDS), an_entry(session, workshop, f"{WORDS} a lot")
    recording.withdraw_entry(an_actor(), gone, session=session)
    an_entry(session, other, WORDS)
    priority = a_priority(session, workshop, final="Because.")
    change_final(an_actor(), priority, 2, "Because.", f"I said {WORDS}", session=session)
    found = taking_back.find(workshop.id, "neighbour NINE", session=session)
    assert {(one.noun, one.id) for one in found} == {("entry", stands), ("entry", gone), ("dissent", priority)}
    assert [one.more for one in found if one.id == gone] == ["withdrawn"]
    assert taking_back.find(workshop.id, "  ", session=session) == []
    assert taking_back.find(workshop.id, "100%", session=session) == []


def test_the_same_words_elsewhere_are_offered_too(session):
    workshop = a_workshop(session)
    one, two = an_entry(session, workshop, WORDS), an_entry(session, workshop, WORDS)
    an_entry(session, workshop, f"{WORDS} a lot")
    assert [found.id for found in taking_back.same_as(one, workshop.id, session=session)] == [one, two]
    chosen = [(found.noun, found.id, found.version) for found in taking_back.same_as(one, workshop.id, session=session)]
    taking_back.take_all_back(an_actor(), chosen, session=session)
    assert taking_back.same_as(one, workshop.id, session=session) == []
    with pytest.raises(BadInput, match="Choose"):
        taking_back.take_all_back(an_actor(), [], session=session)


def test_a_browser_that_sends_them_again_does_not_bring_them_back(session):
    workshop = a_workshop(session)
    entry = an_entry(session, workshop, WORDS)
    taken_back(session, entry)
    assert same_words(workshop.id, workshop.group, 1, "available", f" {WORDS} ", session=session)
    assert not same_words(workshop.id, workshop.group, 1, "available", "Other words", session=session)


@pytest.mark.parametrize("role", ["small-group-host", "commissioner", "broker"])
def test_others_cannot_take_words_back(session, role):
    entry = an_entry(session, a_workshop(session), WORDS)
    with pytest.raises(NotAllowed, match="take words back"):
        taking_back.take_back(an_actor(role), "entry", entry, 1, session=session)


def test_a_link_for_another_workshop_takes_nothing_back(session):
    entry = an_entry(session, a_workshop(session), WORDS)
    with pytest.raises(NotAllowed):
        taking_back.take_back(an_actor(workshop_id=a_workshop(session).id), "entry", entry, 1, session=session)


def test_only_words_of_a_known_kind_that_are_there(session):
    entry = an_entry(session, a_workshop(session), WORDS)
    with pytest.raises(BadInput):
        taking_back.take_back(an_actor(), "hope", entry, 1, session=session)
    with pytest.raises(NotFound):
        taking_back.take_back(an_actor(), "photo", entry, 1, session=session)
    assert session.get(Redaction, entry) is None and session.get(EntryChange, entry) is None


@pytest.mark.parametrize("noun", list(SPOKEN))
def test_every_column_of_words_is_one_of_its_table(noun):
    kind = SPOKEN[noun]
    assert {*kind.columns, *kind.read_in} <= set(kind.model.model_fields) and set(kind.read_in) <= set(kind.columns)
    assert not kind.falls or "withdrawn_at" in kind.model.model_fields


@pytest.mark.parametrize("which", [0, 1, 2])
def test_an_entry_carried_along_goes_from_every_round(session, which):
    rounds = [a_workshop(session) for _ in range(3)]
    entries_of, before = [], None
    for one in rounds:
        before = an_entry(session, one, f"{WORDS}, said {len(entries_of)}")
        the(session, Entry, before).came_from_id = entries_of[-1] if entries_of else None
        entries_of.append(before)
    a_baseline(session, rounds[0])
    taken_back(session, entries_of[which])
    assert [the(session, Entry, row).words for row in entries_of] == ["", "", ""]
    for one in rounds:
        assert len(redactions.redactions_of(one.id, session=session)) == 1
    assert WORDS not in redactions.baselines_whole(rounds[0].id, session=session)[0].content


def test_a_plan_loses_the_line_it_was_begun_with_and_keeps_every_other(session):
    workshop = a_workshop(session)
    gap, other = a_gap(session, workshop, f"{WORDS}\nand shouts"), a_gap(session, workshop, "No bus")
    priority = a_priority(session, workshop, gaps=(gap, other), final="Because.")
    plan = a_plan(session, workshop, priority)
    assert WORDS in the(session, Plan, plan).what_changes
    taken_back(session, gap)
    assert the(session, Plan, plan).what_changes == "No bus"


def test_a_comment_on_a_plan_is_taken_back_and_its_answer_counts_on(session):
    workshop = a_workshop(session)
    a_consultation(session, workshop, {1: Said("disagree", WORDS)})
    comment = session.exec(select(ConsultationAnswer)).one()
    assert [one.noun for one in taking_back.find(workshop.id, "neighbour", session=session)] == ["comment"]
    taken_back(session, comment.id, "comment", ConsultationAnswer)
    row = the(session, ConsultationAnswer, comment.id)
    assert (row.answer, row.words) == ("disagree", "")


def test_what_was_agreed_to_be_read_leaves_no_print_of_the_words(session):
    workshop = a_workshop(session)
    entry = an_entry(session, workshop, WORDS)
    session.add(EntryAgreement(workshop_id=workshop.id, entry_id=entry, fingerprint="f" * 64))
    taken_back(session, entry)
    agreement = session.exec(select(EntryAgreement)).one()
    assert (agreement.agreed, agreement.fingerprint) == (False, "")
