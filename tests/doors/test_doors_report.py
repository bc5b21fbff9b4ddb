"""Reports at their door: for whoever may read them, named after what is inside, kept nowhere."""

import base64
import hashlib
import re
from urllib.parse import unquote

import pytest

from tests.factories import a_link, a_workshop
from toolkit.access.roles import Role
from toolkit.reports.formats import FORMATS
from toolkit.storage.engine import write_session


@pytest.fixture
def workshop(record):
    with write_session() as session:
        return a_workshop(session, title="Our “area” & <more>").id


def come(visitor, role, workshop_id=None):
    with write_session() as session:
        secret = a_link(session, role, workshop_id)
    return visitor(secret)


@pytest.mark.parametrize("format_", FORMATS, ids=lambda one: one.name)
def test_each_format_is_given_under_its_name(format_, visitor, workshop):
    answer = come(visitor, Role.COMMISSIONER).get(f"/report/record.{format_.name}?workshop={workshop}")
    assert answer.status_code == 200 and answer.headers["content-type"] == format_.media_type
    how, _, name = answer.headers["content-disposition"].partition(";")
    assert how == ("inline" if format_.name in ("pdf", "html") else "attachment")
    assert unquote(name.partition("UTF-8''")[2]).startswith("Record-Our-area-more-20") and name.endswith(format_.ending)
    assert answer.headers["cache-control"] == "private, no-store" and answer.headers["x-content-type-options"] == "nosniff"


def test_strangers_and_those_who_may_not_are_turned_away(visitor, workshop):
    assert visitor().get(f"/report/record.pdf?workshop={workshop}").status_code in (401, 403, 404)
    assert come(visitor, Role.BROKER).get(f"/report/record.pdf?workshop={workshop}").status_code == 403
    assert come(visitor, Role.FACILITATOR).get("/report/market.pdf").status_code == 403
    with write_session() as session:
        other = a_workshop(session, title="Another").id
    assert come(visitor, Role.FACILITATOR, other).get(f"/report/record.pdf?workshop={workshop}").status_code == 403


@pytest.mark.parametrize(("where", "sentence"), [
    ("nothing.pdf?workshop={}", "There is no such report"), ("record.exe?workshop={}", "There is no such format"),
    ("record.pdf", "Say of which workshop"), ("record.pdf?workshop=x", "not here"),
    ("record.pdf?workshop=00000000-0000-4000-8000-000000000000", "not here")])
def test_what_is_not_there_is_said(where, sentence, visitor, workshop):
    answer = come(visitor, Role.ADMINISTRATOR).get(f"/report/{where.format(workshop)}")
    assert answer.status_code == 404 and sentence in answer.text


def test_a_web_page_may_look_as_it_does_and_run_nothing(visitor, workshop):
    answer = come(visitor, Role.COMMISSIONER).get(f"/report/record.html?workshop={workshop}")
    policy = answer.headers["content-security-policy"]
    style = re.search("<style>(.*?)</style>", answer.text, re.DOTALL)[1]
    assert f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'" in policy and "img-src data:" in policy
    assert "default-src 'none'" in policy and "script-src" not in policy and "unsafe" not in policy and "style=" not in answer.text
