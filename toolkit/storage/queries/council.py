"""How the council looks: the one row that says it, and its logo."""

from sqlmodel import Session, select

from toolkit.models import CouncilLogo, CouncilLook


def look(*, session: Session) -> CouncilLook | None:
    """What is set, once something was."""
    return session.exec(select(CouncilLook)).first()


def logo_by_checksum(checksum: str, *, session: Session) -> CouncilLogo | None:
    """A logo that was given once, by its SHA-256."""
    return session.exec(select(CouncilLogo).where(CouncilLogo.checksum == checksum)).first()


def logo_of(row: CouncilLook, *, session: Session) -> CouncilLogo | None:
    """The logo that is shown now, if there is one."""
    return session.get(CouncilLogo, row.logo_id) if row.logo_id else None
