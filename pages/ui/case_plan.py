"""The support plan: what was agreed and what it costs against the budget; signed by both sides before the award."""

import streamlit as st

from pages.ui import cached, plan_signing, show
from pages.ui import session as here
from pages.ui.consult_words import about, save
from pages.ui.content import lists
from pages.ui.draft import Draft, draft
from pages.ui.not_personal import problem_at_field, save_buttons
from pages.ui.plan_saving import as_typed
from pages.ui.words import _
from toolkit.brokerage import support_plan
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.money import read_pounds, say_pounds, say_weekly
from toolkit.brokerage.plan_shown import PlanShown, plan_shown
from toolkit.brokerage.support_plan import MOST_WORDS, QUICK, Planned
from toolkit.errors import ToolkitError
from toolkit.models import SupportPlan


def part(seen: CaseSeen) -> None:
    """The plan's form while it may be written, what it says, its signatures."""
    plan, offer = cached.read(support_plan.plan_and_offer, seen.id)
    if offer is None:
        st.info(_("There is no choice to plan for yet. The plan follows the person's choice."), icon=":material/lock:")
        return
    st.subheader(show.plain(f"{offer.name}, {say_weekly(offer.offered.weekly_pounds)}"), anchor=False)
    if refusal := support_plan.why_not_write(seen.state, plan):
        st.info(show.plain(_(refusal)), icon=":material/lock:")
        if plan is None:
            return
    else:
        _form(seen, plan)
    if plan:
        shown = cached.read(plan_shown, plan.id)
        _shown(shown)
        plan_signing.signatures(shown)


def _form(seen: CaseSeen, plan: SupportPlan | None) -> None:
    start = plan or Planned("", seen.budget_pounds, seen.money_route)
    saved = {"words": start.words, "budget": as_typed(start.budget_pounds), "money_route": start.money_route or None,
             "over_why": start.over_why, "interim": start.interim}
    begun = draft(f"plan-{seen.id}", plan.version if plan else 0, saved)
    routes = lists().money_route
    with st.container(border=True):
        st.text_area(_("What was agreed, in plain words. Write no names."), height=160, max_chars=MOST_WORDS, **about(begun, "words"))
        problem_at_field(begun, "words")
        left, right = st.columns(2)
        left.text_input(_("Personal budget, pounds a week; empty where there is none"), **about(begun, "budget"))
        right.selectbox(_("How it is paid for"), list(routes), index=list(routes).index(saved["money_route"])
                        if saved["money_route"] in routes
                        else None, format_func=routes.get, key=begun.key("money_route"), persist_state="session", placeholder=_("Not said"))
        problem_at_field(begun, "budget")
        st.text_input(_("If it costs more than the budget: why it may, and who agreed"), max_chars=500, **about(begun, "over_why"))
        problem_at_field(begun, "over_why")
        if seen.path == QUICK:
            st.checkbox(_("An interim plan: the support may begin now, the signatures follow"), **about(begun, "interim"))
        save_buttons(begun, _("Save the plan"), _save, seen, begun)


def _save(seen: CaseSeen, begun: Draft, sure: bool) -> None:
    here.require("work on cases")
    st.session_state[here.IN_FORM] = begun.name
    typed = begun.typed()
    try:
        planned = Planned(typed["words"] or "", read_pounds(typed["budget"], "budget"), typed["money_route"] or "", typed["over_why"] or "",
                          bool(typed["interim"]))
    except ToolkitError as error:
        st.session_state[here.PROBLEM] = error
        return
    save(begun, support_plan.write_plan, seen.id, begun.version, planned, sure=sure, said=_("The plan is saved. Now both sides sign it."))


def _shown(shown: PlanShown) -> None:
    # A budget of nothing is not "free".
    budget = _("a personal budget of {budget_pounds}", budget_pounds=say_pounds(shown.budget_pounds)) if shown.budget_pounds else (
        _("no personal budget") if shown.budget_pounds is None else _("no money in the personal budget"))
    over = _(", {over} a week over it: {over_why}", over=say_pounds(shown.over), over_why=shown.over_why) if shown.over else ""
    st.markdown(show.plain(f"{say_weekly(shown.weekly_pounds)}, {budget}{over}. {shown.money_route}"))
    with st.expander(_("What was agreed, outcome by outcome"), icon=":material/checklist:"):
        st.html("".join(f"<p><b>{one.number} {show.words(one.words)}</b><br>"
                        + "<br>".join(f"{_(name)}: {show.words(words)}" for name, words in one.facts) + "</p>" for one in shown.agreed))
