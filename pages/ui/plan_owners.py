"""Who does how much; and when somebody leaves, giving all they had to another in one act."""

import streamlit as st

from pages.ui import cached, plans_cached, session, show, tables
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _, many, said_all
from toolkit.access.roles import may
from toolkit.clock import today
from toolkit.steps import plan_owners
from toolkit.steps.overview import Overview
from toolkit.steps.plan_money import say_pounds
from toolkit.steps.plan_owners import HandedOver, Load
from toolkit.words.speaking import numbers

FORM = "hand-over"
HEADS = ("Who", "Leads plans", "Actions to do", "Of these late", "Done", "Dropped", "Money of their plans")


def owners(seen: Overview, state: int) -> None:
    """The table of owners, and handing over."""
    st.subheader(_("Who does how much"), anchor=False)
    load = plans_cached.load_at(seen.id, state, today())
    st.html(tables.plain_table(_("Those with most to do come first"), said_all(HEADS), [_row(one) for one in load]))
    names = [one.name for one in load if one.name and (one.leads or one.to_do)]
    if names and may(session.require(), "write plans", seen.id):
        _hand_over(seen, names)
    _give_back(seen)


def _row(one: Load) -> tuple:
    return (show.words(one.name) or f'<b>{_("Nobody named yet")}</b>', numbers(one.leads) or _("none"), one.to_do, one.late, one.done,
            one.dropped,
            say_pounds(one.pounds) if one.leads else _("none"))


def _hand_over(seen: Overview, names: list[str]) -> None:
    with st.container(border=True):
        st.markdown(_("**Somebody left?** Give all plans they lead and all they still have to do to another, in one go."))
        old = st.selectbox(_("Who left"), names, index=None, key=session.fresh(f"{FORM}-old"), placeholder=_("Choose"))
        if old:
            led, to_do = cached.read(plan_owners.owned_by, seen.id, old)
            st.caption(show.plain(_("{plan} and {action} would go over. What is done stays theirs.", plan=many(len(led), "plan"),
                                    action=many(len(to_do), "action"))))
        st.text_input(_("Who takes over (a role; empty while nobody is found)"), key=session.fresh(f"{FORM}-new"))
        problem_at("new_owner")
        st.button(_("Hand it over"), on_click=_do, args=(seen,), icon=":material/swap_horiz:", disabled=not old)
        problem_at(ANY)


def _do(seen: Overview) -> None:
    session.require("write plans", seen.id)
    old, new = (st.session_state.get(session.fresh(f"{FORM}-{part}")) or "" for part in ("old", "new"))
    done, handed = session.act(plan_owners.hand_over, seen.id, old, new, said=_("Handed over."))
    if done:
        st.session_state[session.HANDED] = (seen.id, handed)
        for part in ("old", "new"):
            session.empty(f"{FORM}-{part}")


def _give_back(seen: Overview) -> None:
    held: tuple | None = st.session_state.get(session.HANDED)
    if not held or held[0] != seen.id:
        return
    handed: HandedOver = held[1]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(show.plain(_("{plan} and {action} went from {old} to {new}.", plan=many(len(handed.plans), "plan"),
                                 action=many(len(handed.actions), "action"), old=handed.old, new=handed.new or _("nobody yet"))))
        st.button(_("Give it back"), on_click=_undo, args=(seen, handed), icon=":material/undo:")


def _undo(seen: Overview, handed: HandedOver) -> None:
    session.require("write plans", seen.id)
    done, count = session.act(plan_owners.take_back, seen.id, handed)
    if done:
        st.session_state.pop(session.HANDED, None)
        left = handed.count - count
        st.session_state[session.SAID] = _("Given back.") if not left else (
            _("Given back, but for {thing} that somebody changed since.", thing=many(left, "thing")))
