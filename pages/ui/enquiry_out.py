"""An enquiry that is out: who has answered (not what), opening the offers once the time has come, taking it back."""

from typing import Any
from uuid import UUID

import streamlit as st

from pages.ui import cached, enquiry_check, enquiry_mail, session, show, tables
from pages.ui.consult_words import about, save
from pages.ui.draft import Draft, draft
from pages.ui.not_personal import save_buttons
from pages.ui.words import _, many
from toolkit.access.roles import may
from toolkit.brokerage import enquiry, offers
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.enquiry import EnquirySeen
from toolkit.brokerage.offers import CHANNELS
from toolkit.clock import now, say_moment
from toolkit.storage.queries import enquiries


def out(seen: CaseSeen, one: EnquirySeen) -> None:
    """Where it stands, what can be done."""
    st.subheader(_("Enquiry {number} is out with {providers}", number=one.number, providers=many(one.asked, "provider", "providers")),
                 anchor=False)
    st.markdown(_("Answers until **{closes_at}**. {offers_are} in, {providers} cannot help. What the offers say is sealed until they are "
                  "opened.", closes_at=say_moment(one.closes_at), offers_are=many(one.offers, "offer is", "offers are"),
                  providers=many(one.declined, "provider", "providers")))
    _opening(one)
    enquiry_mail.mail(one)
    who_was_asked(one)
    with st.expander(_("What was sent, word for word")):
        show.to_read(_("What was sent"), enquiry_check.as_sent(one.sheet))
    _take_back(one)


def who_was_asked(one: EnquirySeen) -> None:
    """Everybody who was asked and how far they are. Providers never see this."""
    rows = cached.read(enquiries.asked_of, one.id)
    st.html(tables.plain_table(_("Who was asked"), (_("Provider"), _("How far they are"), _("E-mail")), [
        (tables.provider_name(row.name, row.example), show.words(how_far(row)),
         _("sent on {mailed_at}", mailed_at=say_moment(row.mailed_at)) if row.mailed_at else _("not from here"))
        for row in rows]))


def how_far(row: Any) -> str:
    """Whether a provider has read the enquiry and answered, in words."""
    if row.declined_at:
        return _("✗ cannot help: {declined_why}", declined_why=row.declined_why)
    if row.offer_at:
        return _("✓ offer in, {channels}, {offer_at}", channels=_(CHANNELS[row.channel]), offer_at=say_moment(row.offer_at))
    return _("read it on {seen_at}", seen_at=say_moment(row.seen_at)) if row.seen_at else _("has not opened it")


def _opening(one: EnquirySeen) -> None:
    if not may(session.require("open cases"), "open offers"):
        return
    refusal = offers.why_not_open(one.state, one.closes_at, now())
    st.button(_("Open the offers"), type="primary", disabled=refusal is not None, on_click=_open, args=(one.id,),
              icon=":material/mark_email_read:")
    st.caption(refusal or _("That you open them is written down. From then on no offer can be sent or changed."))


def _take_back(one: EnquirySeen) -> None:
    with st.expander(_("Take this enquiry back")):
        st.caption(_("Its doors close, and providers are told there that no offer is needed any more. What they wrote stays with them."))
        if answered := one.offers + one.declined:
            st.warning(_("{providers_have} answered already: {sealed_offer}, {declined} cannot help. Offers that are in are then never "
                         "opened. Each provider's door says that the enquiry was taken back, and shows what they wrote. No e-mail tells "
                         "them.", providers_have=many(answered, "provider has", "providers have"),
                         sealed_offer=many(one.offers, "sealed offer"), declined=one.declined), icon=":material/warning:")
        begun = draft(f"take-back-{one.id}", 0, {"why": ""})
        st.text_input(_("Why it is taken back"), max_chars=500, **about(begun, "why"))
        save_buttons(begun, _("Take it back"), _withdraw, one.id, begun)


def _open(enquiry_id: UUID) -> None:
    session.require("open offers")
    session.act(offers.open_offers, enquiry_id, said=_("The offers are open."))


def _withdraw(enquiry_id: UUID, begun: Draft, sure: bool) -> None:
    session.require("work on cases")
    save(begun, enquiry.withdraw_enquiry, enquiry_id, begun.typed()["why"] or "", sure=sure, said=_("The enquiry is taken back."))
