import pytest

from toolkit.errors import BadInput
from toolkit.places import gazetteer


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("oxford", "Oxford"),
        ("SAINT ALBANS", "St Albans"),
        ("st. albans", "St Albans"),
        ("Stratford on Avon", "Stratford-upon-Avon"),
        ("stratford upon avon", "Stratford-upon-Avon"),
        ("Kings Lynn", "King's Lynn"),
        ("kingston-upon-hull", "Kingston upon Hull"),
        ("Abertawe", "Swansea"),
        ("Llandrindod", "Llandrindod Wells"),
        ("Banbry", "Banbury"),
    ],
)
def test_one_place_by_its_many_spellings(typed, label):
    assert gazetteer.search(typed)[0].label == label


def test_places_of_one_name_are_told_apart_and_their_labels_find_them():
    places = gazetteer.search("Newport")
    assert places[0].label == "Newport, near Cardiff"
    assert len({place.label for place in places}) == len(places) == 6
    assert all(gazetteer.search(place.label) == (place,) for place in places)


def test_places_of_one_name_come_nearest_first_where_it_is_known_near_what():
    banbury = (52.06, -1.34)
    assert [place.label for place in gazetteer.search("Newport", near=banbury)][:2] == [
        "Newport, near Telford", "Newport, near Bishops Stortford"]
    assert sorted(place.label for place in gazetteer.search("Newport", near=banbury)) == \
        sorted(place.label for place in gazetteer.search("Newport"))


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("Newport, Isle of Wight", ["Newport, near Gosport"]),
        ("newport, isle of wight", ["Newport, near Gosport"]),
        ("Newport, Cowes", ["Newport, near Gosport"]),
        ("Newport, Shrewsbury", ["Newport, near Telford"]),
        ("Newport, Wales", ["Newport, near Cardiff", "Newport, near Llanelli"]),
        ("Newport, near Telford", ["Newport, near Telford"]),
    ],
)
def test_words_after_a_comma_narrow_places_of_one_name(typed, labels):
    assert [place.label for place in gazetteer.search(typed)] == labels


def test_words_after_a_comma_that_say_nothing_narrow_nothing():
    assert len(gazetteer.search("Newport, Ruritania")) == len(gazetteer.search("Newport,")) == 6


def test_an_exact_name_hides_longer_ones():
    assert [place.label for place in gazetteer.search("York")] == ["York"]


def test_how_a_place_was_found_is_said():
    assert [gazetteer.match(name).how for name in ("Oxford", "Abertawe", "Oxfo", "Oxfrod")] == [
        "exact",
        "other_name",
        "beginning",
        "close",
    ]


def test_no_match_names_close_spellings():
    with pytest.raises(BadInput, match=r"We do not know a place called Oxfordshire\. Did you mean Oxford"):
        gazetteer.search("Oxfordshire")


@pytest.mark.parametrize("typed", ["", "xqzw", "😀", ",", "مكان", "<script>alert(1)</script>"])
def test_nonsense_is_refused_in_a_sentence(typed):
    with pytest.raises(BadInput, match="We do not know a place called"):
        gazetteer.search(typed)


def test_towns_within_bounds_come_largest_first():
    towns = gazetteer.towns_within((-1.8, 51.4, -0.8, 52.2), 40_000)
    people = [town.population for town in towns]
    assert "Oxford" in {town.name for town in towns}
    assert people == sorted(people, reverse=True) and min(people) >= 40_000
    assert all(-1.8 <= town.longitude <= -0.8 and 51.4 <= town.latitude <= 52.2 for town in towns)
