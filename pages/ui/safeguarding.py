"""The safeguarding card: what to do and whom to ring. Nothing about the person is recorded."""

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _
from toolkit.access.roles import may
from toolkit.events import safeguarding as rules
from toolkit.steps.overview import Overview


def card(seen: Overview) -> None:
    """The card, and for an administrator the form that writes it."""
    held = cached.read(rules.card)
    with st.container(border=True):
        st.subheader(_("If somebody tells you that they are being hurt, or are at risk"), anchor=False)
        if held.version:
            st.html(f'<p>{show.words(held.what_to_do)}</p><p><b>'
                    f'{_("Ring: {whom_to_ring}", whom_to_ring=show.words(held.whom_to_ring))}</b></p>')
        else:
            st.markdown(show.plain(_(rules.NOT_SET)))
        st.caption(_("Common Table records nothing about it. Write nothing about the person into an entry."))
    if may(session.require(), "write the safeguarding card"):
        _form(held)
    elif not held.version:
        st.caption(_("An administrator writes the card once for all workshops."))


def whom_to_ring() -> None:
    """The same in a sentence, for where a broker may hear of harm while they write of something else."""
    held = cached.read(rules.card)
    words = (_("{what_to_do} Ring: {whom_to_ring}", what_to_do=held.what_to_do, whom_to_ring=held.whom_to_ring) if held.version
             else _(rules.NOT_SET_FOR_BROKERS))
    st.info(_("If somebody is being hurt or at risk, write nothing of it here. {words}", words=show.plain(words)), icon=":material/shield:")


def _form(held: rules.Card) -> None:
    with st.form(f"card-{held.version}", enter_to_submit=False):
        st.markdown(_("**Write the card** (for all workshops on this computer or server)"))
        st.text_area(_("What to do"), held.what_to_do, key=f"card-do-{held.version}", height=120)
        problem_at("what_to_do")
        st.text_area(_("Whom to ring, at which hours"), held.whom_to_ring, key=f"card-ring-{held.version}", height=80)
        problem_at("whom_to_ring")
        st.form_submit_button(_("Save the card"), on_click=_save, args=(held.version,), type="primary", icon=":material/check:")
        problem_at(ANY)


def _save(version: int) -> None:
    session.require("write the safeguarding card")
    typed = [st.session_state.get(f"card-{part}-{version}") or "" for part in ("do", "ring")]
    session.act(rules.write_card, version, *typed, said=_("The card is saved."))
