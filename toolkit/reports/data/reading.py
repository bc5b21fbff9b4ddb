"""One reading of a workshop's record for all tables of data: what several of them need is asked for once."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.models import Priority, VoteRound
from toolkit.steps.plan_overview import PlanSeen, plans_seen
from toolkit.steps.plan_store import all_parts
from toolkit.steps.saying import EntrySeen, entries_seen
from toolkit.steps.table import FunctionTable, table_of
from toolkit.storage.queries import plans, priorities, votes
from toolkit.voting import results


@dataclass(frozen=True)
class Reading:
    """What stands in the record of one workshop, as its reports and screens have it."""

    workshop_id: UUID
    session: Session

    @cached_property
    def table(self) -> FunctionTable:
        """The table of functions and groups."""
        return table_of(self.workshop_id, session=self.session)

    @cached_property
    def groups(self) -> dict[UUID, str]:
        """The names of the groups of people."""
        return dict(self.table.groups)

    @cached_property
    def entries(self) -> list[EntrySeen]:
        """The standing entries, oldest first."""
        return entries_seen(self.workshop_id, session=self.session)

    @cached_property
    def priorities(self) -> list[Priority]:
        """The standing priorities by number."""
        return priorities.priorities_of(self.workshop_id, session=self.session)

    @cached_property
    def votes(self) -> list[VoteRound]:
        """The closed votes whose results may be seen, the oldest first."""
        held = votes.rounds_of(self.workshop_id, session=self.session)
        return [vote for vote in held if vote.closed_at and results.may_see_results(vote)][::-1]

    @cached_property
    def plans(self) -> list[tuple[PlanSeen, dict[str, Any]]]:
        """The plans by their priorities' rank, each with the fields of its further parts."""
        ranks = {row.id: row.final_rank for row in self.priorities}
        parts = {ranks.get(plan.priority_id): self._parts(plan.id) for plan in plans.plans_of(self.workshop_id, session=self.session)}
        return [(one, parts.get(one.rank, {})) for one in plans_seen(self.workshop_id, session=self.session)]

    def _parts(self, plan_id: UUID) -> dict[str, Any]:
        return {name: value for part in all_parts(plan_id, session=self.session).values() for name, value in vars(part).items()}
