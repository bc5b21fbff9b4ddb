"""Formats that go out and come in: one file per format and direction, and one name in a tuple.

EXPORTERS carry a workshop, VOTE_EXPORTERS give out one counted vote (their `write` takes the round's id).
"""

from toolkit.exchange import ballots_out, results_out, workshop_in, workshop_out

EXPORTERS = (workshop_out.EXPORTER,)
VOTE_EXPORTERS = (*ballots_out.BALLOTS, *results_out.RESULTS)
IMPORTERS = (workshop_in.IMPORTER,)
