"""Steps 1 and 2: recording what is said, by form, for one group and one function."""

import pytest

from pages.ui import cached
from tests.factories import BANBURY, WITNEY, a_gap, a_priority, a_workshop, an_entry, nothing
from toolkit.places.find import find_place
from toolkit.places.place import Place
from toolkit.steps.saying import entries_seen, entry_in_cell, newest_in_cell
from toolkit.storage.engine import read_session, write_session

AVAILABLE_FIELD, GAP_FIELD, NOT_SAVED = "What is available now?", "What is missing?", "Not saved yet"
ASKED, TAKE_BACK = "We asked: there is nothing", "Take that back: not asked yet"
UNPLEASANT = ["<script>window.harmed=1</script>", "😀 good 👍🏽", "مرحبا بالعالم", "**bold** [link](http://x.test) $x$ :red[a] # b",
              "<img src=x onerror=alert(1)>"]


@pytest.fixture
def workshop(record):
    with write_session() as session:
        return a_workshop(session, groups=("Older people", "Carers"))


@pytest.fixture
def mapping(facilitator, workshop):
    """A facilitator at Step 1, with nothing said yet."""
    return facilitator.open("step_map", workshop.id)


def test_an_empty_table_says_that_nobody_was_asked(mapping):
    assert "Nothing yet." in mapping.reads
    assert "not asked" in mapping.reads


def test_an_entry_is_saved_with_its_place(mapping):
    mapping.put(AVAILABLE_FIELD, "A lunch club").put("Who does it?", ["community"]).put("Where?", ["Banbury"]) \
        .put("Who pays", "The parish").press("Save")
    assert "A lunch club" in mapping.reads and "Banbury" in mapping.reads and "Paid by The parish" in mapping.reads
    # The line itself is emptied by the browser (tests/browser), so that nothing typed meanwhile is lost.
    assert mapping.value("Who pays") == ""


def test_a_postcode_is_a_place(mapping):
    mapping.put(AVAILABLE_FIELD, "A lunch club").put("Where?", ["ox16 5aa"]).press("Save")
    assert "OX16" in mapping.reads


def test_a_click_on_the_map_is_a_place(mapping):
    mapping.at.session_state["clicked_point"] = (52.06, -1.34)
    mapping.run()
    assert "from your click on the map" in mapping.reads
    mapping.put(AVAILABLE_FIELD, "A lunch club").press("Save")
    assert "A spot near Banbury" in mapping.reads and "from your click" not in mapping.reads


def test_a_clicked_spot_can_be_dropped(mapping):
    mapping.at.session_state["clicked_point"] = (52.06, -1.34)
    mapping.run().press("Do not use this spot")
    assert "from your click on the map" not in mapping.reads


def test_a_click_outside_the_country_is_refused_in_a_sentence(mapping):
    mapping.at.session_state["clicked_point"] = (48.85, 2.35)
    assert "outside Great Britain" in mapping.run().reads


@pytest.mark.parametrize("words", ["", " \u200b "], ids=["empty", "invisible"])
def test_nothing_to_read_is_refused_in_a_sentence(words, mapping):
    assert mapping.put(AVAILABLE_FIELD, words).press("Save").errors == ["Please write what is available first."]


@pytest.mark.parametrize(("words", "place", "sentence"), [
    ("a" * 10_000, "Banbury", "This is 10,000 characters long"),
    ("A lunch club", "OX99 9ZZ", "OX99 9ZZ"),
    ("A lunch club", "Qqzzxkj", "We do not know a place called Qqzzxkj"),
    ("A lunch club", "x" * 200, "That is too long for a place."),
], ids=["too long", "no such postcode", "no such place", "no place at all"])
def test_what_cannot_be_saved_stays_and_one_sentence_says_why(words, place, sentence, mapping):
    mapping.put(AVAILABLE_FIELD, words).put("Where?", [place]).press("Save")
    assert len(mapping.errors) == 1 and sentence in mapping.errors[0]
    assert mapping.value(NOT_SAVED) == words and mapping.value("Where?") == [place]


def test_what_was_refused_is_mended_and_saved(mapping):
    mapping.put(AVAILABLE_FIELD, "A lunch club").put("Where?", ["OX99 9ZZ"]).press("Save")
    mapping.put("Where?", ["Banbury"]).press("Save it now")
    assert "A lunch club" in mapping.reads and "Banbury" in mapping.reads and not mapping.fields(NOT_SAVED)


def test_what_was_refused_can_be_dropped(mapping):
    mapping.put(AVAILABLE_FIELD, "A lunch club").put("Where?", ["OX99 9ZZ"]).press("Save").press("Do not save it")
    assert not mapping.fields(NOT_SAVED)


