"""What the priorities have to fit into (Toolkit, step 3: limits are understood by all), and what each is expected to cost."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.errors import Changed
from toolkit.models import WorkshopLimits
from toolkit.record.edits import add_row, save_edit
from toolkit.record.words import optional_words
from toolkit.storage.queries import plenary as queries
from toolkit.voting.rounds import MOST_DAYS, MOST_POUNDS, check_amount
from toolkit.words.speaking import _, many, together

NOT_KNOWN = "not known"


@dataclass(frozen=True)
class Expected:
    """What an idea is expected to cost in pounds and in days of staff time; None is not known, 0 is nothing."""

    cost: int | None = None
    staff_days: int | None = None

    def columns(self) -> dict[str, Any]:
        """The same, checked, as columns. Raises BadInput."""
        check_amount(self.cost, MOST_POUNDS, "cost")
        check_amount(self.staff_days, MOST_DAYS, "staff_days")
        return {"cost": self.cost, "staff_days": self.staff_days}


@dataclass(frozen=True)
class Limits:
    """Money in pounds, staff time in days (None: no limit known), law and time in words. Version 0: never saved."""

    money: int | None = None
    staff_days: int | None = None
    law: str = ""
    time: str = ""
    version: int = 0

    def columns(self) -> dict[str, Any]:
        """The same, checked, as columns. Raises BadInput."""
        check_amount(self.money, MOST_POUNDS, "money")
        check_amount(self.staff_days, MOST_DAYS, "staff_days")
        return {"money": self.money, "staff_days": self.staff_days,
                "law": optional_words(self.law, "law", what="what the law asks", limit=1000),
                "time": optional_words(self.time, "time", what="the time there is", limit=1000)}

    def sentences(self) -> list[str]:
        """The limits that are known, each in plain words."""
        found = [] if self.money is None else [_("Money: {amount} in all.", amount=_amount('cost', self.money))]
        found += [] if self.staff_days is None else [_("Staff time: {amount} in all.", amount=_amount('staff_days', self.staff_days))]
        found += [f"{name}: {words}" for name, words in (("Law", self.law), ("Time", self.time)) if words]
        return found


def _amount(name: str, amount: int) -> str:
    return f"£{amount:,}" if name == "cost" else many(amount, "day")


def pounds(amount: int | None) -> str:
    """Money in words: "£1,200"; nothing to pay is not the same as not known."""
    return NOT_KNOWN if amount is None else "no cost" if amount == 0 else f"£{amount:,}"


def days(amount: int | None) -> str:
    """Staff time in words: "3 days"."""
    return NOT_KNOWN if amount is None else "no staff time" if amount == 0 else many(amount, "day")


def limits_of(workshop_id: UUID, *, session: Session) -> Limits:
    """The limits of a workshop; all empty while nobody has said any."""
    row = queries.limits_of(workshop_id, session=session)
    return Limits(row.money, row.staff_days, row.law, row.time, row.version) if row else Limits()


def save_limits(actor: Actor, workshop_id: UUID, version: int, limits: Limits, *, session: Session) -> None:
    """Save the limits; version 0 means there were none. Raises BadInput, Changed."""
    check_may(actor, "keep priorities", workshop_id)
    columns, row = limits.columns(), queries.limits_of(workshop_id, session=session)
    if row is None:
        row = WorkshopLimits(workshop_id=workshop_id, **columns)
        add_row(actor, "set the limits", row, workshop_id=workshop_id, session=session, **columns)
    elif row.version != version:
        raise Changed("Somebody else saved the limits while you were writing. Both texts are shown; nothing was overwritten.",
                      _text(limits_of(workshop_id, session=session)) | {"version": row.version}, _text(limits))
    else:
        save_edit(actor, "set the limits", row, version, columns, workshop_id=workshop_id, session=session)


def _text(limits: Limits) -> dict[str, Any]:
    return {"limits": "\n".join(limits.sentences()) or "No limits."}


KNOWN = {"cost": ("{known} of {ideas} have a known cost; together that is {sum}.",
                  "{known} of {ideas} has a known cost; alone that is {sum}."),
         "staff_days": ("{known} of {ideas} have a known staff time; together that is {sum}.",
                        "{known} of {ideas} has a known staff time; alone that is {sum}.")}


def altogether(rows: list, limits: Limits) -> list[str]:
    """What all ideas whose cost is known would take together, beside the limits. Rows need cost and staff_days."""
    said = []
    for name, most, say in (("cost", limits.money, pounds), ("staff_days", limits.staff_days, days)):
        known = [getattr(row, name) for row in rows if getattr(row, name) is not None]
        if known:
            told = {"known": len(known), "ideas": many(len(rows), "idea"), "sum": say(sum(known))}
            beside = [] if most is None else [_("The limit is {amount}.", amount=_amount(name, most))]
            said.append(together([_(KNOWN[name][0], **told) if len(known) > 1 else _(KNOWN[name][1], **told), *beside]))
    return said
