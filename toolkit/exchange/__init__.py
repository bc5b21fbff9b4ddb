"""Formats that go out and come in: one file per format and direction, and one name in a tuple."""

from toolkit.exchange import workshop_in, workshop_out

EXPORTERS = (workshop_out.EXPORTER,)
IMPORTERS = (workshop_in.IMPORTER,)
