"""The fields of a referral, for a new one and for one that is put right, and what stands in them as a Referral."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.ui import session
from pages.ui.consult_words import about
from pages.ui.content import groups, lists
from pages.ui.draft import Draft
from pages.ui.not_personal import problem_at_field
from pages.ui.plan_saving import as_typed, pounds
from pages.ui.words import _
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.received import received_at
from toolkit.brokerage.referral import Referral
from toolkit.clock import in_london, now
from toolkit.errors import ToolkitError

ASKED_OF_MONEY = "budget_pounds"
PLAIN = ("reference", "urgency", "path", "kind", "area", "start_wanted_on", "team", "for_whom", "words", "carer_does", "wants_no_change",
         "first_visit_on")
MAY_BE_EMPTY = ("group", "route", "money_route", "brokerage_route")


def begun_with(seen: CaseSeen | None, reference: str) -> dict[str, Any]:
    """What the fields begin with: a case as it stands, or a new referral that came in just now."""
    came_in = in_london(seen.received_at if seen else now())
    start = seen or Referral(reference=reference, received_at=came_in)
    # The clock goes by the kind of support, so that of a new one is chosen, never taken for granted.
    return {name: getattr(start, name) for name in (*PLAIN, *MAY_BE_EMPTY)} | ({} if seen else {"kind": None}) | {
        "received_on": came_in.date(), "received_time": f"{came_in:%H:%M}", ASKED_OF_MONEY: as_typed(start.budget_pounds)}


def typed(begun: Draft) -> Referral:
    """What stands in the fields. Raises BadInput for a time or a sum that cannot be read."""
    found = begun.typed()
    same = {name: found[name] for name in PLAIN} | {name: found[name] or "" for name in MAY_BE_EMPTY}
    return Referral(**same, received_at=received_at(found["received_on"], found["received_time"]),
                    budget_pounds=pounds(found[ASKED_OF_MONEY], ASKED_OF_MONEY))


def typed_or_refused(begun: Draft) -> Referral | None:
    """What stands in the fields; None where it cannot be read, and why is then shown in the form."""
    st.session_state[session.IN_FORM] = begun.name
    try:
        return typed(begun)
    except ToolkitError as error:
        st.session_state[session.PROBLEM] = error
        return None


def fields(begun: Draft, *, new: bool) -> None:
    """All fields of a referral. The path of an existing one is changed by moving it, which is told on its timeline."""
    st.caption(_("No name, date of birth, NHS number, full postcode or phone number goes into a case."))
    refused = session.PROBLEM in st.session_state
    _came_in(begun)
    _looked_for(begun, new)
    _arranged(begun)
    if refused and session.PROBLEM not in st.session_state:
        # Whoever pressed the button at the foot of a long form does not see the field.
        st.markdown(_(":material/arrow_upward: **Not saved.** What is wrong stands above, below its field."))


def _wrong(begun: Draft, *fields: str) -> None:
    # Below the row that the field stands in: a sentence in a third of the width is six lines on a phone and on a desk.
    for field in fields:
        problem_at_field(begun, field)


def _came_in(begun: Draft) -> None:
    left, middle, right = st.columns(3)
    left.text_input(_("Reference, ours or the council's own"), max_chars=40, **about(begun, "reference"))
    middle.date_input(_("Day it came in"), format="DD/MM/YYYY", **about(begun, "received_on"))
    right.text_input(_("Time it came in, such as 16:40"), max_chars=5, **about(begun, "received_time"))
    _wrong(begun, "reference", "received", "received_on", "received_time")
    left, right = st.columns(2)
    _select(left.selectbox, _("How it came in"), begun, "route", lists().route)
    right.text_input(_("Team that referred"), max_chars=120, **about(begun, "team"))
    _wrong(begun, "route", "team")
    _select(st.radio, _("How urgent it is"), begun, "urgency", lists().urgency)
    _wrong(begun, "urgency")


def _looked_for(begun: Draft, new: bool) -> None:
    left, right = st.columns(2)
    _select(left.selectbox, _("Kind of support"), begun, "kind", lists().kind)
    _select(right.selectbox, _("Group of people"), begun, "group", groups())
    _wrong(begun, "kind", "group")
    if new:
        _select(st.radio, _("Which way it goes"), begun, "path", lists().path)
    left, right = st.columns(2)
    left.text_input(_("Area: a town, or the first half of a postcode"), max_chars=120, **about(begun, "area"))
    right.date_input(_("Support wanted from"), format="DD/MM/YYYY", **about(begun, "start_wanted_on"))
    _wrong(begun, "path", "area", "start_wanted_on")
    _select(st.radio, _("For whom"), begun, "for_whom", lists().for_whom)
    st.text_area(_("What is needed, in plain words"), height=100, **about(begun, "words"))
    st.text_area(_("What a family carer or friend does now"), height=80, **about(begun, "carer_does"))
    _wrong(begun, "for_whom", "words", "carer_does")


def _arranged(begun: Draft) -> None:
    left, middle, right = st.columns(3)
    _select(left.selectbox, _("How it is paid for"), begun, "money_route", lists().money_route)
    middle.text_input(_("Indicative personal budget, pounds a week"), max_chars=20, placeholder=_("Empty while not known"),
                      **about(begun, ASKED_OF_MONEY))
    _select(right.selectbox, _("Who arranges it"), begun, "brokerage_route", lists().brokerage_route)
    _wrong(begun, "money_route", ASKED_OF_MONEY, "brokerage_route")
    st.date_input(_("First visit that explains what brokerage is, held on"), format="DD/MM/YYYY", **about(begun, "first_visit_on"))
    st.checkbox(_("The person wants no change: record it, and do not send it to brokerage"), **about(begun, "wants_no_change"))


def _select(widget: Callable[..., Any], label: str, begun: Draft, part: str, options: dict[str, str]) -> None:
    chosen, known = begun.begun_with[part], list(options)
    more = {"placeholder": _("Not said") if part in MAY_BE_EMPTY else _("Choose")} if widget is not st.radio else {}
    widget(label, known, index=known.index(chosen) if chosen in known else None, format_func=lambda one: options.get(one, one),
           key=begun.key(part), persist_state="session", **more)
