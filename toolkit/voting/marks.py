"""What one person marks on a voting paper, and whether it keeps to the paper's limits. Pure: no database is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from toolkit.errors import BadInput
from toolkit.voting.paper import MATRIX, SCALE, VOTER_KINDS, Paper
from toolkit.words.speaking import _

UNKNOWN_ITEM = "One of these items is not on this voting paper. Look at the list again."
UNKNOWN_GROUP = "One of these groups of people is not asked in this workshop. Choose from the list, or leave it out."
NO_DOTS = "Dots are whole numbers from 0 up."
NO_ANSWER = "Each answer is a whole number from 1 to 5."
Ratings = Mapping[UUID, tuple[int | None, int | None]]


@dataclass(frozen=True)
class Marks:
    """Dots by item, or (impact, effort) by item for a matrix; and what the voter says of themselves, which may be nothing."""

    dots: Mapping[UUID, int] = field(default_factory=dict)
    ratings: Ratings = field(default_factory=dict)
    voter_kind: str | None = None
    groups: tuple[UUID, ...] = ()
    supported: bool = False


def checked(paper: Paper, marks: Marks) -> Marks:
    """The marks without what was left empty. Raises BadInput with a sentence when they break the paper's limits."""
    dots = {item: count for item, count in marks.dots.items() if count}
    ratings = {item: pair for item, pair in marks.ratings.items() if pair != (None, None)}
    if not paper.item_ids.issuperset((*dots, *ratings)):
        raise BadInput(UNKNOWN_ITEM)
    if paper.input == MATRIX:
        _check_ratings(ratings)
    else:
        check_dots(dots, paper.dots_per_person, paper.max_per_item)
    _check_voter(paper, marks)
    return Marks({} if paper.input == MATRIX else dots, ratings if paper.input == MATRIX else {}, marks.voter_kind or None,
                 tuple(dict.fromkeys(marks.groups)), marks.supported)


def check_dots(dots: Mapping[UUID, int], per_person: int, per_item: int) -> None:
    """Raise BadInput unless these dots keep to the limits of dots for each person and each item."""
    if any(count < 0 or count != int(count) for count in dots.values()):
        raise BadInput(NO_DOTS)
    if not dots:
        raise BadInput("Nothing is marked yet. Mark at least one idea first.")
    if max(dots.values()) > per_item:
        raise BadInput(_("At most {per_item} dots can go on one item. Move some to another.", per_item=per_item))
    if sum(dots.values()) > per_person:
        over = sum(dots.values()) - per_person
        raise BadInput(_("That is {over} more than the {per_person} dots each person has. Take {over} away.",
                         over=over, per_person=per_person))


def _check_ratings(ratings: Ratings) -> None:
    if not ratings:
        raise BadInput("Nothing is answered yet. Answer at least one question first.")
    if any(value is not None and value not in SCALE for pair in ratings.values() for value in pair):
        raise BadInput(NO_ANSWER)


def _check_voter(paper: Paper, marks: Marks) -> None:
    if marks.voter_kind and marks.voter_kind not in VOTER_KINDS:
        raise BadInput("Choose one of the ways you take part, or leave it out.", "voter_kind")
    if not set(marks.groups) <= set(paper.group_ids.values()):
        raise BadInput(UNKNOWN_GROUP, "groups")
