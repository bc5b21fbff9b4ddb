"""An open vote in a hall, for the doors' tests."""

import re
from dataclasses import dataclass
from uuid import UUID

from tests.factories import a_priority, a_vote, a_workshop, an_actor, the
from toolkit.models import VoteRound
from toolkit.storage.engine import write_session
from toolkit.storage.queries import votes as queries
from toolkit.voting import rounds, tickets
from toolkit.voting.closing import close_round
from toolkit.voting.paper import paper_of

IDEAS = ("A guide that is true", "A phone line on Sundays", "Keep the Friday club", "Pay people who help others")


@dataclass(frozen=True)
class Hall:
    """The vote, its code, the numbers of its voting papers, the ids of its groups of people, which edition the paper is."""

    id: UUID
    code: str
    numbers: tuple[str, ...]
    groups: tuple[UUID, ...]
    edition: str

    def token(self, at: int = 0) -> str:
        """What stands in the address of one voting paper."""
        return tickets.token(self.code, self.numbers[at])

    def move(self, to: str) -> None:
        """Pause it, go on, close it, publish it."""
        with write_session() as session:
            version = the(session, VoteRound, self.id).version
            if to == "closed":
                close_round(an_actor(), self.id, version, session=session)
            else:
                rounds.move_round(an_actor(), self.id, version, to, session=session)


def a_hall(papers: int = 5, headcount: int | None = 30, groups: tuple[str, ...] = ("Older people", "Family carers"),
           ideas: tuple[str, ...] = IDEAS, question: str = "What matters most?", **rules) -> Hall:
    """A workshop whose vote is open, with printed papers."""
    with write_session() as session:
        workshop = a_workshop(session, groups)
        for title in ideas:
            a_priority(session, workshop, title)
        vote = a_vote(session, workshop, question, headcount=headcount, **rules)
        numbers = tickets.print_papers(an_actor(), vote, papers, session=session)
        row = the(session, VoteRound, vote)
        return Hall(vote, row.code, tuple(numbers), workshop.groups, paper_of(row, session=session).edition)


def seal_in(text: str) -> str:
    """The seal of a page's form."""
    return re.search(r'name="seal" value="([^"]+)"', text)[1]


def dots_in(hall: Hall, session) -> dict[int, int]:
    """Dots by the number of the item."""
    numbers = {item.id: item.number for item in queries.items_of(hall.id, session=session)}
    return {numbers[item]: int(count) for item, count, _ in queries.dots_by_item(hall.id, session=session)}
