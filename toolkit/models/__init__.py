"""Every table, imported here so that one import knows them all (migrations and tests need that)."""

from toolkit.models.access import AuditRecord, LeftOff, Link
from toolkit.models.attachment import Attachment, AttachmentContent, OwnStory, OwnStoryFile
from toolkit.models.ballot import (
    Ballot,
    BallotDots,
    BallotGroup,
    BallotRating,
    BatchCount,
    SecondKeying,
    Ticket,
    VoteBatch,
)
from toolkit.models.decision import Decision, SmallGroupTop, SmallGroupView, WorkshopLimits
from toolkit.models.entry import (
    AVAILABLE,
    COVERAGE,
    GAP,
    Entry,
    EntryApproach,
    EntryChange,
    EntryPlace,
    NothingThere,
    NotTheSame,
)
from toolkit.models.evaluation import Baseline, EntryProgress, Evaluation, EvaluationAnswer
from toolkit.models.event import Prepared, RunSheet, RunSheetItem, SafeguardingCard
from toolkit.models.plan import Plan, PlanAction, PlanGroup, PlanMilestone, PlanMoney, PlanPlace, PlanTool, PlanWorkshop
from toolkit.models.priority import Priority, PriorityGap
from toolkit.models.vote import VoteItem, VoteRound
from toolkit.models.workshop import Area, GroupOfPeople, SmallGroup, StepMove, Workshop, WorkshopSession

__all__ = [
    "AVAILABLE",
    "COVERAGE",
    "GAP",
    "Area",
    "Attachment",
    "AttachmentContent",
    "AuditRecord",
    "Ballot",
    "BallotDots",
    "BallotGroup",
    "BallotRating",
    "Baseline",
    "BatchCount",
    "Decision",
    "Entry",
    "EntryApproach",
    "EntryChange",
    "EntryPlace",
    "EntryProgress",
    "Evaluation",
    "EvaluationAnswer",
    "GroupOfPeople",
    "LeftOff",
    "Link",
    "NotTheSame",
    "NothingThere",
    "OwnStory",
    "OwnStoryFile",
    "Plan",
    "PlanAction",
    "PlanGroup",
    "PlanMilestone",
    "PlanMoney",
    "PlanPlace",
    "PlanTool",
    "PlanWorkshop",
    "Prepared",
    "Priority",
    "PriorityGap",
    "RunSheet",
    "RunSheetItem",
    "SafeguardingCard",
    "SecondKeying",
    "SmallGroup",
    "SmallGroupTop",
    "SmallGroupView",
    "StepMove",
    "Ticket",
    "VoteBatch",
    "VoteItem",
    "VoteRound",
    "Workshop",
    "WorkshopLimits",
    "WorkshopSession",
]
