"""The base map by choice."""

import pytest

from tests.map_files import OXFORD, VECTOR_TILE, a_pmtiles, an_mbtiles
from toolkit.maps.base_map import BUILT_IN, ONLINE, base_map, choices, unusable


def test_built_in_first_files_then_online(var):
    an_mbtiles("b.mbtiles")
    a_pmtiles("A.pmtiles")
    an_mbtiles("vector.mbtiles", {OXFORD: VECTOR_TILE})
    assert list(choices()) == [BUILT_IN, "file:A.pmtiles", "file:b.mbtiles", ONLINE]
    assert unusable() == ("vector.mbtiles cannot be used: it holds vector tiles; only pictures can be drawn. "
                          "Export it as PNG, JPEG or WebP tiles.",)


def test_the_built_in_map_is_on_this_machine_and_follows_the_look(var):
    assert base_map(BUILT_IN).url == "/tiles/light/{z}/{x}/{y}.png" and base_map(BUILT_IN, dark=True).url.startswith("/tiles/dark/")


def test_the_online_map_names_its_makers(var):
    found = base_map(ONLINE)
    assert found.url.startswith("https://tile.openstreetmap.org/") and "OpenStreetMap</a> contributors" in found.credit


def test_a_file_with_its_zooms_bounds_and_credit(var):
    an_mbtiles("Our <b>{z} & county?.mbtiles", attribution="A & B", bounds="-1.8,51.4,-0.8,52.1")
    found = base_map("file:Our <b>{z} & county?.mbtiles")
    assert found.url == "/maps/Our%20%3Cb%3E%7Bz%7D%20%26%20county%3F.mbtiles/{z}/{x}/{y}"
    assert (found.credit, found.least, found.most, found.bounds) == ("A &amp; B", 10, 10, (-1.8, 51.4, -0.8, 52.1))


@pytest.mark.parametrize("choice", ["file:gone.mbtiles", "file:../common-table.db", "", "nonsense", "file:vector.mbtiles"])
def test_a_choice_that_is_not_there_falls_back_to_the_built_in_map(var, choice):
    an_mbtiles("vector.mbtiles", {OXFORD: VECTOR_TILE})
    assert base_map(choice) == base_map(BUILT_IN)


def test_files_named_like_the_other_choices_are_still_files(var):
    an_mbtiles("online.mbtiles")
    assert base_map("file:online.mbtiles").url.startswith("/maps/")
