"""Providers from Open Referral UK: files, folders and feeds, good and bad."""

import json
import time
from uuid import uuid4

import pytest

from tests.doors.test_doors_oruk import SCHEMAS
from tests.factories import an_actor
from tests.feeds import serving
from tests.tables import kept_in
from toolkit.__main__ import main
from toolkit.access.roles import Role
from toolkit.addresses import only_nearby
from toolkit.brokerage import directory, providers
from toolkit.errors import BadInput, NotAllowed
from toolkit.exchange.directory.importing import import_file
from toolkit.exchange.oruk import feeds, fetching, reading
from toolkit.exchange.oruk.taxonomies import terms
from toolkit.storage.engine import read_session, write_session

BROKER, ADMIN = an_actor(Role.BROKER), an_actor(Role.ADMINISTRATOR)
OLDER = next(one for one in terms() if one.value == "older_people")


def a_service(number=1, **said):
    return {"id": f"5c4d79d7-cc55-470e-9f1f-{number:012}", "name": f"Club {number}", "status": "active",
            "description": "<p>Lunch &amp; talk</p>", "email": "office@club.example", "url": "club.example",
            "contacts": [{"id": "1", "name": "Zebedee Person"}], "cost_options": [{"id": "1", "option": "Members", "amount": 3.5}],
            "service_areas": [{"id": "1", "name": "Banbury"}], "attributes": [
                {"id": "1", "taxonomy_term": {"id": str(OLDER.id), "name": "Older people"}},
                {"id": "2", "taxonomy_term": {"id": str(uuid4()), "name": "Lunch clubs"}}],
            "service_at_locations": [{"id": "1", "location": {
                "id": "1", "location_type": "physical", "latitude": 52.06, "longitude": -1.34, "name": "Town hall",
                "accessibility": [{"id": "1", "description": "No steps"}]}}]} | said


def kept_of(service):
    return {name: said for name, said in service.items() if name != "contacts"}


def here():
    with read_session() as session:
        found = providers.found(providers.Sought(status=""), session=session)
        known = directory.details_seen([one.id for one in found], session=session)
        return {one.written.name: (one, known.get(one.id)) for one in found}


def feed(server, tmp_path):
    return fetching.Feed(server.address, tmp_path / "fetched.jsonl", pause=lambda _: None)


def test_a_page_becomes_providers(record, tmp_path):
    page = {"total_items": 2, "contents": [a_service(), a_service(2, status="defunct", organization={"email": "o@o.example"}, email="")]}
    summary = import_file(BROKER, "oruk", kept_in(tmp_path, json.dumps(page).encode()), False)
    assert summary["new"] == 2
    one, known = here()["Club 1"]
    assert (one.written.what, one.written.contact, one.written.groups, one.written.areas, one.written.capabilities) == (
        "Lunch & talk", "office@club.example", ("older_people",), ("Banbury",), ("Lunch clubs",))
    assert known.places == (("Town hall", 52.06, -1.34),) and known.detail.cost == "Members £3.5"
    assert known.detail.accessibility == "No steps"
    assert known.detail.website == "https://club.example" and known.source == "oruk"
    assert here()["Club 2"][0].status == "closed" and here()["Club 2"][0].written.contact == "o@o.example"
    assert b"Zebedee" not in record.read_bytes()


