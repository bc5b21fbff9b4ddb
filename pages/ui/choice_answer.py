"""How the person is asked (link, sheet, aloud), and recording what they said on paper or aloud."""

import streamlit as st

from pages.ui import session, show
from pages.ui.consult_words import about, save
from pages.ui.draft import Draft, draft
from pages.ui.not_personal import problem_at_field, save_buttons
from pages.ui.words import _, names_in, said_all
from toolkit import addresses
from toolkit.brokerage.case_links import link_code
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.choosing import ANSWERS, CHANNELS, MOST_WHY, NONE, NOT_YET, OFFER, PAPER, STAY, Answer, Question, choose
from toolkit.brokerage.permission import BY

SHEETS = {"normal": "Print the sheet", "large": "Print it in large print", "easy": "Print it in Easy Read"}


def ways_to_ask(seen: CaseSeen, asked: Question) -> None:
    """The list as the person sees it, the link and the sheets."""
    with st.expander(_("The shortlist, and ways to ask"), expanded=not asked.said.answer, icon=":material/list:"):
        st.html("".join(f"<p><b>{one.number} {show.words(one.name)}</b><br>{show.words(one.words)}</p>" for one in asked.listed))
        if asked.why_not:
            return
        st.caption(_("The person's link. It opens this question alone; give it to them, or open it beside them."))
        st.code(addresses.shown_url(f"choice/{link_code('choice', asked.id)}", session.base_address()), language=None, wrap_lines=True)
        with st.container(horizontal=True):
            for style, label in said_all(SHEETS).items():
                st.link_button(label, f"/choice-sheet/{asked.id}.pdf?style={style}", icon=":material/print:")


def record(asked: Question) -> None:
    """What the person said, by whom it was said and with what authority."""
    saved = {"answer": _key(asked), "why": asked.said.why, "by": asked.said.by, "authority": asked.said.authority, "channel": PAPER}
    begun = draft(f"choice-{asked.id}", asked.version, saved)
    choices = {str(one.number): f"{one.number} {one.name}" for one in asked.listed}
    choices |= {slug: _(ANSWERS[slug]) for slug in (NONE, NOT_YET, STAY)}
    with st.expander(_("Record what the person said"), expanded=st.session_state.get(session.IN_FORM) == begun.name,
                     icon=":material/edit:"):
        st.radio(_("What they said"), list(choices), index=list(choices).index(saved["answer"]) if saved["answer"] in choices else None,
                 format_func=lambda slug: show.plain(choices[slug]), key=begun.key("answer"), persist_state="session")
        problem_at_field(begun, "answer")
        st.text_input(_("Why, if they said so"), max_chars=MOST_WHY, **about(begun, "why"))
        left, right = st.columns(2)
        left.selectbox(_("Who said it"), list(BY), index=list(BY).index(saved["by"]), format_func=names_in(BY), key=begun.key("by"),
                       persist_state="session")
        right.text_input(_("If it was not the person: what gives them the right"), max_chars=300, **about(begun, "authority"))
        problem_at_field(begun, "authority")
        st.radio(_("How it came"), list(CHANNELS), format_func=names_in(CHANNELS), key=begun.key("channel"), persist_state="session",
                 horizontal=True)
        save_buttons(begun, _("Record the answer"), _save, asked, begun)


def _key(asked: Question) -> str:
    return str(asked.chosen.number) if asked.chosen else asked.said.answer


def _save(asked: Question, begun: Draft, sure: bool) -> None:
    session.require("work on cases")
    typed = begun.typed()
    chosen = next((one for one in asked.listed if str(one.number) == typed["answer"]), None)
    said = Answer(OFFER if chosen else typed["answer"] or "", chosen.offer_id if chosen else None, typed["why"] or "", typed["by"],
                  typed["authority"] or "")
    save(begun, choose, asked.id, begun.version, said, typed["channel"], sure=sure, said=_("The answer is recorded."))
