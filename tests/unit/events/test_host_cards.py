"""Host links: which record they open, how long they work, what ends them, and that a card can be printed again."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from tests.factories import a_small_group, a_workshop, an_actor, an_entry, link_by_hash, nothing, the
from toolkit.access import host_links
from toolkit.access.links import actor_for, hash_of
from toolkit.access.roles import Actor, Role, may
from toolkit.clock import LONDON, today
from toolkit.errors import BadInput, NotAllowed, NotSignedIn
from toolkit.events import host_cards, sessions, small_groups
from toolkit.models import Entry
from toolkit.steps import merging, plenary, recording, setting_up, undo
from toolkit.steps.last_day import hosts_end
from toolkit.steps.setting_up import Setting
from toolkit.storage.queries import changes

LEADER = an_actor()


@pytest.fixture
def workshop(session):
    return a_workshop(session)


@pytest.fixture
def tables(session, workshop):
    """Two small groups."""
    return [a_small_group(session, workshop, f"Table {number}") for number in (1, 2)]


@pytest.fixture
def hosts(session, workshop, tables):
    """Whoever comes in with each small group's card."""
    return [actor_for(secret_of(card), session=session) for card in host_cards.host_cards(LEADER, workshop.id, session=session)]


def secret_of(card):
    return card.path.removeprefix("host/")


def test_a_card_for_each_small_group_opens_it_and_nothing_else(session, workshop, tables, hosts):
    assert [(host.role, host.workshop_id, host.small_group_id, host.name) for host in hosts] == [
        (Role.HOST, workshop.id, tables[0], "Table 1"), (Role.HOST, workshop.id, tables[1], "Table 2")]
    assert may(hosts[0], "record what is said", workshop.id) and not may(hosts[0], "record what is said", uuid4())
    for act in ("run a vote", "keep priorities", "change a workshop", "lead small groups", "carry a workshop", "make links"):
        assert not may(hosts[0], act, workshop.id)


def test_printing_again_gives_the_same_addresses(session, workshop, tables):
    first = host_cards.host_cards(LEADER, workshop.id, session=session)
    assert host_cards.host_cards(LEADER, workshop.id, session=session) == first == host_cards.standing_cards(LEADER, workshop.id,
                                                                                                      session=session)
    assert len({card.code for card in first}) == 2 and all(len(secret_of(card)) == 12 for card in first)
    assert host_links.typed_code(first[0].code.lower().replace("O", "0").replace("-", " ")) == secret_of(first[0])


def test_only_a_hash_is_kept(session, workshop, tables):
    secret = secret_of(host_cards.host_cards(LEADER, workshop.id, session=session)[0])
    link = link_by_hash(hash_of(secret), session=session)
    assert secret not in str(link.model_dump())


def test_a_link_made_anew_ends_the_old_one(session, workshop, tables):
    old = secret_of(host_cards.host_cards(LEADER, workshop.id, session=session)[0])
    host_cards.make_anew(LEADER, tables[0], session=session)
    with pytest.raises(NotSignedIn):
        actor_for(old, session=session)
    new = secret_of(host_cards.standing_cards(LEADER, workshop.id, session=session)[0])
    assert new != old and actor_for(new, session=session).small_group_id == tables[0]


def test_another_key_means_new_links_and_no_dead_cards(session, workshop, tables, monkeypatch):
    monkeypatch.setenv("TOOLKIT_SECRET", "the first computer")
    old = host_cards.host_cards(LEADER, workshop.id, session=session)
    monkeypatch.setenv("TOOLKIT_SECRET", "another computer")
    assert host_cards.standing_cards(LEADER, workshop.id, session=session) == []
    for card in host_cards.host_cards(LEADER, workshop.id, session=session):
        assert card.path not in {one.path for one in old}
        assert actor_for(secret_of(card), session=session).role == Role.HOST


def test_the_facilitator_ends_the_day(session, workshop, tables):
    cards = host_cards.host_cards(LEADER, workshop.id, session=session)
    assert host_cards.end_the_day(LEADER, workshop.id, session=session) == 2
    for card in cards:
        with pytest.raises(NotSignedIn):
            actor_for(secret_of(card), session=session)
    assert host_cards.end_the_day(LEADER, workshop.id, session=session) == 0


def test_a_removed_small_group_lets_nobody_in(session, workshop, tables):
    secret = secret_of(host_cards.host_cards(LEADER, workshop.id, session=session)[0])
    setting_up.remove_small_group(LEADER, tables[0], session=session)
    with pytest.raises(NotSignedIn):
        actor_for(secret, session=session)


def test_a_closed_small_group_gets_no_new_card_and_its_host_can_still_read(session, workshop, tables):
    secret = secret_of(host_cards.host_cards(LEADER, workshop.id, session=session)[0])
    small_groups.close(LEADER, tables[0], session=session)
    assert [card.small_group.name for card in host_cards.host_cards(LEADER, workshop.id, session=session)] == ["Table 2"]
    assert may(actor_for(secret, session=session), "see workshops", workshop.id)


@pytest.mark.parametrize("days", [0, 3, 200])
def test_a_link_ends_at_midnight_after_the_day_that_follows(session, workshop, tables, days):
    setting_up.change_setting(LEADER, workshop.id, 1, Setting("Spring", "large_event", today() + timedelta(days=days)), session=session)
    after = today() + timedelta(days=days + 2)
    assert hosts_end(workshop.id, session=session) == datetime(after.year, after.month, after.day, tzinfo=LONDON)


