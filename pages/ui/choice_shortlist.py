"""Making the shortlist: which offers, each in plain words, in the order of names."""

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.consult_words import about, save
from pages.ui.draft import Draft, draft
from pages.ui.not_personal import problem_at_field, save_buttons
from pages.ui.words import _
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.opened import Opened, check_opened
from toolkit.brokerage.shortlisting import MOST_WORDS, first_words, make_shortlist, why_not_listed


def shortlist(seen: CaseSeen) -> None:
    """Each offer with a tick and words that begin with the provider's own; those that cannot stand on the list say why."""
    found = cached.read(check_opened, seen.id)
    why_not = cached.read(lambda session: why_not_listed(seen.id, session=session))
    open_to = [one for one in found.offers if one.id not in why_not]
    for one in found.offers:
        if one.id in why_not:
            st.caption(show.plain(_("{name} cannot stand on the list. {why_not}", name=one.name, why_not=why_not[one.id])))
    if not open_to:
        st.info(_("There is no offer to choose from. Search again."), icon=":material/search_off:")
        return
    st.markdown(_("Tell each in short plain sentences, one idea a line. They are shown by name: no score, no rank."))
    saved = {f"on-{one.id}": True for one in open_to} | {f"words-{one.id}": first_words(found, one) for one in open_to} | {"words": ""}
    begun = draft(f"shortlist-{seen.id}-{found.enquiry_id}", 0, saved)
    with st.container(border=True):
        st.text_area(_("Words above the list, if they help"), height=80, max_chars=MOST_WORDS, **about(begun, "words"))
        for one in open_to:
            st.checkbox(_("{name} is on the list", name=show.plain(one.name)), **about(begun, f"on-{one.id}"))
            st.text_area(_("In plain words: {name}", name=show.plain(one.name)), height=140, max_chars=MOST_WORDS,
                         **about(begun, f"words-{one.id}"))
            problem_at_field(begun, f"words-{one.id}")
        save_buttons(begun, _("Ask the person"), _save, seen, found, begun)


def _save(seen: CaseSeen, found: Opened, begun: Draft, sure: bool) -> None:
    session.require("work on cases")
    typed = begun.typed()
    told = {one.id: typed[f"words-{one.id}"] or "" for one in found.offers if typed.get(f"on-{one.id}")}
    save(begun, make_shortlist, seen.id, told, typed["words"] or "", sure=sure,
         said=_("The shortlist is made. Ask the person in the way that suits them."))
