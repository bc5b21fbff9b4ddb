"""What goes out to providers: one sheet, kept as JSON just as it was sent, so that later edits change nothing that was answered.

It has no name, no reference of the council's, no budget and no weight of an outcome (Devon keeps those for the office). The
enquiry has a short number of its own to speak about.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from uuid import UUID

from toolkit.brokerage.named import PROMPTS, outcome_lists
from toolkit.brokerage.outcomes import DEVELOPMENTAL, KINDS, NEEDS, PLAIN_NEED, OutcomeSeen
from toolkit.words.speaking import _, say_date, say_moment


@dataclass(frozen=True)
class Line:
    """One outcome as providers read it. `prompts` are (question, answer)."""

    id: UUID
    number: int
    domain: str
    need: str
    kind: str
    words: str
    prompts: tuple[tuple[str, str], ...] = ()

    @property
    def developmental(self) -> bool:
        """Whether it must be priced by itself (Devon)."""
        return self.kind == DEVELOPMENTAL

    @property
    def about(self) -> str:
        """What kind of outcome it is, in words."""
        name = {PLAIN_NEED: _("What is needed")} | {slug: one.name for slug, one in outcome_lists().domains.items()}
        return f"{name.get(self.domain, self.domain)} · {_(NEEDS[self.need])} · {_(KINDS[self.kind])}"


@dataclass(frozen=True)
class Sheet:
    """An enquiry as providers read it. `closes_at` has its zone; `needs` are lines, only where the person agreed.

    `needed` is what the referral says in plain words, where no outcome says it already (quick sourcing).
    """

    number: str
    kind: str
    group: str
    where: str
    urgency: str
    start_wanted_on: date | None
    words: str
    needs: tuple[str, ...]
    quality_weight: int
    closes_at: datetime | None
    outcomes: tuple[Line, ...]
    needed: str = ""

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """(name, words) of what is known, for a page or a list; what is not known is left out."""
        starts = say_date(self.start_wanted_on) if self.start_wanted_on else ""
        closes = say_moment(self.closes_at) if self.closes_at else ""
        weights = _("Quality counts {quality} of 100, cost {cost} of 100.", quality=self.quality_weight, cost=100 - self.quality_weight)
        told = {_("Number of this enquiry"): self.number, _("Kind of support"): _(self.kind), _("Group of people"): _(self.group),
                _("Where"): self.where, _("How urgent"): _(self.urgency), _("Start wanted"): starts, _("Answers until"): closes,
                _("How offers are compared"): weights}
        return tuple((name, words) for name, words in told.items() if words)

    @property
    def all_words(self) -> str:
        """Everything in it that somebody wrote, for looking through; each on a line of its own."""
        of_outcomes = (words for one in self.outcomes for words in (one.words, *(answer for _, answer in one.prompts)))
        return "\n".join((self.needed, self.words, *self.needs, *of_outcomes))

    def may_share_cost(self, line: Line) -> bool:
        """Whether a line's cost may be part of another's: both are maintenance, so there must be another one."""
        return not line.developmental and sum(not one.developmental for one in self.outcomes) > 1

    def as_json(self) -> str:
        """The text that is kept and sent."""
        return json.dumps(asdict(self), default=_plain, ensure_ascii=False, indent=1)

    def fingerprint(self) -> str:
        """By which a sheet that was looked at is known again."""
        return hashlib.sha256(self.as_json().encode()).hexdigest()


def sheet_from(text: str) -> Sheet:
    """A sheet read back from the text that was kept."""
    kept = json.loads(text)
    lines = tuple(Line(**one | {"id": UUID(one["id"]), "prompts": tuple((asked, said) for asked, said in one["prompts"])})
                  for one in kept["outcomes"])
    known = {one.name: kept[one.name] for one in fields(Sheet) if one.name in kept}
    return Sheet(**known | {
        "outcomes": lines, "needs": tuple(kept["needs"]), "closes_at": datetime.fromisoformat(kept["closes_at"]),
        "start_wanted_on": date.fromisoformat(kept["start_wanted_on"]) if kept["start_wanted_on"] else None})


def line_of(seen: OutcomeSeen) -> Line:
    """An outcome as a line of the sheet."""
    asked = outcome_lists().prompts
    prompts = tuple((asked[slug].question, getattr(seen.wanted, slug)) for slug in PROMPTS) if seen.wanted.kind == DEVELOPMENTAL else ()
    return Line(seen.id, seen.number, seen.wanted.domain, seen.wanted.need, seen.wanted.kind, seen.wanted.words, prompts)


def number_of(enquiry_id: UUID) -> str:
    """The number by which an enquiry is spoken about: nothing of the council's, nothing of the person."""
    return f"{enquiry_id.hex[:4]}-{enquiry_id.hex[4:8]}".upper()


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
