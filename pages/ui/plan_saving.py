"""Saving what is typed about a plan: the first lines, or one of the parts that may follow."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from uuid import UUID

import streamlit as st

from pages.ui import place_field, problems, session
from pages.ui.draft import Draft
from pages.ui.words import _
from toolkit.errors import BadInput, ToolkitError
from toolkit.steps import planning
from toolkit.steps.plan_parts import Change, Part


def save(workshop_id: UUID, priority_id: UUID, plan_id: UUID | None, begun: Draft, typed: Callable[[Draft], Part], said: str) -> None:
    """For a button: save what stands in a draft's fields. A refusal is shown in that form, and both texts where somebody saved first."""
    session.require("write plans", workshop_id)
    st.session_state[session.IN_FORM] = begun.name
    try:
        part = typed(begun)
    except ToolkitError as error:
        st.session_state[session.PROBLEM] = error
        return
    if plan_id is None:
        done, _ignored = session.act(planning.write_plan, priority_id, part, said=said)
    else:
        done, _ignored = session.act(planning.change_plan, plan_id, begun.version, part, said=said)
    if done:
        begun.saved()
        if isinstance(part, Change):  # a spot clicked on the map was for this part
            place_field.drop_click()
    else:
        begun.build_on_theirs()


def problem_in(name: str, field: str) -> None:
    """Show a refusal at its field, in the form it belongs to: several forms of this screen have fields of the same kind."""
    if st.session_state.get(session.IN_FORM, name) == name:
        problems.problem_at(field)


def pounds(text: str | None, field: str) -> Decimal | None:
    """Typed money, with or without a pound sign and commas; None for nothing. Raises BadInput."""
    cleaned = (text or "").replace("£", "").replace(",", "").replace(" ", "")
    try:
        amount = Decimal(cleaned) if cleaned else None
    except InvalidOperation:
        amount = Decimal(_("NaN"))
    if amount is not None and not amount.is_finite():
        raise BadInput(_("The cost is a number of pounds, such as 45000. Leave it empty while it is not known."), field)
    return amount


def as_typed(amount: Decimal | int | None) -> str:
    """Money as somebody would type it."""
    return "" if amount is None else f"{Decimal(amount):f}".removesuffix(".00")
