"""Ideas for priorities: from gaps (several may feed one), fresh from the room, or something good to keep."""

from functools import partial
from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.problems import ANY, act_or_hold, choose_between, is_held, problem_at
from pages.ui.words import _, dialog, many, names_in
from toolkit.access.roles import may
from toolkit.models import GAP
from toolkit.steps import limits, prioritising
from toolkit.steps.overview import Overview
from toolkit.steps.resting import why_gap_stays
from toolkit.voting.pictures import picture_of

FORM = "idea"


def ideas(seen: Overview, state: int) -> None:
    """The list of candidates, and a form for another."""
    left, right = st.columns([1.1, 1], gap="large")
    with left:
        _list(seen, state)
    with right:
        if may(session.require(), "keep priorities", seen.id):
            _form(seen, state)


def _gaps(seen: Overview, state: int) -> dict[UUID, str]:
    names = dict(seen.groups)
    return {entry.id: f'{entry.function or _("Coverage")} · {names.get(entry.group_id, _("a removed group"))}: {entry.words}'
            for entry in cached.entries_at(seen.id, state, kind=GAP)}


def _list(seen: Overview, state: int) -> None:
    standing = cached.priorities_at(seen.id, state)
    feeding, taken_back = cached.gaps_feeding_at(seen.id, state), cached.gaps_taken_back_at(seen.id, state)
    leads = may(session.require(), "keep priorities", seen.id)
    st.subheader(_("Ideas so far ({count})", count=len(standing)), anchor=False)
    if not standing:
        st.info(_("Nothing here yet. Choose gaps on the right and say in one plain sentence what should change."),
                icon=":material/lightbulb:")
    for priority in standing:
        st.html(card(priority, feeding.get(priority.id, []), taken_back=taken_back.get(priority.id, 0)))
        if leads and st.button(_("Change"), key=f"idea-{priority.id}", icon=":material/edit:", type="tertiary"):
            _change(seen, priority, cached.read(prioritising.own_gaps, priority.id), _gaps(seen, state))


def card(priority, gaps: list, name_gaps: bool = True, taken_back: int = 0) -> str:
    """One candidate as HTML: number, picture as on the voting paper, sentence, where it came from, what it is expected to take.

    `taken_back` is how many gaps behind it were taken back for good.
    """
    from_gaps = "".join(f"<li>{row[2]} · {show.words(row[3])}: {show.words(row[4])}</li>" for row in gaps) if name_gaps else ""
    from_gaps += f'<li>{_("{entries} withdrawn", entries=many(taken_back, "entry", "entries"))}</li>' if taken_back else ""
    more = f"<ul style='margin:.2rem 0 0;padding-left:1.2rem'>{from_gaps}</ul>" if from_gaps else _(prioritising.KINDS[priority.kind])
    more += f'<div>{_("Not done yet, from the round before")}</div>' if priority.came_from_id else ""
    picture = show.picture(*picture_of(priority.kind, gaps[0][2] if gaps else None), 40)
    return (f'<div class="ct-entry priority ct-flex">{picture}<div><b>{priority.number}</b> {show.words(priority.title)}'
            f'<div class="ct-more">{more}{_takes(priority)}</div></div></div>')


def _takes(priority) -> str:
    said = [limits.pounds(priority.cost)] if priority.cost is not None else []
    said += [limits.days(priority.staff_days) + ("" if priority.staff_days == 0 else _(" of staff time"))
             ] if priority.staff_days is not None else []
    return f'<div>{_("Expected: {said}", said=", ".join(said))}</div>' if said else ""


def _form(seen: Overview, state: int) -> None:
    gaps = _gaps(seen, state)
    with st.form(FORM, enter_to_submit=False):
        st.subheader(_("Add an idea"), anchor=False)
        st.radio(_("Where it comes from"), list(prioritising.KINDS), format_func=names_in(prioritising.KINDS), horizontal=True,
                 key=session.fresh(f"{FORM}-kind"))
        st.multiselect(_("Gaps that lead to it"), list(gaps), format_func=gaps.get, key=session.fresh(f"{FORM}-gaps"),
                       placeholder=_("Choose one or more; type to search"), select_all=False)
        problem_at("gaps")
        st.text_area(_("The priority in one plain sentence"), key=session.fresh(f"{FORM}-title"), height=90)
        problem_at("title")
        _ask_expected(limits.Expected(), session.fresh(f"{FORM}-cost"))
        st.form_submit_button(_("Add"), type="primary", on_click=_add, args=(seen.id,), icon=":material/add:")
        problem_at(None)
    session.hint_here((seen.id, FORM))


def _add(workshop_id: UUID) -> None:
    session.require("keep priorities", workshop_id)
    title, kind, gaps = (st.session_state.get(session.fresh(f"{FORM}-{part}")) for part in ("title", "kind", "gaps"))
    if session.act(prioritising.add_priority, workshop_id, title, kind, gaps if kind == "gaps" else [],
                   _typed_expected(session.fresh(f"{FORM}-cost")), said=_("Added: {title}", title=title))[0]:
        st.session_state[session.JUST_SAID] = ((workshop_id, FORM), title)
        for part in ("title", "gaps", "cost"):
            session.empty(f"{FORM}-{part}")


def _ask_expected(known: limits.Expected, key: str) -> limits.Expected:
    left, right = st.columns(2)
    return limits.Expected(
        left.number_input(_("Expected cost in pounds"), 0, limits.MOST_POUNDS, known.cost, 1000, key=f"{key}-cost",
                          placeholder=_("not known")),
        right.number_input(_("Staff time in days"), 0, limits.MOST_DAYS, known.staff_days, key=f"{key}-days", placeholder=_("not known")))


def _typed_expected(key: str) -> limits.Expected:
    return limits.Expected(st.session_state.get(f"{key}-cost"), st.session_state.get(f"{key}-days"))


@dialog("Change this idea", width="large")
def _change(seen: Overview, priority, gap_ids: list[UUID], gaps: dict[UUID, str]) -> None:
    session.require("keep priorities", seen.id)
    if not is_held(priority.id):
        _fields(priority, gap_ids, gaps)
    choose_between(priority.id)
    problem_at(ANY)


def _fields(priority, gap_ids: list[UUID], gaps: dict[UUID, str]) -> None:
    with st.form(f"idea-{priority.id}-{priority.version}", border=False):
        title = st.text_area(_("The priority in one plain sentence"), priority.title)
        chosen = gap_ids
        if priority.kind == "gaps":
            standing = [one for one in gap_ids if one in gaps]
            chosen = st.multiselect(_("Gaps that lead to it"), list(gaps), standing, format_func=gaps.get)
        expected = _ask_expected(limits.Expected(priority.cost, priority.staff_days), f"idea-{priority.id}-{priority.version}")
        aware = cached.read(why_gap_stays, priority.id) is not None and st.checkbox(_("Take gaps out although a plan rests on them"))
        save = st.form_submit_button(_("Save"), type="primary")
    change = partial(prioritising.change_priority, aware=aware)
    if save and act_or_hold(priority.id, change, priority.version, title, chosen, expected, said=_("Changed.")):
        st.rerun()
    if st.button(_("Withdraw this idea"), icon=":material/undo:") and session.act(
            prioritising.withdraw_priority, priority.id, said=_("Withdrawn."))[0]:
        st.rerun()
