"""What to do and whom to ring when somebody tells of harm. The council says it once; nothing about the person is recorded."""

from dataclasses import dataclass

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.models import SafeguardingCard
from toolkit.record.edits import save_or_add
from toolkit.record.words import checked_words
from toolkit.storage.queries import event as queries

NOT_SET = ("The council has not said yet whom to ring. If somebody is in danger now, ring 999. Otherwise ask the facilitator, "
           "who knows the council's safeguarding team.")
# A broker has no facilitator beside them.
NOT_SET_FOR_BROKERS = ("The council has not written down here yet whom to ring. If somebody is in danger now, ring 999. Otherwise ring the "
                       "council's safeguarding team.")


@dataclass(frozen=True)
class Card:
    """The card as it is shown. Version 0: the council has not written one."""

    what_to_do: str = ""
    whom_to_ring: str = ""
    version: int = 0


def card(*, session: Session) -> Card:
    """The council's card."""
    row = queries.safeguarding_card(session=session)
    return Card(row.what_to_do, row.whom_to_ring, row.version) if row else Card()


def write_card(actor: Actor, version: int, what_to_do: str, whom_to_ring: str, *, session: Session) -> None:
    """Write the card for the whole installation; version 0 means there was none. Raises BadInput, Changed."""
    check_may(actor, "write the safeguarding card")
    columns = {"what_to_do": checked_words(what_to_do, "what_to_do", what="what to do", limit=2000),
               "whom_to_ring": checked_words(whom_to_ring, "whom_to_ring", what="whom to ring", limit=500)}
    row = queries.safeguarding_card(session=session)
    save_or_add(actor, "write the safeguarding card", row, SafeguardingCard(**columns), version, columns, workshop_id=None,
                session=session, meanwhile="Somebody else wrote the card meanwhile.")