def test_a_place_name_with_several_matches_asks_which_and_saves_that_one(mapping):
    mapping.put(AVAILABLE_FIELD, "A lunch club").put("Where?", ["Newport"]).press("Save")
    assert len(mapping.errors) == 1 and "Which one do you mean?" in mapping.errors[0]
    one = mapping.field("Which one do you mean?").options[2]
    mapping.put("Which one do you mean?", one).press("Save it now")
    assert "A lunch club" in mapping.reads and one in mapping.reads
    assert not mapping.fields("Which one do you mean?")


def test_a_place_outside_the_area_is_saved_and_said(mapping):
    mapping.put(AVAILABLE_FIELD, "A helpline").put("Where?", ["London", "Banbury"]).press("Save")
    assert "A helpline" in mapping.reads and "outside the area: Within 1 km of London." in mapping.reads
    mapping.put("Where?", ["Banbury"]).put(AVAILABLE_FIELD, "A choir").press("Save")
    assert "outside the area" not in mapping.reads


def test_several_places_come_nearest_to_the_area_first_and_none_is_ticked(mapping):
    mapping.put(AVAILABLE_FIELD, "A lunch club").put("Where?", ["Newport"]).press("Save")
    asked = mapping.field("Which one do you mean?")
    assert asked.value is None and asked.options[:2] == ["Newport, near Bishops Stortford", "Newport, near Cardiff"]


def test_a_choice_is_for_the_place_it_was_asked_about_alone(mapping):
    mapping.put(AVAILABLE_FIELD, "A lunch club").put("Where?", ["Newport"]).press("Save")
    one = mapping.field("Which one do you mean?").options[0]
    mapping.put("Which one do you mean?", one).put("Where?", ["Banbury"]).press("Save it now")
    assert "Banbury" in mapping.reads and one not in mapping.reads


def test_a_choice_in_the_dialog_is_saved(facilitator, workshop):
    with write_session() as session:
        an_entry(session, workshop, "A lunch club")
    facilitator.open("step_map", workshop.id).open_dialog("Change").put("Where?", ["Newport"]).press_in_dialog("Save")
    one = facilitator.open_dialog("Change").field("Which one do you mean?").options[0]
    facilitator.put("Where?", ["Newport"]).put("Which one do you mean?", one).press_in_dialog("Save")
    assert facilitator.said("Changed.") and one in facilitator.reads


def test_none_of_several_places_asks_anew(mapping):
    mapping.put(AVAILABLE_FIELD, "A lunch club").put("Where?", ["Newport"]).press("Save")
    mapping.put("Which one do you mean?", "None of these").put("Where?", ["Banbury"]).press("Save it now")
    assert "A lunch club" in mapping.reads and "Banbury" in mapping.reads


@pytest.mark.parametrize("words", UNPLEASANT)
def test_words_are_shown_as_they_were_typed(words, mapping):
    mapping.put(AVAILABLE_FIELD, words).press("Save")
    assert "available (1)" in mapping.reads and words in mapping.reads
    assert not any("<script>window" in one.value or "<img src=x" in one.value for one in (*mapping.at.html, *mapping.at.markdown))


def test_nothing_is_recorded_and_taken_back(mapping):
    mapping.press(ASKED)
    assert "Asked, and the answer was: nothing." in mapping.reads
    mapping.press(TAKE_BACK)
    assert mapping.buttons(ASKED) and "Asked, and the answer" not in mapping.reads


def test_a_filled_cell_does_not_offer_nothing(facilitator, workshop):
    with write_session() as session:
        an_entry(session, workshop)
    assert not facilitator.open("step_map", workshop.id).buttons(ASKED)


def test_the_three_states_of_a_cell_are_told_apart_in_words(facilitator, workshop):
    with write_session() as session:
        an_entry(session, workshop, function=1)
        nothing(session, workshop, function=2)
    captions = facilitator.open("step_map", workshop.id).field("Function").proto.captions
    assert len(set(captions[:3])) == 3


def test_an_entry_is_changed(facilitator, workshop):
    with write_session() as session:
        an_entry(session, workshop, "A lunch club", places=(find_place("Banbury"),))
    facilitator.open("step_map", workshop.id).open_dialog("Change").put("Words", "A supper club").press_in_dialog("Save")
    assert facilitator.said("Changed.") and "A supper club" in facilitator.reads and "Banbury" in facilitator.reads


def test_a_change_that_cannot_be_saved_stays_in_the_dialog(facilitator, workshop):
    with write_session() as session:
        an_entry(session, workshop, "A lunch club")
    facilitator.open("step_map", workshop.id).open_dialog("Change").put("Words", "  ").press_in_dialog("Save")
    assert facilitator.errors == ["Please write what is available first."]
    assert "A lunch club" in facilitator.reads


