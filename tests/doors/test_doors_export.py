"""The workshop file at its door: only with a cookie that may carry this workshop."""


import pytest

from tests.factories import a_link, a_workshop
from toolkit.access.roles import Role
from toolkit.exchange.workshop_in import read_file
from toolkit.storage.engine import write_session


@pytest.fixture
def workshop(record):
    with write_session() as session:
        return a_workshop(session, title="Café & <b>tea</b> / 2026")


def a_visitor(visitor, role=Role.FACILITATOR, workshop_id=None):
    with write_session() as session:
        secret = a_link(session, role, workshop_id)
    return visitor(secret)


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.ADMINISTRATOR])
def test_the_file_comes_with_a_name_and_is_kept_nowhere(workshop, visitor, role):
    answer = a_visitor(visitor, role).get(f"/export/workshop/{workshop.id}")
    assert answer.status_code == 200
    assert read_file(answer.content).manifest.workshop_id == workshop.id
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''Caf%C3%A9-b-tea-b-2026-")
    assert answer.headers["content-disposition"].endswith(".commontable")
    assert answer.headers["cache-control"] == "private, no-store" and answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("role", [Role.HOST, Role.COMMISSIONER, Role.BROKER])
def test_others_are_told_who_may(workshop, visitor, role):
    answer = a_visitor(visitor, role).get(f"/export/workshop/{workshop.id}")
    assert answer.status_code == 403 and "Ask the facilitator" in answer.text


def test_without_a_link_or_with_one_for_another_workshop(workshop, visitor):
    assert visitor().get(f"/export/workshop/{workshop.id}").status_code == 403
    with write_session() as session:
        other = a_workshop(session)
    assert a_visitor(visitor, workshop_id=other.id).get(f"/export/workshop/{workshop.id}").status_code == 403


@pytest.mark.parametrize("address", [
    "/export/workshop/00000000-0000-4000-8000-000000000000", "/export/workshop/x", "/export/pictures/{}", "/export/"])
def test_what_is_not_there(workshop, visitor, address):
    assert a_visitor(visitor).get(address.format(workshop.id)).status_code == 404


def test_a_record_that_is_away(var, point_at, visitor):
    point_at(f"sqlite:///{var / 'empty.db'}")
    assert visitor("secret").get("/export/workshop/00000000-0000-4000-8000-000000000000").status_code == 503
