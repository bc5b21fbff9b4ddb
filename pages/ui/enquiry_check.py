"""The privacy check: exactly what will be sent, what in it looks as if it named a person, what the person restricted; then sending."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.draft import Draft
from pages.ui.words import _, many
from toolkit.brokerage import enquiry, personal, post, statement
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.enquiry import EnquirySeen
from toolkit.brokerage.enquiry_sheet import Sheet
from toolkit.storage.queries.cases import standing_permission

SAVE_FIRST = "Save what you changed first: what stands in the fields above is not what would be sent."


def check(seen: CaseSeen, one: EnquirySeen, begun: Draft, *, refused: bool) -> None:
    """Everything that would go out, and the button that sends it.

    Sending is final, so it waits while the fields (`begun`) hold what is not saved, or their last save was just `refused`.
    """
    st.subheader(_("3. What will be sent"), anchor=False)
    st.caption(_("Providers read exactly this, and nothing else. The case's reference, the budget and how much an outcome weighs stay "
                 "here."))
    with st.container(border=True):
        st.html(as_sent(one.sheet))
    with st.expander(_("The same as it is kept, word for word")):
        st.code(one.sheet.as_json(), language=None, wrap_lines=True)
    _warnings(seen, one)
    missing = cached.read(lambda session: statement.why_not_ready(seen.id, session=session))
    for sentence in missing:
        st.warning(show.plain(sentence), icon=":material/error:")
    _send_button(one, begun, waits=bool(missing), unsaved=begun.unsaved or refused)


def _send_button(one: EnquirySeen, begun: Draft, *, waits: bool, unsaved: bool) -> None:
    asked = many(one.asked, "provider", "providers")
    st.button(_("It names nobody: send it to {asked}", asked=asked), type="primary", on_click=_send, disabled=waits or unsaved,
              icon=":material/send:",
              args=(begun, one.id, one.version, one.sheet.fingerprint(), _said(asked)))
    if unsaved:
        st.caption(_(SAVE_FIRST))


def _said(asked: str) -> str:
    told = _("copy the e-mail for each of them below.") if post.why_not_mail() else _("send the e-mails below.")
    return _("Sent to {asked}: the doors are open. Nobody has been told yet, so now {told}", asked=asked, told=told)


def as_sent(sheet: Sheet) -> str:
    """An enquiry as HTML, word for word as providers read it."""
    facts = "".join(f"<div><b>{show.words(name)}:</b> {show.words(words)}</div>" for name, words in sheet.facts)
    needed = f'<b>{_("What is needed, in plain words")}</b><p>{show.words(sheet.needed)}</p>' if sheet.needed else ""
    words = f"<p>{show.words(sheet.words)}</p>" if sheet.words else ""
    needs = "".join(f"<li>{show.words(line)}</li>" for line in sheet.needs)
    needs = f'<b>{_("Help that the person needs")}</b><ul>{needs}</ul>' if needs else ""
    return f"{facts}{needed}{words}{needs}{''.join(_line(line) for line in sheet.outcomes)}"


def _line(line) -> str:
    prompts = "".join(f"<div class='ct-more'>{show.words(_(asked))} {show.words(said)}</div>" for asked, said in line.prompts)
    return (f"<div class='ct-entry priority'><b>{line.number}</b> {show.words(line.words)}"
            f"<div class='ct-more'>{show.words(line.about)}</div>{prompts}</div>")


def _warnings(seen: CaseSeen, one: EnquirySeen) -> None:
    found = personal.found_in(one.sheet.all_words)
    if found:
        st.warning(show.plain(_("Look again: this could be {found}. Change it where it was written, or send it if it is not about a "
                                "person.", found=", ".join(found))), icon=":material/person_search:")
    standing = cached.read(standing_permission, seen.id)
    if standing and standing.restrictions:
        st.warning(show.plain(_("The person restricted what may be shared: {restrictions}", restrictions=standing.restrictions)),
                   icon=":material/rule:")


def _send(begun: Draft, enquiry_id: UUID, version: int, shown: str, said: str) -> None:
    session.require("work on cases")
    st.session_state.pop(session.IN_FORM, None)
    # A field that is left by pressing this very button arrives together with the press.
    if begun.unsaved:
        session.refuse(_(SAVE_FIRST))
    else:
        session.act(enquiry.send_enquiry, enquiry_id, version, shown, said=said)
