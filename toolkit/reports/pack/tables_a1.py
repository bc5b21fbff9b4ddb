"""Blank tables on A1, for a wall."""

from functools import partial

from toolkit.reports.pack.sheet import A1, PackSheet
from toolkit.reports.pack.tables import tables

SHEET = PackSheet("tables-a1", "Blank tables, A1", "The same for the wall. A copy shop prints A1.", "A1", partial(tables, size=A1))
