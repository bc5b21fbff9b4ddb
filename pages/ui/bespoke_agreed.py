"""The head of a bespoke contract, what it still lacks, and who is around the table."""

from uuid import UUID

import streamlit as st

from pages.ui import bespoke_frame, bespoke_lines, session, show, tables
from pages.ui.consult_words import about, save
from pages.ui.content import bespoke_lists
from pages.ui.draft import Draft, draft
from pages.ui.not_personal import problem_at_field, save_buttons
from pages.ui.words import _
from toolkit.access.roles import Actor
from toolkit.brokerage import bespoke
from toolkit.brokerage.bespoke import Agreed
from toolkit.brokerage.bespoke_draft import Held
from toolkit.brokerage.bespoke_missing import missing
from toolkit.brokerage.lists import name_of
from toolkit.clock import today
from toolkit.models import BespokeRole


def part(actor: Actor) -> None:
    """What is still missing, what matters, and the team."""
    found = bespoke_frame.chosen(actor)
    if found is None:
        return
    _missing(found)
    _roles(found)
    bespoke_lines.editor(found, BespokeRole, found.roles)
    begun = draft(bespoke_frame.form_name(found, "agreed"), found.contract.version, bespoke.as_typed(found.contract))
    with st.container(border=True):
        st.subheader(_("What matters to the person"), anchor=False)
        _fields(begun)
        save_buttons(begun, _("Save what matters"), _change, found.contract.id, begun)


def new(_actor: Actor, case_id: UUID | None = None) -> None:
    """The form that begins a contract, of a case where one is given."""
    begun = draft(f"bespoke-new-{case_id or ''}", 0, dict(vars(Agreed())))
    _fields(begun)
    save_buttons(begun, _("Begin the contract"), _begin, case_id, begun)


def _missing(found: Held) -> None:
    lacks = missing(found, today())
    if lacks:
        st.html(f'<h3>{_("What is still missing")}</h3><ul>' + "".join(f"<li>{show.words(one)}</li>" for one in lacks) + "</ul>")
    else:
        st.success(_("Nothing of what a bespoke contract needs is missing."), icon=":material/check_circle:")


def _roles(found: Held) -> None:
    if found.roles:
        rows = [(show.words(one.role), show.words(name_of(bespoke_lists().role, one.kind)),
                 _("part of the contract") if one.in_contract else _("around the table only"), show.words(one.words))
                for one in found.roles]
        st.html(tables.plain_table(_("Who is around the table"), (_("Role"), _("Kind"), _("In the contract"), _("What they bring")), rows))


def _fields(begun: Draft) -> None:
    st.text_input(_("Reference. It names nobody, such as R-01"), max_chars=40, **about(begun, "reference"))
    problem_at_field(begun, "reference")
    st.text_area(_("What matters to the person, in their own words. No names"), max_chars=2000, height=140, **about(begun, "matters"))
    problem_at_field(begun, "matters")
    st.text_input(_("The format of the plan, as the person chose it: a film, pictures, a letter"), max_chars=200, **about(begun, "format"))
    problem_at_field(begun, "format")
    left, right = st.columns(2)
    left.date_input(_("From"), format="DD/MM/YYYY", **about(begun, "starts_on"))
    right.date_input(_("Until"), format="DD/MM/YYYY", **about(begun, "ends_on"))
    problem_at_field(begun, "ends_on")


def _begin(case_id: UUID | None, begun: Draft, sure: bool) -> None:
    bespoke_frame.require()
    st.session_state[session.IN_FORM] = begun.name
    done, made = session.act(bespoke.begin, Agreed(**begun.typed()), case_id, sure=sure,
                             said=_("The contract is begun. Who is in the team?"))
    if done:
        begun.saved()
        session.write_address(bespoke_frame.CONTRACT, str(made))


def _change(contract_id: UUID, begun: Draft, sure: bool) -> None:
    bespoke_frame.require()
    save(begun, bespoke.change_agreed, contract_id, begun.version, Agreed(**begun.typed()), sure=sure, said=_("Saved."))
