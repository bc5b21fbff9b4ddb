"""Blank tables on A3, to lie on a table."""

from functools import partial

from toolkit.reports.pack.sheet import A3, PackSheet
from toolkit.reports.pack.tables import tables

SHEET = PackSheet("tables-a3", "Blank tables, A3", "One for each group of people, to lie on a table.", "A3", partial(tables, size=A3))
