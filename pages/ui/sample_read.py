"""Reading a sampled plan without its case, keeping what was found in it, and what was learned from them all."""

from collections.abc import Sequence

import streamlit as st

from pages.ui import cached, filters, session, show
from pages.ui.consult_words import about, save
from pages.ui.draft import Draft, draft
from pages.ui.not_personal import problem_at_field, save_buttons
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY
from pages.ui.words import _
from toolkit.access.roles import Actor
from toolkit.brokerage import openings, sampling
from toolkit.brokerage.money import say_pounds, say_weekly
from toolkit.brokerage.plan_shown import PlanShown
from toolkit.brokerage.sample_questions import Questions
from toolkit.brokerage.sample_results import read_answers
from toolkit.brokerage.signed import SIDES
from toolkit.errors import ToolkitError
from toolkit.models import SampledPlan, SupportPlanSample

PLAN = "plan"  # in the address: the place of the plan in its sample


def part(actor: Actor, plans: Sequence[SampledPlan], of: Questions) -> None:
    """One plan at a time; nothing is opened until somebody chooses it."""
    rows = {str(row.position): row for row in plans}
    chosen = filters.choice(_("Read a plan"), PLAN, {place: _say(row, len(plans)) for place, row in rows.items()}, _("Choose one"))
    if chosen is None:
        st.caption(_("Choose a plan to read it. It is shown without its case, and that you opened it is recorded."))
        return
    try:
        shown = cached.read(lambda session: sampling.to_read(actor, rows[chosen].id, session=session))
        _record_opening(actor, shown)
    except ToolkitError as error:
        show.problem(error)
        return
    with st.container(border=True):
        _shown(shown)
    _finding(rows[chosen], of)


def _say(row: SampledPlan, of: int) -> str:
    state = "read" if row.answers else _("not read yet") if row.plan_id else _("not there any more")
    return _("Plan {position} of {of}: {state}", position=row.position, of=of, state=state)


def _record_opening(actor: Actor, shown: PlanShown) -> None:
    if not cached.read(lambda session: openings.is_recorded(actor, shown.case_id, session=session)):
        done, _ignored = session.act(openings.plan_opened, shown.case_id)
        if not done:
            raise st.session_state.pop(session.PROBLEM)


def _shown(shown: PlanShown) -> None:
    budget = (_("no personal budget") if shown.budget_pounds is None else _("personal budget {budget_pounds} a week",
                                                                            budget_pounds=say_pounds(shown.budget_pounds)))
    signed = ", ".join(_(SIDES[side]).lower() for side in shown.signed) or _("nobody yet")
    interim = _(" An interim plan.") if shown.interim else ""
    st.markdown(show.plain(shown.words))
    st.caption(show.plain(_("{weekly_pounds}, {budget}. Signed by: {signed}.{interim}", weekly_pounds=say_weekly(shown.weekly_pounds),
                            budget=budget, signed=signed, interim=interim)))
    if shown.over_why:
        st.caption(show.plain(_("Why it may cost more: {over_why}", over_why=shown.over_why)))
    st.html("".join(f"<p><b>{one.number} {show.words(one.words)}</b><br>"
                    + "<br>".join(f"{_(name)}: {show.words(words)}" for name, words in one.facts) + "</p>" for one in shown.agreed))


def _finding(row: SampledPlan, of: Questions) -> None:
    kept = read_answers(row.answers)
    begun = draft(f"sampled-{row.id}", row.version, {slug: kept.get(slug) for slug in of.questions})
    for slug, words in of.questions.items():
        held = begun.begun_with[slug]
        st.radio(show.plain(words), list(of.answers), index=list(of.answers).index(held) if held in of.answers else None,
                 format_func=of.answers.get, horizontal=True, key=begun.key(slug), persist_state="session")
        problem_in(begun.name, slug)
    begun.save_button(_("Keep what was found"), _keep, row, begun, disabled=False)
    problem_in(begun.name, ANY)


def _keep(row: SampledPlan, begun: Draft) -> None:
    session.require("read sampled plans")
    answers = {slug: one or "" for slug, one in begun.typed().items()}
    save(begun, sampling.keep_finding, row.id, begun.version, answers, said=_("What was found is kept."))


def learned(row: SupportPlanSample) -> None:
    """What was learned, in words without names."""
    begun = draft(f"learned-{row.id}", row.version, {"learned": row.learned})
    st.text_area(_("What was learned from this sample. Write no names."), height=90, max_chars=2000, **about(begun, "learned"))
    problem_at_field(begun, "learned")
    save_buttons(begun, _("Save what was learned"), _save_learned, row, begun)


def _save_learned(row: SupportPlanSample, begun: Draft, sure: bool) -> None:
    session.require("read sampled plans")
    save(begun, sampling.save_learned, row.id, begun.version, begun.typed()["learned"], sure=sure, said=_("What was learned is saved."))
