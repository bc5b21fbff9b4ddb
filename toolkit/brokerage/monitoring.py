"""Monitoring returns and bands (Oxfordshire): kept as they were received; what does not add up is said, never corrected."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from toolkit.brokerage.contract_lines import LineCheck, day_of, whole
from toolkit.brokerage.lists import checked_slug, groups
from toolkit.errors import BadInput
from toolkit.record.words import check_dates, checked_words, optional_words
from toolkit.words.speaking import _, many
from toolkit.words.speaking import say_number as say_count

MOST = 1_000_000
COUNTS = {"referred": "Cases referred", "closed": "Cases closed", "ongoing": "Cases going on", "casework_percent": "Casework time, %",
          "days_per_case": "Mean days per case", "brokers_used": "Brokers used", "brokers_now": "Brokers now"}


@dataclass(frozen=True)
class Reported(LineCheck):
    """What one provider reported for one time; None is not reported. Hours are hours of brokerage in that time.

    `provider_id` is who they are in the directory, where they are in it.
    """

    provider: str
    starts_on: date | None
    ends_on: date | None
    referred: int | None = None
    closed: int | None = None
    ongoing: int | None = None
    casework_percent: int | None = None
    days_per_case: int | None = None
    brokers_used: int | None = None
    brokers_now: int | None = None
    hours_used: Decimal | None = None
    words: str = ""
    provider_id: UUID | None = None

    def checked(self) -> "Reported":
        """The same, cleaned. What does not add up passes: it is flagged, not refused. Raises BadInput for what is no return."""
        provider = checked_words(self.provider, "provider", what="the provider's name", limit=200)
        for field in ("starts_on", "ends_on"):
            day_of(getattr(self, field), field, "the first and the last day that the return covers")
        check_dates(self.starts_on, self.ends_on, "ends_on")
        for field, what in COUNTS.items():
            whole(getattr(self, field), field, what, 0, MOST)
        whole(self.hours_used, "hours_used", "The hours", 0, MOST)
        return replace(self, provider=provider, words=optional_words(self.words, "words", what="where it comes from", limit=1000))


@dataclass(frozen=True)
class Band(LineCheck):
    """A band of hours a case, for one group of people or for all (""), as expected and as found."""

    band: str
    hours_allowed: Decimal | None
    group: str | None = ""
    expected_percent: int | None = None
    actual_percent: int | None = None
    hours_from: Decimal | None = None
    hours_to: Decimal | None = None
    as_of: date | None = None

    def checked(self) -> "Band":
        """The same, cleaned. Raises BadInput."""
        band = checked_words(self.band, "band", what="the band's letter", limit=10)
        if not self.hours_allowed:
            raise BadInput("Write how many hours a case may take in this band, such as 10.", "hours_allowed")
        for field in ("hours_allowed", "hours_from", "hours_to"):
            whole(getattr(self, field), field, "The hours of a case", 0, 9_999)
        for field in ("expected_percent", "actual_percent"):
            whole(getattr(self, field), field, "A share in per cent", 0, 100)
        if self.hours_from is not None and self.hours_to is not None and self.hours_to < self.hours_from:
            raise BadInput("The most hours found are fewer than the fewest. Please check the two.", "hours_to")
        return replace(self, band=band, group=checked_slug(groups(), self.group, "group", "a group of people"))


def does_not_add_up(row: Reported) -> list[str]:
    """Everything in a return that cannot be right as it stands, each in one sentence; nothing where all adds up.

    Oxfordshire: cases referred are those closed and those going on.
    """
    found = []
    if None not in (row.referred, row.closed, row.ongoing) and row.referred != row.closed + row.ongoing:
        counts = {"closed": row.closed, "ongoing": row.ongoing, "sum": row.closed + row.ongoing, "referred": row.referred}
        found.append(_("{closed} closed and {ongoing} going on are {sum}, but {referred} were referred.",
                       **{name: say_count(count) for name, count in counts.items()}))
    if row.casework_percent is not None and row.casework_percent > 100:
        found.append(_("Casework cannot take {hours} of 100 hours.", hours=row.casework_percent))
    if None not in (row.brokers_used, row.brokers_now) and row.brokers_now > row.brokers_used:
        found.append(_("{now} brokers work there now, but only {used} were used.", now=say_count(row.brokers_now),
                       used=say_count(row.brokers_used)))
    return found


def share_apart(band: Band) -> str:
    """Expected against actual share, in words; empty where one of them is not known."""
    if band.expected_percent is None or band.actual_percent is None:
        return ""
    apart = band.actual_percent - band.expected_percent
    if not apart:
        return _("as expected")
    if apart > 0:
        return many(apart, "percentage point more", "percentage points more")
    return many(-apart, "percentage point fewer", "percentage points fewer")


def hours_apart(band: Band) -> str:
    """The hours found against those allowed, in words; empty where none were found."""
    found = [hours for hours in (band.hours_from, band.hours_to) if hours is not None]
    if not found:
        return ""
    fewest, most = min(found) - band.hours_allowed, max(found) - band.hours_allowed
    if fewest <= 0 <= most:
        return _("as allowed") if fewest == most else _("around what is allowed")
    near, far = sorted((abs(fewest), abs(most)))
    if near == far:
        return _hours_more(near) if fewest > 0 else _hours_fewer(near)
    ends = {"near": say_number(near), "far": say_number(far)}
    return _("{near} to {far} hours more", **ends) if fewest > 0 else _("{near} to {far} hours fewer", **ends)


def hours_a_case(bands: list[Band]) -> Decimal | None:
    """Mean hours a case by what the bands allow and the shares found; None unless the shares make up 100."""
    if not bands or any(band.actual_percent is None for band in bands) or sum(band.actual_percent for band in bands) != 100:
        return None
    return sum((band.hours_allowed * band.actual_percent for band in bands), Decimal(0)) / 100


def say_number(value: Decimal) -> str:
    """A number of hours without zeros behind it, with commas: "10", "1,310.5"."""
    return f"{value.normalize():,f}"


def _hours_more(count: Decimal) -> str:
    return _("1 hour more") if count == 1 else _("{hours} hours more", hours=say_number(count))


def _hours_fewer(count: Decimal) -> str:
    return _("1 hour fewer") if count == 1 else _("{hours} hours fewer", hours=say_number(count))
