"""The tour: offered at the first start, eight stops one after another, ended and remembered, taken again."""

import pytest

from pages.ui.tour import COOKIE
from pages.ui.tour_stops import STOPS, WORDS
from tests.factories import a_host_link, a_small_group, a_workshop
from toolkit import settings
from toolkit.access.roles import MAY, Role
from toolkit.storage.engine import write_session

OFFER = "A tour of about five minutes"


def test_every_stop_is_a_screen_that_there_is_and_an_act_that_is_known():
    assert 6 <= len(STOPS) <= 8
    assert [stop.slug for stop in STOPS] == list(WORDS)
    for stop in STOPS:
        assert (settings.ROOT / "pages" / stop.screen).exists() and stop.may in MAY


def test_the_first_start_offers_a_tour_and_loads_the_example_for_it(facilitator):
    assert OFFER in facilitator.reads
    facilitator.press("Start the tour")
    assert f"Tour, stop 1 of {len(STOPS)}" in facilitator.reads and "Workshops under way" in facilitator.reads


def test_the_tour_leads_through_every_screen(facilitator, example):
    facilitator.press("Start the tour")
    for number, stop in enumerate(STOPS, start=1):
        name, about, look = WORDS[stop.slug]
        assert f"Tour, stop {number} of {len(STOPS)}: {name}" in facilitator.reads
        assert about in facilitator.reads and look in facilitator.reads
        assert facilitator.address.get("part") == stop.part and not facilitator.buttons("Back to this stop")
        facilitator.press("Next stop" if number < len(STOPS) else "Finish the tour")
    assert "Tour, stop" not in facilitator.reads and "Workshops under way" in facilitator.reads
    assert facilitator.buttons("Take the tour (five minutes)") and OFFER not in facilitator.reads


def test_the_screens_of_the_tour_are_those_of_the_example(facilitator, example):
    facilitator.press("Start the tour").press("Next stop")
    assert "Step 1 of 5" in facilitator.reads and facilitator.at.query_params["workshop"] == str(example)
    facilitator.press("Stop before")
    assert "Tour, stop 1 of" in facilitator.reads


def test_whoever_wanders_off_is_led_back(facilitator, example):
    facilitator.press("Start the tour").press("Next stop").open("setup", example)
    assert "Tour, stop 2 of" in facilitator.reads
    facilitator.press("Back to this stop")
    assert "Step 1 of 5" in facilitator.reads and not facilitator.buttons("Back to this stop")


def test_a_tour_that_was_ended_is_not_offered_again_and_can_be_taken_again(facilitator, example):
    facilitator.press("Start the tour").press("Next stop").press("End the tour")
    assert "Tour, stop" not in facilitator.reads and "Step 1 of 5" in facilitator.reads
    assert "tour" not in facilitator.address
    facilitator.open("home")
    assert OFFER not in facilitator.reads
    facilitator.press("Take the tour (five minutes)")
    assert "Tour, stop 1 of" in facilitator.reads


def test_no_thank_you_is_taken_for_an_answer(facilitator):
    facilitator.press("No, thank you")
    assert OFFER not in facilitator.reads and facilitator.buttons("Take the tour (five minutes)")


def test_the_browsers_memory_counts_in_a_new_window(facilitator, at_the_door, monkeypatch):
    from streamlit.runtime.context import ContextProxy
    carried = ContextProxy.cookies.fget(None)
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: {**carried, COOKIE: "ended"}))
    facilitator.run()
    assert OFFER not in facilitator.reads


def test_a_window_that_is_loaded_anew_goes_on_where_its_address_says(facilitator, example):
    facilitator.open("step_gaps", example, tour=3)
    assert "Tour, stop 3 of" in facilitator.reads
    assert "Tour, stop 4 of" in facilitator.press("Next stop").reads


@pytest.mark.parametrize("number", ["0", "9", "x", "-1", "99999999999"])
def test_an_address_with_no_such_stop_shows_no_tour(facilitator, example, number):
    facilitator.open("step_gaps", example, tour=number)
    assert "Tour, stop" not in facilitator.reads


def test_whoever_may_not_read_reports_is_not_led_there(sign_in, example):
    host = sign_in(Role.HOST).open("step_map", example, tour=8)
    assert f"Tour, stop {len(STOPS) - 1} of {len(STOPS) - 1}" in host.reads and host.buttons("Finish the tour")


def test_nothing_is_offered_where_no_example_can_be_shown(sign_in):
    assert OFFER not in sign_in(Role.COMMISSIONER).reads
    with write_session() as session:
        workshop = a_workshop(session)
    assert OFFER not in sign_in(Role.FACILITATOR, workshop.id).reads


def test_whoever_sees_no_workshops_is_led_nowhere(sign_in, example):
    broker = sign_in(Role.BROKER)
    broker.at.query_params = {"workshop": str(example), "tour": "3"}
    assert "Tour, stop" not in broker.run().reads


def test_the_host_of_one_small_group_is_led_nowhere(sign_in, record):
    with write_session() as session:
        made = a_workshop(session)
        secret = a_host_link(session, made, a_small_group(session, made, "Table 1"))
    host = sign_in(secret=secret)
    host.at.query_params = {"workshop": str(made.id), "tour": "3"}
    assert "Tour, stop" not in host.run().reads
