"""E-mails to those who were asked: text and link to copy for each, or sent from here where a mail server is set."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.words import _, many
from toolkit import addresses
from toolkit.brokerage import post
from toolkit.brokerage.enquiry import EnquirySeen
from toolkit.brokerage.post import Letter
from toolkit.errors import ToolkitError
from toolkit.storage.queries import enquiries

NOBODY_TOLD = ("Nobody has been told by Common Table: no mail server is set, so no e-mail goes out from here. Copy the e-mail for each "
               "provider below, and send it from your own mailbox. This stands here until a provider opens their link.")
NEARBY = ("These addresses open on this computer or its network only. So that providers can open them, whoever looks after Common Table "
          "sets an address on the internet (TOOLKIT_PUBLIC_URL).")


def mail(one: EnquirySeen) -> None:
    """The e-mail of one provider at a time to copy, and sending those that have not gone out."""
    st.subheader(_("Tell the providers"), anchor=False)
    actor, base = session.require("work on cases"), session.base_address()
    every = cached.read(lambda session: post.letters(actor, one.id, base, session=session))
    if every and addresses.only_nearby(every[0].url):
        st.warning(_(NEARBY), icon=":material/home:")
    _send_button(one, every)
    for provider, why in st.session_state.get(session.MAIL_FAILED, {}).get(one.id, ()):
        st.error(show.plain(_("Not sent to {provider}: {why}. Put it right, then send again; or copy it below.", provider=provider,
                              why=why)), icon=":material/error:")
    by_hand = post.why_not_mail() is not None
    if by_hand and _none_has_read(one):
        st.warning(_(NOBODY_TOLD), icon=":material/outgoing_mail:")
    by_row = {str(letter.asked_id): letter for letter in every}
    chosen = st.selectbox(_("E-mail to copy, for"), list(by_row), index=0 if by_hand and by_row else None,
                          format_func=lambda row: by_row[row].provider, placeholder=_("Choose a provider"), key=f"letter-{one.id}")
    if chosen:
        _to_copy(by_row[chosen])


def _none_has_read(one: EnquirySeen) -> bool:
    # What is sent from somebody's own mailbox is not known here; that a provider has come to their door is.
    return not any(row.mailed_at or row.seen_at or row.offer_at or row.declined_at for row in cached.read(enquiries.asked_of, one.id))


def _to_copy(letter: Letter) -> None:
    st.markdown(_("To: {to}  \nSubject: {subject}", to=show.plain(letter.to or _("no e-mail address is kept")),
                  subject=show.plain(letter.subject)))
    st.code(letter.words, language=None, wrap_lines=True)


def _send_button(one: EnquirySeen, every: list[Letter]) -> None:
    if refusal := post.why_not_mail():
        st.caption(_(refusal))
        return
    gone = {row.id for row in cached.read(enquiries.asked_of, one.id) if row.mailed_at}
    waiting = [letter for letter in every if letter.asked_id not in gone]
    st.button(_("Send {e_mail} now", e_mail=many(len(waiting), "e-mail")), disabled=not waiting, on_click=_send, args=(one.id, waiting),
              icon=":material/mail:")
    if not waiting:
        st.caption(_("Every e-mail has gone out."))


def _send(enquiry_id: UUID, waiting: list[Letter]) -> None:
    session.require("work on cases")
    try:
        told = post.deliver(waiting, post.server())
    except ToolkitError as error:
        st.session_state[session.PROBLEM] = error
        return
    names = {letter.asked_id: letter.provider for letter in waiting}
    st.session_state[session.MAIL_FAILED] = {enquiry_id: [(names[asked_id], why) for asked_id, why in told.items() if why]}
    sent = sum(not why for why in told.values())
    session.act(post.note_sent, enquiry_id, told, said=_("{e_mail} sent.", e_mail=many(sent, "e-mail")))
