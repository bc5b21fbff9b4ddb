"""The outcomes of a statement, one by one: read, written, changed, taken out and put back."""

from typing import Any
from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.consult_words import about, save
from pages.ui.content import outcome_lists
from pages.ui.draft import Draft, draft
from pages.ui.not_personal import problem_at_field, save_buttons
from pages.ui.words import _, said_all
from toolkit.brokerage import outcomes
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.outcomes import DEVELOPMENTAL, KINDS, NEEDS, WEIGHTS, OutcomeSeen, Wanted

ONE = "outcome"  # in the address: the outcome that is being changed
EMPTY = {"domain": None, "need": None, "kind": None, "words": "", "weight": 3, "agreed": False, "specific": "", "measurable": "",
         "achievable": "", "realistic": "", "timed": ""}


def outcomes_part(seen: CaseSeen, lines: list[OutcomeSeen], *, writes: bool) -> None:
    """Every outcome, the form for one more or for the one that is being changed, and those that were taken out."""
    if not lines:
        st.caption(_("Nothing yet. Ask the person: what should be different, in their own words?"))
    for one in lines:
        st.html(in_words(one))
        if writes:
            with st.container(horizontal=True):
                st.button(_("Change"), key=f"change-{one.id}", type="tertiary", on_click=_take_up, args=(one.id,), icon=":material/edit:")
                st.button(_("Take out"), key=f"out-{one.id}", type="tertiary", on_click=_out, args=(one.id, True), icon=":material/undo:")
    if writes:
        changed = next((one for one in lines if str(one.id) == st.query_params.get(ONE)), None)
        _form(seen, changed)
        _put_back(seen)


def in_words(one: OutcomeSeen) -> str:
    """An outcome as HTML, with its number, what it is and how much it matters."""
    domain = outcome_lists().domains.get(one.wanted.domain)
    facts = [domain.name if domain else _("from quick sourcing"), _(NEEDS[one.wanted.need]), _(KINDS[one.wanted.kind]),
             _("weighs {weight}: {weights}", weight=one.wanted.weight, weights=_(WEIGHTS[one.wanted.weight])),
             _("✓ agreed with the person") if one.wanted.agreed else _("not agreed with the person yet")]
    prompts = outcome_lists().prompts if one.wanted.kind == DEVELOPMENTAL else {}
    answers = "".join(f"<div class='ct-more'><b>{show.words(asked.question)}</b> {show.words(getattr(one.wanted, slug))}</div>"
                      for slug, asked in prompts.items())
    return (f"<div class='ct-entry priority'><b>{one.number}</b> {show.words(one.title)}"
            f"<div class='ct-more'>{show.words(' · '.join(facts))}</div>{answers}</div>")


def _form(seen: CaseSeen, one: OutcomeSeen | None) -> None:
    begun = draft(f"outcome-{one.id if one else seen.id}", one.version if one else 0, vars(one.wanted) if one else EMPTY)
    with st.container(border=True):
        st.markdown(_("**Change outcome {number}**", number=one.number) if one else _("**One more outcome**"))
        _fields(begun)
        save_buttons(begun, _("Save the outcome") if one else _("Add the outcome"), _save, seen, one and one.id, begun)
        if one:
            st.button(_("Back, without saving"), on_click=_leave, args=(begun,), icon=":material/arrow_back:")


def _fields(begun: Draft) -> None:
    lists = outcome_lists()
    st.text_area(_("What should be different, in the person's words"), height=90, **about(begun, "words"))
    problem_at_field(begun, "words")
    _one_of(begun, "domain", _("Which part of life is it about?"), {slug: one.name for slug, one in lists.domains.items()})
    with st.popover(_("What belongs where?"), icon=":material/help:"):
        show.to_read(_("What belongs to each part of life"), "".join(
            f"<p><b>{show.words(one.name)}.</b> {show.words(one.belongs)} <i>{show.words(one.example)}</i></p>"
            for one in lists.domains.values()))
    _one_of(begun, "need", _("Must the person have it?"), said_all(NEEDS))
    _one_of(begun, "kind", _("What kind is it?"), said_all(KINDS))
    if begun.typed()["kind"] == DEVELOPMENTAL:
        for slug, asked in lists.prompts.items():
            st.text_input(f"{asked.name}: {asked.question}", max_chars=500, **about(begun, slug))
            problem_at_field(begun, slug)
    _one_of(begun, "weight", _("How much does it matter to the person?"),
            {number: f"{number} {words}" for number, words in said_all(WEIGHTS).items()})
    st.checkbox(_("The person agreed how much it matters"), **about(begun, "agreed"))


def _one_of(begun: Draft, part: str, label: str, options: dict[Any, str]) -> None:
    chosen, known = begun.begun_with[part], list(options)
    st.radio(label, known, index=known.index(chosen) if chosen in known else None, horizontal=True,
             format_func=lambda one: options[one].capitalize(), key=begun.key(part), persist_state="session")
    problem_at_field(begun, part)


def _save(seen: CaseSeen, outcome_id: UUID | None, begun: Draft, sure: bool) -> None:
    session.require("work on cases")
    typed = {name: value if value is not None else "" for name, value in begun.typed().items()}
    wanted = Wanted(**typed | {"weight": typed["weight"] or 0})
    if outcome_id is None:
        save(begun, outcomes.add_outcome, seen.id, wanted, sure=sure, said=_("The outcome is added."))
    elif save(begun, outcomes.change_outcome, outcome_id, begun.version, wanted, sure=sure, said=_("The outcome is changed.")):
        st.query_params.pop(ONE, None)


def _take_up(outcome_id: UUID) -> None:
    st.query_params[ONE] = str(outcome_id)


def _leave(begun: Draft) -> None:
    st.query_params.pop(ONE, None)
    begun.saved()


def _out(outcome_id: UUID, out: bool) -> None:
    session.require("work on cases")
    session.act(outcomes.take_out, outcome_id, out, said=_("Taken out. It can be put back below.") if out else _("Put back."))


def _put_back(seen: CaseSeen) -> None:
    gone = cached.read(lambda session: outcomes.taken_out(seen.id, session=session))
    if gone:
        with st.expander(_("Taken out ({count})", count=len(gone)), icon=":material/undo:"):
            for one in gone:
                st.markdown(show.plain(one.wanted.words))
                st.button(_("Put it back"), key=f"back-{one.id}", on_click=_out, args=(one.id, False))
