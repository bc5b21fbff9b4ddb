"""Photos of paper tables at their door."""

from tests.factories import a_link, a_workshop, an_actor
from tests.unit.steps.test_attaching import a_photo
from toolkit.steps.attaching import attach
from toolkit.storage.engine import write_session


def a_kept_photo():
    with write_session() as session:
        workshop, other = a_workshop(session), a_workshop(session)
        kept = attach(an_actor(), workshop.id, a_photo(), 'ta"ble\r\n2.jpg', session=session)
        return kept, a_link(session, "facilitator", workshop.id), a_link(session, "facilitator", other.id)


def test_the_photo_comes_whole_and_can_run_nothing(record, visitor):
    kept, secret, _ = a_kept_photo()
    answer = visitor(secret).get(f"/files/{kept}")
    assert (answer.status_code, answer.content, answer.headers["content-type"]) == (200, a_photo(), "image/jpeg")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "\n" not in answer.headers["content-disposition"]


def test_nobody_else_gets_it(record, visitor):
    kept, _, other = a_kept_photo()
    assert visitor().get(f"/files/{kept}").status_code == 403
    assert visitor(other).get(f"/files/{kept}").status_code == 403
    assert visitor(other).get("/files/00000000-0000-4000-8000-000000000000").status_code == 404
