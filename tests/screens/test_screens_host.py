"""A small group's host at the screens: only the own recording, and out when the link ends."""

from dataclasses import replace

import pytest

from tests.factories import a_host_link, a_small_group, a_workshop, an_actor, an_entry
from toolkit.access.roles import Role
from toolkit.errors import NotAllowed
from toolkit.events import calls, host_cards, small_groups
from toolkit.steps.saying import entries_seen
from toolkit.storage.engine import read_session, write_session

LEADER = an_actor()


@pytest.fixture
def hall(record):
    """A workshop with two tables, of which the second said something."""
    with write_session() as session:
        made = a_workshop(session, ("Older people", "Family carers"))
        tables = [a_small_group(session, made, f"Table {number}") for number in (1, 2)]
        an_entry(session, made, "From the other table", small_group_id=tables[1])
        an_entry(session, made, "From this table", small_group_id=tables[0])
        return made, tables, [a_host_link(session, made, table) for table in tables]


@pytest.fixture
def host(sign_in, hall):
    """Whoever came in with the card of Table 1."""
    return sign_in(secret=hall[2][0])


def do(act, *given):
    with write_session() as session:
        act(LEADER, *given, session=session)


def test_a_host_records_for_the_own_small_group(host, hall):
    assert "Table 1" in host.reads and "1 Finding out what is available" in host.reads
    host.put("What is available now?", "A choir").press("Save")
    with read_session() as session:
        entry = next(one for one in entries_seen(hall[0].id, session=session) if one.words == "A choir")
    assert (entry.small_group_id, entry.created_by) == (hall[1][0], "Table 1")
    assert not host.fields("Small group")


def test_a_host_goes_on_and_back_and_to_the_second_step(host):
    host.press("Next: 2 Exploring what is possible")
    assert "2 Exploring what is possible" in host.reads
    host.press("Back to 1").choose("Step", "gap").press("Back to coverage")
    assert "Where is there too little" in host.reads and host.fields("What is missing?")


def test_a_host_changes_what_the_own_small_group_said_only(host):
    assert "From the other table" in host.reads and "From this table" in host.reads
    assert len(host.buttons("Change")) == 1
    host.open_dialog("Change").put("Words", "Said better").press_in_dialog("Save")
    assert "Said better" in host.reads


@pytest.mark.parametrize("page", ["home", "setup", "step_map", "step_gaps", "step_priorities", "step_plans", "step_evaluation",
                                  "record", "day", "access", "exchange", "stories", "big_screen"])
def test_no_other_screen_is_there_for_a_host(facilitator, hall, page):
    facilitator.open(page, hall[0].id)
    facilitator.secret = hall[2][0]  # the same window, once the card's code was scanned on this device
    facilitator.run()
    assert "Table 1" in facilitator.reads and "1 Finding out what is available" in facilitator.reads
    assert not {"All workshops", "Settings", "The day", "All entries", "Open the vote"} & set(facilitator.labels)
    with pytest.raises(ValueError, match=r"Known pages: \['\S+/small_group.py'\]"):
        facilitator.open(page, hall[0].id)


def test_an_ended_link_is_out_at_the_next_click(host, hall):
    do(host_cards.end_the_day, hall[0].id)
    host.put("What is available now?", "Too late").press("Save")
    assert host.run().shows_only_need_a_link()
    with read_session() as session:
        assert "Too late" not in {one.words for one in entries_seen(hall[0].id, session=session)}


def test_a_link_made_anew_turns_the_old_one_out(sign_in, host, hall):
    do(host_cards.make_anew, hall[1][0])
    assert host.run().shows_only_need_a_link()
    assert "Table 2" in sign_in(secret=hall[2][1]).reads


def test_a_closed_small_group_takes_nothing_and_the_words_stay(host, hall):
    do(small_groups.close, hall[1][0])
    host.put("What is available now?", "Nearly lost").press("Save")
    assert any("Table 1 was closed, so nothing more is recorded for it." in error for error in host.errors)
    assert host.value("Not saved yet") == "Nearly lost"
    assert "The facilitator closed this small group." in host.reads


def test_a_small_group_about_one_group_of_people_is_asked_for_no_other(host, hall):
    do(small_groups.change, hall[1][0], 1, small_groups.About("Table 1", "Banbury", hall[0].groups[1]))
    assert "Group of people: Family carers" in host.run().reads and "Older people" not in host.reads
    host.put("What is available now?", "A choir").press("Save")
    with read_session() as session:
        assert next(one.group_id for one in entries_seen(hall[0].id, session=session) if one.words == "A choir") == hall[0].groups[1]


def test_a_link_without_a_small_group_opens_what_it_did(sign_in, hall):
    assert "All entries" in sign_in(Role.HOST, hall[0].id).open("step_map", hall[0].id).labels


def test_a_host_hears_the_desk_and_calls_for_help(host, hall):
    do(calls.send_message, hall[0].id, None, "Five more <minutes>")
    assert any("Five more <minutes>" in one.value.replace("\\", "") for one in host.run().at.info)
    host.press("We need help")
    assert "You asked for help at" in host.reads
    with read_session() as session:
        assert set(calls.calls(hall[0].id, session=session)) == {hall[1][0]}
    host.press("We need no help any more")
    assert host.buttons("We need help") and not host.errors


def test_a_host_calls_for_the_own_small_group_only(hall):
    host = replace(an_actor(Role.HOST, hall[0].id), small_group_id=hall[1][0])
    with write_session() as session, pytest.raises(NotAllowed):
        calls.call_for_help(host, hall[1][1], session=session)
