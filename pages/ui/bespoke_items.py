"""Two lists that are answered item by item: the assessments there are, and what keeps the contract bespoke."""

import streamlit as st

from pages.ui import bespoke_cached, bespoke_frame, provider_cached, show
from pages.ui.consult_words import about, save
from pages.ui.draft import Draft, draft
from pages.ui.not_personal import save_buttons
from pages.ui.words import _, said_all, say_number
from toolkit.access.roles import Actor
from toolkit.brokerage import bespoke_items
from toolkit.brokerage.bespoke_draft import Held
from toolkit.brokerage.bespoke_items import Answered
from toolkit.brokerage.bespoke_lists import AVAILABLE, KEPT_BESPOKE

SHOWN = 20


def assessments(actor: Actor) -> None:
    """Each assessment: available or not, and a summary that people around the table can follow."""
    found = bespoke_frame.chosen(actor)
    if found is None:
        return
    st.caption(_("Only what is available and a summary in plain words. The assessments themselves stay in the record system."))
    for one in found.assessments:
        _item(found, one, said_all(AVAILABLE), _("Summary, in plain words. No names"))


def still_bespoke(actor: Actor) -> None:
    """The checklist, and how much of the text is borrowed from other contracts."""
    found = bespoke_frame.chosen(actor)
    if found is None:
        return
    _borrowed(actor, found)
    for one in found.essentials:
        _item(found, one, said_all(KEPT_BESPOKE), _("How one can see it"))


def _item(found: Held, one: Answered, options: dict[str, str], label: str) -> None:
    said = options.get(one.answer, _(bespoke_items.OPEN))
    with st.expander(f"{show.plain(one.name)}: **{said}**"):
        begun = draft(bespoke_frame.form_name(found, one.slug), one.version, {"answer": one.answer or None, "words": one.words})
        st.radio(one.name, list(options), index=list(options).index(one.answer) if one.answer in options else None,
                 format_func=options.get, key=begun.key("answer"), persist_state="session", horizontal=True, label_visibility="collapsed")
        st.text_area(label, max_chars=2000, height=90, **about(begun, "words"))
        save_buttons(begun, _("Save this answer"), _save, found, one.slug, begun)


def _save(found: Held, slug: str, begun: Draft, sure: bool) -> None:
    bespoke_frame.require()
    typed = begun.typed()
    save(begun, bespoke_items.answer, found.contract.id, slug, begun.version, typed["answer"], typed["words"] or "", sure=sure,
         said=_("Saved."))


def _borrowed(actor: Actor, found: Held) -> None:
    text = bespoke_cached.borrowed_at(provider_cached.state(), actor, found.contract.id)
    if not text.words:
        st.info(_("There are no words to compare with other contracts yet."), icon=":material/content_copy:")
        return
    said = _("{percent}% of its words ({borrowed} of {words}) stand word for word in other contracts.", percent=text.percent,
             borrowed=say_number(text.borrowed), words=say_number(text.words))
    (st.warning if text.borrowed else st.success)(said, icon=":material/content_copy:")
    st.caption(_("Our reading: eight words in a row that stand so in another contract, or a whole shorter line of four words or more."))
    if text.lines:
        lines = "".join(f"<li>{show.words(line)} ({percent}%)</li>" for line, percent in text.lines[:SHOWN])
        st.html(f'<h3>{_("Lines to write anew for this person")}</h3><ul>{lines}</ul>')
