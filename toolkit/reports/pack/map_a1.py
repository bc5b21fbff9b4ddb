"""The blank map on A1, for a wall."""

from functools import partial

from toolkit.reports.pack.maps import area_map
from toolkit.reports.pack.sheet import A1, PackSheet

SHEET = PackSheet("map-a1", "Blank map, A1", "The same for the wall. A copy shop prints A1.", "A1", partial(area_map, size=A1))
