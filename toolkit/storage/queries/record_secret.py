"""By which fingerprint the record knows the secret that seals its papers and links."""

from sqlmodel import Session, select

from toolkit.models import RecordSecret


def fingerprint(*, session: Session) -> str | None:
    """The fingerprint; None where no process has served this record yet."""
    return session.exec(select(RecordSecret.fingerprint)).first()


def put_fingerprint(found: str, *, session: Session) -> None:
    """Keep this one, in place of the one before."""
    row = session.exec(select(RecordSecret)).first() or RecordSecret(fingerprint=found)
    row.fingerprint = found
    session.add(row)
    session.flush()
