"""What rests on an entry: nothing is taken away under a priority or a plan without a word."""

from uuid import UUID

from sqlmodel import Session

from toolkit.record.saying import numbers
from toolkit.storage.queries import entries, plans


def why_it_stays(entry_id: UUID, *, session: Session) -> str | None:
    """The sentence why an entry cannot be withdrawn now, and the way forward; None when nothing rests on it."""
    ranks = plans.ranks_resting_on(entry_id, session=session)
    if ranks:
        which = f"Plan {ranks[0]} in Step 4 rests" if len(ranks) == 1 else f"Plans {numbers(ranks)} in Step 4 rest"
        return (f"{which} on this gap, by way of the priority. Look there first whether it still holds. Then take the gap out of the "
                "priority in Step 3, and withdraw it here.")
    if entries.feeds_priorities(entry_id, session=session):
        return "A priority rests on this gap. Take it out of the priority in Step 3 first."
    return None
