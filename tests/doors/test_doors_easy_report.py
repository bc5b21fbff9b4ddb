"""A report in Easy Read at its door, and a council's own photos."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.factories import a_link, a_workshop
from toolkit.access.roles import Role
from toolkit.framework.easy_read import photos_folder
from toolkit.reports.formats import FORMATS
from toolkit.storage.engine import write_session
from toolkit.web.routes import routes


@pytest.fixture
def commissioner(visitor, record):
    """A device that came in as a commissioner, and a workshop."""
    with write_session() as session:
        secret, workshop = a_link(session, Role.COMMISSIONER), a_workshop(session).id
    return visitor(secret), workshop


@pytest.mark.parametrize("format_", [one for one in FORMATS if one.has_easy], ids=lambda one: one.name)
def test_a_report_comes_in_easy_read_where_it_is_asked_for(format_, commissioner):
    device, workshop = commissioner
    answer = device.get(f"/report/record.{format_.name}?workshop={workshop}&easy=1")
    assert answer.status_code == 200 and answer.headers["content-type"] == format_.media_type
    assert "Easy-Read-Record" in answer.headers["content-disposition"]
    assert "Easy-Read" not in device.get(f"/report/record.{format_.name}?workshop={workshop}").headers["content-disposition"]


def test_a_spreadsheet_in_easy_read_is_refused_in_a_sentence(commissioner):
    device, workshop = commissioner
    answer = device.get(f"/report/record.xlsx?workshop={workshop}&easy=1")
    assert answer.status_code == 404 and "It comes as: docx, pdf, html" in answer.text


def test_a_photo_that_is_not_there_is_answered_and_none_is_needed(visitor, record):
    assert not photos_folder().exists()
    assert visitor().get("/assets/photos/our-library.jpg").status_code == 404


def test_a_councils_own_photos_are_shown_to_whoever_asks(tmp_path, monkeypatch):
    monkeypatch.setenv("TOOLKIT_DATA", str(tmp_path))
    photos_folder().mkdir(parents=True)
    (photos_folder() / "our library.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "easy_read" / "screens.toml").write_text("")
    with TestClient(Starlette(routes=[one for one in routes() if getattr(one, "name", "") == "photos"])) as asked:
        assert asked.get("/assets/photos/our%20library.jpg").content == b"\xff\xd8\xff"
        assert asked.get("/assets/photos/..%2Fscreens.toml").status_code == 404
