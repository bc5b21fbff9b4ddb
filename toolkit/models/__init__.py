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
from toolkit.models.evaluation import (
    Baseline,
    ConcernAnswer,
    EntryProgress,
    Evaluation,
    EvaluationAnswer,
    EvaluationEntry,
    EvaluationGroup,
    MeasureReading,
    PriorityAnswer,
)
from toolkit.models.plan import Plan, PlanTool
from toolkit.models.priority import Priority, PriorityGap
from toolkit.models.redaction import Redaction
from toolkit.models.vote import VoteItem, VoteRound
from toolkit.models.workshop import Area, GroupOfPeople, SmallGroup, StepMove, Workshop

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
    "ConcernAnswer",
    "Decision",
    "Entry",
    "EntryApproach",
    "EntryChange",
    "EntryPlace",
    "EntryProgress",
    "Evaluation",
    "EvaluationAnswer",
    "EvaluationEntry",
    "EvaluationGroup",
    "GroupOfPeople",
    "LeftOff",
    "Link",
    "MeasureReading",
    "NotTheSame",
    "NothingThere",
    "OwnStory",
    "OwnStoryFile",
    "Plan",
    "PlanTool",
    "Priority",
    "PriorityAnswer",
    "PriorityGap",
    "Redaction",
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
]
