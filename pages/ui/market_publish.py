"""Publishing the market position: what it says now, the words to providers, taking it down."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.consult_words import about, save
from pages.ui.draft import Draft, draft
from pages.ui.market_figures import show_blocks
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY
from pages.ui.words import _
from toolkit import addresses
from toolkit.access.roles import Actor, may
from toolkit.brokerage import market_page
from toolkit.brokerage.market_page import Published, page_shown
from toolkit.clock import say_date, say_moment

FORM, PUBLISH = "market-page", "publish the market position"


def part(actor: Actor) -> None:
    """What providers read now, and the form to publish the figures of today."""
    shown = cached.read(page_shown)
    if shown:
        _shown(shown, may(actor, PUBLISH))
    else:
        st.info(_("Nothing is published. Providers read here what is looked for and not found, so that they can offer it: the figures of "
                  "the last twelve whole months, without small numbers and rounded to five, and your words above them."),
                icon=":material/campaign:")
    if not may(actor, PUBLISH):
        st.caption(_("The page is about all areas at once, so a commissioner for all areas publishes it."))
        return
    begun = draft(FORM, 0, {"words": ""})
    st.text_area(_("What you say to providers, such as what you would welcome"), height=120, **about(begun, "words"))
    problem_in(FORM, "words")
    begun.save_button(_("Publish the figures as they are now"), _publish, begun, disabled=False)
    problem_in(FORM, ANY)


def _shown(shown: Published, may_take_down: bool) -> None:
    st.markdown(_("**Published on {published_at}**, for {first_day} to {last_day}. Everybody can read it at:",
                  published_at=say_moment(shown.published_at), first_day=say_date(shown.first_day), last_day=say_date(shown.last_day)))
    st.code(addresses.shown_url("/market-position", session.base_address()), language=None, wrap_lines=True)
    with st.expander(_("What stands there")):
        st.markdown(show.plain(shown.words) or _("No words."))
        show_blocks(shown.blocks)
    if may_take_down:
        st.button(_("Take the page down"), on_click=_take_down, args=(shown.id, shown.version), icon=":material/visibility_off:")


def _publish(begun: Draft) -> None:
    session.require(PUBLISH)
    save(begun, market_page.publish, begun.typed()["words"] or "",
         said=_("Published. The figures stay as they are until you publish anew."))


def _take_down(page_id: UUID, version: int) -> None:
    session.require(PUBLISH)
    st.session_state[session.IN_FORM] = FORM
    session.act(market_page.take_down, page_id, version, said=_("The page is taken down."))
