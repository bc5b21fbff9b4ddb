"""What rests on an entry: nothing is taken away under a priority or a plan without a word."""

from uuid import UUID

from sqlmodel import Session

from toolkit.storage.queries import entries, plans
from toolkit.words.speaking import _, numbers


def why_it_stays(entry_id: UUID, *, session: Session) -> str | None:
    """The sentence why an entry cannot be withdrawn now, and the way forward; None when nothing rests on it."""
    ranks = plans.ranks_resting_on(entry_id, session=session)
    if ranks:
        return (_("{ranks} on this gap, by way of the priority. Look there first whether it still holds. Then take the gap out "
                  "of the priority in Step 3, and withdraw it here.", ranks=_plans(ranks)))
    if entries.feeds_priorities(entry_id, session=session):
        return _("A priority rests on this gap. Take it out of the priority in Step 3 first.")
    return None


def why_group_stays(group_id: UUID, name: str, *, session: Session) -> str | None:
    """What to know before a group of people is taken off; None when no plan is for it or rests on what it said."""
    ranks = plans.ranks_about(group_id, session=session)
    if not ranks:
        return None
    return (_("{ranks} on {name}: on gaps that they named, or because the plan is for them. Taken off, they are no longer "
              "asked and their gaps no longer shown beside the plan. What they said is kept, and comes back with them.",
              ranks=_plans(ranks), name=name))


def why_gap_stays(priority_id: UUID, *, session: Session) -> str | None:
    """What to know before a gap is taken out of a priority; None when no plan rests on it."""
    if plans.plan_for(priority_id, session=session) is None:
        return None
    return (_("A plan in Step 4 rests on this priority, and so on the gaps behind it. Look there first whether it still holds, "
              "then tick “Take gaps out although a plan rests on them” and save once more."))


def _plans(ranks: list[int]) -> str:
    if len(ranks) == 1:
        return _("Plan {rank} in Step 4 rests", rank=ranks[0])
    return _("Plans {numbers} in Step 4 rest", numbers=numbers(ranks))
