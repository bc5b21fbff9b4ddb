"""`/accessibility`, and the way to it from the foot of every door."""

import pytest

from tests.browser.doors_looked_at import doors
from tests.browser.looked_at import full_and_new
from tests.payloads.world import a_world
from toolkit.storage.engine import write_session
from toolkit.web import answers


def test_everybody_reads_the_statement(record, visitor):
    answer = visitor().get("/accessibility")
    assert answer.status_code == 200 and len(answer.content) < 15_000, len(answer.content)
    assert "<h1>Accessibility statement for Common Table</h1>" in answer.text and 'lang="en-GB"' in answer.text
    assert "<h2>Enforcement procedure</h2>" in answer.text and "<h3>Disproportionate burden</h3>" in answer.text


@pytest.mark.parametrize("address", ["/room", "/join/nothing", "/room/none", "/survey", "/market-position", "/leave", "/accessibility"])
def test_every_door_leads_to_it(record, visitor, address):
    foot = visitor().get(address).text.partition("<footer>")[2]
    assert '<p><a href="/accessibility">' in foot


def test_every_template_with_a_page_has_the_foot():
    folder = answers.settings.ROOT / "toolkit" / "web" / "templates"
    pages = [file for file in folder.glob("*.html") if "{% block main %}" in file.read_text("utf-8")]
    assert [file.name for file in pages if file.name != "base.html" and 'extends "base.html"' not in file.read_text("utf-8")] == []


def test_its_figures_are_those_of_what_the_tests_look_at(example, visitor):
    with write_session() as session:
        world = a_world(session)
        screens, pages = len(full_and_new(world)) + 1, doors(world, session).count      # one more: a small group's own screen
    text = visitor().get("/accessibility").text
    assert f"{screens} screens and parts of screens" in text and f"{pages} pages for people with a link or a code" in text