def test_an_entry_is_withdrawn_and_put_back(facilitator, workshop):
    with write_session() as session:
        an_entry(session, workshop, "A lunch club")
    facilitator.open("step_map", workshop.id).open_dialog("Change").press_in_dialog("Withdraw this entry")
    assert "Withdrawn: A lunch club" in facilitator.reads and "Nothing yet." in facilitator.reads
    facilitator.press("Put it back")
    assert facilitator.said("Put back.") and not facilitator.buttons("Put it back")


def fill_a_cell(workshop, count: int) -> list:
    with write_session() as session:
        return [an_entry(session, workshop, f"Thing {number}.") for number in range(count)]


def test_a_full_cell_is_turned_page_by_page_and_a_new_entry_turns_it_back(facilitator, workshop):
    fill_a_cell(workshop, 23)
    facilitator.open("step_map", workshop.id)
    assert "available (23)" in facilitator.reads and "1 to 10 of 23" in facilitator.reads
    assert "Thing 22." in facilitator.reads and "Thing 12." not in facilitator.reads
    facilitator.press("Further in the list").press("Further in the list")
    assert "21 to 23 of 23" in facilitator.reads and "Thing 0." in facilitator.reads
    assert len(facilitator.buttons("Change")) == 3
    facilitator.put(AVAILABLE_FIELD, "A lunch club").press("Save")
    assert "1 to 10 of 24" in facilitator.reads and "A lunch club" in facilitator.reads


def test_another_cell_begins_with_what_was_said_last(facilitator, workshop):
    fill_a_cell(workshop, 11)
    facilitator.open("step_map", workshop.id).press("Further in the list")
    with write_session() as session:
        for number in range(11):
            an_entry(session, workshop, f"Other {number}.", function=2)
    facilitator.press("Next: 2 Exploring what is possible")
    assert "1 to 10 of 11" in facilitator.reads and "Other 10." in facilitator.reads


def test_an_entry_opened_from_the_map_stands_first_wherever_its_page_is(facilitator, workshop):
    first, *_ = fill_a_cell(workshop, 23)
    facilitator.open("step_map", workshop.id, entry=first)
    assert "Opened from the map or the record: Thing 0." in " ".join(facilitator.reads.split())
    facilitator.press("Further in the list").press("Further in the list")
    assert facilitator.reads.count("Thing 0.") == 1
    assert "Opened from" not in facilitator.open("step_map", workshop.id, entry="no-such-entry").reads


def test_only_so_many_places_are_offered_and_the_name_of_another_still_means_that_place(facilitator, workshop, monkeypatch):
    monkeypatch.setattr(cached, "PLACES_OFFERED", 2)
    around = Place("Within 3 km of Banbury", BANBURY.latitude, BANBURY.longitude, "around", 3.0)
    with write_session() as session:
        for place in (around, BANBURY, WITNEY):
            an_entry(session, workshop, places=(place,))
    facilitator.open("step_map", workshop.id)
    assert facilitator.field("Where?").options == ["The whole area", "Online or by phone", "Witney", "Banbury"]
    facilitator.put(AVAILABLE_FIELD, "A lunch club").put("Where?", [around.label]).press("Save")
    assert not facilitator.errors
    with read_session() as session:
        assert newest_in_cell(workshop.id, 1, workshop.group, "available", 0, 1, session=session)[0].places == (around,)


def test_changing_words_leaves_a_place_alone_whose_name_another_place_has(facilitator, workshop):
    before, here, after = (Place("The old school", north, -1.3, "postcode") for north in (51.7, 52.0, 51.9))
    with write_session() as session:
        an_entry(session, workshop, places=(before,), function=2)
        entry = an_entry(session, workshop, "A lunch club", places=(here,))
        an_entry(session, workshop, places=(after,), function=2)
    facilitator.open("step_map", workshop.id).open_dialog("Change").put("Words", "A supper club").press_in_dialog("Save")
    with read_session() as session:
        assert entry_in_cell(workshop.id, 1, workshop.group, "available", entry, session=session).places == (here,)


def test_a_gap_is_saved_with_the_story_that_prompted_it(facilitator, workshop):
    facilitator.open("step_gaps", workshop.id)
    assert "Good practice:" in facilitator.reads
    facilitator.choose("This story prompted it", True).put(GAP_FIELD, "No bus on Sundays").press("Save")
    assert "No bus on Sundays" in facilitator.reads and "Story:" in facilitator.reads


def test_gaps_stand_beside_what_is_available(facilitator, workshop):
    with write_session() as session:
        an_entry(session, workshop, "A lunch club")
        a_gap(session, workshop, "No bus on Sundays")
    facilitator.open("step_gaps", workshop.id)
    assert "A lunch club" in facilitator.reads and "No bus on Sundays" in facilitator.reads


def test_no_gap_is_recorded(facilitator, workshop):
    facilitator.open("step_gaps", workshop.id).press("We asked: there is no gap")
    assert "Asked, and the answer was: no gap." in facilitator.reads


