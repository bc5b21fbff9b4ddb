"""“You said, we did” (Toolkit, step 5): for each priority what people said, what was decided, planned and done. It names nobody.

People's sentences stand in it only where whoever said them agreed, as on the public page.
"""

from collections.abc import Iterator
from uuid import UUID

from sqlmodel import Session

from toolkit.models import Workshop
from toolkit.reports.about import about_workshop
from toolkit.reports.blocks import Block, Heading, Made, Points, Text
from toolkit.reports.report import READ, Report
from toolkit.steps.said_and_done.publishing import page_of
from toolkit.steps.said_and_done.telling import Done, Part, ThemeTold
from toolkit.words.speaking import _, many


def you_said(workshop_id: UUID, *, session: Session) -> Made:
    """What the public page tells now, whether it is up or not."""
    workshop, page = session.get_one(Workshop, workshop_id), page_of(workshop_id, session=session)
    blocks: list[Block] = [Text(line) for line in page.words.splitlines() if line.strip()]
    for part in page.parts:
        blocks += _part(part)
    return Made(_("You said, we did: {title}", title=workshop.title), about_workshop(workshop, session=session),
                blocks or [Text(_("No priority was chosen yet."))])


def _part(part: Part) -> Iterator[Block]:
    yield Heading(f"{part.rank}. {part.title}")
    yield Heading(_("What you said"), 3)
    if part.said:
        yield Points([_("{words} Wanted: {wanted}", words=words, wanted=wanted) if wanted else words for words, wanted in part.said])
    if part.not_shown:
        yield Text(_("{sentences} cannot be shown: words are shown only where whoever said them agreed.",
                     sentences=many(part.not_shown, "more sentence")), quiet=True)
    elif not part.said:
        yield Text(_("This idea came up in the room."))
    yield Heading(_("What was decided"), 3)
    yield Points([line for line in (_("It is number {rank} of what matters most.", rank=part.rank), _vote(part), part.reason,
                                    _("Not everybody agreed: {words}", words=part.dissent) if part.dissent else "") if line])
    yield Heading(_("What is planned"), 3)
    yield Points(_planned(part))
    yield Heading(_("What was done"), 3)
    yield Points([*part.own.done.splitlines(), *_done(part.actions)] or [_("Nothing has been done yet.")])


def _vote(part: Part) -> str:
    if part.vote is None:
        return ""
    people = many(part.vote.people, "person", "people")
    if part.vote.is_approval:
        return _("{supporters} support it; {people} voted.", supporters=many(part.vote.count, "person", "people"), people=people)
    return _("It got {dots}; {people} voted.", dots=many(part.vote.count, "dot"), people=people)


def _planned(part: Part) -> list[str]:
    if part.plan is None:
        return [_("There is no plan for this yet.")]
    adopted = (_("This plan was adopted on {date}.", date=part.plan.adopted_on) if part.plan.adopted_on
               else _("This plan is a draft."))
    return [part.plan.action, *part.plan.facts, adopted, *map(_changed, part.themes)]


def _changed(theme: ThemeTold) -> str:
    if theme.changed:
        return _("{point}: the plan was changed. {why}", point=theme.words, why=theme.why)
    return _("{point}: the plan was not changed. {why}", point=theme.words, why=theme.why)


def _done(actions: Done) -> list[str]:
    return [*(f"{words} ({day})" if day else words for words, day in actions.done),
            *(_("Still to come: {words} (by {date})", words=words, date=day) if day else _("Still to come: {words}", words=words)
              for words, day in actions.to_come),
            *(_("Will not be done: {words}", words=f"{words} ({day})" if day else words) for words, day in actions.dropped)]


REPORT = Report("you-said", "You said, we did", "For each priority what people said, what was decided, planned and done. It names nobody.",
                READ, you_said)
