"""Priorities and votes (Toolkit, step 3): the ideas on the matrix, what each counted vote came to, and what the room decided."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from sqlmodel import Session

from toolkit.charts import matrix
from toolkit.framework import framework
from toolkit.models import Priority, VoteRound, Workshop
from toolkit.reports.about import about_workshop
from toolkit.reports.blocks import Block, Cell, Heading, Made, Picture, Points, Table, Text
from toolkit.reports.drawing import chart_svg
from toolkit.reports.report import READ, Report
from toolkit.steps.deciding import decision_of
from toolkit.storage.queries import priorities, votes
from toolkit.voting import results
from toolkit.voting.paper import INPUTS, MATRIX
from toolkit.voting.reconciling import reconciled
from toolkit.voting.visibility import FEWEST
from toolkit.voting.ways import HANDS, PAPER, PHONE, SHARED_SCREEN, WALL
from toolkit.words.speaking import _, many

NOT_SHOWN = "not shown: fewer than {fewest} people, or it could be worked out who they are"
# How ballots come in, as `toolkit.voting.ways` names them.
CHANNELS = {PHONE: "phone", PAPER: "paper", SHARED_SCREEN: "shared screen", WALL: "wall", HANDS: "hands"}


def priorities_and_votes(workshop_id: UUID, *, session: Session) -> Made:
    """The ideas, the votes whose results may be seen, and the decision, as they stand now."""
    workshop, ideas = session.get_one(Workshop, workshop_id), priorities.priorities_of(workshop_id, session=session)
    held = [vote for vote in votes.rounds_of(workshop_id, session=session) if vote.closed_at and results.may_see_results(vote)]
    blocks = [*_ideas(ideas), *(block for vote in held[::-1] for block in _vote(vote, session=session)),
              *_decided(workshop_id, ideas, session=session)]
    return Made(_("Priorities: {title}", title=workshop.title), about_workshop(workshop, session=session), blocks)


def _ideas(ideas: list[Priority]) -> Iterator[Block]:
    yield Heading(_("Ideas"))
    if not ideas:
        yield Text(_("No idea is written down yet."))
        return
    if any(one.impact for one in ideas):
        yield Picture(chart_svg(matrix.matrix(ideas, framework())), matrix.in_words(ideas, framework()),
                      _("How much difference each idea makes, and how hard it is."))
    heads = (_("Number"), _("Idea"), _("Difference (1 to 5)"), _("How hard (1 to 5)"), _("Pounds"), _("Days of staff time"),
             _("Place in the final list"))
    yield Table(_("All ideas"), heads, [
        (one.number, one.title, one.impact, one.effort, one.cost, one.staff_days, one.final_rank) for one in ideas])


def _vote(vote: VoteRound, *, session: Session) -> Iterator[Block]:
    yield Heading(_("Vote {number}: {question}", number=vote.number, question=vote.question))
    count = reconciled(vote, session=session)
    yield Text(_("{how}. {people} voted.", how=_(INPUTS.get(vote.input, vote.input)), people=many(count.people, "person", "people")))
    whole = (results.matrix_results if vote.input == MATRIX else results.results)(vote, session=session)
    heads = (_("Corner"), _("Answers")) if vote.input == MATRIX else (_("Dots"), _("Supporters"))
    yield Table(_("Result of vote {number}", number=vote.number), (_("Number"), _("Idea"), *heads), [
        (one.number, one.title, *_counted(one)) for one in whole])
    kinds, groups = results.side_by_side(vote, session=session)
    named = [replace(part, name=_(part.name)) for part in kinds]
    parts = [row for part in (*named, *groups) for row in _part(part)]
    if parts:
        yield Table(_("Vote {number} by how people take part and by group", number=vote.number),
                    (_("Who"), _("People"), _("Idea"), *heads), parts)
    yield Table(_("How people voted in vote {number}", number=vote.number), (_("How"), _("People")), [
        *((_(CHANNELS[way]), people) for way, people in sorted(count.by_channel.items())), (_("All"), count.people)])


def _counted(one: results.ItemResult | results.MatrixResult) -> tuple[Cell, Cell]:
    if isinstance(one, results.ItemResult):
        return one.dots, one.supporters
    return framework().corner(one.corner).name if one.corner else _("not placed"), one.answers


def _part(part: results.Part) -> list[tuple[Cell, ...]]:
    if part.result is None:
        return [(part.name, part.ballots, _(NOT_SHOWN, fewest=FEWEST), None, None)] if part.ballots != 0 else []
    return [(part.name, part.ballots, one.title, *_counted(one)) for one in part.result]


def _decided(workshop_id: UUID, ideas: list[Priority], *, session: Session) -> Iterator[Block]:
    found = decision_of(workshop_id, session=session)
    yield Heading(_("What was decided"))
    final = sorted((one for one in ideas if one.final_rank), key=lambda one: one.final_rank)
    yield Text(_("A vote informs the discussion; the group decides.") if final else _("Nothing is decided yet."))
    if final:
        yield Table(_("Final priorities"), (_("Rank"), _("Priority"), _("Why"), _("Who disagreed, and why")),
                    [(one.final_rank, one.title, one.reason, one.dissent) for one in final])
    if found.limits:
        yield Heading(_("Limits that applied"), 3)
        yield Points(found.limits.splitlines())
    if found.present:
        yield Heading(_("Who was there"), 3)
        yield Text(found.present)


REPORT = Report("priorities", "Priorities and votes", "The ideas on the matrix, every counted vote, what the room decided and why.",
                READ, priorities_and_votes)
