import pytest

from toolkit.errors import BadInput
from toolkit.places import postcodes
from toolkit.places.place import check_in_great_britain, is_in_great_britain


@pytest.mark.parametrize(("latitude", "longitude"), [(51.75, -1.26), (49.92, -6.3), (60.8, -0.85), (57.81, -8.58), (52.48, 1.75)])
def test_places_to_the_ends_of_the_island_are_inside(latitude, longitude):
    check_in_great_britain(latitude, longitude)


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(54.6, -5.93), (54.15, -4.48), (50.95, 1.85), (49.2, -2.1), (0, 0), (-51.75, 1.26), (float("nan"), -1)],
)
def test_other_countries_and_nonsense_are_refused_in_a_sentence(latitude, longitude):
    with pytest.raises(BadInput, match="outside Great Britain"):
        check_in_great_britain(latitude, longitude)


def test_every_hundredth_postcode_is_inside():
    longitudes, latitudes = postcodes.points()
    points = zip(latitudes[::100].tolist(), longitudes[::100].tolist(), strict=True)
    assert [point for point in points if not is_in_great_britain(*point)] == []
