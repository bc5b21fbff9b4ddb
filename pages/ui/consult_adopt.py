"""Adopting plans: each with what is still in the way, and the reason where the people are not asked again."""

from uuid import UUID

import streamlit as st

from pages.ui import consult_cached, session, show
from pages.ui.consult_words import about, save
from pages.ui.draft import Draft, draft
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY
from pages.ui.words import _
from toolkit.clock import say_moment
from toolkit.models import Plan
from toolkit.steps.consulting import adopting
from toolkit.steps.consulting.adopting import ADOPTED, Adoption
from toolkit.steps.overview import Overview

FORM = "adopt"


def adopt_plans(seen: Overview, state: int, final: list) -> None:
    """Every plan in the order of its priority."""
    held = consult_cached.adoptions_at(seen.id, state)
    if not held:
        st.info(_("No plan is written yet. Plans are adopted here once the people were asked."), icon=":material/verified:")
    for row in final:
        if row.id in held:
            _one(seen.id, row, *held[row.id])


def _one(workshop_id: UUID, priority, plan: Plan, standing: Adoption, why_not: str) -> None:
    with st.container(border=True):
        st.html(f'<b>{priority.final_rank} {show.words(priority.title)}</b><div>{show.words(plan.action)}</div>'
                f'<div class="ct-more">{show.words(_state(standing))}</div>')
        if standing.state == ADOPTED:
            st.button(_("Take the adoption back"), key=f"{FORM}-back-{plan.id}", on_click=_act, icon=":material/undo:",
                      args=(workshop_id, plan.id, adopting.take_adoption_back, standing.version, _("The plan is a draft again.")))
        else:
            st.button(_("Adopt this plan"), key=f"{FORM}-{plan.id}", on_click=_act, disabled=bool(why_not), icon=":material/verified:",
                      args=(workshop_id, plan.id, adopting.adopt, standing.version, _("The plan is adopted.")))
            if why_not:
                st.caption(show.plain(why_not))
        problem_in(f"{FORM}-{plan.id}", None)
        if standing.state != ADOPTED:
            with st.expander(_("Adopt it without asking the people again")):
                _reason(workshop_id, plan, standing)
        elif standing.not_consulted_why:
            st.caption(_("Adopted without asking the people again: {not_consulted_why}",
                         not_consulted_why=show.plain(standing.not_consulted_why)))


def _state(standing: Adoption) -> str:
    if standing.state != ADOPTED:
        return _("A draft")
    since = _(" It was changed since then: look whether the people should be asked again.") if standing.changed_since else ""
    return _("Adopted, {at}.{since}", at=say_moment(standing.at), since=since) if standing.at else _("Adopted.{since}", since=since)


def _act(workshop_id: UUID, plan_id: UUID, do, version: int, said: str) -> None:
    session.require("consult", workshop_id)
    st.session_state[session.IN_FORM] = f"{FORM}-{plan_id}"
    session.act(do, plan_id, version, said=said)


def _reason(workshop_id: UUID, plan: Plan, standing: Adoption) -> None:
    begun = draft(f"why-not-{plan.id}", standing.version, {"why": standing.not_consulted_why})
    st.text_area(_("Why the people are not asked again. It stands on the public page."), height=90, **about(begun, "why"))
    problem_in(begun.name, "not_consulted_why")
    begun.save_button(_("Save the reason"), _save, workshop_id, plan.id, begun, disabled=False)
    problem_in(begun.name, ANY)


def _save(workshop_id: UUID, plan_id: UUID, begun: Draft) -> None:
    session.require("consult", workshop_id)
    save(begun, adopting.say_why_not_asked, plan_id, begun.version, begun.typed()["why"] or "", said=_("The reason is saved."))
