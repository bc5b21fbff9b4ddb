"""The council's look at the doors: its name and logo in the header, its colours in the style, its logo from this machine."""

import pytest

from tests.logos import ALT, DRAWING, NAME, PURPLE, a_picture, set_up
from toolkit.access.roles import COMMAND_LINE
from toolkit.look import colours
from toolkit.record.council import SHOWN, council, own_look
from toolkit.storage.engine import read_session, write_session


def test_without_a_look_the_doors_are_common_tables_own(record, visitor):
    page, style = visitor().get("/room").text, visitor().get("/assets/doors.css").text
    assert '<p class="brand">Common Table</p>' in page and 'href="/assets/doors.css"' in page
    assert f"--accent:{colours().available};" in style and f"--accent:{colours(dark=True).available};" in style


@pytest.mark.parametrize(("logo", "kind"), [((DRAWING, "a.svg"), "image/svg+xml"), ((a_picture(), "a.png"), "image/png")])
def test_name_logo_and_colours_are_shown_at_a_door_from_this_machine(record, visitor, logo, kind):
    shown, device = set_up(logo), visitor()
    page = device.get("/room")
    assert "Oxfordshire &amp; County Council</p>" in page.text and f'alt="{ALT.replace(chr(39), "&#39;")}"' in page.text
    assert f'src="/council-logo/{shown.logo_file}"' in page.text and "img-src 'self'" in page.headers["Content-Security-Policy"]
    assert f"--accent:{PURPLE};" in device.get(f"/assets/doors.css{shown.mark}").text and shown.mark in page.text
    answer = device.get(f"/council-logo/{shown.logo_file}")
    assert answer.status_code == 200 and answer.headers["Content-Type"] == kind and len(page.content) < 15_000
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"] and "sandbox" in answer.headers["Content-Security-Policy"]
    assert b"script" not in answer.content and answer.headers["X-Content-Type-Options"] == "nosniff"


def test_after_going_back_the_door_says_common_table_and_browsers_ask_for_the_style_anew(record, visitor):
    shown = set_up()
    with write_session() as session:
        own_look(COMMAND_LINE, shown.version, session=session)
    SHOWN.forget()
    page = visitor().get("/room").text
    assert NAME not in page and "council-logo" not in page and 'href="/assets/doors.css"' in page
    with read_session() as session:
        assert council(session=session).version == 2


@pytest.mark.parametrize("name", ["x", "0.svg", "%00.svg", "a" * 64 + ".svg"])
def test_a_logo_that_is_not_here_is_answered_with_a_sentence(record, visitor, name):
    answer = visitor().get(f"/council-logo/{name}")
    assert answer.status_code == 404 and "This logo is not here." in answer.text
