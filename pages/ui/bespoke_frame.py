"""Which bespoke contract is looked at, kept in the address; what to do while there is none."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, case_frame, filters, session, show
from pages.ui.words import _
from toolkit.access.roles import Actor
from toolkit.brokerage import bespoke
from toolkit.brokerage.bespoke_draft import Held, held

CONTRACT = "bespoke"  # in the address: the id of the contract


def chosen(actor: Actor) -> Held | None:
    """The contract in the address, else the first; where there is none, what belongs here. Opening a case's contract opens the case."""
    names = cached.read(lambda session: bespoke.names(actor, session=session))
    if not names:
        st.info(_("No bespoke contract yet. It is written around one person, with everybody who will do something in it, in a workshop. "
                  "Begin one under “New contract”."), icon=":material/handshake:")
        return None
    picked = filters.one_of(_("Which contract"), CONTRACT, {str(one): reference for one, reference, _ignored in names})
    case_id = next(case for one, _ignored, case in names if str(one) == picked)
    if case_id is not None:
        case_frame.record_opening(actor, case_id)
    found = cached.read(_held, actor, UUID(picked))
    _head(found)
    return found


def _held(actor: Actor, contract_id: UUID, *, session) -> Held:
    return held(bespoke.contract_seen(actor, contract_id, session=session), session=session)


def _head(found: Held) -> None:
    st.subheader(show.plain(found.contract.reference), anchor=False)
    if found.contract.example:
        st.badge(_("Example: an invented contract"), color="violet", icon=":material/info:")
    if found.contract.case_id:
        st.page_link("case.py", label=_("Back to its case"), icon=":material/folder_open:",
                     query_params={case_frame.CASE: str(found.contract.case_id)})


def form_name(found: Held, part: str) -> str:
    """The name of a form of this contract."""
    return f"bespoke-{found.contract.id}-{part}"


def require() -> Actor:
    """Whoever may change a contract. Raises NotAllowed."""
    return session.require("work on cases")
