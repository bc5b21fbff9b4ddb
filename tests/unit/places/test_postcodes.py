import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import BadInput
from toolkit.places import postcodes


@pytest.mark.parametrize("text", ["OX1 1AA", "ox11aa", " o x 1 1 a a ", "OX1  1AA"])
def test_any_spacing_and_case_finds_the_postcode(text):
    place = postcodes.find(text)
    assert (place.label, place.kind) == ("OX1 1AA", "postcode")
    assert (place.latitude, place.longitude) == pytest.approx((51.7502, -1.2674), abs=0.001)


def test_an_outward_code_gives_the_middle_of_its_postcodes():
    place = postcodes.find("ox16")
    assert place.label == "OX16 area"
    assert (place.latitude, place.longitude) == pytest.approx((52.06, -1.34), abs=0.02)


def test_outward_codes_of_one_beginning_are_kept_apart():
    assert postcodes.find("OX1").latitude < 51.8 < postcodes.find("OX16").latitude


@pytest.mark.parametrize("text", ["OX16 9ZZ", "ZZ1 1ZZ", "QQ9", "OX16 9"])
def test_an_unknown_postcode_is_refused_with_the_way_forward(text):
    with pytest.raises(BadInput, match=f"{text} is not a postcode we know. Check it, or type the name"):
        postcodes.find(text)


def test_a_northern_irish_postcode_is_told_where_it_is():
    with pytest.raises(BadInput, match="Northern Ireland"):
        postcodes.find("BT1 1AA")


@pytest.mark.parametrize(
    ("text", "expected"), [("OX16 9AA", True), ("w1a", True), ("Oxford", False), ("", False), ("16", False), ("A", False)]
)
def test_what_looks_like_a_postcode(text, expected):
    assert postcodes.looks_like_postcode(text) is expected


@given(st.text(max_size=60))
def test_any_text_is_a_postcode_or_refused(text):
    try:
        assert postcodes.find(text).kind == "postcode"
    except BadInput as error:
        assert str(error)


def test_points_are_many_and_none_is_the_origin():
    longitudes, latitudes = postcodes.points()
    assert len(longitudes) == len(latitudes) > 1_500_000
    assert 49.8 < np.min(latitudes) < np.max(latitudes) < 61
