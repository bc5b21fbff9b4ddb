"""Words taken back on one computer do not come back from another's file, and go there too once a newer file arrives."""

import io
import zipfile

import pytest
from sqlmodel import select

from tests.factories import (
    BANBURY,
    a_baseline,
    a_gap,
    a_priority,
    a_workshop,
    an_actor,
    an_entry,
    an_evaluation,
    the,
)
from toolkit.exchange.report import Choice
from toolkit.models import Attachment, AttachmentContent, Entry, EvaluationAnswer, Redaction
from toolkit.steps import attaching, evaluating, merging, recording, taking_back
from toolkit.steps.baseline import read_baseline
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import evaluations, redactions

WORDS = "My neighbour at number nine drinks"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def take_back(row, noun="entry", model=Entry):
    with write_session() as session:
        taking_back.take_back(an_actor(), noun, row, getattr(the(session, model, row), "version", 1), session=session)


def unpacked(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        return b"".join(held.read(name) for name in held.namelist())


def everything(computer, workshop) -> str:
    return repr(computer.rows(workshop.id))


@pytest.fixture
def spoken(here):
    """A workshop here with words to be taken back in an entry, a photo, an answer and a baseline."""
    with write_session() as session:
        workshop = a_workshop(session)
        entry = an_entry(session, workshop, WORDS, places=(BANBURY,), approaches=("diy",))
        an_entry(session, workshop, "Something else")
        photo = attaching.attach(an_actor(), workshop.id, PDF, "Number nine.pdf", WORDS, session=session)
        held = an_evaluation(session, workshop, answers={"tried": WORDS})
        answer = evaluations.answers_of(held, session=session)["tried"].id
    return workshop, entry, photo, answer


@pytest.mark.parametrize("choice", list(Choice))
def test_an_older_file_does_not_bring_them_back(here, spoken, choice):
    workshop, entry, photo, answer = spoken
    older = here.export(workshop.id)
    assert WORDS.encode() in unpacked(older)
    take_back(entry)
    take_back(photo, "photo", Attachment)
    take_back(answer, "answer", EvaluationAnswer)
    before = here.rows(workshop.id)
    report = here.take(older, choice)
    assert here.rows(workshop.id) == before and WORDS not in repr(before) and not report.conflicts
    assert any("3 texts of the file were taken back for good" in note for note in report.notes)
    with read_session() as session:
        assert session.exec(select(AttachmentContent)).all() == []


def test_a_file_made_afterwards_holds_neither_words_nor_fingerprints(here, there, spoken):
    workshop, entry, photo, answer = spoken
    for row, noun, model in ((entry, "entry", Entry), (photo, "photo", Attachment), (answer, "answer", EvaluationAnswer)):
        take_back(row, noun, model)
    data = here.export(workshop.id)
    with read_session() as session:
        prints = [note.fingerprint for note in redactions.redactions_of(workshop.id, session=session)]
    assert all(prints) and not any(text.encode() in unpacked(data) for text in (WORDS, PDF.decode(), "Number nine", *prints))
    there.take(data)
    assert WORDS not in everything(there, workshop) and len(there.rows(workshop.id)["redaction"]) == 3


def test_the_other_computer_loses_them_when_a_newer_file_arrives(here, there, spoken):
    workshop, entry, photo, answer = spoken
    there.take(here.export(workshop.id))
    here.at()
    for row, noun, model in ((entry, "entry", Entry), (photo, "photo", Attachment), (answer, "answer", EvaluationAnswer)):
        take_back(row, noun, model)
    newer = here.export(workshop.id)
    planned = there.plan(newer, Choice.OURS)
    assert any("3 texts here were taken back for good in the file" in note for note in planned.notes)
    assert WORDS in everything(there, workshop)
    there.take(newer, Choice.OURS)
    assert WORDS not in everything(there, workshop)
    with read_session() as session:
        assert session.exec(select(AttachmentContent)).all() == []
        assert the(session, Entry, entry).withdrawn_at and the(session, Attachment, photo).withdrawn_at
        frozen = evaluations.baselines_of(workshop.id, session=session)[0]
        assert read_baseline(frozen.id, session=session)["taken_back"] == [[1, str(workshop.group), "available"]]
        assert all(note.fingerprint for note in redactions.redactions_of(workshop.id, session=session))
    again = there.take(newer)
    assert again.changes_nothing and not again.conflicts


def test_a_baseline_from_elsewhere_comes_in_without_them(here, there, spoken):
    workshop, entry, *_ = spoken
    there.take(here.export(workshop.id))
    there.at()
    with write_session() as session:
        an_entry(session, workshop, "Said there")
        theirs = a_baseline(session, workshop, "Theirs")
    older = there.export(workshop.id)
    here.at()
    take_back(entry)
    here.take(older)
    with read_session() as session:
        content = read_baseline(theirs, session=session)
    assert WORDS not in repr(content) and len(content["entries"]) == 2 and len(content["taken_back"]) == 1


def test_the_same_words_under_another_id_stay_out_where_they_are_older(here, there, spoken):
    workshop, entry, *_ = spoken
    there.take(here.export(workshop.id))
    there.at()
    with write_session() as session:
        copy = an_entry(session, workshop, f"  {WORDS}")
    older = there.export(workshop.id)
    here.at()
    take_back(entry)
    here.take(older)
    with write_session() as session:
        row = the(session, Entry, copy)
        assert row.words == "" and row.withdrawn_at
    there.at()
    with write_session() as session:
        later = an_entry(session, workshop, WORDS)
    here.take(there.export(workshop.id))
    with read_session() as session:
        assert session.get_one(Entry, later).words == WORDS


def test_new_words_in_the_same_place_are_kept(here, there, spoken):
    workshop, _, _, answer = spoken
    older = here.export(workshop.id)
    take_back(answer, "answer", EvaluationAnswer)
    with write_session() as session:
        row = the(session, EvaluationAnswer, answer)
        evaluating.answer(an_actor(), row.evaluation_id, "tried", row.version, "A choir", session=session)
    newer = here.export(workshop.id)
    there.take(older)
    there.take(newer)
    there.take(older)
    with read_session() as session:
        assert session.get_one(EvaluationAnswer, answer).words == "A choir"


def test_nothing_stands_under_an_entry_that_is_gone(here, there):
    with write_session() as session:
        workshop = a_workshop(session)
        gap, other = a_gap(session, workshop, WORDS, places=(BANBURY,)), a_gap(session, workshop, "Another")
        priority = a_priority(session, workshop, gaps=(gap,))
    there.take(here.export(workshop.id))
    there.at()
    with write_session() as session:
        merging.merge(an_actor(), gap, 1, {other: 1}, session=session)
    merged = there.export(workshop.id)
    here.at()
    take_back(gap)
    here.take(merged)
    with read_session() as session:
        assert session.get_one(Entry, other).merged_into_id is None
        assert session.get_one(Entry, gap).words == "" and priority
    assert WORDS not in everything(here, workshop)


def test_two_computers_that_take_back_the_same_agree(here, there, spoken):
    workshop, entry, *_ = spoken
    there.take(here.export(workshop.id))
    there.at()
    take_back(entry)
    here.at()
    take_back(entry)
    here.take(there.export(workshop.id))
    with read_session() as session:
        assert len(session.exec(select(Redaction)).all()) == 1


def test_an_entry_changed_there_before_the_wish_was_known_goes_all_the_same(here, there, spoken):
    workshop, entry, *_ = spoken
    there.take(here.export(workshop.id))
    there.at()
    with write_session() as session:
        recording.change_entry(an_actor(), entry, 1, recording.Said(f"{WORDS} a lot"), session=session)
    changed = there.export(workshop.id)
    here.at()
    take_back(entry)
    here.take(changed, Choice.THEIRS)
    there.take(here.export(workshop.id))
    assert WORDS not in repr([computer.rows(workshop.id)[table] for computer in (here, there) for table in ("entry", "baseline")])


def test_a_later_round_from_elsewhere_comes_in_without_what_was_taken_back_in_an_earlier_one(here, there, spoken):
    workshop, entry, *_ = spoken
    there.take(here.export(workshop.id))
    there.at()
    with write_session() as session:
        later = a_workshop(session, title="The round after")
        copy, new = an_entry(session, later, WORDS), an_entry(session, later, "New in this round")
        the(session, Entry, copy).came_from_id = entry
        frozen = a_baseline(session, later)
    data = there.export(later.id)
    here.at()
    take_back(entry)
    here.take(data)
    assert WORDS not in everything(here, later)
    with read_session() as session:
        assert session.get_one(Entry, copy).withdrawn_at and session.get_one(Entry, new).words == "New in this round"
        assert len(read_baseline(frozen, session=session)["taken_back"]) == 1
