"""The record's places: only for whoever may see the workshop, the same as the table, and never more than data."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import update

from tests.factories import BANBURY, WITNEY, a_baseline, a_gap, a_link, a_plan, a_workshop, an_actor, an_entry, link_by_hash, nothing
from toolkit.access.links import hash_of
from toolkit.clock import now
from toolkit.models import Baseline, Entry
from toolkit.places.place import ONLINE, WHOLE_AREA, Place
from toolkit.steps.plan_parts import Change
from toolkit.steps.planning import change_plan, withdraw_plan
from toolkit.steps.recording import Said, change_entry, withdraw_entry
from toolkit.steps.setting_up import remove_group
from toolkit.steps.table import table_of
from toolkit.steps.taking_back import take_back
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import entries

HOSTILE = "</script><script>alert('x')</script><img src=x onerror=alert(1)> & \"quoted\""


@pytest.fixture
def hall(record):
    """A workshop with places, and the address of its points."""
    with write_session() as session:
        workshop = a_workshop(session, groups=("Older people", "Carers"))
        an_entry(session, workshop, "A club", function=5, places=(BANBURY, WITNEY))
        a_gap(session, workshop, "No club", function=2, group=workshop.groups[1], places=(WITNEY,))
        an_entry(session, workshop, "No one place")
    return workshop


def address(workshop) -> str:
    return f"/places/{workshop.id}.geojson"


def link(role="facilitator", workshop_id=None, days=None) -> str:
    with write_session() as session:
        return a_link(session, role, workshop_id, days=days)


def test_without_a_link_nothing_is_shown(hall, visitor):
    for secret in (None, "guessed", link(days=-1)):
        answer = visitor(secret).get(address(hall))
        assert answer.status_code == 403
        assert "need a link" in answer.json()["why"] and "club" not in answer.text


def test_the_places_of_plans_have_an_answer_of_their_own(hall, visitor):
    with write_session() as session:
        plan = a_plan(session, hall, action=f"Print {HOSTILE}", lead="Library")
        change_plan(an_actor(), plan, Change(), Change(places=(BANBURY, ONLINE)), session=session)
    facilitator = visitor(link())
    first = facilitator.get(f"{address(hall)}?plans=1")
    assert [(one["properties"], one["geometry"]["coordinates"]) for one in first.json()["features"]] == [
        ({"function": 1, "kind": "plan", "words": f"Print {HOSTILE}", "group": "Library", "group_id": "", "place": "Banbury"},
         [BANBURY.longitude, BANBURY.latitude])]
    again = {"if-none-match": first.headers["etag"]}
    assert facilitator.get(f"{address(hall)}?plans=1", headers=again).status_code == 304
    with write_session() as session:
        withdraw_plan(an_actor(), plan, session=session)
    assert facilitator.get(f"{address(hall)}?plans=1", headers=again).json()["features"] == []
    assert visitor(link("broker")).get(f"{address(hall)}?plans=1").status_code == 403


@pytest.mark.parametrize(("role", "status"), [
    ("administrator", 200), ("facilitator", 200), ("small-group-host", 200), ("commissioner", 200), ("broker", 403)])
def test_every_role(hall, visitor, role, status):
    assert visitor(link(role)).get(address(hall)).status_code == status
    if role != "broker":  # whose link opens no single workshop
        assert visitor(link(role, hall.id)).get(address(hall)).status_code == status


def test_a_link_of_another_workshop_opens_nothing(hall, visitor):
    with write_session() as session:
        other = a_workshop(session)
    answer = visitor(link("facilitator", other.id)).get(address(hall))
    assert answer.status_code == 403 and "another workshop" in answer.json()["why"]


def test_a_link_revoked_while_the_map_is_open(hall, visitor):
    secret = link()
    device = visitor(secret)
    first = device.get(address(hall))
    assert first.status_code == 200
    with write_session() as session:
        link_by_hash(hash_of(secret), session=session).revoked_at = now()
    assert device.get(address(hall), headers={"If-None-Match": first.headers["etag"]}).status_code == 403


def test_the_points_are_the_entries_of_the_table_that_have_a_place(hall, visitor):
    answer = visitor(link()).get(address(hall))
    assert answer.headers["content-type"] == "application/geo+json"
    assert answer.headers["cache-control"] == "private, no-cache" and answer.headers["x-content-type-options"] == "nosniff"
    features = answer.json()["features"]
    with read_session() as session:
        placed = {str(row[0]): (row[3], row[4], row[1]) for row in entries.places(hall.id, session=session)}
        table = table_of(hall.id, session=session)
        for feature in features:
            entry = session.get_one(Entry, UUID(feature["id"]))
            said = feature["properties"]
            assert (said["words"], said["kind"], said["function"]) == (entry.words, entry.kind, entry.function)
            assert table.cell(entry.function, entry.group_id).state(entry.kind) == "filled"
            assert said["group"] == dict(table.groups)[entry.group_id]
    assert {feature["id"] for feature in features} == set(placed) and len(features) == 3
    assert sorted(feature["geometry"]["coordinates"] for feature in features) == [
        [WITNEY.longitude, WITNEY.latitude]] * 2 + [[BANBURY.longitude, BANBURY.latitude]]


def test_an_unchanged_map_is_not_sent_again(hall, visitor):
    device = visitor(link())
    tag = device.get(address(hall)).headers["etag"]
    again = device.get(address(hall), headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    with write_session() as session:
        withdraw_entry(an_actor(), entries.rows(hall.id, function=5, session=session)[0].id, session=session)
    changed = device.get(address(hall), headers={"If-None-Match": tag})
    assert changed.status_code == 200 and len(changed.json()["features"]) == 1


def test_a_group_that_is_renamed_or_removed_changes_the_map(hall, visitor):
    device = visitor(link())
    tag = device.get(address(hall)).headers["etag"]
    with write_session() as session:
        remove_group(an_actor(), hall.groups[1], session=session)
    answer = device.get(address(hall), headers={"If-None-Match": tag})
    assert answer.status_code == 200 and {one["properties"]["group"] for one in answer.json()["features"]} == {"Older people"}


def test_acts_that_change_no_place_send_nothing_again(hall, visitor):
    device = visitor(link())
    tag = device.get(address(hall)).headers["etag"]
    with write_session() as session:
        nothing(session, hall, function=9)
    assert device.get(address(hall), headers={"If-None-Match": tag}).status_code == 304


def test_it_comes_packed_where_that_is_asked_for_and_is_the_same(hall, visitor):
    device = visitor(link())
    packed = device.get(address(hall), headers={"Accept-Encoding": "gzip"})
    plain = device.get(address(hall), headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert packed.json() == plain.json() and packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"


def test_around_here_has_a_radius_and_what_is_no_spot_is_left_out(hall, visitor):
    with write_session() as session:
        an_entry(session, hall, "Lifts", function=8, places=(Place("Within 3 km of Witney", 51.7865, -1.4835, "around", 3.0),
                                                            WHOLE_AREA, ONLINE))
    found = [one for one in visitor(link()).get(address(hall)).json()["features"] if one["properties"]["function"] == 8]
    assert [(one["properties"]["radius_km"], one["geometry"]["coordinates"]) for one in found] == [(3.0, [-1.4835, 51.7865])]


def test_each_place_says_which_cell_it_opens(hall, visitor):
    for feature in visitor(link()).get(address(hall)).json()["features"]:
        with read_session() as session:
            assert str(session.get_one(Entry, UUID(feature["id"])).group_id) == feature["properties"]["group_id"]


def test_the_frozen_map(hall, visitor):
    with write_session() as session:
        frozen = a_baseline(session, hall)
        an_entry(session, hall, "Said later", places=(BANBURY,))
    device = visitor(link())
    answer = device.get(address(hall), params={"baseline": str(frozen)})
    assert len(answer.json()["features"]) == 3 and "Said later" not in answer.text
    same = device.get(address(hall), params={"baseline": str(frozen)}, headers={"If-None-Match": answer.headers["ETag"]})
    assert same.status_code == 304
    assert len(device.get(address(hall)).json()["features"]) == 4


def test_the_frozen_map_is_sent_anew_once_something_in_it_was_taken_back(hall, visitor):
    with write_session() as session:
        gone = an_entry(session, hall, "My neighbour drinks", places=(BANBURY,))
        frozen = a_baseline(session, hall)
    device = visitor(link())
    before = device.get(address(hall), params={"baseline": str(frozen)})
    with write_session() as session:
        take_back(an_actor(), "entry", gone, 1, session=session)
    after = device.get(address(hall), params={"baseline": str(frozen)}, headers={"If-None-Match": before.headers["ETag"]})
    assert "My neighbour drinks" in before.text and after.status_code == 200 and "My neighbour drinks" not in after.text


def test_what_came_and_went_since_a_baseline(hall, visitor):
    with write_session() as session:
        stays, goes = an_entry(session, hall, "Stays", places=(BANBURY,)), an_entry(session, hall, "Goes", places=(BANBURY,))
        then = a_baseline(session, hall)
        withdraw_entry(an_actor(), goes, session=session)
        change_entry(an_actor(), stays, 1, Said("Moved", places=(WITNEY,)), session=session)
        later = a_baseline(session, hall, "Later")
        comes = an_entry(session, hall, "Comes", places=(BANBURY,))
    device = visitor(link())

    def seen(**which):
        answer = device.get(address(hall), params={"since": str(then)} | which)
        return sorted((one["properties"]["kind"], one["id"]) for one in answer.json()["features"]), answer.headers["ETag"]

    until_now, stamp = seen()
    assert until_now == sorted([("new", str(stays)), ("gone", str(stays)), ("gone", str(goes)), ("new", str(comes))])
    until_later, other = seen(baseline=str(later))
    assert until_later == sorted([("new", str(stays)), ("gone", str(stays)), ("gone", str(goes))]) and stamp != other
    assert device.get(address(hall), params={"since": str(hall.id)}).status_code == 404


def test_a_frozen_map_that_is_not_there_or_was_damaged(hall, visitor):
    with write_session() as session:
        other = a_baseline(session, a_workshop(session))
        mine = a_baseline(session, hall)
        session.execute(update(Baseline).values(content="{}", taken_back=1))
    device = visitor(link())
    for wrong in (str(other), "x\r\nSet-Cookie: a=b", "🙂"):
        answer = device.get(address(hall), params={"baseline": wrong})
        assert answer.status_code == 404 and "no such baseline" in answer.json()["why"]
        assert "set-cookie" not in answer.headers
    answer = device.get(address(hall), params={"baseline": str(mine)})
    assert answer.status_code == 503 and "does not match its checksum" in answer.json()["why"]


def test_hostile_words_are_data_and_nothing_else(hall, visitor):
    with write_session() as session:
        an_entry(session, hall, HOSTILE, function=9, places=(Place(HOSTILE, 51.9, -1.2, "point"),))
        an_entry(session, hall, "مرحبا 👩🏽‍🦽\n\u2028", function=10, places=(BANBURY,))
    answer = visitor(link()).get(address(hall))
    assert answer.headers["content-type"] == "application/geo+json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    found = {feature["properties"]["function"]: feature["properties"] for feature in answer.json()["features"]}
    assert found[9]["words"] == found[9]["place"] == HOSTILE
    assert found[10]["words"].startswith("مرحبا 👩🏽‍🦽")


def test_addresses_that_lead_nowhere(hall, visitor):
    device = visitor(link())
    assert device.get("/places/not-an-id.geojson").status_code == 404
    assert device.get(f"/places/{uuid4()}.geojson").status_code == 404
    assert device.post(address(hall)).status_code == 405


def test_a_record_that_is_away(var, point_at, visitor):
    point_at(f"sqlite:///{var / 'empty.db'}")
    answer = visitor("anything").get(f"/places/{uuid4()}.geojson")
    assert answer.status_code == 503 and "not up to date" in answer.json()["why"]
