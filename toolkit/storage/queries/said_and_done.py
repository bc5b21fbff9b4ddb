"""What the page "You said, we did" is made of: agreements to be read, and its own words."""

from uuid import UUID

from sqlmodel import Session, select

from toolkit.models import Entry, EntryAgreement, YouSaidLine, YouSaidPage


def page_of(workshop_id: UUID, *, session: Session) -> YouSaidPage | None:
    """The page of a workshop, where one was ever begun."""
    return session.exec(select(YouSaidPage).where(YouSaidPage.workshop_id == workshop_id)).first()


def page_at(code: str, *, session: Session) -> YouSaidPage | None:
    """The page with this public address, whether it is up or not."""
    return session.exec(select(YouSaidPage).where(YouSaidPage.code == code)).first()


def lines_of(workshop_id: UUID, *, session: Session) -> dict[UUID, YouSaidLine]:
    """The page's own words, by priority."""
    return {row.priority_id: row for row in session.exec(select(YouSaidLine).where(YouSaidLine.workshop_id == workshop_id))}


def line_of(priority_id: UUID, *, session: Session) -> YouSaidLine | None:
    """The page's own words for one priority."""
    return session.exec(select(YouSaidLine).where(YouSaidLine.priority_id == priority_id)).first()


def agreements_of(workshop_id: UUID, *, session: Session) -> dict[UUID, tuple[int, bool, str]]:
    """(version, agreed, fingerprint) by entry, of every standing entry that was ever asked about."""
    wanted = (select(EntryAgreement.entry_id, EntryAgreement.version, EntryAgreement.agreed, EntryAgreement.fingerprint)
              .join(Entry, Entry.id == EntryAgreement.entry_id)
              .where(EntryAgreement.workshop_id == workshop_id, Entry.withdrawn_at.is_(None)))
    return {entry: tuple(about) for entry, *about in session.exec(wanted)}


def agreement_of(entry_id: UUID, *, session: Session) -> EntryAgreement | None:
    """Whether one entry may be read by others."""
    return session.exec(select(EntryAgreement).where(EntryAgreement.entry_id == entry_id)).first()
