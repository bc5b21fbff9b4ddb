"""Host links: making them, showing one as a QR code, making one anew, and ending all of them."""

from html import escape
from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _, dialog, many
from toolkit.access.host_links import LEAD
from toolkit.addresses import only_here, shown_url
from toolkit.clock import say_date
from toolkit.events import host_cards as rules
from toolkit.events.small_groups import Seen
from toolkit.qr import qr_picture
from toolkit.steps.overview import Overview

CHOSEN = "host-card"


def links(seen: Overview, small_groups: list[Seen]) -> None:
    """How many small groups have a link that works, and one card at a time."""
    actor = session.require(LEAD, seen.id)
    st.subheader(_("Links for hosts"), anchor=False)
    st.markdown(_("Each opens the recording of one small group, on any tablet or laptop, also on two at once."))
    _until(seen)
    cards = cached.read(lambda session: rules.standing_cards(actor, seen.id, session=session))
    without = sum(not one.closed_at for one in small_groups) - sum(not card.small_group.closed_at for card in cards)
    if without:
        st.button(_("Make links for {small_group}", small_group=many(without, "small group")), on_click=make_links, args=(seen.id,),
                  icon=":material/key:",
                  type="primary")
    if cards:
        by_id = {card.small_group.id: card for card in cards}
        chosen = st.selectbox(_("Show the link of"), list(by_id), format_func=lambda one: by_id[one].small_group.name, key=CHOSEN)
        _card(seen.id, by_id[chosen])
        if st.button(_("End all host links now"), icon=":material/key_off:", help=_("For when the day is over.")):
            _ask_end(seen.id, len(cards))


def _until(seen: Overview) -> None:
    held = cached.read(rules.hold, session.require(LEAD, seen.id), seen.id)
    until = _("They hold until midnight at the end of **{last_day}**", last_day=say_date(held.last_day))
    if held.dated:
        st.markdown(_("{until}: a day longer than the workshop.", until=until))
        return
    st.warning(_("Set the day first: this workshop has no date. {until}. When the day is set, they move with it.", until=until),
               icon=":material/event_busy:")
    st.page_link("setup.py", label=_("Set the day"), icon=":material/tune:", query_params={"workshop": str(seen.id)})


def _card(workshop_id: UUID, card: rules.HostCard) -> None:
    address, name = shown_url(card.path, session.base_address()), card.small_group.name
    with st.container(border=True):
        st.html(f'<img src="{qr_picture(address)}" alt="{_("QR code of the link for {name}", name=escape(name))}" '
                f'style="width:min(100%,14rem);background:#fff">')
        st.code(address, language=None, wrap_lines=True)
        st.markdown(_("Or open **{shown_url}** and type **{code}**", shown_url=show.plain(shown_url("host", session.base_address())),
                      code=card.code))
        if only_here(address):
            st.warning(_("This address works on this computer only. To let other devices in, start Common Table with: "
                         "python3 run.py --hall"), icon=":material/wifi_off:")
        if st.button(_("Make it anew"), icon=":material/autorenew:", help=_("For a card of {name} that was lost.", name=show.plain(name))):
            _ask_anew(workshop_id, card.small_group.id, name)


def make_links(workshop_id: UUID) -> None:
    """For a button: a link for each small group that has none."""
    session.require(LEAD, workshop_id)
    session.act(rules.host_cards, workshop_id, said=_("The links are made. They stay the same when cards are printed again."))


def _said_so(yes: str, icon: str, no: str) -> bool:
    """The two buttons of a dialog; whether the first was pressed. The second closes it."""
    with st.container(horizontal=True):
        pressed = st.button(yes, type="primary", icon=icon)
        if st.button(no):
            st.rerun()
    return pressed


@dialog("End the card in use, and make a new one?")
def _ask_anew(workshop_id: UUID, small_group_id: UUID, name: str) -> None:
    session.require(LEAD, workshop_id)
    st.markdown(_("The card of {name} that is in use ends now: whoever records with it is out at the next click, and needs the new card. "
                  "What was recorded stays.", name=show.plain(name)))
    anew = _said_so(_("End it and make a new one"), ":material/autorenew:", _("Leave it as it is"))
    said = _("The link of {name} is made anew. The old one opens nothing any more.", name=name)
    if anew and session.act(rules.make_anew, small_group_id, said=said)[0]:
        st.rerun()
    problem_at(ANY)


@dialog("End all host links?")
def _ask_end(workshop_id: UUID, cards: int) -> None:
    session.require(LEAD, workshop_id)
    st.markdown(_("{link} open nothing any more, and printed cards with them. Whoever records with one is out at the next click. What was "
                  "recorded stays, and what they have not sent stays in their browser.", link=many(cards, "link")))
    ended = _said_so(_("End them all"), ":material/key_off:", _("Leave them"))
    if ended and session.act(rules.end_the_day, workshop_id, said=_("All host links are ended."))[0]:
        st.rerun()
    problem_at(ANY)
