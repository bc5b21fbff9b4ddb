"""What looks as if it named a person, and what does not: a truth table by hand, and what must hold for any text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.brokerage.personal import check, found_in, is_nhs_number
from toolkit.errors import MayBePersonal

NAME, NHS, BIRTH, POSTCODE, PHONE = "a name", "an NHS number", "a date of birth", "a full postcode", "a phone number"

PERSONAL = [
    ("Mrs Smith needs help in the morning", NAME), ("Please ring Mr. O'Brien first", NAME), ("mrs smith", NAME), ("Dr Patel asked", NAME),
    ("Ms J likes to swim", NAME), ("Her name is Ada", NAME), ("Name of the person: her name: ada", NAME), ("They are called Zofia", NAME),
    ("lives with her son Kwame", NAME), ("his wife, Oluchi, helps", NAME), ("Margaret needs help with washing", NAME),
    ("We spoke with Zofia Kowalska about it", NAME), ("asked for by Ngozi Adebayo, who cares", NAME), ("Help for Peter's breakfast", NAME),
    ("NHS 943 476 5919", NHS), ("number 9434765919", NHS), ("943-476-5919", NHS),
    ("born 3/4/1941", BIRTH), ("DOB: 03.04.41", BIRTH), ("dob 1 May 2019", BIRTH), ("date of birth 2015-05-01", BIRTH),
    ("since 12 March 1938", BIRTH), ("March 12, 1938", BIRTH), ("12/03/38", BIRTH),
    ("lives at OX16 9AB", POSTCODE), ("ox169ab", POSTCODE), ("SW1A 1AA", POSTCODE), ("m1 1ae", POSTCODE),
    ("ring 01865 792422", PHONE), ("07700 900123", PHONE), ("+44 7700 900123", PHONE), ("(020) 7946 0018", PHONE),
    ("0044 20 7946 0018", PHONE),
    ("+44 (0)20 7946 0018", PHONE),
]

NOT_PERSONAL = [
    "", "Help with washing and dressing in the morning.", "Lives in OX16, near Banbury.", "Two visits a day, 07:30 and 19:00.",
    "Lives in Chipping Norton with a cat.", "Wants to go to the day centre in North Oxfordshire on Tuesdays and Fridays.",
    "A Direct Payment of 120 pounds a week.", "Has used Age UK since March 2026.", "From Monday Morning Club on",
    "Uses British Sign Language.",
    "Starts on 12 March 2026.", "From 30/11/2026 to 04/12/2026", "CT-2026-0001", "Case 20261127", "The budget is 1234567890 pence",
    "Would miss the bus", "Has MS and uses a wheelchair", "on the 2nd floor of block W1 2nd door", "He likes Parkinson's UK dance classes.",
    "Lives near Victoria Road", "Goes to St Peter on Sundays", "Wants a PA. Likes films! Speaks Urdu: and English.", "Friend on Fridays",
    "The carer is his brother, who works nights.", "Help may be needed in May or June.", "Ask about 10 000 steps, 0 pounds, 24/7 care, 1:1",
    "Likes a walk in the Botanic Garden and at Blenheim Palace.", "Goes to the James Street surgery.",
]


@pytest.mark.parametrize(("text", "what"), PERSONAL)
def test_it_warns_of_what_names_a_person(text, what):
    assert [one.split(" (")[0] for one in found_in(text)] == [what]


@pytest.mark.parametrize("text", NOT_PERSONAL)
def test_it_is_silent_about_the_rest(text):
    assert found_in(text) == []


def test_it_says_each_thing_it_found_once():
    found = found_in("Mrs Smith, born 3/4/1941, OX16 9AB. Mrs Smith rings from 01865 792422, NHS 943 476 5919.")
    assert found == ["a name (“Mrs Smith”)", "an NHS number (“943 476 5919”)", "a date of birth (“3/4/1941”)",
                     "a full postcode (“OX16 9AB”)", "a phone number (“01865 792422”)"]


def test_in_a_place_two_words_with_capitals_are_usual():
    assert found_in("village of Chipping Norton", place=True) == []
    assert found_in("Mrs Smith's house", place=True) and found_in("OX16 9AB", place=True)


@pytest.mark.parametrize(("digits", "right"), [("9434765919", True), ("9434765918", False), ("4010232137", True), ("1234567890", False)])
def test_the_check_digit_of_an_nhs_number(digits, right):
    assert is_nhs_number(digits) is right


@given(st.integers(100_000_000, 999_999_999))
def test_of_ten_last_digits_one_at_most_is_right(nine):
    assert sum(is_nhs_number(f"{nine}{last}") for last in range(10)) <= 1


@given(st.text(max_size=300))
def test_any_text_is_looked_through(text):
    for one in found_in(text):
        assert re.fullmatch(r"(a|an) [\w ]+ \(“.+”\)", one)


@given(st.text("abcdefghijklmnopqrstuvwxyz ,.", max_size=200))
def test_small_letters_without_digits_hold_no_number_and_no_postcode(text):
    assert all(one.startswith("a name") for one in found_in(text))


def test_saving_asks_once_and_takes_the_answer():
    texts = {"words": "Help with washing", "carer_does": "Her name is Ada"}
    with pytest.raises(MayBePersonal, match="Her name is Ada") as raised:
        check(texts)
    assert raised.value.field == "carer_does"
    assert check(texts, sure=True) is True and check({"words": "Help"}) is False
