"""Two lists of a bespoke contract that are answered item by item: the assessments there are, and what keeps the contract bespoke."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import personal
from toolkit.brokerage.bespoke import contract_seen, told
from toolkit.brokerage.bespoke_lists import AVAILABLE, KEPT_BESPOKE, bespoke_lists
from toolkit.brokerage.lists import checked_slug
from toolkit.models import BespokeItem
from toolkit.record.edits import save_or_add
from toolkit.record.words import optional_words
from toolkit.storage.queries import bespoke as queries

ESSENTIAL_ASSESSMENTS = ("care_act", "capacity", "best_interests")  # Rochdale: "are the essentials"
OPEN = "not answered yet"


@dataclass(frozen=True)
class Answered:
    """One item of a list with its answer, "" for none yet; `version` is 0 then."""

    slug: str
    name: str
    answer: str
    words: str
    version: int


def assessments(contract_id: UUID, *, session: Session) -> list[Answered]:
    """Every assessment of the list: available, not available, or not needed."""
    return _answered(bespoke_lists().assessment, contract_id, session=session)


def essentials(contract_id: UUID, *, session: Session) -> list[Answered]:
    """Every essential of the checklist."""
    return _answered(bespoke_lists().essential, contract_id, session=session)


def answer(actor: Actor, contract_id: UUID, slug: str, version: int, given: str | None, words: str, *, sure: bool = False,
           session: Session) -> None:
    """Answer one item. Raises BadInput, MayBePersonal, Changed, NotFound."""
    check_may(actor, "work on cases")
    contract, lists = contract_seen(actor, contract_id, session=session), bespoke_lists()
    checked_slug(lists.assessment | lists.essential, slug, "answer", "an item", needed=True)
    options = AVAILABLE if slug in lists.assessment else KEPT_BESPOKE
    columns = {"answer": checked_slug(options, given, "answer", "one of the answers", needed=True),
               "words": optional_words(words, "words", what="the summary")}
    personal.check({"words": columns["words"]}, sure=sure)
    act = "answer an item of a bespoke contract"
    row, new = queries.items_of(contract_id, session=session).get(slug), BespokeItem(contract_id=contract_id, slug=slug, **columns)
    save_or_add(actor, act, row, new, version, columns, workshop_id=None, session=session, contract=contract_id, item=slug)
    told(actor, contract, act, session=session)


def missing_assessments(found: list[Answered]) -> list[str]:
    """The names of essential assessments that are neither available nor said not to be needed."""
    return [one.name for one in found if one.slug in ESSENTIAL_ASSESSMENTS and one.answer not in ("yes", "not_needed")]


def _answered(items: dict[str, str], contract_id: UUID, *, session: Session) -> list[Answered]:
    rows = queries.items_of(contract_id, session=session)
    return [Answered(slug, name, row.answer, row.words, row.version) if (row := rows.get(slug)) else Answered(slug, name, "", "", 0)
            for slug, name in items.items()]
