"""What a workshop file carries: every kind of row, in the order in which they can be written. A new table is one line here.

Links, the desk of the day with its messages and calls, tickets of a vote, what people were last looking at, the audit record
and the list of undoable changes belong to one computer and are not carried; nor are a council's own stories and its
safeguarding card, which belong to no workshop, nor cases and providers, which never leave in a workshop's file, nor which
further workshops a plan serves, since those may not be there, nor whether its findings stand in the open feed of this server.
"""

from dataclasses import dataclass

from sqlmodel import SQLModel

from toolkit import models
from toolkit.storage.queries.carry import columns_of


@dataclass(frozen=True)
class Kind:
    """One table. `one` and `many` name its rows in a report ("" where people do not count them)."""

    model: type[SQLModel]
    one: str = ""
    many: str = ""
    part_of: str | None = None      # the column that names the row it is part of: replaced together with that row
    joined: bool = False            # such a part may come without a new version of its row, so both sides' are kept then
    fixed: bool = False             # never changed once it is here
    numbered: tuple[str, ...] = ()  # columns that get the next free number where theirs is taken here
    ranked: str = ""                # a column with an order of its own, which is put together from both sides
    secret: bool = False            # when and in which order these rows came in is not carried
    round_of: tuple[str, ...] = ()  # columns that tie it to a vote: nothing is added to one that was closed here
    kept_here: tuple[str, ...] = ()  # columns that mean something on this computer only: empty in the file

    @property
    def table(self) -> str:
        """The table's name, as in the file."""
        return self.model.__tablename__


CARRIED = (
    Kind(models.Workshop, "setting of the workshop", "settings of the workshop"),
    Kind(models.Area, "area", "areas"),
    Kind(models.GroupOfPeople, "group of people", "groups of people", numbered=("position",)),
    Kind(models.SmallGroup, "small group", "small groups", numbered=("number",)),
    Kind(models.WorkshopSession, "session", "sessions", numbered=("number",)),
    Kind(models.StepMove, "move between steps", "moves between steps", fixed=True),
    Kind(models.Entry, "entry", "entries"),
    Kind(models.EntryApproach, part_of="entry_id"),
    Kind(models.EntryPlace, part_of="entry_id"),
    Kind(models.NotTheSame, "pair that does not say the same", "pairs that do not say the same"),
    Kind(models.NothingThere, "answer that nothing is there", "answers that nothing is there"),
    Kind(models.Attachment, "photo or paper", "photos and papers"),
    Kind(models.Priority, "priority", "priorities", numbered=("number",), ranked="final_rank"),
    Kind(models.PriorityGap, part_of="priority_id", joined=True),
    Kind(models.SmallGroupView, "view of a small group", "views of small groups"),
    Kind(models.SmallGroupTop, "first choice of a small group", "first choices of small groups"),
    Kind(models.WorkshopLimits, "limits of the workshop", "limits of the workshop"),
    Kind(models.Decision, "decision", "decisions", kept_here=("code", "published_at")),
    Kind(models.VoteRound, "vote", "votes", numbered=("number",), kept_here=("code", "left_over")),
    Kind(models.VoteItem, fixed=True, round_of=("round_id",)),
    Kind(models.Ballot, "ballot", "ballots", fixed=True, secret=True, round_of=("round_id",), kept_here=("ticket_id",)),
    Kind(models.BallotDots, fixed=True, secret=True, round_of=("ballot_id", "item_id")),
    Kind(models.BallotRating, fixed=True, secret=True, round_of=("ballot_id", "item_id")),
    Kind(models.BallotGroup, fixed=True, secret=True, round_of=("ballot_id",)),
    Kind(models.VoteBatch, "total counted by hand", "totals counted by hand", round_of=("round_id",)),
    Kind(models.BatchCount, fixed=True, round_of=("batch_id", "item_id")),
    Kind(models.RunSheet, "run sheet", "run sheets"),
    Kind(models.RunSheetItem, "item of the run sheet", "items of the run sheet", numbered=("position",)),
    Kind(models.Prepared, "answer about preparing", "answers about preparing"),
    Kind(models.Plan, "plan", "plans"),
    Kind(models.PlanTool, part_of="plan_id"),
    Kind(models.PlanGroup, part_of="plan_id"),
    Kind(models.PlanPlace, part_of="plan_id"),
    Kind(models.PlanAction, "action of a plan", "actions of plans"),
    Kind(models.PlanMilestone, "milestone of a plan", "milestones of plans"),
    Kind(models.PlanMoney, "sum of money in a plan", "sums of money in plans"),
    Kind(models.Consultation, "consultation", "consultations", numbered=("number",), kept_here=("code",)),
    Kind(models.ConsultationItem, fixed=True),
    Kind(models.ConsultationResponse, "answer to a consultation", "answers to consultations", secret=True, kept_here=("form",)),
    Kind(models.ConsultationAnswer, fixed=True, secret=True),
    Kind(models.ConsultationHands, "show of hands on plans", "shows of hands on plans"),
    Kind(models.ConsultationHandsCount, fixed=True),
    Kind(models.ConsultationTheme, "theme of a consultation", "themes of consultations"),
    Kind(models.ThemeComment, part_of="theme_id", joined=True),
    Kind(models.PlanAdoption, "adoption of a plan", "adoptions of plans"),
    Kind(models.EntryAgreement, "agreement to be read by others", "agreements to be read by others"),
    Kind(models.YouSaidPage, "page of what was done", "pages of what was done", kept_here=("code", "published_at", "taken_down_at")),
    Kind(models.YouSaidLine, "text of what was done", "texts of what was done"),
    Kind(models.Evaluation, "evaluation", "evaluations", numbered=("number",)),
    Kind(models.EvaluationGroup, part_of="evaluation_id"),
    Kind(models.EvaluationEntry, part_of="evaluation_id", joined=True),
    Kind(models.Baseline, "baseline", "baselines", fixed=True, numbered=("number",)),
    Kind(models.EvaluationAnswer, "answer in an evaluation", "answers in evaluations"),
    Kind(models.PriorityAnswer, "answer about a priority", "answers about priorities"),
    Kind(models.ConcernAnswer, "answer to a concern", "answers to concerns"),
    Kind(models.MeasureReading, "reading of a measure", "readings of measures"),
    Kind(models.EntryProgress, "note of how an entry fared", "notes of how entries fared"),
    Kind(models.Redaction, "taking back of words", "takings back of words", fixed=True, kept_here=("fingerprint",)),
)
BY_TABLE = {kind.table: kind for kind in CARRIED}


def parts_of(kind: Kind) -> list[Kind]:
    """The kinds whose rows are parts of this one's."""
    return [part for part in CARRIED if part.part_of and _refers(part, part.part_of) == kind.table]


def _refers(kind: Kind, column: str) -> str | None:
    return next(found.refers for found in columns_of(kind.model) if found.name == column)
