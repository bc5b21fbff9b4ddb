"""The outcome statement's head, going through it with the person, and what is still missing (Devon, version 7)."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor
from toolkit.brokerage import personal
from toolkit.brokerage.happened import happened
from toolkit.brokerage.keeping import keep_change, keep_new
from toolkit.brokerage.moves import the_case
from toolkit.brokerage.outcomes import MUST, PLAIN_NEED, OutcomeSeen, check_may_write, outcomes_of
from toolkit.clock import now
from toolkit.errors import BadInput, Changed, MoveRefused
from toolkit.models import OutcomeStatement, StatementRead
from toolkit.record.edits import to_edit
from toolkit.record.words import checked_words, optional_words
from toolkit.storage.queries import outcomes as queries
from toolkit.words.speaking import _, together

CASE_TYPES = {"new": "new case", "review": "review"}
WHERES = {"anywhere": "anywhere", "area": "in an area", "town": "in a town"}
MEANWHILE = "Somebody else began this statement meanwhile."
FULL = "full"


@dataclass(frozen=True)
class Head:
    """The statement's head. Costs are pounds a week; a worker is a team and a role, never a name.

    That the summary of needs may go out is agreed with the questionnaire (`needs.agree_to_summary`), not here.
    `current_told` and `current_happy` are None while it is not known.
    """

    case_type: str = "new"
    current_cost_pounds: Decimal | None = None
    current_provider: str = ""
    current_told: bool | None = None
    current_happy: bool | None = None
    preferred_provider: str = ""
    where: str = "anywhere"
    where_words: str = ""
    worker: str = ""

    def checked(self) -> "Head":
        """The same, cleaned. Raises BadInput at the field that needs another look."""
        if self.case_type not in CASE_TYPES:
            raise BadInput("Choose whether this is a new case or a review.", "case_type")
        if self.where not in WHERES:
            raise BadInput("Choose where the support is wanted.", "where")
        named = self.where_words if self.where == "anywhere" else checked_words(
            self.where_words, "where_words", what="which area or town", limit=200)
        if found := personal.found_in(named, place=True):
            raise BadInput(_("This looks like {found}. Write a town, an area, or the first half of a postcode.",
                             found=', '.join(found)), "where_words")
        return replace(self, where_words=optional_words(named, "where_words", what="which area or town", limit=200),
                       worker=checked_words(self.worker, "worker", what="who writes this, a team and a role", limit=200),
                       **{name: optional_words(getattr(self, name), name, what="this", limit=200)
                          for name in ("current_provider", "preferred_provider")})


@dataclass(frozen=True)
class StatementSeen:
    """The head with its version (0: nothing was written yet), and when it was gone through last, and how."""

    version: int
    head: Head
    read_at: datetime | None
    read_how: str
    changed_at: datetime | None

    @property
    def read_as_it_stands(self) -> bool:
        """Whether it was gone through with the person since it was changed last."""
        return self.read_at is not None and (self.changed_at is None or self.read_at >= self.changed_at)


def statement_seen(case_id: UUID, *, session: Session) -> StatementSeen:
    """A case's statement, empty where none was begun."""
    row, read = queries.statement_of(case_id, session=session), queries.last_read(case_id, session=session)
    head = Head(**{name: getattr(row, name) for name in Head.__dataclass_fields__}) if row else Head()
    return StatementSeen(row.version if row else 0, head, read and read.created_at, read.how if read else "",
                         queries.last_change(case_id, session=session))


def save_head(actor: Actor, case_id: UUID, version: int, head: Head, *, sure: bool = False, session: Session) -> None:
    """Save the head; version 0 where the writer saw none.

    Raises BadInput, Changed, MoveRefused, NotFound, and MayBePersonal unless the writer is `sure` that the worker is no name.
    """
    check_may_write(actor, case_id, session=session)
    head = head.checked()
    personal.check({"worker": head.worker}, sure=sure)
    row, columns = queries.statement_of(case_id, session=session), asdict(head)
    if row is None:
        keep_new(actor, case_id, "begin the outcome statement", OutcomeStatement(case_id=case_id, **columns), session=session, **columns)
    elif version == 0:
        theirs = {name: getattr(row, name) for name in columns} | {"version": row.version}
        raise Changed(_("{meanwhile} Both texts are shown; nothing was overwritten.", meanwhile=_(MEANWHILE)), theirs, columns)
    else:
        keep_change(actor, case_id, "change the outcome statement", to_edit(OutcomeStatement, row.id, session=session), version, columns,
                    session=session)


def gone_through(actor: Actor, case_id: UUID, how: str, *, session: Session) -> None:
    """Note that the statement was gone through with the person, on screen or on paper. Raises BadInput, MoveRefused."""
    check_may_write(actor, case_id, session=session)
    how = checked_words(how, "how", what="how you went through it, such as: on screen, at home, with an interpreter", limit=200)
    row = queries.statement_of(case_id, session=session)
    if row is None or not outcomes_of(case_id, session=session):
        raise MoveRefused("There is nothing to go through yet. Fill in “About this statement” and write at least one outcome first.")
    session.add(StatementRead(case_id=case_id, statement_version=row.version, how=how, created_by=actor.name, created_at=now()))
    happened(actor, case_id, "go through the statement with the person", how, session=session)


def why_not_ready(case_id: UUID, *, session: Session) -> list[str]:
    """What is missing before providers can be asked, each a sentence with the way forward; empty when it is ready.

    Quick sourcing needs no statement (Derbyshire: paperwork after); what was begun is still asked to be whole.
    """
    outcomes, case = outcomes_of(case_id, session=session), the_case(case_id, session=session)
    if case.path != FULL and all(one.wanted.domain == PLAIN_NEED for one in outcomes):
        return [] if case.kind or case.words else [_("Say in the referral which kind of support is looked for, or what is "
                                                     "needed in words.")]
    return _missing(statement_seen(case_id, session=session), outcomes)


def check_ready(case_id: UUID, *, session: Session) -> None:
    """Raise MoveRefused with all that is missing."""
    if missing := why_not_ready(case_id, session=session):
        raise MoveRefused(together(missing))


def _missing(seen: StatementSeen, outcomes: list[OutcomeSeen]) -> list[str]:
    if not outcomes:
        return [_("The outcome statement has no outcome yet. Write at least one with the person.")]
    found = [_("Outcome {number} came from quick sourcing. Say which part of life it is about, or take it out.", number=one.number)
             for one in outcomes if one.wanted.domain == PLAIN_NEED]
    if not seen.head.worker:
        found.append(_("“About this statement” is not filled in. Fill it in and save it."))
    if all(one.wanted.need != MUST for one in outcomes):
        found.append(_("No outcome is one that the person must have. Choose at least one."))
    not_agreed = [str(one.number) for one in outcomes if not one.wanted.agreed]
    if not_agreed:
        found.append(_("How much it matters is not agreed with the person for outcome {numbers}. Ask them, then tick it.",
                       numbers=", ".join(not_agreed)))
    if not seen.read_as_it_stands:
        found.append(_("The statement was not gone through with the person as it stands now. Do that, then note how."))
    return found
