"""One opened offer in full, and its marks: 0 to 5 for each outcome, with why."""

import streamlit as st

from pages.ui import session, show
from pages.ui.consult_words import about, save
from pages.ui.dates import say_date
from pages.ui.draft import Draft, draft
from pages.ui.not_personal import problem_at_field, save_buttons
from pages.ui.words import _
from toolkit.brokerage.marking import MOST_WHY, Mark, mark_offer
from toolkit.brokerage.offers import CHANNELS
from toolkit.brokerage.opened import Opened, OpenedOffer
from toolkit.brokerage.scoring import MARKS, Wanted


def marks(found: Opened, one: OpenedOffer) -> None:
    """What the provider wrote, outcome by outcome, with a mark beside each; incomplete offers are read and not marked."""
    name = f"marks-{one.id}"
    with st.expander(show.plain(one.name), expanded=st.session_state.get(session.IN_FORM) == name, icon=":material/description:"):
        started = _(" They can start on {available_on}.", available_on=say_date(one.available_on)) if one.available_on else ""
        st.caption(show.plain(_("Came in {channels}.{started}", channels=_(CHANNELS[one.channel]), started=started)))
        if one.words:
            st.text(one.words)
        begun = None if one.missing else _begun(name, found, one)
        for wanted in found.wanted:
            _outcome(begun, one, wanted)
        if begun:
            save_buttons(begun, _("Save the marks"), _save, found, one, begun)


def _begun(name: str, found: Opened, one: OpenedOffer) -> Draft:
    given = {wanted.number: one.given.get(wanted.id) for wanted in found.wanted}
    saved = {f"mark{number}": row.mark if row else None for number, row in given.items()}
    saved |= {f"why{number}": row.why if row else "" for number, row in given.items()}
    return draft(name, {str(number): row.version for number, row in given.items() if row}, saved)


def _outcome(begun: Draft | None, one: OpenedOffer, wanted: Wanted) -> None:
    st.html(f"<b>{wanted.number} {show.words(wanted.words)}</b>{_said(one, wanted)}")
    if begun is None:
        return
    mark, why = f"mark{wanted.number}", f"why{wanted.number}"
    left, right = st.columns([1, 2])
    choices = [None, *MARKS]
    left.selectbox(_("Mark, outcome {number}, {name}", number=wanted.number, name=show.plain(one.name)), choices,
                   index=choices.index(begun.begun_with[mark]),
                   format_func=lambda given: _("Not marked") if given is None else f"{given} · {_(MARKS[given])}", key=begun.key(mark),
                   persist_state="session")
    with right:
        st.text_input(_("Why, outcome {number}, {name}. It goes into the letter.", number=wanted.number, name=show.plain(one.name)),
                      max_chars=MOST_WHY,
                      **about(begun, why))
    problem_at_field(begun, mark)
    problem_at_field(begun, why)


def _said(one: OpenedOffer, wanted: Wanted) -> str:
    line = one.offered.lines.get(wanted.id)
    if line is None:
        return f'<div>{_("No answer")}</div>'
    told = {_("What"): line.what, _("How"): line.how, _("When"): line.when, _("How often"): line.how_often}
    return "".join(f'<div>{name}: {show.words(words) or _("not said")}</div>' for name, words in told.items())


def _save(found: Opened, one: OpenedOffer, begun: Draft, sure: bool) -> None:
    session.require("open offers")
    typed = begun.typed()
    given = {wanted.id: Mark(typed[f"mark{wanted.number}"], typed[f"why{wanted.number}"] or "", begun.version.get(str(wanted.number), 0))
             for wanted in found.wanted}
    save(begun, mark_offer, one.id, given, sure=sure, said=_("The marks of {name} are saved.", name=one.name))
