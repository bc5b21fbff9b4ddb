"""Photos and papers kept with a workshop."""

import io

import pytest
from PIL import Image

from tests.factories import a_workshop, an_actor
from toolkit.errors import BadInput, NotAllowed, NotFound
from toolkit.steps.attaching import attach, read_attachment, withdraw_attachment
from toolkit.steps.setting_up import add_small_group
from toolkit.storage.queries.attachments import attachments_of


def a_photo(kind: str = "JPEG") -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (12, 9), "#0B5C8A").save(held, kind)
    return held.getvalue()


PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.mark.parametrize(("data", "name", "kind"), [
    (a_photo(), "table 2.jpg", "image/jpeg"), (a_photo("PNG"), "map.png", "image/png"), (PDF, "sheet.pdf", "application/pdf")])
def test_a_photo_is_kept_as_it_is(session, data, name, kind):
    workshop = a_workshop(session)
    table = add_small_group(an_actor(), workshop.id, "Table 2", session=session)
    kept = attach(an_actor(), workshop.id, data, name, "The paper of table 2", table, session=session)
    row, content = read_attachment(an_actor(), kept, session=session)
    assert (row.name, row.content_type, row.size, row.note, row.small_group_id) == (
        name, kind, len(data), "The paper of table 2", table)
    assert content == data


@pytest.mark.parametrize(("data", "name"), [
    (b"", "empty.jpg"), (b"<script>alert(1)</script>", "photo.jpg"), (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "drawing.png"),
    (b"MZ\x90\x00", "sheet.pdf"), (a_photo()[:20], "torn.jpg")])
def test_what_is_not_a_photo_is_refused_and_nothing_is_kept(session, data, name):
    workshop = a_workshop(session)
    with pytest.raises(BadInput):
        attach(an_actor(), workshop.id, data, name, session=session)
    assert attachments_of(workshop.id, session=session) == []


def test_only_those_who_may_see_the_workshop_read_it(session):
    workshop, other = a_workshop(session), a_workshop(session)
    kept = attach(an_actor(), workshop.id, a_photo(), "a.jpg", session=session)
    with pytest.raises(NotAllowed):
        read_attachment(an_actor(workshop_id=other.id), kept, session=session)
    with pytest.raises(NotAllowed):
        read_attachment(an_actor("broker"), kept, session=session)
    with pytest.raises(NotAllowed):
        attach(an_actor("commissioner"), workshop.id, a_photo(), "a.jpg", session=session)


def test_a_withdrawn_photo_is_served_to_nobody_and_comes_back(session):
    workshop = a_workshop(session)
    kept = attach(an_actor(), workshop.id, a_photo(), "a.jpg", session=session)
    withdraw_attachment(an_actor(), kept, session=session)
    assert attachments_of(workshop.id, session=session) == []
    with pytest.raises(NotFound):
        read_attachment(an_actor(), kept, session=session)
    withdraw_attachment(an_actor(), kept, False, session=session)
    assert [row.id for row in attachments_of(workshop.id, session=session)] == [kept]


def test_a_small_group_of_another_workshop_is_refused(session):
    workshop, other = a_workshop(session), a_workshop(session)
    table = add_small_group(an_actor(), other.id, "Table 2", session=session)
    with pytest.raises(NotFound):
        attach(an_actor(), workshop.id, a_photo(), "a.jpg", small_group_id=table, session=session)
