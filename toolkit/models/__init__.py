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
from toolkit.models.consultation import (
    Consultation,
    ConsultationAnswer,
    ConsultationHands,
    ConsultationHandsCount,
    ConsultationItem,
    ConsultationResponse,
    ConsultationTheme,
    PlanAdoption,
    ThemeComment,
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
from toolkit.models.plan import Plan, PlanTool
from toolkit.models.priority import Priority, PriorityGap
from toolkit.models.said_and_done import EntryAgreement, YouSaidLine, YouSaidPage
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
    "Consultation",
    "ConsultationAnswer",
    "ConsultationHands",
    "ConsultationHandsCount",
    "ConsultationItem",
    "ConsultationResponse",
    "ConsultationTheme",
    "Decision",
    "Entry",
    "EntryAgreement",
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
    "PlanAdoption",
    "PlanTool",
    "Priority",
    "PriorityGap",
    "SecondKeying",
    "SmallGroup",
    "SmallGroupTop",
    "SmallGroupView",
    "StepMove",
    "ThemeComment",
    "Ticket",
    "VoteBatch",
    "VoteItem",
    "VoteRound",
    "Workshop",
    "WorkshopLimits",
    "YouSaidLine",
    "YouSaidPage",
]