@pytest.mark.parametrize(("held_on", "ends"), [
    (date(2090, 3, 25), datetime(2090, 3, 26, 23, tzinfo=UTC)),  # the clocks go forward in the night to 26 March
    (date(2090, 10, 28), datetime(2090, 10, 30, tzinfo=UTC)),  # and back in the night to 29 October
    (date(2090, 10, 26), datetime(2090, 10, 27, 23, tzinfo=UTC))])
def test_a_link_ends_at_londons_midnight_also_when_the_clocks_change(session, workshop, tables, held_on, ends):
    secret = secret_of(host_cards.host_cards(LEADER, workshop.id, session=session)[0])
    setting_up.change_setting(LEADER, workshop.id, 1, Setting("Spring", "large_event", held_on), session=session)
    assert link_by_hash(hash_of(secret), session=session).expires_at == ends


def test_a_date_that_moves_takes_the_links_along(session, workshop, tables):
    secret = secret_of(host_cards.host_cards(LEADER, workshop.id, session=session)[0])
    later = today() + timedelta(days=30)
    setting_up.change_setting(LEADER, workshop.id, 1, Setting("Spring", "large_event", later), session=session)
    assert link_by_hash(hash_of(secret), session=session).expires_at == hosts_end(workshop.id, session=session)
    sessions.add(LEADER, workshop.id, sessions.Held("Last", date(later.year + 1, 1, 5)), session=session)
    assert link_by_hash(hash_of(secret), session=session).expires_at == datetime(later.year + 1, 1, 7, tzinfo=LONDON)


def test_a_workshop_without_a_date_counts_from_today(session):
    made = setting_up.start_workshop(LEADER, Setting("No date", "group_meeting"), ["Older people"], None, session=session)
    after = today() + timedelta(days=2)
    assert hosts_end(made, session=session) == datetime(after.year, after.month, after.day, tzinfo=LONDON)


def test_a_host_records_for_the_own_small_group_only(session, workshop, tables, hosts):
    mine = an_entry(session, workshop, actor=hosts[0], small_group_id=tables[0])
    assert the(session, Entry, mine).created_by == "Table 1"
    for elsewhere in (tables[1], None):
        with pytest.raises(NotAllowed, match="one small group"):
            an_entry(session, workshop, actor=hosts[0], small_group_id=elsewhere)


def test_a_host_changes_what_the_own_small_group_said_only(session, workshop, tables, hosts):
    mine, theirs, nobodys = (an_entry(session, workshop, small_group_id=one) for one in (*tables, None))
    said = recording.Said("Better", small_group_id=tables[0])
    recording.change_entry(hosts[0], mine, 1, said, session=session)
    recording.withdraw_entry(hosts[0], mine, session=session)
    recording.put_back_entry(hosts[0], mine, session=session)
    for entry in (theirs, nobodys):
        version = the(session, Entry, entry).version
        for act, given in ((recording.change_entry, (entry, version, said)), (recording.move_entry, (entry, version, 2, workshop.group)),
                           (recording.withdraw_entry, (entry,)), (merging.take_out, (entry,)),
                           (merging.merge, (mine, 4, {entry: version}))):
            with pytest.raises(NotAllowed):
                act(hosts[0], *given, session=session)
    with pytest.raises(NotAllowed):
        recording.change_entry(hosts[0], mine, 4, recording.Said("Moved away", small_group_id=tables[1]), session=session)


def test_a_host_neither_undoes_nor_places_for_others(session, workshop, tables, hosts):
    theirs = an_entry(session, workshop, small_group_id=tables[1])
    change = changes.newest_standing(theirs, session=session)
    with pytest.raises(NotAllowed):
        undo.undo(hosts[0], change.id, session=session)
    with pytest.raises(NotAllowed):
        plenary.name_top(hosts[0], tables[1], [0, 0, 0], [None] * 3, session=session)


def test_nothing_there_is_taken_back_by_who_said_it(session, workshop, tables, hosts):
    cell = (workshop.id, workshop.group, 2, "available")
    recording.say_nothing_there(hosts[1], *cell, session=session)
    with pytest.raises(NotAllowed):
        recording.say_nothing_there(hosts[0], *cell, False, session=session)
    recording.say_nothing_there(hosts[1], *cell, False, session=session)
    nothing(session, workshop, 3)
    with pytest.raises(NotAllowed):
        recording.say_nothing_there(hosts[0], workshop.id, workshop.group, 3, "available", False, session=session)


def test_a_line_that_comes_twice_is_recorded_once(session, workshop, tables, hosts):
    line = uuid4()

    def send():
        return recording.record_entry(hosts[0], workshop.id, workshop.group, 1, "available",
                                      recording.Said("A choir", small_group_id=tables[0]), session=session, entry_id=line)
    assert send() == send() == line
    recording.withdraw_entry(hosts[0], line, session=session)
    assert send() == line and the(session, Entry, line).withdrawn_at
    with pytest.raises(BadInput, match="in the record already"):
        recording.record_entry(hosts[1], workshop.id, workshop.group, 1, "available",
                               recording.Said("A choir", small_group_id=tables[1]), session=session, entry_id=line)


def test_an_unscoped_link_still_records_for_any(session, workshop, tables):
    host = Actor("Anybody", Role.HOST, None, workshop.id)
    assert the(session, Entry, an_entry(session, workshop, actor=host, small_group_id=tables[1])).small_group_id == tables[1]
