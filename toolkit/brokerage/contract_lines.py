"""The lines of a contract (hours, returns, bands): each is added, changed, taken out and put back by itself."""

from abc import ABC, abstractmethod
from dataclasses import asdict, fields
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage.contract_areas import check_contract
from toolkit.clock import now
from toolkit.errors import BadInput, MoveRefused, NotFound
from toolkit.models.base import EditedRow
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.storage.queries import contracts as queries
from toolkit.storage.queries import providers
from toolkit.storage.queries.contracts import Line
from toolkit.words.speaking import _, say_number

Number = TypeVar("Number", int, Decimal)
EARLIEST, LATEST = 1990, 2100


class LineCheck(ABC):
    """What somebody typed for one line; `checked` cleans it or says what needs another look."""

    @abstractmethod
    def checked(self) -> "LineCheck":
        """The same, cleaned. Raises BadInput at its field."""


def whole(value: Number | None, field: str, what: str, least: int, most: int) -> Number | None:
    """The number as it is, or None for none. Raises BadInput when it is not between the two."""
    if value is not None and not least <= value <= most:
        raise BadInput(_("{what} lies between {least} and {most}. Please check it.",
                         what=_(what), least=say_number(least), most=say_number(most)), field)
    return value


def day_of(value: date | None, field: str, what: str) -> date:
    """The day that was chosen. Raises BadInput when there is none, or its year is a slip of the keys."""
    if value is None:
        raise BadInput(_("Choose {what}.", what=_(what)), field)
    if not EARLIEST <= value.year <= LATEST:
        raise BadInput(_("The year {year} lies far off. Please check the date.", year=value.year), field)
    return value


def add_line(actor: Actor, kind: type[Line], contract_id: UUID, typed: LineCheck, *, session: Session) -> UUID:
    """Add a line to a contract; returns its id. Raises BadInput, MoveRefused when the same line stands, NotFound."""
    check_contract(actor, "keep contracts", contract_id, session=session)
    if queries.contract(contract_id, session=session) is None:
        raise NotFound("This contract is not there. Choose one from the list of contracts.")
    columns = asdict(typed.checked())
    _check_listed(columns, session=session)
    _check_once(kind, contract_id, columns, None, session=session)
    row = kind(contract_id=contract_id, **columns)
    return add_row(actor, f"add {_name(kind)}", row, workshop_id=None, session=session, contract=contract_id, **columns).id


def change_line(actor: Actor, kind: type[Line], line_id: UUID, version: int, typed: LineCheck, *, session: Session) -> None:
    """Save a line anew. Raises BadInput, Changed, MoveRefused, NotFound."""
    row, columns = _to_edit(actor, kind, line_id, session=session), asdict(typed.checked())
    _check_listed(columns, session=session)
    _check_once(kind, row.contract_id, columns, line_id, session=session)
    save_edit(actor, f"change {_name(kind)}", row, version, columns, workshop_id=None, session=session)


def take_out(actor: Actor, kind: type[Line], line_id: UUID, version: int, *, session: Session) -> None:
    """Take a line out of the tables; it can be put back. Raises Changed, NotFound."""
    save_edit(actor, f"take out {_name(kind)}", _to_edit(actor, kind, line_id, session=session), version, {"taken_out_at": now()},
              workshop_id=None, session=session)


def put_back(actor: Actor, kind: type[Line], line_id: UUID, version: int, *, session: Session) -> None:
    """Put a line back that was taken out. Raises Changed, MoveRefused when another stands in its place, NotFound."""
    row = _to_edit(actor, kind, line_id, session=session)
    _check_once(kind, row.contract_id, row.model_dump(), line_id, session=session)
    save_edit(actor, f"put back {_name(kind)}", row, version, {"taken_out_at": None}, workshop_id=None, session=session)


def _to_edit(actor: Actor, kind: type[Line], line_id: UUID, *, session: Session) -> Line:
    check_may(actor, "keep contracts")
    row = to_edit(kind, line_id, session=session)
    check_contract(actor, "keep contracts", row.contract_id, session=session)
    return row


def as_typed(kind: type[LineCheck], row: EditedRow) -> Any:
    """What a row holds, in the form in which it is typed."""
    return kind(**{one.name: getattr(row, one.name) for one in fields(kind)})


# What makes a line the same as another: each stands once.
SAME = {"contract_hours": ("provider", "group"), "monitoring_return": ("provider", "starts_on", "ends_on"),
        "contract_band": ("group", "band")}
NAMES = {"contract_hours": "hours of a contract", "monitoring_return": "a monitoring return", "contract_band": "a band of a contract"}


def _check_once(kind: type[Line], contract_id: UUID, columns: dict[str, Any], own: UUID | None, *, session: Session) -> None:
    mine = [columns[name] for name in SAME[kind.__tablename__]]
    for row in queries.lines_of(kind, contract_id, session=session):
        if row.id != own and [getattr(row, name) for name in SAME[kind.__tablename__]] == mine:
            raise MoveRefused("This line stands already. Change the one that is there, or take it out first.")


def _check_listed(columns: dict[str, Any], *, session: Session) -> None:
    chosen = columns.get("provider_id")
    if chosen is not None and providers.listed(chosen, session=session) is None:
        raise BadInput("This provider is not in the directory any more. Choose another, or none.", "provider_id")


def _name(kind: type[Line]) -> str:
    return NAMES[kind.__tablename__]
