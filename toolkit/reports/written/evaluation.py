"""The evaluation (Toolkit, step 5): what was said then and now, what became of the plans, the five questions, worries and answers."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.clock import in_london, today
from toolkit.framework import framework
from toolkit.models import AVAILABLE, GAP, Evaluation, Workshop
from toolkit.reports.about import about_workshop
from toolkit.reports.blocks import Block, Heading, Made, Points, Table, Text
from toolkit.reports.report import READ, Report
from toolkit.steps import before_after, looking_back
from toolkit.steps.baseline import picture_of, read_baseline
from toolkit.steps.prioritising import final_priorities
from toolkit.steps.table import FUNCTIONS
from toolkit.storage.queries import evaluations
from toolkit.words.speaking import _, say_date


def evaluation(workshop_id: UUID, *, session: Session) -> Made:
    """The newest evaluation with the record before and after, as they stand now."""
    workshop, held = session.get_one(Workshop, workshop_id), evaluations.evaluations_of(workshop_id, session=session)
    blocks = [*_before_after(workshop_id, session=session), *_plans(workshop_id, session=session),
              *(block for one in held for block in _answers(one, session=session)), *_worries(workshop_id, session=session)]
    return Made(_("Evaluation: {title}", title=workshop.title), about_workshop(workshop, session=session), blocks)


def _before_after(workshop_id: UUID, *, session: Session) -> Iterator[Block]:
    kept = evaluations.baselines_of(workshop_id, session=session)
    yield Heading(_("Before and after"))
    if not kept:
        yield Text(_("No baseline is kept yet. The first is kept when Step 3 is closed."))
        return
    first = kept[-1]
    then = read_baseline(first.id, session=session)
    found = before_after.compared(then, picture_of(workshop_id, session=session))
    taken_on = first.taken_on or in_london(first.created_at).date()
    yield Text(_("Compared with “{name}”, {date}. Its checksum is {checksum}.", name=first.name, date=say_date(taken_on),
                 checksum=first.checksum[:12]), easy=_("Here you see how it was before and how it is now."))
    rows = [(framework().function(number).numbered, *(table.row_total(number, kind) for kind in (AVAILABLE, GAP)
                                                               for table in (found.then, found.now))) for number in FUNCTIONS]
    yield Table(_("Available and missing, then and now"), (
        _("Function"), _("Available then"), _("Available now"), _("Gaps then"), _("Gaps now")), rows)
    yield from _changes(found.lists["entries"])


def _changes(entries: before_after.Changes) -> Iterator[Block]:
    lines = [*((_("New"), row["words"]) for row in entries.new.values()),
             *((_("Withdrawn"), row["words"]) for row in entries.gone.values()),
             *((_("Changed"), now["words"]) for _then, now in entries.changed.values())]
    if lines:
        yield Table(_("What changed since"), (_("How"), _("What people said")), lines)


def _plans(workshop_id: UUID, *, session: Session) -> Iterator[Block]:
    found = looking_back.became_of(workshop_id, today(), session=session)
    yield Heading(_("What became of the plans"))
    if not found:
        yield Text(_("No priority was chosen yet."))
        return
    states = (looking_back.DONE, looking_back.LATE, looking_back.TO_DO, looking_back.DROPPED)
    yield Table(_("Actions by what became of them"), (_("Rank"), _("Priority"), _("Done"), _("Late"), _("To do"), _("Dropped")),
                [(one.rank, one.title, *(len(one.actions.get(state, ())) for state in states)) for one in found])
    readings = [(one.rank, one.measure, one.start, one.target, say_date(read.held_on), read.reading, _(looking_back.READINGS[read.state]))
                for one in found for read in one.readings]
    if readings:
        heads = (_("Rank"), _("Measure"), _("At the start"), _("Target"), _("Read on"), _("Reading"), _("Against the target"))
        yield Table(_("How people see that it worked"), heads, readings)


def _answers(one: Evaluation, *, session: Session) -> Iterator[Block]:
    yield Heading(_("Evaluation {number}, {date}", number=one.number, date=say_date(one.held_on)))
    if one.people:
        yield Text(_("Who was there: {people}", people=one.people))
    whole = _lines(evaluations.answers_of(one.id, session=session))
    if whole:
        yield Points(whole)
    about = evaluations.priority_answers_of(one.id, session=session)
    for priority in final_priorities(one.workshop_id, session=session):
        lines = _lines(about.get(priority.id, {}))
        if lines:
            yield Heading(_("About {rank} {title}", rank=priority.final_rank, title=priority.title), 3)
            yield Points(lines)


def _lines(answers: dict[str, Any]) -> list[str]:
    return [f"{question.name} {answers[question.slug].words}" for question in framework().questions
            if question.slug in answers and answers[question.slug].words]


def _worries(workshop_id: UUID, *, session: Session) -> Iterator[Block]:
    found = looking_back.concerns(workshop_id, session=session)
    if found:
        yield Heading(_("Worries and answers"))
        yield Table(_("Worries and what was answered"), (_("About"), _("Worry"), _("Answer")),
                    [(one.title, one.words, one.reply or _("not answered yet")) for one in found])


REPORT = Report("evaluation", "Evaluation",
                "The record before and after, what became of the plans, the five questions, worries and answers.", READ,
                evaluation)
