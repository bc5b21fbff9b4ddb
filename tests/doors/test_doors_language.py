"""A visitor chooses a language at any door, and the browser keeps it: for the doors and for the screens."""

import pytest

from tests.bracketed import bracketed
from toolkit.words import COOKIE, languages


@pytest.fixture
def phone(tmp_path, monkeypatch, visitor):
    monkeypatch.setenv("TOOLKIT_DATA", str(bracketed(tmp_path)))
    return visitor()


def test_each_language_is_named_in_itself(phone):
    assert languages() == {"en": "English", "cy": "Cymraeg"}


def test_a_choice_holds_from_page_to_page_against_what_the_browser_asks_for(phone):
    phone.headers["accept-language"] = "en"
    chosen = phone.get("/room?lang=cy")
    assert '<html lang="cy">' in chosen.text
    assert "HttpOnly; SameSite=Lax" in chosen.headers["set-cookie"]
    assert '<html lang="cy">' in phone.get("/leave").text
    assert '<html lang="en-GB">' in phone.get("/leave?lang=en").text
    assert '<html lang="en-GB">' in phone.get("/leave").text


def test_every_page_offers_the_other_language(phone):
    assert '<a class="switch" href="?lang=cy" lang="cy" hreflang="cy">Cymraeg</a>' in phone.get("/room").text
    assert '<a class="switch" href="?lang=en" lang="en" hreflang="en">English</a>' in phone.get("/room?lang=cy").text


def test_no_choice_is_offered_where_there_is_english_alone(visitor, tmp_path, monkeypatch):
    folder = bracketed(tmp_path)
    (folder / "words" / "cy.po").unlink()
    monkeypatch.setenv("TOOLKIT_DATA", str(folder))
    assert "?lang=" not in visitor().get("/room").text


@pytest.mark.parametrize("made_up", ["xx", "", "../cy", "cy; Domain=other.example", "cy\r\nX-Mine: 1"])
def test_a_language_that_is_none_changes_nothing(phone, made_up):
    answer = phone.get("/room", params={"lang": made_up})
    assert '<html lang="en-GB">' in answer.text
    assert "set-cookie" not in answer.headers
    assert "x-mine" not in answer.headers


def test_a_form_that_is_sent_chooses_no_language(phone):
    assert COOKIE not in phone.post("/leave?lang=cy").cookies


def test_a_screen_leads_here_and_is_come_back_to(phone):
    answer = phone.get("/language", params={"lang": "cy", "back": "/step_map?workshop=1&function=6"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/step_map?workshop=1&function=6")
    assert f"{COOKIE}=cy" in answer.headers["set-cookie"]


@pytest.mark.parametrize("back", [
    "https://other.example/", "//other.example", "/\\other.example", "\\\\other.example", "javascript:alert(1)", "/\t/other.example",
    "/\n/other.example", "other.example", "", "/ok\r\nX-Mine: 1", "//[", " //other.example"])
def test_nobody_is_led_to_another_site(phone, back):
    answer = phone.get("/language", params={"lang": "cy", "back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"
    assert "x-mine" not in answer.headers
