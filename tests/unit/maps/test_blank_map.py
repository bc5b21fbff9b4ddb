"""The blank map for paper: its edge, its names, its scale, drawn without internet."""

import re
from math import cos, radians

import pytest

from toolkit.maps.blank_map import blank_map
from toolkit.places.boundary import bounds_of, circle

METRES_A_DEGREE = 40_075_017 / 360   # along the equator


@pytest.fixture(autouse=True)
def places(var):
    """Prepared places, shared by the tests of a run."""


def drawn(latitude=51.78, longitude=-1.29, km=39.0, wide=273, high=350, letters=3.7):
    edge = circle(latitude, longitude, km)
    return edge, blank_map(edge.geojson, edge.bounds, wide, high, letters)


def line_of(svg):
    """The points of the area's edge, in mm."""
    path = re.search(r'<path d="M([^"]*?)Z" fill="none"', svg)[1]
    return [tuple(map(float, point.split())) for point in path.split("L")]


def test_the_area_is_whole_and_in_the_middle():
    _, made = drawn()
    across, down = zip(*line_of(made.svg), strict=True)
    assert min(across) > 5 and max(across) < 268 and min(down) > 5 and max(down) < 345
    assert (min(across) + max(across)) / 2 == pytest.approx(273 / 2, abs=0.1)
    assert max(across) - min(across) > 0.85 * 273


@pytest.mark.parametrize("km", [0.5, 3, 39, 150])
@pytest.mark.parametrize("latitude", [50.4, 57.1])
def test_the_scale_bar_is_as_long_as_it_says(km, latitude):
    _, made = drawn(latitude, -3.5, km)
    said = float(made.scale.split()[0]) / (1000 if made.scale.endswith(" m") else 1)
    long = float(re.search(r"v[\d.]+h([\d.]+)v-", made.svg)[1])
    across = [x for x, _ in line_of(made.svg)]
    km_per_mm = 2 * km / (max(across) - min(across))   # the circle is a measure of its own
    assert long * km_per_mm == pytest.approx(said, rel=0.02) and long <= 273 / 4


def test_names_are_readable_apart_and_on_the_paper():
    _, made = drawn()
    assert {"Oxford", "Banbury", "Witney"} <= set(made.names) and 40 < len(made.names) < 250
    found = [(float(x), float(y), float(size), name) for x, y, size, name in re.findall(
        r'<text x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)" text-anchor[^>]*>([^<]+)<', made.svg)]
    assert len(found) == len(made.names) and min(size for *_, size, _ in found) >= 3.7
    for at, (x, y, size, name) in enumerate(found):
        for other_x, other_y, other_size, other in found[:at]:
            assert abs(y - other_y) >= min(size, other_size) or abs(x - other_x) > (len(name) * size + len(other) * other_size) / 5, (
                name, other)


def test_names_stand_where_the_places_are():
    edge, made = drawn()
    west, south, east, north = edge.bounds
    x, y = map(float, re.search(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>Banbury<', made.svg).groups())
    across, down = zip(*line_of(made.svg), strict=True)
    at = (x - min(across)) / (max(across) - min(across)), (y - min(down)) / (max(down) - min(down))
    assert at == (pytest.approx((-1.3365 - west) / (east - west), abs=0.02), pytest.approx((north - 52.0625) / (north - south), abs=0.02))


def test_larger_letters_leave_fewer_names():
    assert len(drawn(letters=5.4)[1].names) < len(drawn()[1].names)


def test_an_area_of_several_parts_and_with_a_hole():
    ring = [[-1.5, 51.6], [-1.1, 51.6], [-1.1, 52.0], [-1.5, 52.0], [-1.5, 51.6]]
    hole = [[-1.4, 51.7], [-1.2, 51.7], [-1.2, 51.8], [-1.4, 51.8], [-1.4, 51.7]]
    other = [[x + 0.6, y] for x, y in ring]
    outline = f'{{"type":"MultiPolygon","coordinates":[[{ring},{hole}],[{other}]]}}'
    made = blank_map(outline, bounds_of(outline), 200, 200, 3.7)
    edge = re.search(r'<path d="([^"]*)" fill="none" stroke="[^"]+" stroke-width="0.50"', made.svg)[1]
    assert edge.count("M") == edge.count("Z") == 3


def test_bounds_are_west_south_east_north():
    west, south, east, north = bounds_of(circle(51.78, -1.29, 10).geojson)
    assert west < -1.29 < east and south < 51.78 < north
    assert (east - west) * cos(radians(51.78)) * METRES_A_DEGREE == pytest.approx(20_000, rel=0.01)


def test_nothing_is_fetched():
    assert re.findall(r'href="(?!data:)', drawn()[1].svg) == [] and "http" not in drawn()[1].svg.replace("http://www.w3.org/2000/svg", "")
