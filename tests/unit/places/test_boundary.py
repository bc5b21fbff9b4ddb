import json
from math import cos, radians, sin
from pathlib import Path

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import BadInput, Unclear
from toolkit.places.boundary import circle, read_boundary

COUNCILS = Path(__file__).parents[4] / "shared" / "geo" / "england_utla_2025_super_generalised.geojson"
SQUARE = [[-1.2, 51.7], [-1.1, 51.7], [-1.1, 51.8], [-1.2, 51.8], [-1.2, 51.7]]


def polygon(*ring):
    return {"type": "Polygon", "coordinates": [list(ring)]}


def feature(properties, *ring):
    return {"type": "Feature", "properties": properties, "geometry": polygon(*(ring or SQUARE))}


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


@pytest.mark.parametrize("data", [polygon(*SQUARE), feature({"CTYUA24NM": "Square"}), feature({"Name": "Square"})])
def test_a_geometry_and_a_feature_are_read(data):
    area = read_boundary(json.dumps(data).encode())
    assert area.name in ("Square", "Area without a name")
    assert area.bounds == (-1.2, 51.7, -1.1, 51.8)
    assert area.contains(area.latitude, area.longitude) and not area.contains(51.75, -1.3)
    assert json.loads(area.geojson)["type"] == "Polygon"


def test_several_areas_are_offered_and_one_is_picked():
    east = [[across + 0.5, down] for across, down in SQUARE]
    data = collection(feature({"name": "West"}), feature({"name": "East"}, *east))
    with pytest.raises(Unclear, match="2 areas") as caught:
        read_boundary(data)
    assert caught.value.choices == ("East", "West")
    assert read_boundary(data, "East").bounds[0] == -0.7
    with pytest.raises(BadInput, match="no area called North"):
        read_boundary(data, "North")


def test_features_of_one_name_are_one_area():
    east = [[across + 0.5, down] for across, down in SQUARE]
    area = read_boundary(collection(feature({"name": "Both"}), feature({"name": "Both"}, *east)))
    assert area.contains(51.75, -1.15) and area.contains(51.75, -0.65) and not area.contains(51.75, -0.9)


def test_a_line_that_crosses_itself_is_repaired():
    area = read_boundary(json.dumps(polygon([-1.2, 51.7], [-1.1, 51.8], [-1.1, 51.7], [-1.2, 51.8], [-1.2, 51.7])))
    assert shapely.from_geojson(area.geojson).is_valid


def test_a_fine_outline_is_made_lighter():
    steps = [radians(step / 50) for step in range(18_000)]
    ring = [[-1.25 + 0.3 * cos(a) * (1 + 0.05 * sin(90 * a)), 51.75 + 0.2 * sin(a) * (1 + 0.05 * sin(90 * a))] for a in steps]
    area = read_boundary(json.dumps(polygon(*ring, ring[0])))
    assert shapely.get_num_coordinates(shapely.from_geojson(area.geojson)) <= 2_000
    assert area.contains(51.75, -1.25)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('{"type":"Polygon","coordinates":[[[NaN,1]]]}', "not JSON"),
        ("[]", "not GeoJSON"),
        ('{"type":"Topology"}', "not GeoJSON"),
        ('{"type":"Point","coordinates":[-1,51]}', "no area"),
        ('{"type":"FeatureCollection","features":null}', "no area"),
        ('{"type":"Polygon"}', "damaged"),
        ('{"type":"Polygon","coordinates":[[["a",2],[1,2],[3,4],[1,2]]]}', "damaged"),
        ('{"type":"Polygon","coordinates":[[[1e999,2],[1,2],[3,4],[1e999,2]]]}', "damaged"),
        ('{"type":"Polygon","coordinates":[]}', "no inside"),
        (json.dumps(polygon([450000, 200000], [460000, 200000], [460000, 210000], [450000, 200000])), "National Grid"),
        (json.dumps(polygon([51.7, -1.2], [51.8, -1.2], [51.8, -1.3], [51.7, -1.2])), "wrong way round"),
        (json.dumps(polygon([2.3, 48.8], [2.4, 48.8], [2.4, 48.9], [2.3, 48.8])), "outside Great Britain"),
        (json.dumps(polygon([-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90])), "outside Great Britain"),
        (b" " * (20 * 1024 * 1024 + 1), "over 20 MB"),
    ],
)
def test_what_is_no_boundary_is_refused_in_a_sentence(data, sentence):
    with pytest.raises(BadInput, match=sentence):
        read_boundary(data)


@given(st.floats(50.5, 58), st.floats(-3.5, -2.5), st.floats(0.1, 100))
def test_a_circle_has_its_middle_inside_and_its_radius(latitude, longitude, radius):
    area = circle(latitude, longitude, radius)
    assert len(json.loads(area.geojson)["coordinates"][0]) == 65
    assert area.contains(latitude, longitude)
    assert (area.bounds[3] - area.bounds[1]) / 2 * 111.19 == pytest.approx(radius, rel=0.01)


@pytest.mark.parametrize("radius", [0, -1, 201, float("nan")])
def test_a_circle_of_no_size_is_refused(radius):
    with pytest.raises(BadInput, match="km"):
        circle(51.75, -1.25, radius)


@pytest.mark.skipif(not COUNCILS.exists(), reason="the councils' boundaries are not beside the repository")
def test_every_council_area_of_england_is_read():
    data = COUNCILS.read_bytes()
    with pytest.raises(Unclear) as caught:
        read_boundary(data)
    for name in caught.value.choices:
        area = read_boundary(data, name)
        assert area.name == name and area.contains(area.latitude, area.longitude)
        assert shapely.from_geojson(area.geojson).is_valid
    assert len(caught.value.choices) == 153
