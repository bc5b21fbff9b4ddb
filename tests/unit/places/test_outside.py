import pytest

from toolkit.places.boundary import circle
from toolkit.places.outside import outside
from toolkit.places.place import ONLINE, WHOLE_AREA, Place

AROUND_BANBURY = circle(52.06, -1.34, 10).geojson
LONDON = Place("London", 51.51, -0.13, "place_name")
BANBURY = Place("Banbury", 52.06, -1.34, "place_name")


def test_only_places_beyond_the_outline_are_outside():
    assert outside([BANBURY, LONDON, WHOLE_AREA, ONLINE], AROUND_BANBURY) == (LONDON,)


@pytest.mark.parametrize(("radius_km", "is_outside"), [(None, True), (3.0, True), (10.0, False)])
def test_around_there_is_outside_only_when_all_of_it_is(radius_km, is_outside):
    # 15 km north of the middle: 5 km beyond the outline.
    near = Place("North of Banbury", 52.195, -1.34, "around" if radius_km else "point", radius_km)
    assert bool(outside([near], AROUND_BANBURY)) is is_outside
