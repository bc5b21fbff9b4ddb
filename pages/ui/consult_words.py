"""What the screens of a consultation say and do alike: the newest round, its address, saving a draft, the way to another part."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import streamlit as st

from pages.ui import consult_cached, session, show
from pages.ui.draft import Draft
from pages.ui.words import _
from toolkit import addresses
from toolkit.models import Consultation
from toolkit.steps.consulting import moves
from toolkit.steps.consulting.moves import say_state
from toolkit.steps.consulting.sheet import say_code

STAGE = "asking"  # in the address: the part of asking again


def newest(workshop_id: UUID, state: int) -> Consultation | None:
    """The round that is worked on: an open one, else a draft, else the newest. Two can be open after a workshop file came in."""
    rounds = consult_cached.rounds_at(workshop_id, state)
    return next((row for wanted in (moves.OPEN, moves.DRAFT, moves.CLOSED) for row in rounds if row.state == wanted), None)


def title(asked: Consultation) -> None:
    """The round's number and state as a heading."""
    st.subheader(_("Round {number}: {asked}", number=asked.number, asked=show.plain(say_state(asked))), anchor=False)


def url_of(asked: Consultation) -> str:
    """The address that people open to answer."""
    return addresses.shown_url(f"/consult/{say_code(asked.code)}", session.base_address())


def save(begun: Draft, do: Callable[..., Any], *given: Any, said: str, **named: Any) -> bool:
    """Do one act with what stands in a draft's fields. A refusal is shown in that form, and both texts where somebody saved first."""
    st.session_state[session.IN_FORM] = begun.name
    done, _ignored = session.act(do, *given, said=said, **named)
    if done:
        begun.saved()
    else:
        begun.build_on_theirs()
    return done


def go_to(stage: str) -> None:
    """For a button's on_click: show another part of asking again."""
    st.query_params[STAGE] = stage


def way_to(stage: str, label: str) -> None:
    """A button that leads to another part."""
    st.button(label, key=f"to-{stage}", on_click=go_to, args=(stage,), icon=":material/arrow_forward:")


def about(begun: Draft, part: str) -> dict[str, Any]:
    """What a field of a draft is begun with, and its key, which outlives the screen."""
    return {"value": begun.begun_with[part], "key": begun.key(part), "persist_state": "session"}
