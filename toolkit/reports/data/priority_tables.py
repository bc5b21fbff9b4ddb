"""Priorities and votes as data (Toolkit, step 3). Of a vote only what everybody together said: no part of the room, no ballot."""

from collections.abc import Iterator

from toolkit.clock import in_london
from toolkit.framework.lists import CORNER_ENDS
from toolkit.reports.data.reading import Reading
from toolkit.reports.data.record_tables import ENTRY, OF_ENTRY
from toolkit.reports.data.table import DATE, INTEGER, NUMBER, STRING, DataTable, Field, Refers
from toolkit.steps.prioritising import KINDS
from toolkit.storage.queries import priorities
from toolkit.voting import results
from toolkit.voting.paper import INPUTS, MATRIX
from toolkit.voting.reconciling import reconciled

TO_PRIORITY = "priority"
OF_PRIORITY = Refers(TO_PRIORITY, "priorities", TO_PRIORITY)
ONE_TO_FIVE = (1, 5)

PRIORITIES = DataTable(
    "priorities", "Priorities", "Every idea that stands, with its place on the matrix and in the final list.", (
        Field(TO_PRIORITY, INTEGER, "Number", lambda row: row.number, "As on papers and screens.", needed=True),
        Field("title", STRING, "Idea", lambda row: row.title, needed=True),
        Field("kind", STRING, "Where it comes from", lambda row: row.kind, one_of=tuple(KINDS), needed=True),
        Field("impact", NUMBER, "Difference", lambda row: row.impact, "5 makes the most difference.", span=ONE_TO_FIVE),
        Field("effort", NUMBER, "How hard", lambda row: row.effort, "5 is the hardest.", span=ONE_TO_FIVE),
        Field("cost", INTEGER, "Expected cost", lambda row: row.cost, unit="pounds"),
        Field("staff_days", INTEGER, "Staff time", lambda row: row.staff_days, unit="days"),
        Field("final_rank", INTEGER, "Place in the final list", lambda row: row.final_rank, "Empty where it was not chosen."),
        Field("reason", STRING, "Why", lambda row: row.reason, "Why it was chosen."),
        Field("dissent", STRING, "Who disagreed, and why", lambda row: row.dissent),
    ), lambda reading: reading.priorities, (TO_PRIORITY,))

PRIORITY_GAPS = DataTable(
    "priority_gaps", "Gaps behind priorities", "The gaps that each idea comes from.", (
        Field(TO_PRIORITY, INTEGER, "Number of the idea", lambda row: row[0], needed=True),
        Field(ENTRY, STRING, "Entry", lambda row: str(row[1]), "The gap.", needed=True),
    ), lambda reading: _gaps(reading), (TO_PRIORITY, ENTRY), (OF_PRIORITY, OF_ENTRY))


def _gaps(reading: Reading) -> Iterator[tuple]:
    numbers, standing = {one.id: one.number for one in reading.priorities}, {one.id for one in reading.entries}
    found = priorities.gaps_feeding(reading.workshop_id, session=reading.session)
    return ((numbers[priority], entry) for priority, entry, *_ in found if priority in numbers and entry in standing)


VOTES = DataTable(
    "votes", "Votes", "The votes that are closed and counted.", (
        Field("vote", INTEGER, "Number of the vote", lambda row: row[0].number, needed=True),
        Field("question", STRING, "Question", lambda row: row[0].question, needed=True),
        Field("how", STRING, "How people answered", lambda row: row[0].input, one_of=tuple(INPUTS), needed=True),
        Field("dots_per_person", INTEGER, "Dots for each person", lambda row: row[0].dots_per_person, "Of votes by dots.", "dots"),
        Field("max_per_item", INTEGER, "Dots at most on one idea", lambda row: row[0].max_per_item, "Of votes by dots.", "dots"),
        Field("people", INTEGER, "People who voted", lambda row: row[1], unit="people", needed=True),
        Field("closed_on", DATE, "Closed on", lambda row: in_london(row[0].closed_at).date(), needed=True),
    ), lambda reading: ((vote, reconciled(vote, session=reading.session).people) for vote in reading.votes), ("vote",))

RESULTS = DataTable(
    "vote_results", "Results of votes", "What each idea got in each vote, everybody together. A vote informs the discussion; the group "
    "decides.", (
        Field("vote", INTEGER, "Number of the vote", lambda row: row[0], needed=True),
        Field("item", INTEGER, "Number in the vote", lambda row: row[2].number, needed=True),
        Field(TO_PRIORITY, INTEGER, "Number of the idea", lambda row: row[1], "Empty where the idea stands no more."),
        Field("title", STRING, "Idea", lambda row: row[2].title, "As it stood on the paper.", needed=True),
        Field("dots", INTEGER, "Dots", lambda row: getattr(row[2], "dots", None), "Not of votes on the matrix.", "dots"),
        Field("supporters", INTEGER, "Supporters", lambda row: getattr(row[2], "supporters", None),
              "How many people put a dot on it; dots from a wall do not say.", "people"),
        Field("corner", STRING, "Corner of the matrix", lambda row: getattr(row[2], "corner", None), "Of votes on the matrix.",
              one_of=tuple(CORNER_ENDS)),
        Field("answers", INTEGER, "Answers", lambda row: getattr(row[2], "answers", None), "Of votes on the matrix.", "people"),
    ), lambda reading: _results(reading), ("vote", "item"), (Refers("vote", "votes", "vote"), OF_PRIORITY))


def _results(reading: Reading) -> Iterator[tuple]:
    numbers = {one.id: one.number for one in reading.priorities}
    for vote in reading.votes:
        count = results.matrix_results if vote.input == MATRIX else results.results
        yield from ((vote.number, numbers.get(one.priority_id), one) for one in count(vote, session=reading.session))


PRIORITY = (PRIORITIES, PRIORITY_GAPS, VOTES, RESULTS)
