"""Evidence for Step 2: unmet need of the last twelve whole months in sentences that a room can take into a gap, with no case in sight."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from toolkit.brokerage.market import AREA, GROUP, KIND, NONE, NOT_SAID, OTHER_AREAS, unmet_of, whole_months
from toolkit.brokerage.market_words import say_row
from toolkit.brokerage.small_numbers import Table

MOST = 8
SOURCE = "Market evidence: enquiries to providers, {first:%B %Y} to {last:%B %Y}"


@dataclass(frozen=True)
class Evidence:
    """One sentence, how many enquiries are behind it, and where it comes from."""

    words: str
    count: int
    source: str


def evidence(day: date, *, session: Session) -> list[Evidence]:
    """Unmet need by kind, group and area as of a day, the most first; only counts that may be told to everybody."""
    return sentences(unmet_of(day, session=session), *whole_months(day))


def sentences(unmet: dict[str, Table], first: date, last: date) -> list[Evidence]:
    """The same from figures that are there: the sums of each table, which hold no small number."""
    source = SOURCE.format(first=first, last=last)
    found = []
    for by, say in ((KIND, "for {name}"), (GROUP, "for the group “{name}”"), (AREA, "in {name}")):
        table = unmet[by]
        for row in table.rows:
            none, of = table.at(row, NONE), table.at(row)
            if none and row not in (NOT_SAID, OTHER_AREAS):
                found.append(Evidence(_say(none, of, say.format(name=_lower(by, say_row(by, row))), last), none, source))
    return sorted(found, key=lambda one: (-one.count, one.words))[:MOST]


def _say(none: int, of: int | None, what: str, last: date) -> str:
    some = f"{none:,} of {of:,} enquiries" if of else f"{none:,} enquiries"
    return f"{some} {what} had no offer in the twelve months to the end of {last:%B %Y}."


def _lower(by: str, name: str) -> str:
    return name[:1].lower() + name[1:] if by == KIND else name
