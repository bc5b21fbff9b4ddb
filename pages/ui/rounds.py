"""The rounds of one area: what was recorded, agreed, planned and done in each, and what people said when they looked back."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show, step_frame
from pages.ui.content import framework
from pages.ui.fared import state_word
from pages.ui.words import _, many, said_all, say_number
from toolkit.clock import in_london, say_date, say_due, today
from toolkit.models import AVAILABLE, GAP
from toolkit.steps.evaluating import STATES
from toolkit.steps.history import Agreed, Answered, LookedBack, RoundSeen, history
from toolkit.steps.moves import say_step

KINDS = {AVAILABLE: "What was available", GAP: "Gaps"}


def rounds(workshop_id: UUID) -> None:
    """Every round this person may see, the first one first; the one in the address is said to be the one they came from."""
    found = cached.read(lambda session: history(_actor(), workshop_id, session=session))
    if found.elsewhere:
        st.info(_("{rounds_are} not shown here: your link does not open {more}, or this computer does not have {more}.",
                  rounds_are=many(found.elsewhere, "round is", "rounds are"), more=_("it") if found.elsewhere == 1 else _("them")),
                icon=":material/visibility_off:")
    for one in found.rounds:
        with st.container(border=True):
            _round(one, one.id == workshop_id)


def _actor():
    return session.require("see workshops")


def _round(one: RoundSeen, here: bool) -> None:
    st.subheader(_("Round {number}: {title}", number=one.number, title=show.plain(one.title)), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(step_frame.PAGES[one.step], label=_("Open this round"), icon=":material/table_restaurant:",
                     query_params={"workshop": str(one.id)})
        if here:
            st.badge(_("You came from this one"), color="gray", icon=":material/person:")
        if one.is_example:
            st.badge(_("Example"), color="violet")
        if one.put_away_at:
            st.badge(_("Put away"), color="gray", icon=":material/inventory_2:")
    st.markdown("\n".join(f"- {show.plain(line)}" for line in _about(one)))
    _agreed(one.agreed)
    for held in one.evaluations:
        _looked_back(held)


def _about(one: RoundSeen) -> list[str]:
    when = (_("Held on {held_on}", held_on=say_date(one.held_on)) if one.held_on
            else _("Started on {date}", date=say_date(in_london(one.created_at).date())))
    came = _(", {came_along} of them from the round before", came_along=say_number(one.came_along)) if one.came_along else ""
    lines = [f'{when}. {one.area or _("No area yet")}. {", ".join(one.groups)}', say_step(one.step),
             _("{available} available and {gap}{came}", available=say_number(one.available), gap=many(one.gaps, "gap"), came=came)]
    lines += [f"{name}: {say_date(on)}" for name, on in one.frozen]
    return lines + ([_("Look again: {look_again_on}", look_again_on=say_due(one.look_again_on, today()))] if one.look_again_on else [])


def _agreed(agreed: tuple[Agreed, ...]) -> None:
    if not agreed:
        st.caption(_("No priorities were agreed yet."))
        return
    st.markdown(_("**What was agreed, and what became of it**"))
    st.markdown("\n".join(f"{one.rank}. {show.plain(one.title)}\n    - {show.plain(_plan(one))}" for one in agreed))


def _plan(one: Agreed) -> str:
    if one.plan is None:
        return _("No plan yet")
    state = "done" if one.done else _("until {ends_on}", ends_on=say_date(one.ends_on)) if one.ends_on else _("no end set")
    return " · ".join(filter(None, [one.plan, one.lead, state]))


def _looked_back(held: LookedBack) -> None:
    st.markdown(_("**Looked back on {held_on}** {people}", held_on=say_date(held.held_on), people=show.plain(held.people)))
    lines = [f"{name}: {fared}" for kind, name in said_all(KINDS).items() if (fared := _fared(held, kind))]
    lines += [_said(one) for one in held.answers]
    st.markdown("\n".join(f"- {show.plain(line)}" for line in lines) or _("Nothing was written down."))


def _fared(held: LookedBack, kind: str) -> str:
    """How many of one kind fared how: "3 better, 2 worse, 1 lost"."""
    return ", ".join(f"{held.fared[kind, state]:,} {state_word(state, kind).removeprefix('Gone: ').lower()}"
                     for state in STATES if (kind, state) in held.fared)


def _said(one: Answered) -> str:
    names = {question.slug: question.name for question in framework().questions}
    about = f" ({one.about})" if one.about else ""
    done = _(" What was done about it: {done}", done=one.done) if one.done else ""
    return f"{names.get(one.question, one.question)}{about} {one.words}{done}"
