"""Every table, imported here so that one import knows them all (migrations and tests need that)."""

from toolkit.models.access import AuditRecord, LeftOff, Link
from toolkit.models.entry import AVAILABLE, GAP, Entry, EntryApproach, EntryPlace, NothingThere
from toolkit.models.evaluation import Baseline, EntryProgress, Evaluation, EvaluationAnswer
from toolkit.models.plan import Plan, PlanTool
from toolkit.models.priority import Priority, PriorityGap
from toolkit.models.vote import Ballot, BallotDots, VoteItem, VoteRound
from toolkit.models.workshop import Area, GroupOfPeople, StepMove, Workshop

__all__ = [
    "AVAILABLE", "GAP", "Area", "AuditRecord", "Ballot", "BallotDots", "Baseline", "Entry", "EntryApproach",
    "EntryPlace", "EntryProgress", "Evaluation", "EvaluationAnswer", "GroupOfPeople", "LeftOff", "Link",
    "NothingThere", "Plan", "PlanTool", "Priority", "PriorityGap", "StepMove", "VoteItem", "VoteRound", "Workshop",
]
