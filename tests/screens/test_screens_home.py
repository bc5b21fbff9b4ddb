"""The first page and the setting: starting a workshop, changing it, putting it away."""

import json
from datetime import date

from tests.factories import WITNEY, a_workshop, an_actor
from toolkit.steps.setting_up import Setting, change_setting
from toolkit.storage.engine import write_session

SQUARE = {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "The square"}, "geometry": {
    "type": "Polygon", "coordinates": [[[-1.4, 51.7], [-1.2, 51.7], [-1.2, 51.8], [-1.4, 51.8], [-1.4, 51.7]]]}}]}


def test_an_empty_first_page_says_how_to_begin(facilitator):
    assert "No workshop yet" in facilitator.reads
    assert {"Open the example workshop", "Start"} <= set(facilitator.labels)


def test_the_example_opens_at_its_table_and_is_marked(facilitator):
    facilitator.press("Open the example workshop")
    assert facilitator.at.query_params["workshop"]
    assert "Step 1 of 5" in facilitator.reads
    assert "invented" in facilitator.reads


def test_the_example_is_listed_and_cannot_be_loaded_twice(facilitator, example):
    assert not facilitator.buttons("Open the example workshop")
    assert "Example" in facilitator.reads


def test_signing_out_stays_in_this_tab(facilitator):
    link = next(one.value for one in facilitator.at.html if "/leave" in one.value)
    assert link == '<a href="/leave" target="_self">Sign out on this device</a>'


def start(person, **typed):
    return person.fill(**{"Title": "Help in Thame", "Groups_of_people": ["Older people"], **typed}).press("Start")


def test_a_started_workshop_opens_at_step_1_with_its_groups_and_area(facilitator):
    facilitator.fill(Date=date(2026, 3, 12)).put("Area: a postcode", "Banbury")
    start(facilitator, Groups_of_people=["Older people", "Poets"])
    assert "Step 1 of 5" in facilitator.reads and "Help in Thame" in facilitator.reads
    assert "Poets" in facilitator.reads
    assert "Banbury" in facilitator.open("setup", facilitator.at.query_params["workshop"]).reads


def test_a_workshop_without_a_title_keeps_what_was_typed(facilitator):
    start(facilitator, Title="  ")
    assert facilitator.errors == ["Please write a title first."]
    assert facilitator.value("Groups of people") == ["Older people"]


def test_a_workshop_without_a_group_keeps_what_was_typed(facilitator):
    start(facilitator, Groups_of_people=[])
    assert len(facilitator.errors) == 1 and "at least one group" in facilitator.errors[0]
    assert facilitator.value("Title") == "Help in Thame"


def test_everything_that_is_missing_is_said_at_once(facilitator):
    facilitator.put("Area: a postcode", "Qqzzxkj")
    start(facilitator, Title="  ", Groups_of_people=[])
    assert "press Start again" in facilitator.reads
    assert len(facilitator.errors) == 3 and "title" in facilitator.errors[0] and "group" in facilitator.errors[1]
    assert "Qqzzxkj" in facilitator.errors[2]
    start(facilitator.put("Area: a postcode", "Banbury"))
    assert not facilitator.errors and "Step 1 of 5" in facilitator.reads


def test_an_unclear_area_asks_which(facilitator):
    facilitator.put("Area: a postcode", "Newport")
    start(facilitator)
    asked = facilitator.field("Which one do you mean?")
    facilitator.put("Which one do you mean?", asked.options[1]).press("Start")
    assert asked.options[1] in facilitator.open("setup", facilitator.at.query_params["workshop"]).reads


def test_none_of_several_areas_is_ticked_for_the_person(facilitator):
    facilitator.put("Area: a postcode", "Newport")
    start(facilitator)
    assert facilitator.value("Which one do you mean?") is None
    facilitator.press("Start")
    assert "Which one do you mean?" in facilitator.errors[0] and "workshop" not in facilitator.at.query_params


def test_a_corrected_area_wins_over_what_was_asked_about_the_one_before(facilitator):
    facilitator.put("Area: a postcode", "Newport")
    start(facilitator)
    first = facilitator.field("Which one do you mean?").options[0]
    facilitator.put("Which one do you mean?", first).put("Area: a postcode", "Banbury").press("Start")
    assert "Banbury" in facilitator.open("setup", facilitator.at.query_params["workshop"]).reads


