"""Taking words back on screen: found, asked about plainly, and gone from everywhere; photos and stories too."""

import pytest
from sqlmodel import select

from tests.factories import a_baseline, a_gap, a_plan, a_priority, a_workshop, an_actor, an_entry, an_evaluation, the
from toolkit.models import Attachment, Entry, OwnStory
from toolkit.steps import attaching, stories
from toolkit.storage.engine import read_session, write_session

SAID, OTHER = "My neighbour at number nine drinks", "The library keeps a folder"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def workshop(record):
    with write_session() as session:
        made = a_workshop(session)
        an_entry(session, made, OTHER)
        a_priority(session, made, "A quiet word", gaps=(a_gap(session, made, SAID),), final="So.")
        a_baseline(session, made)
        return made


def searching(person, workshop, words="neighbour nine"):
    person.open("record", workshop.id, part="back")
    return person.choose("Words to look for", words)


def test_words_are_found_ticked_confirmed_and_gone(facilitator, workshop):
    searching(facilitator, workshop)
    assert facilitator.field("**Entry**").label == f"**Entry**: {SAID}"
    assert facilitator.button("Take back…").disabled
    facilitator.choose("**Entry**", True).open_dialog("Take back…")
    assert "This cannot be undone." in facilitator.reads and "withdraw it instead" in facilitator.reads
    assert facilitator.button("Take back for good").disabled
    facilitator.put("Whoever said it asks for this", True).open_dialog("Take back…")
    facilitator.press_in_dialog("Take back for good")
    assert facilitator.said("Taken back for good: 1 text.") and SAID not in facilitator.reads
    for page, part in (("step_gaps", None), ("step_priorities", "ideas"), ("step_evaluation", "then"), ("record", "table"),
                       ("record", "changes")):
        assert SAID not in facilitator.open(page, workshop.id, part=part).reads
    assert "1 entry withdrawn" in facilitator.open("step_priorities", workshop.id, part="ideas").reads
    facilitator.open("step_evaluation", workshop.id)
    assert "1 entry withdrawn from it for good" in facilitator.reads and "asked: nothing" not in facilitator.reads


def test_from_an_entry_one_comes_with_that_entry_ticked(facilitator, workshop):
    with read_session() as session:
        entry = session.exec(select(Entry.id).where(Entry.words == SAID)).one()
    facilitator.open("step_gaps", workshop.id, function=1).open_dialog("Change", -1)
    assert any(label.startswith("Take these words back for good") for label in facilitator.labels)
    facilitator.open("record", workshop.id, part="back", of=entry)
    assert facilitator.value("**Entry**") is True and not facilitator.button("Take back…").disabled
    assert not facilitator.open("record", workshop.id, part="back", of="nonsense").buttons("Take back…")


def test_an_entry_of_another_workshop_is_not_offered(facilitator, workshop):
    with write_session() as session:
        other = an_entry(session, a_workshop(session), "Said elsewhere")
    assert "Said elsewhere" not in str(facilitator.open("record", workshop.id, part="back", of=other).fields("**Entry**"))


def test_nothing_found_says_so(facilitator, workshop):
    assert "Nothing with all of these words" in searching(facilitator, workshop, "unheard of").reads


@pytest.mark.parametrize("role", ["small-group-host", "commissioner"])
def test_others_are_told_to_ask_a_facilitator(sign_in, workshop, role):
    person = sign_in(role).open("record", workshop.id, part="back")
    assert "A facilitator takes words back." in person.reads and not person.fields("Words to look for")


def test_words_changed_meanwhile_are_not_ticked_any_more(facilitator, workshop):
    searching(facilitator, workshop)
    facilitator.choose("**Entry**", True)
    with write_session() as session:
        row = session.exec(select(Entry).where(Entry.words == SAID)).one()
        row.version, row.words = row.version + 1, f"{SAID} a lot"
        session.add(row)
    facilitator.run()
    assert facilitator.value("**Entry**") is False and facilitator.field("**Entry**").label.endswith("a lot")
    assert facilitator.button("Take back…").disabled


def test_a_photo_is_taken_back_where_it_is_listed(facilitator, workshop):
    with write_session() as session:
        photo = attaching.attach(an_actor(), workshop.id, PDF, "nine.pdf", session=session)
    facilitator.open("step_map", workshop.id).open_dialog("Take back…")
    facilitator.put("Whoever said it asks for this", True).open_dialog("Take back…")
    facilitator.press_in_dialog("Take back for good")
    assert "nine" not in facilitator.open("step_map", workshop.id).reads
    with read_session() as session:
        assert the(session, Attachment, photo).checksum == ""


def test_a_story_of_our_own_is_taken_back_in_the_library(facilitator, record):
    with write_session() as session:
        story = stories.add_story(an_actor(), stories.Written("The house on the corner", SAID, "Its owner", (1,)), session=session)
    facilitator.open("stories").open_dialog("Take back…")
    facilitator.put("Whoever said it asks for this", True).open_dialog("Take back…")
    facilitator.press_in_dialog("Take back for good")
    assert "The house on the corner" not in facilitator.open("stories").reads
    with read_session() as session:
        assert the(session, OwnStory, story).story == ""


def test_beside_a_plan_stands_that_an_entry_was_withdrawn(facilitator, workshop):
    with write_session() as session:
        priority = session.exec(select(Entry)).first() and a_priority(session, workshop, "Another", final="So.")
        a_plan(session, workshop, priority)
        an_evaluation(session, workshop)
    searching(facilitator, workshop)
    facilitator.choose("**Entry**", True).open_dialog("Take back…")
    facilitator.put("Whoever said it asks for this", True).open_dialog("Take back…")
    facilitator.press_in_dialog("Take back for good")
    assert "1 entry withdrawn" in facilitator.open("step_plans", workshop.id, plan=1).reads
