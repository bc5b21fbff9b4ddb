"""Host links on cards: for each small group the address that opens its recording and nothing else, until the day is over."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from toolkit.access.host_links import LEAD, end_host_links, ends_of, in_fours, live_codes, make_host_link
from toolkit.access.roles import Actor, check_may
from toolkit.clock import in_london
from toolkit.errors import MoveRefused
from toolkit.events.small_groups import Seen, small_groups_seen
from toolkit.models import SmallGroup
from toolkit.record.edits import to_edit
from toolkit.steps.last_day import hosts_end, last_day
from toolkit.words.speaking import _


@dataclass(frozen=True)
class HostCard:
    """One small group and the way in for its host: `path` follows the app's address, `code` is the same for typing."""

    small_group: Seen
    path: str
    code: str


def host_cards(actor: Actor, workshop_id: UUID, *, session: Session) -> list[HostCard]:
    """A card for each open small group, by number. Links that work stay as they are; where there is none, one is made.

    Asking again gives the same addresses, so cards can be printed a second time. Raises NotAllowed.
    """
    check_may(actor, LEAD, workshop_id)
    codes = live_codes(workshop_id, session=session)
    return [_card(one, codes.get(one.id) or _make(actor, one.id, session=session))
            for one in small_groups_seen(workshop_id, session=session) if not one.closed_at]


def standing_cards(actor: Actor, workshop_id: UUID, *, session: Session) -> list[HostCard]:
    """The cards whose links work now, for a screen that only shows them. Raises NotAllowed."""
    check_may(actor, LEAD, workshop_id)
    codes = live_codes(workshop_id, session=session)
    return [_card(one, codes[one.id]) for one in small_groups_seen(workshop_id, session=session) if one.id in codes]


@dataclass(frozen=True)
class Hold:
    """Until when host links open something: those that stand, else those that are made now; `dated` where the workshop has a day."""

    until: datetime
    dated: bool

    @property
    def last_day(self) -> date:
        """The last whole day on which they work."""
        return (in_london(self.until) - timedelta(minutes=1)).date()


def hold(actor: Actor, workshop_id: UUID, *, session: Session) -> Hold:
    """Until when the host links hold; where some end earlier than others, the earliest. Raises NotAllowed."""
    check_may(actor, LEAD, workshop_id)
    ends = ends_of(workshop_id, session=session)
    return Hold(min(ends, default=hosts_end(workshop_id, session=session)), last_day(workshop_id, session=session) is not None)


def make_anew(actor: Actor, small_group_id: UUID, *, session: Session) -> None:
    """A new link for a small group, such as after a card was lost; the old one opens nothing any more. Raises NotAllowed."""
    _make(actor, small_group_id, session=session)


def end_the_day(actor: Actor, workshop_id: UUID, *, session: Session) -> int:
    """End every host link of a workshop now; returns how many that were. New ones can be made at any time."""
    return end_host_links(actor, workshop_id, session=session)


def _make(actor: Actor, small_group_id: UUID, *, session: Session) -> str:
    row = to_edit(SmallGroup, small_group_id, session=session)
    if row.removed_at:
        raise MoveRefused(_("{name} was taken off the list. Add it again by its name first.", name=row.name))
    return make_host_link(actor, row, hosts_end(row.workshop_id, session=session), session=session)


def _card(one: Seen, code: str) -> HostCard:
    return HostCard(one, f"host/{code}", in_fours(code))