def test_a_folder_of_pages_and_the_same_again(record, tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in (1, 2):
        kept_in(folder, json.dumps({"contents": [a_service(number)]}).encode(), f"{number}.json")
    assert import_file(BROKER, "oruk", folder, False)["new"] == 2
    assert import_file(BROKER, "oruk", folder, False)["same"] == 2


def test_the_standards_own_example_is_read(tmp_path):
    example = SCHEMAS.parent / "examples" / "service_full.json"
    if not example.is_file():
        pytest.skip("the standard's examples are not beside the project (../shared/standards/oruk)")
    one, = reading.read(example).arrived
    assert one.name == "Community Counselling" and not one.places and "Persona" not in repr(one)  # its degrees lie nowhere


@pytest.mark.parametrize("service", [{"id": "1"}, {"name": "No id"}, {"id": "1", "name": " "}, 7, None, []])
def test_a_wrong_service_stops_all(record, tmp_path, service):
    file = kept_in(tmp_path, json.dumps({"contents": [a_service(), service]}).encode())
    with pytest.raises(BadInput, match="service 2: it has no id or no name"):
        import_file(BROKER, "oruk", file, False)
    assert not here()


@pytest.mark.parametrize("odd", [{"attributes": 3}, {"service_at_locations": [{"location": {"latitude": "x", "longitude": None}}, 4]},
                                 {"organization": []}, {"description": None}, {"name": "a\0b"}, {"cost_options": [{"amount": True}]},
                                 {"service_at_locations": [{"location": {"latitude": 1e400, "longitude": 5}}]}, {"name": "x" * 9_000}])
def test_what_is_oddly_shaped_is_passed_over(record, tmp_path, odd):
    assert import_file(BROKER, "oruk", kept_in(tmp_path, json.dumps([a_service(**odd)]).encode()), False)["new"] == 1


@pytest.mark.parametrize("data", [b"not json", b"{}", b"[]", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_page_is_said(tmp_path, data):
    with pytest.raises(BadInput, match=r"no JSON in UTF-8|No service of Open Referral"):
        reading.read(kept_in(tmp_path, data))


def test_a_feed_is_read_page_by_page_and_gone_on_with(tmp_path):
    services = [a_service(number) for number in range(1, 6)]
    fails = {"/services/" + services[3]["id"]}
    with serving(services, odd=lambda path, _: (500, {}) if path in fails else None) as server:
        with pytest.raises(BadInput, match=r"answered 500.*Nothing was taken in"):
            feed(server, tmp_path).services()
        assert server.asked.count(next(iter(fails))) == fetching.TRIES
        fails.clear()
        server.asked.clear()
        assert feed(server, tmp_path).services() == list(map(kept_of, services))
        details = [path for path in server.asked if not path.startswith("/services?")]
        assert details == [f"/services/{one['id']}" for one in services[3:]]  # the first three were kept


def test_one_hiccup_is_forgiven(tmp_path):
    with serving([a_service()], odd=lambda path, time: (503, {}) if time == 1 else None) as server:
        assert len(feed(server, tmp_path).services()) == 1


@pytest.mark.parametrize(("odd", "note"), [
    (lambda path, _: (200, PAGE | {"last_page": False}) if path.startswith("/services?") else None, "goes round in a circle"),
    (lambda path, _: (200, PAGE | {"total_items": 500}) if path.startswith("/services?page=1") else None, "promised 500 services; 1 came"),
    (lambda path, _: (404, {}) if not path.startswith("/services?") else None, "it is not there")])
def test_a_feed_that_lies_is_reported(tmp_path, odd, note):
    with serving([a_service()], odd=odd) as server:
        read = feed(server, tmp_path)
        assert len(read.services()) <= 1 and note in " ".join(read.notes)


PAGE = {"total_items": 1, "last_page": True, "contents": [{"id": a_service()["id"], "name": "Club 1"}]}
ELSEWHERE = {"Location": "http://127.0.0.1:9/services"}


@pytest.mark.parametrize(("odd", "sentence"), [
    (lambda *_: (302, {}, ELSEWHERE), "sends us on to another address"), (lambda *_: (302, {}, {"Location": "file:///etc/passwd"}), "."),
    (lambda *_: (403, {}), "answered 403"), (lambda *_: (200, b"<html>"), "does not answer as it should"),
    (lambda *_: (200, {"contents": [3]}), "no page of Open Referral"), (lambda *_: (200, []), "no page of Open Referral"),
    (lambda path, _: (302, {}, {"Location": path}), "cannot be read")])
def test_a_feed_that_misbehaves_is_left(tmp_path, odd, sentence):
    with serving([a_service()], odd=odd) as server, pytest.raises(BadInput) as refused:
        feed(server, tmp_path).services()
    assert sentence in str(refused.value)


def test_a_feed_that_says_nothing_is_left_in_time(tmp_path, monkeypatch):
    monkeypatch.setattr(fetching, "WHOLE_SECONDS", 0)
    with serving([a_service()]) as server, pytest.raises(BadInput, match="too slow"):
        feed(server, tmp_path).services()


@pytest.mark.parametrize("typed", ["", "ftp://a.example", "file:///etc/passwd", "http://", "http://user:pw@a.example", "http://a b", "http://[x"])
def test_what_is_no_address(typed):
    with pytest.raises(BadInput, match="Write the address of a feed"):
        fetching.checked_address(typed)


def test_only_what_an_administrator_allowed(record, tmp_path):
    with serving([a_service()]) as server:
        args = {"address": server.address, "file": tmp_path / "services.json"}
        with pytest.raises(NotAllowed, match="was not allowed"):
            import_file(BROKER, "oruk", dry_run=True, **args)
        with write_session() as session:
            with pytest.raises(NotAllowed):
                feeds.allow(BROKER, server.address, session=session)
            feeds.allow(ADMIN, server.address + "/services", session=session)
        assert import_file(BROKER, "oruk", dry_run=True, **args)["new"] == 1
        asked = len(server.asked)
        assert import_file(BROKER, "oruk", dry_run=False, **args)["written"]
        assert len(server.asked) == asked  # what was seen is what is written
        with write_session() as session:
            feeds.stop(ADMIN, feeds.queries.allowed(session=session)[0][0], session=session)
        args["file"].unlink()
        with pytest.raises(NotAllowed):
            import_file(BROKER, "oruk", dry_run=True, **args)


def taken(folder, *services, listed="", **how):
    return import_file(BROKER, "oruk", kept_in(folder, json.dumps(services).encode()), False, listed=listed, **how)


def test_each_list_speaks_of_its_own_providers_only(record, tmp_path):
    taken(tmp_path, a_service(1), a_service(2), listed="North")
    assert taken(tmp_path, a_service(2, name="Other club"), listed="South")["new"] == 1
    assert set(here()) == {"Club 1", "Club 2", "Other club"}
    summary = taken(tmp_path, a_service(1), listed="North")
    assert (summary["gone"], summary["gone_names"], summary["closed"]) == (1, ["Club 2"], []) and here()["Club 2"][0].status == "active"
    assert len(taken(tmp_path, a_service(1), listed="North", close_gone=True)["closed"]) == 1
    assert {name: one.status for name, (one, _) in here().items()} == {"Club 1": "active", "Club 2": "closed", "Other club": "active"}
    taken(tmp_path, a_service(1), a_service(2), listed="North")
    assert here()["Club 2"][0].status == "active"  # in the list again
    assert taken(tmp_path, a_service(1), a_service(2), listed="North")["same"] == 2


def test_what_came_before_lists_had_names_belongs_to_the_feed_that_names_it(record, tmp_path):
    taken(tmp_path, a_service(1), a_service(2))
    with serving([a_service(1)]) as server:
        args = {"address": server.address, "file": tmp_path / "services.json"}
        summary = import_file(ADMIN, "oruk", dry_run=False, **args)
        assert (summary["new"], summary["changed"], summary["gone"]) == (0, 1, 0)
        args["file"].unlink()
        assert import_file(ADMIN, "oruk", dry_run=False, **args)["same"] == 1
    assert len(here()) == 2


def test_what_was_fetched_is_good_for_a_while(tmp_path, monkeypatch):
    services = [a_service(1, last_modified="2026-01-01T00:00:00Z"), a_service(2)]
    with serving(services) as server:
        for hours, asked in ((0, 3), (0, 0), (2, 1), (72, 3)):
            server.asked.clear()
            later = time.time() + hours * 3600
            monkeypatch.setattr("toolkit.exchange.oruk.keeping.time.time", lambda later=later: later)
            assert feed(server, tmp_path).services() == list(map(kept_of, services))
            assert len(server.asked) == asked, hours
        assert "Zebedee" not in (tmp_path / "fetched.jsonl").read_text()


def test_a_line_that_was_broken_off_is_asked_again(tmp_path):
    service = a_service(contacts=[])
    with serving([service]) as server:
        assert feed(server, tmp_path).services()
        kept = tmp_path / "fetched.jsonl"
        for rest in (kept.read_bytes()[:-40], b"7\n[1,2]\nnull\n\xff\n[1"):
            kept.write_bytes(rest)
            server.asked.clear()
            assert feed(server, tmp_path).services() == [kept_of(service)] and server.asked
            server.asked.clear()
            assert feed(server, tmp_path).services() == [kept_of(service)] and not server.asked


def test_a_wrong_page_is_not_kept(tmp_path):
    with serving([a_service()], odd=lambda path, time: (200, {"contents": [3]}) if time == 1 and "?" in path else None) as server:
        with pytest.raises(BadInput, match="no page of Open Referral"):
            feed(server, tmp_path).services()
        assert len(feed(server, tmp_path).services()) == 1


@pytest.mark.parametrize(("address", "inside"), [
    ("http://127.0.0.1:8000/api", True), ("http://[::1]/api", True), ("http://10.1.2.3", True), ("http://192.168.0.9", True),
    ("http://169.254.169.254", True), ("http://intranet/api", True), ("https://directory.local", True), ("http://localhost.", True),
    ("https://directory.council.example/api", False), ("https://8.8.8.8", False)])
def test_what_lies_within_the_walls(address, inside):
    assert only_nearby(address) is inside


def test_the_way_out_is_the_environments_proxy(tmp_path, monkeypatch):
    with serving([a_service()]) as proxy:
        monkeypatch.setenv("http_proxy", proxy.address)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        read = fetching.Feed("http://directory.example/api", tmp_path / "kept", pause=lambda _: None)
        proxy.services[0]["id"] = "1"
        monkeypatch.setattr(proxy, "odd", lambda path, _: (200, PAGE | {"contents": [{"id": "1"}]}) if "?" in path else (200, {"id": "1"}))
        assert read.services() == [{"id": "1"}]
        assert proxy.asked == ["http://directory.example/api/services?page=1&per_page=100", "http://directory.example/api/services/1"]
        monkeypatch.setattr(proxy, "odd", lambda *_: (302, {}, {"Location": "http://10.0.0.1/services"}))
        with pytest.raises(BadInput, match="sends us on to another address"):
            fetching.Feed("http://directory.example/api", tmp_path / "other", pause=lambda _: None).services()
        assert all(path.startswith("http://directory.example/") for path in proxy.asked)


def test_within_the_walls_no_proxy_is_asked(tmp_path, monkeypatch):
    with serving([a_service()]) as server, serving([]) as proxy:
        monkeypatch.setenv("http_proxy", proxy.address)
        assert len(feed(server, tmp_path).services()) == 1 and not proxy.asked


def test_a_redirect_within_the_same_server_is_followed(tmp_path):
    def odd(path, _):
        return (301, {}, {"Location": "/v3" + path}) if not path.startswith("/v3") else (200, PAGE if "?" in path else {"id": "1"})

    with serving([], odd=odd) as server:
        assert feed(server, tmp_path).services() == [{"id": "1"}]


def test_from_the_command_line(record, capsys):
    with serving([a_service(), a_service(2), a_service(3)]) as server:
        assert main(["import", "oruk", server.address, "--dry-run"]) == 0 and not here()
        assert main(["import", "oruk", server.address]) == 0
    assert set(here()) == {"Club 1", "Club 2", "Club 3"} and "3 new" in capsys.readouterr().out
