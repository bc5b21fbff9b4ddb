"""What a consultation came to: answers by plan, and how many of those who were asked have answered."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlmodel import Session

from toolkit.models import Consultation
from toolkit.steps.consulting.answering import CHANNELS
from toolkit.steps.consulting.sheet import AGREE, DISAGREE, IF_CHANGED
from toolkit.storage.queries import consultations as queries
from toolkit.words.speaking import _, many, say_number

HANDS = "hands"
WAYS = CHANNELS | {HANDS: "Hands raised"}


@dataclass(frozen=True)
class Tally:
    """Answers on one plan."""

    agree: int = 0
    if_changed: int = 0
    disagree: int = 0

    @property
    def people(self) -> int:
        """How many gave one of the three answers."""
        return self.agree + self.if_changed + self.disagree

    def in_words(self) -> str:
        """The tally as a sentence: "7 agree, 2 agree if it is changed, 1 does not agree"."""
        return _("{agree}, {if_changed}, {disagree}", agree=many(self.agree, "agrees", "agree"),
                 if_changed=many(self.if_changed, "agrees if it is changed", "agree if it is changed"),
                 disagree=many(self.disagree, "does not agree", "do not agree"))


@dataclass(frozen=True)
class Counted:
    """Everybody who answered, by how they did; of how many who were asked (None: nobody said); and the tally of each plan by its item."""

    people: int
    asked: int | None
    by_way: dict[str, int] = field(default_factory=dict)
    tallies: dict[UUID, Tally] = field(default_factory=dict)

    def in_words(self) -> str:
        """How many answered: "9 of 31 answered"."""
        if self.asked:
            return _("{people} of {asked} answered", people=say_number(self.people), asked=say_number(self.asked))
        return _("{people} answered", people=many(self.people, "person", "people"))

    @property
    def too_many(self) -> bool:
        """Whether more answered than were asked: cards were passed on, or the number is wrong."""
        return bool(self.asked) and self.people > self.asked


def counted(asked: Consultation, *, session: Session) -> Counted:
    """What has come in by now, withdrawn answers left out."""
    by_way = queries.people_by_channel(asked.id, session=session)
    if hands := queries.people_by_hands(asked.id, session=session):
        by_way |= {HANDS: hands}
    totals: dict[UUID, dict[str, int]] = {}
    for item, answer, count in queries.answer_counts(asked.id, session=session):
        totals.setdefault(item, {})[answer] = count
    for item, *three in queries.hand_counts(asked.id, session=session):
        for answer, count in zip((AGREE, IF_CHANGED, DISAGREE), three, strict=True):
            totals.setdefault(item, {})[answer] = totals.get(item, {}).get(answer, 0) + count
    tallies = {item: Tally(*(int(found.get(answer, 0)) for answer in (AGREE, IF_CHANGED, DISAGREE))) for item, found in totals.items()}
    return Counted(sum(by_way.values()), asked.asked, by_way, tallies)