def test_a_corrected_area_that_is_no_place_is_refused_and_nothing_started(facilitator):
    facilitator.put("Area: a postcode", "Newport")
    start(facilitator)
    first = facilitator.field("Which one do you mean?").options[0]
    facilitator.put("Which one do you mean?", first).put("Area: a postcode", "ZZ1 1ZZ").press("Start")
    assert "ZZ1 1ZZ is not a postcode we know." in facilitator.errors[0]
    assert not facilitator.fields("Which one do you mean?") and "workshop" not in facilitator.at.query_params


def test_a_workshop_is_put_away_and_taken_up(facilitator):
    with write_session() as session:
        workshop = a_workshop(session, title="Away for the winter")
    facilitator.open("setup", workshop.id).press("Put this workshop away")
    assert facilitator.said("Put away.")
    facilitator.open("home")
    assert "Put away (1)" in [one.label for one in facilitator.at.expander]
    facilitator.press("Take up again")
    assert "Put away (1)" not in [one.label for one in facilitator.at.expander]
    assert any("Away for the winter" in label for label in facilitator.labels)


def test_many_workshops_are_turned_page_by_page(facilitator):
    with write_session() as session:
        for number in range(22):
            a_workshop(session, title=f"Number {number:02}.")
    facilitator.open("home")
    assert "1 to 20 of 22" in facilitator.reads
    assert not any("Number 01" in label for label in facilitator.labels)
    facilitator.press("Further in the list")
    assert "21 to 22 of 22" in facilitator.reads and any("Number 01" in label for label in facilitator.labels)


def test_the_details_are_changed(facilitator):
    with write_session() as session:
        workshop = a_workshop(session)
    facilitator.open("setup", workshop.id).fill(Title="A better title", Purpose="To listen.").press("Save the details")
    assert facilitator.said("The details are saved.") and "A better title" in facilitator.reads


def test_details_saved_by_somebody_else_are_shown_and_not_overwritten(facilitator):
    with write_session() as session:
        workshop = a_workshop(session)
    facilitator.open("setup", workshop.id).put("Title", "Mine")
    with write_session() as session:
        change_setting(an_actor(), workshop.id, 1, Setting("Theirs", "large_event"), session=session)
    facilitator.press("Save the details")
    assert "Theirs, saved now" in facilitator.reads and "Theirs" in facilitator.reads
    assert facilitator.value("Title") == "Mine"
    facilitator.press("Save the details")
    assert facilitator.said("The details are saved.")


def test_a_group_is_added_removed_and_comes_back(facilitator):
    with write_session() as session:
        workshop = a_workshop(session)
    facilitator.open("setup", workshop.id).put("Add a group", "Family carers").press("Add", 0)
    assert facilitator.said("Added: Family carers") and "- Family carers" in facilitator.reads
    facilitator.press("Remove")
    assert facilitator.said("Removed.") and "- Family carers" not in facilitator.reads
    facilitator.put("Add a group", "Family carers").press("Add", 0)
    assert "- Family carers" in facilitator.reads


def test_the_area_is_set_by_place_and_a_place_is_needed(facilitator):
    with write_session() as session:
        workshop = a_workshop(session, area=False)
    facilitator.open("setup", workshop.id).press("Set the area")
    assert facilitator.errors == ["Type a postcode or the name of a village or town."]
    facilitator.put("A postcode, village or town", WITNEY.label).press("Set the area")
    assert facilitator.said("The area is Witney")


def test_a_corrected_area_wins_under_setting_and_choices_begin_with_the_nearest(facilitator):
    with write_session() as session:
        workshop = a_workshop(session)
    facilitator.open("setup", workshop.id).put("A postcode, village or town", "Newport").press("Set the area")
    asked = facilitator.field("Which one do you mean?")
    assert asked.value is None and asked.options[0] == "Newport, near Bishops Stortford"
    facilitator.put("Which one do you mean?", asked.options[0]).put("A postcode, village or town", "Banbury").press("Set the area")
    assert facilitator.said("The area is Banbury")


def test_a_boundary_refines_the_area(facilitator):
    with write_session() as session:
        workshop = a_workshop(session)
    facilitator.open("setup", workshop.id)
    facilitator.at.file_uploader[0].upload("square.geojson", json.dumps(SQUARE).encode(), "application/geo+json")
    facilitator.run().press("Use the boundary of The square")
    assert facilitator.said("The area is The square")


def test_a_file_that_is_no_boundary_is_refused_in_a_sentence(facilitator):
    with write_session() as session:
        workshop = a_workshop(session)
    facilitator.open("setup", workshop.id)
    facilitator.at.file_uploader[0].upload("notes.json", b"{not json", "application/json")
    assert len(facilitator.run().errors) == 1
