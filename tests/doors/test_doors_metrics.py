"""`/metrics` and the log's lines for requests: figures about doors, nothing about anybody, and nothing at all unless asked for."""

import json
import logging
from collections.abc import Callable, Iterator

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient

from tests.doors.hall import a_hall
from tests.faults.hall_app import form
from toolkit.web import metrics
from toolkit.web.routes import first_words, routes
from toolkit.web.watch import door_of, watching


def broken(_):
    raise ValueError("Mary wrote this")


@pytest.fixture
def watched() -> Iterator[Callable[[], TestClient]]:
    """A function that gives a visitor to doors that are watched as the environment says now."""
    before = logging.getLogger().handlers[:]

    def visitor():
        app = Starlette(routes=[*routes(), Route("/broken", broken)], middleware=watching(first_words()))
        return TestClient(app, follow_redirects=False, raise_server_exceptions=False)

    yield visitor
    logging.getLogger().handlers[:] = before


@pytest.fixture
def on(monkeypatch):
    monkeypatch.setenv("TOOLKIT_METRICS", "1")


def figures(client) -> dict[tuple, float]:
    text = client.get("/metrics").text
    return {(sample.name, *sorted(sample.labels.items())): sample.value
            for family in text_string_to_metric_families(text) for sample in family.samples}


def grown(client, do) -> dict[tuple, float]:
    before = figures(client)
    do()
    return {name: value - before.get(name, 0) for name, value in figures(client).items() if value != before.get(name, 0)}


def test_it_is_off_unless_asked_for(record, watched):
    assert watching(first_words()) == []
    assert watched().get("/metrics").status_code == 404


def test_requests_are_counted_by_kind_of_door_and_status(record, watched, on):
    client = watched()
    found = grown(client, lambda: (client.get("/health"), client.get("/join/some-secret"), client.get("/no/such"), client.get("/broken")))
    requests = {name[1:]: count for name, count in found.items() if name[0] == "common_table_requests_total"}
    assert requests[("door", "health"), ("method", "GET"), ("status", "200")] == 1
    assert sum(count for labels, count in requests.items() if ("door", "join") in labels) == 1
    assert requests[("door", "other"), ("method", "GET"), ("status", "404")] == 1
    assert requests[("door", "other"), ("method", "GET"), ("status", "500")] == 1
    assert found["common_table_request_seconds_count", ("door", "health")] == 1


def test_ballots_that_were_taken_are_counted(record, watched, on):
    hall, client = a_hall(), watched()
    address = f"/vote/{hall.token()}/send"
    found = grown(client, lambda: (client.post(address, data=form(hall, 0)), client.post(address, data={}), client.get(address)))
    assert found["common_table_ballots_total",] == 1


def test_errors_are_counted_and_still_shown(record, watched, on, capsys):
    client = watched()
    log = logging.getLogger("common_table")
    found = grown(client, lambda: (log.error("A screen failed"), log.warning("Nothing much")))
    assert found["common_table_errors_total", ("logged_by", "common_table")] == 1


def test_open_screens_are_counted_while_they_are_open(record, on):
    seen = []

    async def screen(connection):
        await connection.accept()
        seen.append(metrics.SESSIONS._value.get())
        await connection.close()

    doors = Starlette(routes=[WebSocketRoute("/_stcore/stream", screen)], middleware=watching(first_words()))
    with TestClient(doors) as client, client.websocket_connect("/_stcore/stream"):
        pass
    assert seen == [1] and metrics.SESSIONS._value.get() == 0


def test_no_address_no_code_and_nobody_is_in_it(record, watched, on):
    hall, client = a_hall(), watched()
    client.get(f"/vote/{hall.token()}")
    client.get("/join/a-secret-word")
    client.request("MADEUP", "/health")
    text = client.get("/metrics").text
    assert hall.code not in text and "a-secret-word" not in text and "MADEUP" not in text
    assert 'door="vote"' in text


@pytest.mark.parametrize(("path", "door"), [("/vote/K7M2P-4F9QX-AB/send", "vote/send"), ("/vote/K7M2P", "vote"), ("/", ""),
                                            ("/_stcore/health", "_stcore"), ("/K7M2P/vote", "other"), ("//join/x", "join"),
                                            ("/due.ics", "due.ics")])
def test_what_is_told_of_an_address(path, door):
    assert door_of(path, first_words() | {"", "_stcore"}) == door


def test_a_line_for_each_request_without_its_address(record, watched, monkeypatch, caplog):
    monkeypatch.setenv("TOOLKIT_LOG", "json")
    hall = a_hall()
    with caplog.at_level(logging.INFO, "common_table.requests"):
        watched().post(f"/vote/{hall.token()}/send", data=form(hall, 0))
        watched().get("/broken")
    told = [line.told for line in caplog.records if line.name == "common_table.requests"]
    assert [(one["method"], one["door"], one["status"]) for one in told] == [("POST", "vote/send", 200), ("GET", "other", 500)]
    assert hall.code not in json.dumps(told)
