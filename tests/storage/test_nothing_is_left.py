"""After words were taken back they are in no table, in no file of the record, and in nothing that is sent out, on both databases."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from tests.factories import (
    BANBURY,
    a_baseline,
    a_gap,
    a_plan,
    a_priority,
    a_workshop,
    an_actor,
    an_entry,
    an_evaluation,
    the,
)
from toolkit.exchange.workshop_out import export_workshop
from toolkit.models import Attachment, Entry, EntryProgress, EvaluationAnswer, Plan, Priority
from toolkit.steps import attaching, evaluating, merging, recording, taking_back
from toolkit.steps.prioritising import change_final
from toolkit.storage.engine import engine, read_session, write_session
from toolkit.storage.queries import evaluations

SAID = "My neighbour at number nine drinks"
PHOTO = b"%PDF-1.4\n% " + SAID.encode() + b"\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def in_tables() -> list[str]:
    """The tables in which the words stand."""
    found = []
    with engine().connect() as connection:
        for table in inspect(engine()).get_table_names():
            rows = connection.execute(text(f'select * from "{table}"')).all()
            if any(SAID in (bytes(value).decode(errors="replace") if isinstance(value, bytes | memoryview) else str(value))
                   for row in rows for value in row):
                found.append(table)
    return sorted(found)


def in_files(folder: Path) -> list[str]:
    """The files in which the words stand."""
    return [file.name for file in folder.rglob("*") if file.is_file() and SAID.encode() in file.read_bytes()]


@pytest.fixture
def said(database):
    """A workshop in which the words stand wherever somebody can have said them; gives it and (noun, table, row) of each."""
    with write_session() as session:
        workshop = a_workshop(session)
        entry = an_entry(session, workshop, SAID, places=(BANBURY,), source=f"Source: {SAID}")
        gap = a_gap(session, workshop, f"{SAID} again")
        recording.change_entry(an_actor(), gap, 1, recording.Said(SAID, wanted=SAID), session=session)
        merging.merge(an_actor(), entry, 1, {an_entry(session, workshop, "The same"): 1}, session=session)
        priority = a_priority(session, workshop, gaps=(gap,), final="All said so.")
        change_final(an_actor(), priority, 2, "All said so.", SAID, session=session)
        plan = a_plan(session, workshop, priority, asked_again=SAID, starts_on=date(2026, 5, 1))
        photo = attaching.attach(an_actor(), workshop.id, PHOTO, "paper.pdf", SAID, session=session)
    with write_session() as session:
        a_baseline(session, workshop)
        held = an_evaluation(session, workshop, answers={"tried": SAID})
        evaluating.note_progress(an_actor(), held, entry, 0, "worse", SAID, session=session)
        rows = [("entry", Entry, entry), ("entry", Entry, gap), ("dissent", Priority, priority), ("asked_again", Plan, plan),
                ("photo", Attachment, photo), ("answer", EvaluationAnswer, evaluations.answers_of(held, session=session)["tried"].id),
                ("progress", EntryProgress, evaluations.progress_for(held, entry, session=session).id)]
    return workshop, rows


def test_the_words_are_nowhere_afterwards(said, database, var):
    workshop, rows = said
    assert {"entry", "entry_change", "baseline", "attachment_content", "priority", "plan"} <= set(in_tables())
    for noun, model, row in rows:
        with write_session() as session:
            taking_back.take_back(an_actor(), noun, row, getattr(the(session, model, row), "version", 1), session=session)
    assert in_tables() == []
    if database.startswith("sqlite"):
        assert in_files(var) == []
    with write_session() as session:
        assert SAID.encode() not in export_workshop(an_actor(), workshop.id, session=session)


def test_other_peoples_words_all_stay(said):
    _, rows = said
    with write_session() as session:
        taking_back.take_all_back(an_actor(), [(noun, row, getattr(the(session, model, row), "version", 1))
                                               for noun, model, row in rows], session=session)
    with read_session() as session:
        standing = {row.words for row in session.exec(text("select words from entry where withdrawn_at is null"))}
        assert standing == {"The same"}
        assert session.exec(text("select reason from priority")).scalar() == "All said so."
