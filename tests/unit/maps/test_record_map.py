"""The map of the record as the component gets it."""

import json
from dataclasses import replace

import pytest

from tests.map_files import an_mbtiles
from toolkit.maps.base_map import BUILT_IN, ONLINE, BaseMap, base_map
from toolkit.maps.record_map import MapView, record_map
from toolkit.places.boundary import circle

HOSTILE = "</script><script>alert(1)</script>"
OUTLINE = circle(51.78, -1.29, 39.0)


@pytest.fixture
def view(var) -> MapView:
    return MapView("Oxfordshire", OUTLINE.geojson, OUTLINE.bounds, base_map(BUILT_IN), "/places/1.geojson", ((1, "One"),),
                   opens="1")


def script(view: MapView) -> str:
    return record_map(view).get_root().render()


def test_the_same_view_is_the_same_script(view):
    assert script(view) == script(replace(view))
    assert script(view) != script(replace(view, dark=True))


def test_nothing_is_loaded_from_elsewhere_until_the_online_map_is_chosen(view):
    addresses = [part.split('"')[0] for part in script(view).split('src="')[1:] + script(view).split('href="')[1:]]
    assert addresses and all(address.startswith("/assets/") for address in addresses)
    assert "openstreetmap" not in script(view)
    assert "openstreetmap" in script(replace(view, base=base_map(ONLINE)))


@pytest.mark.parametrize("where", ["name", "functions", "base"])
def test_no_words_can_end_the_script(view, where):
    hostile = {"name": HOSTILE, "functions": ((1, HOSTILE),), "base": BaseMap("/x/{z}/{x}/{y}", HOSTILE)}[where]
    assert HOSTILE not in script(replace(view, **{where: hostile}))


def test_a_file_is_shown_between_its_zooms_and_the_map_may_go_as_close_as_it_does(view):
    an_mbtiles(tiles={(12, 2032, 1360): b"\x89PNG\r\n\x1a\n", (18, 130048, 87040): b"\x89PNG\r\n\x1a\n"})
    made = script(replace(view, base=base_map("file:town.mbtiles")))
    assert '"minZoom": 10, "minNativeZoom": 12, "maxNativeZoom": 18, "maxZoom": 18' in made
    assert '"minZoom": 5, "minNativeZoom": 5, "maxNativeZoom": 16, "maxZoom": 16' in script(view)


def test_the_whole_area_is_in_view_at_first(view):
    made = record_map(view)
    assert made.location == pytest.approx([51.78, -1.29], abs=0.01) and made.options["zoom"] == 9


def test_a_map_that_compares_has_its_own_signs_and_words(view):
    compared = script(replace(view, compares=True))
    assert "New since" in compared and "Gone since" in compared and "\"Available\"" not in compared
    assert "New since" not in script(view)


@pytest.mark.parametrize("name", ["{% raise %}", "{{ 7 * 7 }}", "{{{7*7}}}", "{# gone #}", "{{ ''.__class__ }} {% for x in y %}"])
def test_no_words_are_read_as_a_template(view, name):
    made = script(replace(view, name=name))
    begin = made.index("{", made.index("commonTableMap(map_"))
    assert json.JSONDecoder().raw_decode(made, begin)[0]["name"] == name
