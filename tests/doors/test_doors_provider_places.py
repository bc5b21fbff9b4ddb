"""The door from which the map of providers fetches their places."""

import pytest

from tests.asking import a_provider
from tests.factories import a_link, an_actor
from toolkit.access.roles import Role
from toolkit.brokerage import directory
from toolkit.brokerage.directory import Detail
from toolkit.models import Provider
from toolkit.storage.engine import write_session

BROKER = an_actor(Role.BROKER)


@pytest.fixture
def broker(record, visitor):
    with write_session() as session:
        for name, place in (("Ash <b>Care</b>", "Banbury"), ("Oak", "Witney")):
            directory.save_detail(BROKER, a_provider(session, name, areas=(place,)), 0, Detail(place), session=session)
        a_provider(session, "Nowhere")
        secret = a_link(session, Role.BROKER)
    return visitor(secret)


def names(answer):
    assert answer.status_code == 200
    return {one["properties"]["words"] for one in answer.json()["features"]}


def test_places_of_those_who_fit(broker):
    assert names(broker.get("/providers.geojson")) == {"Ash <b>Care</b>", "Oak"}
    assert names(broker.get("/providers.geojson?area=witney&status=active")) == {"Oak"}
    assert names(broker.get("/providers.geojson?function=9")) == set()
    one, = broker.get("/providers.geojson?text=Oak").json()["features"]
    assert one["geometry"]["coordinates"] == pytest.approx([-1.48, 51.78], abs=0.02) and one["properties"]["kind"] == "provider"


def test_a_new_place_is_there_at_once(broker):
    broker.get("/providers.geojson")
    with write_session() as session:
        directory.save_detail(BROKER, a_provider(session, "Elm"), 0, Detail("Bicester"), session=session)
    assert "Elm" in names(broker.get("/providers.geojson"))


def test_an_invented_provider_is_marked_on_the_map(broker):
    with write_session() as session:
        elm = a_provider(session, "Elm")
        session.get_one(Provider, elm).example = True
        directory.save_detail(BROKER, elm, 0, Detail("Bicester"), session=session)
    assert "Elm (Example)" in names(broker.get("/providers.geojson"))


def test_what_is_no_function_is_said(broker):
    answer = broker.get("/providers.geojson?function=six")
    assert answer.status_code == 422 and "1 to 10" in answer.json()["why"]


def test_nobody_else_sees_them(broker, visitor):
    with write_session() as session:
        others = [None, a_link(session, Role.FACILITATOR)]
    assert [visitor(secret).get("/providers.geojson").status_code for secret in others] == [403, 403]
