"""Where somebody was last, kept so that they can go on there, even months later."""

from uuid import UUID

from sqlmodel import Session

from toolkit.clock import now
from toolkit.models import GroupOfPeople, LeftOff
from toolkit.storage.queries import links

NUMBERS = {str(number): number for number in range(1, 11)}


def keep_left_off(link_id: UUID | None, workshop_id: UUID, page: str, function: str | None, group: str | None, *,
                  member_id: UUID | None = None, session: Session) -> None:
    """Keep the page, function and group as the address has them, for who is in by a link or as a member.

    What is not right there is left out.
    """
    row = links.left_off(link_id or member_id, workshop_id, session=session) or LeftOff(
        link_id=link_id, member_id=member_id, workshop_id=workshop_id, page=page)
    row.page, row.at = page, now()
    row.function = NUMBERS.get(function)
    row.group_id = _group(workshop_id, group, session=session)
    session.add(row)


def _group(workshop_id: UUID, text: str | None, *, session: Session) -> UUID | None:
    try:
        group = session.get(GroupOfPeople, UUID(text)) if text else None
    except ValueError:
        return None
    return group.id if group and group.workshop_id == workshop_id else None
