"""The result of a counted vote as CSV and as a spreadsheet: by item, side by side, by channel. Small groups are never alone."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor
from toolkit.clock import say_moment
from toolkit.exchange.format import Exporter
from toolkit.exchange.vote_to_give import vote_to_give
from toolkit.framework import framework
from toolkit.models import VoteRound, Workshop
from toolkit.record.cells import BOOK, as_csv, put_harmless
from toolkit.voting import results
from toolkit.voting.paper import INPUTS, MATRIX
from toolkit.voting.reconciling import reconciled
from toolkit.voting.visibility import FEWEST

EVERYBODY = "Everybody"
DOTS_HEADS = ["Number", "Item", "Dots", "Supporters"]
MATRIX_HEADS = ["Number", "Item", "Corner of the matrix", "Difference, middle answer", "How hard, middle answer",
                "Difference, middle half from", "to", "How hard, middle half from", "to", "Answers"]
NOT_SHOWN = f"Not shown: fewer than {FEWEST} people, or it could be worked out who they are"
WIDTHS = {"Item": 70, "Who": 34, "What": 34}
Rows = list[list[Any]]


def results_csv(actor: Actor, round_id: UUID, *, session: Session) -> bytes:
    """Everybody's result and that of each part of the room that may be shown, in one table. Raises as `vote_to_give`."""
    vote = vote_to_give(actor, round_id, "results-csv", session=session)
    kinds, groups = results.side_by_side(vote, session=session)
    everybody = [[EVERYBODY, reconciled(vote, session=session).people, *row] for row in _whole(vote, session=session)]
    return as_csv([["Who", "People", *_heads(vote)], *everybody, *_parts(vote, kinds), *_parts(vote, groups)])


def results_xlsx(actor: Actor, round_id: UUID, *, session: Session) -> bytes:
    """The same as a spreadsheet, with how people voted and notes. Raises as `vote_to_give`."""
    vote = vote_to_give(actor, round_id, "results-xlsx", session=session)
    kinds, groups = results.side_by_side(vote, session=session)
    heads = ["Who", "People", *_heads(vote)]
    return _book({"Results": [_heads(vote), *_whole(vote, session=session)],
                  "By how people take part": [heads, *_parts(vote, kinds)], "By group of people": [heads, *_parts(vote, groups)],
                  "How people voted": _channels(vote, session=session), "Notes": _notes(vote, session=session)})


def _heads(vote: VoteRound) -> list[str]:
    return MATRIX_HEADS if vote.input == MATRIX else DOTS_HEADS


def _whole(vote: VoteRound, *, session: Session) -> Rows:
    return _rows((results.matrix_results if vote.input == MATRIX else results.results)(vote, session=session))


def _rows(found: Iterable[results.ItemResult | results.MatrixResult]) -> Rows:
    return [[one.number, one.title, one.dots, one.supporters] if isinstance(one, results.ItemResult) else _matrix_row(one)
            for one in found]


def _matrix_row(one: results.MatrixResult) -> list[Any]:
    middles = [spread and spread.median for spread in (one.impact, one.effort)]
    ends = [end for spread in (one.impact, one.effort) for end in ((spread.lower, spread.upper) if spread else (None, None))]
    return [one.number, one.title, framework().corner(one.corner).name if one.corner else "Not placed", *middles, *ends, one.answers]


def _parts(vote: VoteRound, parts: Iterable[results.Part]) -> Rows:
    rows: Rows = []
    for part in parts:
        told = [[part.name, part.ballots, *row] for row in _rows(part.result or ())]
        empty = [None] * (len(_heads(vote)) - 2)
        rows += told or [[part.name, part.ballots, None, "Nobody" if part.ballots == 0 else NOT_SHOWN, *empty]]
    return rows


def _channels(vote: VoteRound, *, session: Session) -> Rows:
    count = reconciled(vote, session=session)
    papers = [["Voting papers issued", count.issued], ["counted", count.counted], ["spoilt", count.spoilt],
              ["not returned", count.unreturned]]
    return [["How", "People"], *map(list, sorted(count.by_channel.items())), ["All", count.people], ["People present", count.headcount],
            *(papers if count.printed else [])]


def _notes(vote: VoteRound, *, session: Session) -> Rows:
    return [["What", "Words"], ["Workshop", session.get_one(Workshop, vote.workshop_id).title], ["Question", vote.question],
            ["Vote", vote.number], ["How people answered", INPUTS.get(vote.input, vote.input)],
            ["Dots for each person", vote.dots_per_person], ["At most on one item", vote.max_per_item],
            ["Closed", say_moment(vote.closed_at) if vote.closed_at else ""], ["Seed for lots between equals", vote.seed],
            ["Small groups", f"Fewer than {FEWEST} people are never shown alone, nor so that their answers could be worked out."],
            ["Wall and hands", "Totals counted by hand are in the result. They say nothing of who chose what, so no part has them."],
            ["The group decides", "A vote informs the discussion. What was decided, and why, is in the workshop's record."]]


def _book(sheets: dict[str, Rows]) -> bytes:
    import xlsxwriter

    out = BytesIO()
    with xlsxwriter.Workbook(out, BOOK) as book:
        bold, wrapped = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"text_wrap": True, "valign": "top"})
        for name, rows in sheets.items():
            _fill(book.add_worksheet(name), rows, bold, wrapped)
    return out.getvalue()


def _fill(sheet: Any, rows: Rows, bold: Any, wrapped: Any) -> None:
    sheet.freeze_panes(1, 0)
    for across, head in enumerate(rows[0]):
        sheet.set_column(across, across, WIDTHS.get(head, 80 if head == "Words" else 16))
    for down, row in enumerate(rows):
        for across, cell in enumerate(row):
            put_harmless(sheet, down, across, cell, bold if down == 0 else wrapped)


RESULTS = (Exporter("results-csv", ".csv", "text/csv; charset=utf-8", results_csv),
           Exporter("results-xlsx", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", results_xlsx))
