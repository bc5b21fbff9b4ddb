"""The voting paper of one round: what is asked, of whom, and within which limits. Every way of voting reads this."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from sqlmodel import Session

from toolkit.models import VoteItem, VoteRound
from toolkit.storage.queries import votes as queries
from toolkit.storage.queries import workshops
from toolkit.voting.pictures import ours

DOTS, MATRIX, APPROVAL = "dots", "matrix", "approval"
INPUTS = {DOTS: "Dots: put several on what matters most", APPROVAL: "Approval: tick all that you support",
          MATRIX: "Matrix: how much difference, how hard"}
# How somebody came to the table. Asked once, may be left out, and shown apart, so that professionals do not outvote experts.
VOTER_KINDS = {"expert": "Expert by experience", "carer": "Family carer", "professional": "Professional"}
SCALE = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class Item:
    """One item on the paper: number, picture and one plain sentence; money in pounds, staff time in days."""

    id: UUID
    number: int
    title: str
    picture: str
    picture_alt: str
    cost: int | None = None
    staff_days: int | None = None


@dataclass(frozen=True)
class Group:
    """A group of people that the workshop asks. `letter` is printed beside it and keyed; no other group ever has the same."""

    id: UUID
    name: str
    letter: str


@dataclass(frozen=True)
class Paper:
    """A round as a voter sees it."""

    round_id: UUID
    workshop_id: UUID
    number: int
    code: str
    state: str
    question: str
    input: str
    dots_per_person: int
    max_per_item: int
    headcount: int | None
    items: tuple[Item, ...]
    groups: tuple[Group, ...]

    @cached_property
    def edition(self) -> str:
        """Eight letters for what is asked and how: another question, idea, picture or number of dots is another edition."""
        asked = (self.question, self.input, self.dots_per_person, self.max_per_item,
                 *((item.number, item.title, item.picture) for item in self.items))
        return hashlib.sha256(repr(asked).encode()).hexdigest()[:8]

    @cached_property
    def item_ids(self) -> frozenset[UUID]:
        """The ids of its items. Kept, because each ballot of a hall is checked against the same paper."""
        return frozenset(item.id for item in self.items)

    @cached_property
    def fields(self) -> dict[str, UUID]:
        """The item behind each field of a form: `d3` for the dots of item 3, `i3` and `e3` for impact and effort on a matrix."""
        letters = "ie" if self.input == MATRIX else "d"
        return {f"{letter}{item.number}": item.id for item in self.items for letter in letters}

    @cached_property
    def group_ids(self) -> dict[str, UUID]:
        """The ids of the groups of people by how they are written in a form."""
        return {str(group.id): group.id for group in self.groups}

    def by_number(self) -> dict[int, Item]:
        """The items by the number that is printed on wall, paper and screen."""
        return {item.number: item for item in self.items}


def paper_of(vote: VoteRound, *, session: Session) -> Paper:
    """The voting paper of a round, read now."""
    items = tuple(map(_item, queries.items_of(vote.id, session=session)))
    # By the place it has had from the start: a group that is taken off the table leaves the letters of the others as printed.
    groups = tuple(Group(group.id, group.name, f"G{group.position}")
                   for group in workshops.groups_of(vote.workshop_id, session=session))
    return Paper(vote.id, vote.workshop_id, vote.number, vote.code or "", vote.state, vote.question, vote.input,
                 *limits(vote, len(items)), vote.headcount, items, groups)


def limits(vote: VoteRound, items: int) -> tuple[int, int]:
    """(dots per person, most on one item). Approving is one dot on as many items as a person likes."""
    return (items, 1) if vote.input == APPROVAL else (vote.dots_per_person, vote.max_per_item)


def _item(row: VoteItem) -> Item:
    return Item(row.id, row.number, row.title, ours(row.picture), row.picture_alt, row.cost, row.staff_days)
