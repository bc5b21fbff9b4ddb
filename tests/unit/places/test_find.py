import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import BadInput, Unclear
from toolkit.places.find import find_place
from toolkit.places.place import Place, is_in_great_britain


def test_postcodes_areas_and_names_go_through_one_field():
    assert [find_place(text).label for text in ("ox1 1aa", "OX16", "OX16 area", " Banbury ")] == [
        "OX1 1AA",
        "OX16 area",
        "OX16 area",
        "Banbury",
    ]


def test_several_equal_matches_are_asked_back_and_each_choice_works():
    with pytest.raises(Unclear, match="Several places match Ashford") as caught:
        find_place("Ashford")
    assert [find_place(choice.label) for choice in caught.value.choices] == list(caught.value.choices)


def test_a_guess_is_asked_back_even_when_it_is_the_only_one():
    with pytest.raises(Unclear, match="Did you mean") as caught:
        find_place("Oxfrod")
    assert [choice.label for choice in caught.value.choices] == ["Oxford"]


@pytest.mark.parametrize(("text", "sentence"), [("", "Type a postcode"), (" \n ", "Type a postcode"), ("x" * 10_000, "too long")])
def test_empty_and_very_long_text_is_refused(text, sentence):
    with pytest.raises(BadInput, match=sentence):
        find_place(text)


@given(st.text(max_size=120))
def test_any_text_gives_a_place_in_great_britain_or_a_sentence(text):
    try:
        found = find_place(text)
    except BadInput as error:
        assert str(error).endswith((".", "?"))
    else:
        assert isinstance(found, Place) and is_in_great_britain(found.latitude, found.longitude)
