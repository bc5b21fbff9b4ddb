"""A vote's result as tables with bars, the same for dots, hands and the matrix; and the parts of the room side by side."""

from collections.abc import Sequence

from pages.ui.content import framework
from pages.ui.vote_words import table
from pages.ui.words import _
from toolkit.charts import spread
from toolkit.models import VoteRound
from toolkit.voting.paper import APPROVAL, MATRIX
from toolkit.voting.results import MatrixResult, Part
from toolkit.voting.rules.matrix_order import Spread

NOT_ALONE = "not shown alone: fewer than five people, or fewer than five could be worked out from it"
NOBODY = "nobody"


def is_matrix(vote: VoteRound) -> bool:
    """Whether people placed the ideas on the matrix."""
    return vote.input == MATRIX


def picture(vote: VoteRound, found) -> str:
    """The items in their order with what they got."""
    if is_matrix(vote):
        return table(_("Where the room places each idea, quick wins first"),
                     (_("Number"), _("Idea"), _("Corner"), _("Impact"), _("Effort"), _("Answers")),
                     [(row.number, row.title, corner(row), middle(row.impact), middle(row.effort), row.answers)
                      for row in found.items])
    most = max((row.dots for row in found.items), default=0) or 1
    return table(_("What each idea got"), (_("Number"), _("Idea"), unit(vote), _("People who chose it")),
                 [(row.number, row.title, row.dots, row.supporters) for row in found.items],
                 [row.dots / most for row in found.items])


def unit(vote: VoteRound) -> str:
    """What is counted: dots, or people who support an idea."""
    return _("Support") if vote.input == APPROVAL else _("Dots")


def in_words(found) -> str:
    """The matrix as a sentence."""
    return spread.in_words(found.items, framework())


def corner(row: MatrixResult) -> str:
    """The corner an item lies in, by name."""
    return framework().corner(row.corner).name if row.corner else _("not placed")


def middle(spread: Spread | None) -> str:
    """The middle answer, and between what the middle half of the answers lies."""
    return (_("no answer") if spread is None else _("{median} (middle half {lower} to {upper})", median=f"{spread.median:g}",
                                                    lower=f"{spread.lower:g}", upper=f"{spread.upper:g}"))


def side_by_side(vote: VoteRound, parts: Sequence[Part], caption: str) -> str:
    """The parts of the room beside each other; those of few people are named and not shown."""
    shown = [part for part in parts if part.result is not None]
    said = table(caption, (_("Part of the room"), _("Ballots")), [(_(part.name), _ballots(part)) for part in parts])
    if not shown:
        return said
    rows = {row.number: [row.number, row.title] for row in sorted(shown[0].result, key=lambda row: row.number)}
    for part in shown:
        for row in part.result:
            rows[row.number].append(_cell(vote, row))
    whole = table(f'{caption}: {_("middle answers") if is_matrix(vote) else unit(vote).lower()}',
                  (_("Number"), _("Idea"), *(_(part.name) for part in shown)), rows.values())
    return f'{said}<div style="margin-top:1.2rem">{whole}</div>'


def _ballots(part: Part) -> object:
    return part.ballots if part.result is not None else NOBODY if part.ballots == 0 else _(NOT_ALONE)


def _cell(vote: VoteRound, row) -> object:
    if not is_matrix(vote):
        return row.dots
    return (_("no answer") if row.impact is None and row.effort is None
            else _("impact {number}, effort {number_2}", number=_number(row.impact), number_2=_number(row.effort)))


def _number(spread: Spread | None) -> str:
    return _("not said") if spread is None else f"{spread.median:g}"
