"""Adding a provider and changing one: who they are and what they are found by."""

from typing import Any
from uuid import UUID

import streamlit as st

from pages.ui import session
from pages.ui.consult_words import about, save
from pages.ui.content import framework, groups, lists, provider_lists
from pages.ui.draft import Draft, draft
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY
from pages.ui.provider_filters import approaches
from pages.ui.words import _
from toolkit.brokerage import providers
from toolkit.brokerage.providers import ANYWHERE, ProviderSeen, Written

FORM = "provider-new"
EMPTY = Written("", "")
# Typed with a comma between two.
LISTED, CHOSEN = ("areas", "capabilities"), ("functions", "groups", "support", "approaches")


def add() -> None:
    """The form for a new provider."""
    begun = draft(FORM, 0, as_typed(EMPTY))
    _fields(begun)
    begun.save_button(_("Add the provider"), _add, begun, disabled=False)
    problem_in(begun.name, ANY)


def change(one: ProviderSeen) -> None:
    """The same fields, filled in."""
    begun = draft(f"provider-{one.id}", one.version, as_typed(one.written))
    _fields(begun)
    begun.save_button(_("Save the provider"), _change, one.id, begun, disabled=False)
    problem_in(begun.name, ANY)


def _fields(begun: Draft) -> None:
    kinds, kind = provider_lists().kinds, begun.begun_with["kind"]
    _text(begun, "name", _("Name of the provider"), max_chars=200)
    st.selectbox(_("What they are"), list(kinds), index=list(kinds).index(kind) if kind in kinds else None, format_func=kinds.get,
                 placeholder=_("Choose one"), key=begun.key("kind"), persist_state="session")
    problem_in(begun.name, "kind")
    st.text_area(_("What they do, in plain words"), height=90, **about(begun, "what"))
    problem_in(begun.name, "what")
    _text(begun, "contact", _("How to reach them: an office's address, never a person's"), max_chars=300)
    _choose(begun, "approaches", _("Which of the five approaches to brokerage they are"), approaches())
    _choose(begun, "support", _("Kinds of support they give"), lists().kind)
    _choose(begun, "functions", _("Which of the ten functions they do"), {one.number: f"{one.number} {one.name}"
                                                                      for one in framework().functions})
    _choose(begun, "groups", _("For which groups of people"), groups())
    _text(begun, "areas", _("Where they work: towns or first halves of postcodes, with a comma between. Write {anywhere} for everywhere",
                            anywhere=ANYWHERE))
    _text(begun, "capabilities", _("What else they can do, with a comma between, such as: hoist, Welsh, nights"))


def _text(begun: Draft, part: str, label: str, **more: Any) -> None:
    st.text_input(label, **about(begun, part), **more)
    problem_in(begun.name, part)


def _choose(begun: Draft, part: str, label: str, options: dict[Any, str]) -> None:
    st.multiselect(label, list(options), default=begun.begun_with[part], format_func=options.get, placeholder=_("Choose one or more"),
                   select_all=False, key=begun.key(part), persist_state="session")
    problem_in(begun.name, part)


def as_typed(written: Written) -> dict[str, Any]:
    """What is kept as its fields hold it."""
    held = {name: getattr(written, name) for name in Written.__dataclass_fields__}
    return held | {name: ", ".join(held[name]) for name in LISTED} | {name: list(held[name]) for name in CHOSEN} | {
        "kind": written.kind or None}


def as_written(typed: dict[str, Any]) -> Written:
    """What stands in the fields."""
    listed = {name: tuple(one.strip() for one in (typed[name] or "").split(",") if one.strip()) for name in LISTED}
    return Written(**typed | listed | {name: tuple(typed[name] or ()) for name in CHOSEN} | {"kind": typed["kind"] or ""})


def _add(begun: Draft) -> None:
    session.require("keep providers")
    save(begun, providers.add_provider, as_written(begun.typed()), said=_("The provider is added."))


def _change(provider_id: UUID, begun: Draft) -> None:
    session.require("keep providers")
    save(begun, providers.change_provider, provider_id, begun.version, as_written(begun.typed()), said=_("The provider is saved."))
