"""“You said, we did” (Toolkit, step 5): for each priority what people said, what was decided, planned and done. It names nobody.

People's sentences stand in it only where whoever said them agreed, as on the public page.
"""

from collections.abc import Iterator
from uuid import UUID

from sqlmodel import Session

from toolkit.models import Workshop
from toolkit.record.saying import many
from toolkit.reports.about import about_workshop
from toolkit.reports.blocks import Block, Heading, Made, Points, Text
from toolkit.reports.report import READ, Report
from toolkit.steps.said_and_done.publishing import page_of
from toolkit.steps.said_and_done.telling import Done, Part


def you_said(workshop_id: UUID, *, session: Session) -> Made:
    """What the public page tells now, whether it is up or not."""
    workshop, page = session.get_one(Workshop, workshop_id), page_of(workshop_id, session=session)
    blocks: list[Block] = [Text(line) for line in page.words.splitlines() if line.strip()]
    for part in page.parts:
        blocks += _part(part)
    return Made(f"You said, we did: {workshop.title}", about_workshop(workshop, session=session),
                blocks or [Text("No priority was chosen yet.")])


def _part(part: Part) -> Iterator[Block]:
    yield Heading(f"{part.rank}. {part.title}")
    yield Heading("What you said", 3)
    if part.said:
        yield Points([f"{words} Wanted: {wanted}" if wanted else words for words, wanted in part.said])
    if part.not_shown:
        yield Text(f"{many(part.not_shown, 'more sentence')} cannot be shown: words are shown only where whoever said them agreed.",
                   quiet=True)
    elif not part.said:
        yield Text("This idea came up in the room.")
    yield Heading("What was decided", 3)
    yield Points([line for line in (f"It is number {part.rank} of what matters most.", _vote(part), part.reason,
                                    f"Not everybody agreed: {part.dissent}" if part.dissent else "") if line])
    yield Heading("What is planned", 3)
    yield Points(_planned(part))
    yield Heading("What was done", 3)
    yield Points([*part.own.done.splitlines(), *_done(part.actions)] or ["Nothing has been done yet."])


def _vote(part: Part) -> str:
    if part.vote is None:
        return ""
    got = f"{many(part.vote.count, 'person', 'people')} support it" if part.vote.is_approval else f"It got {many(part.vote.count, 'dot')}"
    return f"{got}; {many(part.vote.people, 'person', 'people')} voted."


def _planned(part: Part) -> list[str]:
    if part.plan is None:
        return ["There is no plan for this yet."]
    adopted = f"This plan was adopted on {part.plan.adopted_on}." if part.plan.adopted_on else "This plan is a draft."
    changed = [f"{theme.words}: the plan was {'changed' if theme.changed else 'not changed'}. {theme.why}" for theme in part.themes]
    return [part.plan.action, *part.plan.facts, adopted, *changed]


def _done(actions: Done) -> list[str]:
    return [*(f"{words} ({day})" if day else words for words, day in actions.done),
            *(f"Still to come: {words}{f' (by {day})' if day else ''}" for words, day in actions.to_come),
            *(f"Will not be done: {words}{f' ({day})' if day else ''}" for words, day in actions.dropped)]


REPORT = Report("you-said", "You said, we did", "For each priority what people said, what was decided, planned and done. It names nobody.",
                READ, you_said)
