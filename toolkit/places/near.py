"""Naming a spot that somebody clicked on the map."""

from math import cos, radians

from toolkit.places.place import Place, check_in_great_britain
from toolkit.places.towns import towns


def clicked(latitude: float, longitude: float) -> Place:
    """The spot as a place, named after the nearest town or village. Raises BadInput outside Great Britain."""
    check_in_great_britain(latitude, longitude)
    narrow = cos(radians(latitude))
    nearest = min(towns(), key=lambda town: (town.latitude - latitude) ** 2 + ((town.longitude - longitude) * narrow) ** 2)
    return Place(f"A spot near {nearest.name}", round(latitude, 5), round(longitude, 5), "point")