def test_a_gap_that_feeds_a_priority_is_not_withdrawn(facilitator, workshop):
    with write_session() as session:
        a_priority(session, workshop, gaps=(a_gap(session, workshop, "No bus on Sundays"),))
    facilitator.open("step_gaps", workshop.id).open_dialog("Change", -1).press_in_dialog("Withdraw this entry")
    assert "A priority rests on this gap." in facilitator.errors[0]


def test_another_group_and_function_have_a_cell_of_their_own(mapping, workshop):
    mapping.put(AVAILABLE_FIELD, "A lunch club").press("Save")
    mapping.choose("Group of people", str(workshop.groups[1]))
    assert "A lunch club" not in mapping.reads
    mapping.choose("Group of people", str(workshop.groups[0])).press("Next: 2 Exploring what is possible")
    assert "A lunch club" not in mapping.reads and mapping.address["function"] == "2"


def test_what_stays_for_the_next_entry_is_said_and_cleared_with_one_press(mapping):
    assert "Kept for the next entry" not in mapping.reads
    mapping.put("Who does it?", ["community"]).put("Where?", ["Bloxham"]).put(AVAILABLE_FIELD, "A lunch club").press("Save")
    assert "Kept for the next entry: Community, Bloxham" in mapping.reads
    mapping.press("Clear these")
    assert mapping.value("Who does it?") == [] and mapping.value("Where?") == []
    assert "Kept for the next entry" not in mapping.reads


@pytest.mark.parametrize("move", ["another function", "another group", "another step"])
def test_what_was_chosen_for_one_cell_is_not_carried_to_another(move, mapping, workshop):
    mapping.put("Who does it?", ["community"]).put("Where?", ["Bloxham"]).put("How exact", 3.0).put("How it came", "paper")
    mapping.put(AVAILABLE_FIELD, "A lunch club").press("Save")
    if move == "another function":
        mapping.press("Next: 2 Exploring what is possible")
    elif move == "another group":
        mapping.choose("Group of people", str(workshop.groups[1]))
    else:
        mapping.open("step_gaps", workshop.id).open("step_map", workshop.id)
    assert mapping.value("Who does it?") == [] and mapping.value("Where?") == [] and mapping.value("How exact") != 3.0
    assert "Kept for the next entry" not in mapping.reads
    assert mapping.value("How it came") == "paper"


def test_the_next_question_takes_the_focus(mapping):
    assert not moves_the_focus(mapping)
    mapping.press("Next: 2 Exploring what is possible")
    assert moves_the_focus(mapping)
    assert not moves_the_focus(mapping.run())


def moves_the_focus(person) -> bool:
    return any("focus(" in one.value for one in person.at.html)


def test_putting_back_is_offered_only_where_the_entry_was(facilitator, workshop):
    with write_session() as session:
        an_entry(session, workshop, "A lunch club")
    facilitator.open("step_map", workshop.id).open_dialog("Change").press_in_dialog("Withdraw this entry")
    facilitator.press("Next: 2 Exploring what is possible")
    assert not facilitator.buttons("Put it back")
    assert facilitator.open("step_map", workshop.id, function=1).buttons("Put it back")


def test_a_workshop_without_groups_says_where_to_name_them(facilitator):
    with write_session() as session:
        workshop = a_workshop(session, groups=())
    assert "Name one under Settings" in facilitator.open("step_map", workshop.id).reads


def test_a_workshop_without_an_area_says_where_to_choose_it(facilitator):
    with write_session() as session:
        workshop = a_workshop(session, area=False)
    assert "No area is chosen yet." in facilitator.open("step_map", workshop.id).reads


@pytest.mark.parametrize(("typed", "exact", "label"), [
    ("Banbury", None, "Within 1 km of Banbury"), ("Banbury", 0.0, "Banbury"), ("OX16 5QB", None, "OX16 5QB"),
], ids=["a town", "a town, but that very spot", "a postcode"])
def test_a_town_is_around_there_unless_that_very_spot_is_meant(typed, exact, label, mapping, workshop):
    mapping.put("Where?", [typed]).put("How exact", exact).put(AVAILABLE_FIELD, "A lunch club").press("Save")
    with read_session() as session:
        assert [place.label for place in entries_seen(workshop.id, session=session)[0].places] == [label]


def test_changing_the_words_of_an_entry_leaves_its_place_as_it_was(facilitator, workshop):
    with write_session() as session:
        an_entry(session, workshop, "A lunch club", places=(find_place("Banbury"),))
    facilitator.open("step_map", workshop.id).open_dialog("Change").put("Words", "A supper club").press_in_dialog("Save")
    with read_session() as session:
        assert [place.label for place in entries_seen(workshop.id, session=session)[0].places] == ["Banbury"]
