"""The fields of one line of a bespoke contract, drawn from what its kind asks for."""

from typing import Any
from uuid import UUID

import streamlit as st

from pages.ui.consult_words import about
from pages.ui.draft import Draft
from pages.ui.not_personal import problem_at_field
from pages.ui.words import _, said_all
from toolkit.brokerage import bespoke_fields as asked
from toolkit.brokerage.bespoke_draft import Held
from toolkit.brokerage.bespoke_fields import LINES, Asked
from toolkit.brokerage.bespoke_lists import DAYS
from toolkit.storage.queries.bespoke import Line


def fields(kind: type[Line], begun: Draft, found: Held) -> None:
    """Every field below the other, each with why it was refused."""
    for one in LINES[kind]:
        DRAW[one.how](begun, one, found)
        problem_at_field(begun, one.name)


def _words(begun: Draft, one: Asked, _ignored: Held) -> None:
    st.text_input(_(one.label), max_chars=one.limit, **about(begun, one.name))


def _long(begun: Draft, one: Asked, _ignored: Held) -> None:
    st.text_area(_(one.label), max_chars=one.limit, height=90, **about(begun, one.name))


def _pounds(begun: Draft, one: Asked, _ignored: Held) -> None:
    st.text_input(_(one.label), placeholder=_("For example 420"), **about(begun, one.name))


def _date(begun: Draft, one: Asked, _ignored: Held) -> None:
    st.date_input(_(one.label), format="DD/MM/YYYY", **about(begun, one.name))


def _time(begun: Draft, one: Asked, _ignored: Held) -> None:
    st.time_input(_(one.label), step=900, **about(begun, one.name))


def _flag(begun: Draft, one: Asked, _ignored: Held) -> None:
    st.checkbox(_(one.label), **about(begun, one.name))


def _choice(begun: Draft, one: Asked, _ignored: Held) -> None:
    _select(begun, one, one.options())


def _weekday(begun: Draft, one: Asked, _ignored: Held) -> None:
    _select(begun, one, dict(enumerate(said_all(DAYS))))


def _role(begun: Draft, one: Asked, found: Held) -> None:
    _select(begun, one, {row.id: row.role for row in found.roles}, _("None yet. Roles come from “The person and the team”"))


def _resource(begun: Draft, one: Asked, found: Held) -> None:
    _select(begun, one, {row.id: row.source for row in found.resources}, _("None yet. Resources come from “Money”"))


def _select(begun: Draft, one: Asked, options: dict[Any, str], nothing: str = "Choose") -> None:
    held: str | int | UUID | None = begun.begun_with[one.name]
    st.selectbox(_(one.label), list(options), index=list(options).index(held) if held in options else None, placeholder=_(nothing),
                 format_func=lambda slug: options.get(slug, _("Taken out")), key=begun.key(one.name), persist_state="session")


DRAW = {asked.WORDS: _words, asked.LONG: _long, asked.POUNDS: _pounds, asked.DATE: _date, asked.TIME: _time, asked.FLAG: _flag,
        asked.CHOICE: _choice, asked.WEEKDAY: _weekday, asked.ROLE: _role, asked.RESOURCE: _resource}
