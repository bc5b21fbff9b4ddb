"""Evaluation sheets (Toolkit, step 5): the five questions, and how each thing that was said then is now."""

from typing import Any

from sqlmodel import Session

from toolkit.framework import framework
from toolkit.models import COVERAGE, GAP
from toolkit.reports.pack.sheet import Order, PackSheet, pictured
from toolkit.reports.pdf import Sheet
from toolkit.steps.baseline import read_baseline
from toolkit.steps.evaluating import STATES
from toolkit.steps.saying import entries_seen
from toolkit.storage.queries import evaluations, workshops
from toolkit.words.speaking import _, many, said_all

MOST = 1000       # more than so many lines nobody goes through on paper
BLANK_LINES = 12


def _make(order: Order, *, session: Session) -> tuple[Sheet, ...]:
    entries = _said_then(order, session=session)
    return (order.sheet("evaluation", _("What happened since?" if order.easy else "Looking back"), _("Evaluation sheets"),
                        questions=[_question(one, order) for one in framework().questions], more=_more(len(entries) - MOST),
                        states=said_all(STATES.values()), groups=_by_group(entries[:MOST], order, session=session),
                        blank=0 if entries else BLANK_LINES),)


def _more(left: int) -> str:
    return _("{more} on the screen of Step 5.", more=many(left, "more entry", "more entries")) if left > 0 else ""


def _question(one: Any, order: Order) -> dict[str, str]:
    return pictured(one) | {"name": one.easy_read if order.easy else one.name, "plain": "" if order.easy else one.plain}


def _said_then(order: Order, *, session: Session) -> list:
    """What the newest baseline holds, as it stands now: whoever took back what they said is not printed."""
    held = evaluations.baselines_of(order.workshop_id, session=session)
    if not held:
        return []
    then = {entry["id"] for entry in read_baseline(held[0].id, session=session)["entries"]}
    return [entry for entry in entries_seen(order.workshop_id, session=session) if str(entry.id) in then]


def _by_group(entries: list, order: Order, *, session: Session) -> list[dict[str, Any]]:
    names = {one.number: one.easy_read if order.easy else one.name for one in framework().functions} | {COVERAGE: _("Gaps in coverage")}
    found = []
    for group in workshops.groups_of(order.workshop_id, session=session):
        parts = [{"number": number or "", "name": names[number], "lines": [_line(one) for one in entries
                  if one.group_id == group.id and one.function == number]} for number in names]
        if any(part["lines"] for part in parts):
            found.append({"name": group.name, "parts": [part for part in parts if part["lines"]]})
    return found


def _line(entry: Any) -> dict[str, str]:
    return {"kind": _("Was missing") if entry.kind == GAP else _("Was there"), "words": entry.words}


SHEET = PackSheet("evaluation", "Evaluation sheets", "The five questions, and better, the same or worse for what was said.", "A4", _make)
