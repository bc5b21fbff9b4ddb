"""What became of the plans: actions done, late, dropped and still to do, and each measure against its target."""

from typing import Any
from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.draft import Draft, draft
from pages.ui.problems import problem_at
from pages.ui.words import _, many, names_in
from toolkit.access.roles import may
from toolkit.clock import say_date, today
from toolkit.steps import looking_back
from toolkit.steps.looking_back import DONE, DROPPED, LATE, READINGS, TO_DO, BecameOf
from toolkit.steps.overview import Overview

SIGNS = {DONE: "✓ Done", LATE: "! Late", DROPPED: "✗ Dropped", TO_DO: "○ Still to do"}


def became(seen: Overview, state: int, _baselines, held: list, _answers, _progress) -> None:
    """One box for each final priority, in their order."""
    found = cached.became_at(seen.id, state, today())
    if not found:
        st.info(_("No priority is final yet. Once there are plans, what became of them is seen here."), icon=":material/assignment:")
        return
    st.markdown(show.plain(_in_all(found)))
    for one in found:
        with st.container(border=True):
            st.html(_head(one))
            if one.plan_id:
                st.html(_actions(one))
                _measure(seen, one, held)


def _in_all(found: list[BecameOf]) -> str:
    counts = {state: sum(len(one.actions.get(state, ())) for one in found) for state in SIGNS}
    without = sum(one.plan_id is None for one in found)
    said = ", ".join(f"{count} {_(state)}" for state, count in counts.items())
    more = _(" {priorities_have} no plan.", priorities_have=many(without, "priority has", "priorities have")) if without else ""
    return (_("Of {actions}: {said}.{more}", actions=many(sum(counts.values()), "action"), said=said, more=more) if sum(counts.values())
            else _("No action is written down.{more}", more=more))


def _head(one: BecameOf) -> str:
    plan = show.words(one.action) if one.plan_id else f'<b>{_("No plan was made.")}</b>'
    return (f'<div class="ct-entry priority"><b>{one.rank} {show.words(one.title)}</b><div class="ct-more">{plan}</div></div>')


def _actions(one: BecameOf) -> str:
    lines = "".join(f"<li><b>{_(SIGNS[state])}</b>: {show.words(row.words)}{_more(state, row)}</li>"
                    for state in SIGNS for row in one.actions.get(state, ()))
    return (f'<ul style="margin:0;padding-left:1.2rem">{lines}</ul>' if lines
            else f'<p class="ct-more">{_("No action is written down.")}</p>')


def _more(state: str, row: Any) -> str:
    said = {DONE: lambda: _("on {done_on}", done_on=say_date(row.done_on)),
            DROPPED: lambda: _("on {dropped_on}. Why: {dropped_why}", dropped_on=say_date(row.dropped_on), dropped_why=row.dropped_why),
            LATE: lambda: _("was due on {due_on}", due_on=say_date(row.due_on)),
            TO_DO: lambda: _("by {due_on}", due_on=say_date(row.due_on)) if row.due_on else _("no day is set")}[state]()
    who = f"{row.owner}, " if row.owner else ""
    return f'<span class="ct-more"> ({show.words(who + said)})</span>'


def _measure(seen: Overview, one: BecameOf, held: list) -> None:
    if not one.measure:
        st.caption(_("No measure of success is written in this plan."))
        return
    lines = [(_("At the start"), one.start or _("not written down"), "")]
    lines += [(_("Evaluation {evaluation}, {held_on}", evaluation=row.evaluation, held_on=say_date(row.held_on)), row.reading,
               f'''{_(READINGS[row.state])}{f' · {row.words}' if row.words else ""}''') for row in one.readings]
    lines.append((_("Target"), one.target or _("not written down"), ""))
    body = "".join(f"<tr><th scope='row'>{show.words(name)}</th><td>{show.words(said)}</td><td>{show.words(more)}</td></tr>"
                   for name, said, more in lines)
    name = _("Measure of success: {measure}", measure=one.measure)
    st.html(f'<div class="ct-scroll" tabindex="0" role="region" aria-label="{show.words(name)}"><table class="ct"><caption>'
            f'{show.words(name)}</caption><thead><tr><th scope="col">{_("When")}</th><th scope="col">{_("Where it stands")}</th><th '
            f'scope="col">{_("Against the target")}</th></tr></thead><tbody>{body}</tbody></table></div>')
    if held and may(session.require(), "evaluate", seen.id):
        _read(seen, one, held[0])


def _read(seen: Overview, one: BecameOf, evaluation) -> None:
    now = one.reading_at(evaluation.number)
    saved = {"reading": now.reading if now else "", "state": now.state if now else "", "words": now.words if now else ""}
    begun = draft(f"measure-{evaluation.id}-{one.plan_id}", now.version if now else 0, saved)
    with st.expander(_("{more} where it stands at evaluation {number}", more=_("Correct") if now else _("Write down"),
                       number=evaluation.number)):
        st.text_input(_("Where it stands now"), begun.begun_with["reading"], key=begun.key("reading"), persist_state="session")
        _problem(begun, "reading")
        st.segmented_control(_("Against the target"), list(READINGS), format_func=names_in(READINGS), default=begun.begun_with["state"],
                             key=begun.key("state"), required=True, persist_state="session")
        st.text_input(_("More about it (optional)"), begun.begun_with["words"], key=begun.key("words"), persist_state="session")
        _problem(begun, "words")
        begun.save_button(_("Save the measure"), _save, seen.id, evaluation.id, one.plan_id, begun, disabled=False)
        _problem(begun, None)


def _problem(begun: Draft, field: str | None) -> None:
    # Several plans stand on one screen: a reason belongs to the form that was pressed.
    if st.session_state.get(session.IN_FORM) == begun.name:
        problem_at(field)


def _save(workshop_id: UUID, evaluation_id: UUID, plan_id: UUID, begun: Draft) -> None:
    session.require("evaluate", workshop_id)
    st.session_state[session.IN_FORM] = begun.name
    typed = begun.typed()
    if session.act(looking_back.read_measure, evaluation_id, plan_id, begun.version, typed["reading"] or "", typed["state"] or "",
                   typed["words"] or "", said=_("The measure is saved."))[0]:
        begun.saved()
    else:
        begun.build_on_theirs()
