"""The terms of a contract: typed for a new one, shown and changed for one that is there."""

from typing import Any
from uuid import UUID

import streamlit as st

from pages.ui import session, show
from pages.ui.consult_words import about, save
from pages.ui.draft import Draft, draft
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY
from pages.ui.words import _, many, say_number
from toolkit.access.roles import Actor
from toolkit.brokerage import contracts
from toolkit.brokerage.contract_areas import is_kept
from toolkit.brokerage.contracts import MOST_HOURS, MOST_NOTICE, Terms
from toolkit.clock import say_date
from toolkit.models import BrokerContract

FORM = "contract-new"
EMPTY = Terms("", None, None)


def add(_actor: Actor) -> None:
    """The form for a new contract."""
    begun = draft(FORM, 0, dict(vars(EMPTY)))
    _fields(begun)
    begun.save_button(_("Add the contract"), _add, begun, disabled=False)
    problem_in(begun.name, ANY)


def shown(actor: Actor, seen: BrokerContract) -> None:
    """The terms in sentences, and the form to change them for whoever may."""
    st.markdown(show.plain(in_words(seen)))
    if seen.words:
        st.caption(show.plain(seen.words))
    if is_kept(actor, seen.area):
        with st.expander(_("Change the terms"), icon=":material/edit:"):
            begun = draft(f"contract-{seen.id}", seen.version, {name: getattr(seen, name) for name in Terms.__dataclass_fields__})
            _fields(begun)
            begun.save_button(_("Save the terms"), _change, seen.id, begun, disabled=False)
            problem_in(begun.name, ANY)


def in_words(seen: BrokerContract) -> str:
    """From when to when, with extensions, ceiling and notice."""
    more = _(", with every extension until {extended_until}", extended_until=say_date(seen.extended_until)) if seen.extended_until else ""
    ceiling = _(" It may grow to {ceiling_hours} hours a year.", ceiling_hours=say_number(seen.ceiling_hours)) if seen.ceiling_hours else ""
    months = many(seen.notice_months, "month's", "months'")
    notice = _(" An increase needs {months} notice.", months=months) if seen.notice_months else ""
    where = _(" For {area}.", area=seen.area) if seen.area else ""
    return _("From {starts_on} to {ends_on}{more}.{ceiling}{notice}", starts_on=say_date(seen.starts_on), ends_on=say_date(seen.ends_on),
             more=more, ceiling=ceiling, notice=notice) + where


def _fields(begun: Draft) -> None:
    st.text_input(_("Name of the contract"), max_chars=200, **about(begun, "name"))
    problem_in(begun.name, "name")
    st.text_input(_("Area it is for (leave empty for all areas)"), max_chars=200, **about(begun, "area"),
                  help=_("The name that workshops have for the area. A commissioner for some areas keeps the contracts of these."))
    problem_in(begun.name, "area")
    days = (("starts_on", _("First day")), ("ends_on", _("Last day")),
            ("extended_until", _("If every extension is taken up, the last day")))
    for column, (part, label) in zip(st.columns(3), days, strict=True):
        column.date_input(label, format="DD/MM/YYYY", **about(begun, part))
    left, right = st.columns(2)
    left.number_input(_("Ceiling: most hours a year it may grow to"), 1, MOST_HOURS, placeholder=_("none"), step=100,
                      **about(begun, "ceiling_hours"))
    right.number_input(_("Months of notice before an increase"), 0, MOST_NOTICE, **about(begun, "notice_months"))
    for part in ("starts_on", "ends_on", "extended_until", "ceiling_hours", "notice_months"):
        problem_in(begun.name, part)
    st.text_area(_("Notes"), height=80, **about(begun, "words"))
    problem_in(begun.name, "words")


def _terms(begun: Draft) -> Terms:
    typed: dict[str, Any] = begun.typed()
    return Terms(**typed | {name: typed[name] or "" for name in ("name", "words", "area")})


def _add(begun: Draft) -> None:
    session.require("keep contracts")
    save(begun, contracts.add_contract, _terms(begun), said=_("The contract is added. Its hours come next, under “Hours and forecast”."))


def _change(contract_id: UUID, begun: Draft) -> None:
    session.require("keep contracts")
    save(begun, contracts.change_contract, contract_id, begun.version, _terms(begun), said=_("The terms are saved."))
