"""E-mails to providers: the text to copy, and sending it where a mail server is set (TOOLKIT_SMTP, TOOLKIT_MAIL_FROM).

An e-mail says that there is an enquiry and where to answer. What the person needs stands behind the link alone, so that it lies
in nobody's mailbox.
"""

import re
import smtplib
import ssl
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import unquote, urlsplit
from uuid import UUID

from sqlmodel import Session

from toolkit import addresses, settings
from toolkit.access.roles import Actor, check_may
from toolkit.brokerage.case_links import link_code
from toolkit.brokerage.enquiry import OPEN
from toolkit.brokerage.enquiry_sheet import sheet_from
from toolkit.brokerage.happened import happened
from toolkit.brokerage.offers import PURPOSE
from toolkit.clock import now
from toolkit.errors import BadInput, MoveRefused
from toolkit.models import Enquiry
from toolkit.record.edits import to_edit
from toolkit.storage.queries import enquiries as queries
from toolkit.words.speaking import _, many, say_moment

ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
PORTS = {"smtp": 587, "smtps": 465}
WAIT_SECONDS = 20
NOT_SET = ("No mail server is set, so e-mails are copied by hand. Whoever looks after Common Table can set TOOLKIT_SMTP and "
           "TOOLKIT_MAIL_FROM.")
NO_ADDRESS = "there is no e-mail address with this provider"
NOT_OUT = "This enquiry is not out with providers, so there is nothing to write to them about."


@dataclass(frozen=True)
class Letter:
    """One e-mail to one provider. `to` is empty where no address is kept."""

    asked_id: UUID
    provider: str
    to: str
    subject: str
    words: str
    url: str


@dataclass(frozen=True)
class Server:
    """A mail server: `secure` speaks TLS from the start, else TLS is begun where the server offers it."""

    host: str
    port: int
    secure: bool
    user: str
    password: str
    sender: str


def offer_url(asked_id: UUID, base: str | None) -> str:
    """The address of a provider's door; `base` as in `addresses.shown_url`."""
    return addresses.shown_url(f"/offer/{link_code(PURPOSE, asked_id)}", base)


def letters(actor: Actor, enquiry_id: UUID, base: str | None, *, session: Session) -> list[Letter]:
    """An e-mail for everybody who was asked, by name. Raises MoveRefused unless the enquiry is out."""
    check_may(actor, "work on cases")
    row = session.get(Enquiry, enquiry_id)
    if row is None or row.state != OPEN:
        raise MoveRefused(NOT_OUT)
    sheet = sheet_from(row.sent)
    subject = f"Can you help? Enquiry {sheet.number}, answers until {say_moment(row.closes_at)}"
    return [_letter(one, subject, sheet, base) for one in queries.asked_of(enquiry_id, session=session)]


def server() -> Server:
    """The mail server that the settings name. Raises MoveRefused where none is set, BadInput for an address that is none."""
    url, sender = settings.smtp_url(), settings.mail_from()
    if not url or not sender:
        raise MoveRefused(NOT_SET)
    parts = urlsplit(url)
    try:
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:
        port = 0
    if parts.scheme not in PORTS or not parts.hostname or not port or not ADDRESS.fullmatch(sender):
        raise BadInput("The mail server is not set right. TOOLKIT_SMTP is like smtp://user:password@mail.example.org:587, and "
                       "TOOLKIT_MAIL_FROM an e-mail address.")
    return Server(parts.hostname, port, parts.scheme == "smtps", unquote(parts.username or ""), unquote(parts.password or ""), sender)


def why_not_mail() -> str | None:
    """Why no e-mail can be sent from here; None when it can."""
    try:
        server()
    except (MoveRefused, BadInput) as error:
        return str(error)
    return None


def deliver(wanted: Sequence[Letter], to: Server) -> dict[UUID, str]:
    """Send letters, one message each, and say by row what went wrong ("" where it went out). Holds no database meanwhile."""
    told = {one.asked_id: NO_ADDRESS for one in wanted if not one.to}
    to_send = [one for one in wanted if one.to]
    if not to_send:
        return told
    try:
        with _connected(to) as line:
            for one in to_send:
                told[one.asked_id] = _send(line, one, to)
    except (OSError, smtplib.SMTPException) as error:
        # Whatever was not sent before the line broke has the same reason.
        told |= {one.asked_id: f"the mail server could not be used ({_short(error)})" for one in to_send if one.asked_id not in told}
    return told


def note_sent(actor: Actor, enquiry_id: UUID, told: dict[UUID, str], *, session: Session) -> tuple[int, int]:
    """Write down to whom e-mails went; gives (how many went out, how many did not)."""
    check_may(actor, "work on cases")
    row = to_edit(Enquiry, enquiry_id, session=session)
    sent = [asked_id for asked_id, wrong in told.items() if not wrong]
    for asked_id in sent:
        asked = queries.asked_row(asked_id, session=session, lock=True)
        asked.mailed_at = now()
        session.add(asked)
    session.flush()
    failed = len(told) - len(sent)
    words = f"To {many(len(sent), 'provider', 'providers')}." + (_(" {failed} did not go out.", failed=failed) if failed else "")
    happened(actor, row.case_id, "send e-mails", words, noun_id=row.id, session=session, to=[str(one) for one in sent])
    return len(sent), failed


def _letter(one, subject: str, sheet, base: str | None) -> Letter:
    url, found = offer_url(one.id, base), ADDRESS.search(one.contact)
    words = (f"To {one.name}\n\nA person is looking for support: {sheet.kind.lower()}"
             f"{f', {sheet.where}' if sheet.where else ''}. Can you give it?\n\n"
             f"Please read what is needed, and answer, at this address by {say_moment(sheet.closes_at)}:\n\n{url}\n\n"
             "The address is yours alone. You need no account. Your answer stays closed until then, and no other provider sees it.\n"
             f"If you cannot help, please say so there.\n\nNumber of this enquiry: {sheet.number}\n")
    return Letter(one.id, one.name, found[0] if found else "", subject, words, url)


def _connected(to: Server) -> smtplib.SMTP:
    context = ssl.create_default_context()
    line = (smtplib.SMTP_SSL(to.host, to.port, timeout=WAIT_SECONDS, context=context) if to.secure
            else smtplib.SMTP(to.host, to.port, timeout=WAIT_SECONDS))
    try:
        line.ehlo()
        if not to.secure and line.has_extn("starttls"):
            line.starttls(context=context)
            line.ehlo()
        if to.user:
            line.login(to.user, to.password)
    except BaseException:
        line.close()
        raise
    return line


def _send(line: smtplib.SMTP, one: Letter, to: Server) -> str:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = to.sender, one.to, one.subject
    message["Date"], message["Message-ID"] = formatdate(localtime=False), make_msgid(domain=to.sender.partition("@")[2])
    message.set_content(one.words)
    try:
        line.send_message(message)
    except smtplib.SMTPServerDisconnected:
        raise
    except smtplib.SMTPException as error:
        with suppress(smtplib.SMTPException):
            line.rset()
        return f"the mail server refused it ({_short(error)})"
    return ""


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
