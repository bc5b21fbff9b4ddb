"""The day's print pack on screen: choosing, making ready, and what cannot be printed yet."""

import pytest

from tests.factories import a_small_group, a_vote, an_actor
from toolkit.access.roles import Role
from toolkit.events import safeguarding
from toolkit.reports.kept import KEPT
from toolkit.reports.pack import PACK, room_card
from toolkit.reports.pack import safeguarding as safeguarding_sheet
from toolkit.storage.engine import write_session
from toolkit.voting import tickets

HALL = "http://192.168.1.20:8501"
ALWAYS = ["run-sheet", "principles", "functions", "tables-a3", "tables-a1", "map-a3", "map-a1", "host-guide", "evaluation", "safeguarding"]


@pytest.fixture
def hall(monkeypatch):
    """The hall is open: other devices reach this computer."""
    monkeypatch.setenv("TOOLKIT_PUBLIC_URL", HALL)


def links(person):
    """The addresses behind the screen's link buttons."""
    return [one.proto.url for one in person.at.get("link_button")]


def untick_all(person, *but):
    for sheet in PACK:
        box = person.field(f"**{sheet.name}**")
        if not box.disabled:
            box.set_value(sheet.slug in but)
    return person.run()


def test_each_sheet_can_be_opened_by_itself(facilitator, workshop, hall):
    person = facilitator.open("day", workshop.id, part="print", style="easy-read")
    assert links(person) == [f"/pack/{workshop.id}/{slug}.pdf?style=easy-read" for slug in
                             (*ALWAYS[:8], "room-cards", *ALWAYS[8:])]
    assert "There are no small groups yet." in person.reads and "There is no vote to print for." in person.reads


def test_what_is_there_can_be_printed(facilitator, workshop, hall):
    with write_session() as session:
        a_small_group(session, workshop)
        tickets.print_papers(an_actor(), a_vote(session, workshop, headcount=9), 3, session=session)
    person = facilitator.open("day", workshop.id, part="print")
    assert "1 small group has no host link yet." in person.reads and len(links(person)) == len(PACK) - 1
    person.press("Make the host links")
    assert person.said("The links are made.") and not person.buttons("Make the host links")
    assert len(links(person)) == len(PACK) and not [box for box in person.at.checkbox if box.disabled]


def test_cards_wait_for_an_address_that_others_can_open(facilitator, workshop):
    person = facilitator.open("day", workshop.id, part="print")
    assert "no cards can be printed" in person.reads and "start it again with --hall" in person.reads.replace("\\", "")
    assert person.field("**Room cards**").disabled
    assert not [link for link in links(person) if "room-cards" in link]


def test_sheets_are_made_ready_and_taken_in_one_file(facilitator, workshop, monkeypatch):
    made = []
    monkeypatch.setattr(KEPT, "pdf", lambda sheet, known=KEPT.pdf: made.append(sheet.template) or known(sheet))
    person = untick_all(facilitator.open("day", workshop.id, part="print", style="large"), "principles", "tables-a3")
    assert not [link for link in links(person) if ".zip" in link]
    person.press("Make 2 sheets ready")
    assert made == ["pack/pictures", "pack/tables"] and not person.errors
    assert links(person)[-1] == f"/pack/{workshop.id}.zip?style=large&sheet=principles&sheet=tables-a3"
    # Another choice is not made ready yet.
    person.put("**Safeguarding card**", True).run()
    assert ".zip" not in links(person)[-1] and person.buttons("Make 3 sheets ready")
    assert untick_all(person).button("Make 0 sheets ready").disabled


def test_a_commissioner_asks_a_facilitator(sign_in, workshop):
    person = sign_in("commissioner").open("day", workshop.id, part="print")
    assert "A facilitator prints the papers" in person.reads and not links(person)


def test_a_sheet_says_what_it_lacks_and_where_that_is_written(facilitator, workshop, hall):
    person = facilitator.open("day", workshop.id, part="print")
    assert safeguarding_sheet.NOBODY_TO_RING in person.reads and room_card.NO_CODE in person.reads
    assert {"To the safeguarding card", "To the vote"} <= set(person.labels)
    with write_session() as session:
        safeguarding.write_card(an_actor(Role.ADMINISTRATOR), 0, "Listen.", "01865 000000", session=session)
        a_vote(session, workshop)
    person.run()
    assert safeguarding_sheet.NOBODY_TO_RING not in person.reads and room_card.NO_CODE not in person.reads
    assert not {"To the safeguarding card", "To the vote"} & set(person.labels)
