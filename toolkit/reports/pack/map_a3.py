"""The blank map on A3, to lie on a table."""

from functools import partial

from toolkit.reports.pack.maps import area_map
from toolkit.reports.pack.sheet import A3, PackSheet

SHEET = PackSheet("map-a3", "Blank map, A3", "The area with its edge, place names and a scale bar. One for each table.", "A3",
                  partial(area_map, size=A3))
