"""One invented bespoke contract, written through the same functions that a broker's clicks use. It is never mixed with real ones."""

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit import settings
from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import bespoke_items
from toolkit.brokerage.bespoke import Agreed, begin
from toolkit.brokerage.bespoke_lines import add_line
from toolkit.brokerage.example_onward import BROKER
from toolkit.clock import today
from toolkit.errors import DataFileError
from toolkit.framework.reading import read_toml
from toolkit.models import (
    BespokeContingency,
    BespokeCover,
    BespokeDuty,
    BespokeNote,
    BespokeResource,
    BespokeReview,
    BespokeRole,
)
from toolkit.storage.queries import bespoke as queries

FILE = "example/bespoke.toml"
# Lines that name a role or a resource of the same file by its key come after those.
LINES = {"role": BespokeRole, "resource": BespokeResource, "duty": BespokeDuty, "contingency": BespokeContingency,
         "cover": BespokeCover, "note": BespokeNote, "review": BespokeReview}


def load_bespoke_example(actor: Actor, *, session: Session) -> tuple[UUID, bool]:
    """Load it once; returns its id and whether it was made now. Raises DataFileError for a wrong file, NotAllowed."""
    check_may(actor, "load the example")
    standing = queries.example_id(session=session)
    if standing:
        return standing, False
    try:
        return _load(read_toml(settings.data_folder() / FILE), session=session), True
    except (KeyError, TypeError) as error:
        raise DataFileError(f"{FILE}: the key {error} is missing or of the wrong kind.") from error


def _load(example: dict[str, Any], *, session: Session) -> UUID:
    head, keys = example["contract"], {}
    agreed = Agreed(head["reference"], head["matters"], head["format"], _ago(head["starts_days_ago"]), _ago(-head["ends_in_days"]))
    made = begin(BROKER, agreed, sure=True, example=True, session=session)
    for name, kind in LINES.items():
        for line in example[name]:
            for typed in _typed(line, keys):
                row = add_line(BROKER, kind, made, typed, sure=True, session=session)
            if "key" in line:
                keys[name, line["key"]] = row
    for item in example["item"]:
        bespoke_items.answer(BROKER, made, item["slug"], 0, item["answer"], item.get("words", ""), sure=True, session=session)
    return made


def _typed(line: dict[str, Any], keys: dict[tuple[str, str], UUID]) -> list[dict[str, Any]]:
    """The fields of one line as a broker types them; a stretch of cover is one line for each of its days."""
    typed = {"in_contract": True} | line
    for name in ("role", "resource"):
        if (name, line.get(name)) in keys:
            typed[f"{name}_id"] = keys[name, line[name]]
    typed |= {name: time.fromisoformat(line[name]) for name in ("starts", "ends") if name in line}
    typed |= {f"{name}_on": _ago(days) for name in ("due", "held") if (days := _days(line, name)) is not None}
    return [typed | {"day": day} for day in line["days"]] if "days" in line else [typed]


def _days(line: dict[str, Any], name: str) -> int | None:
    return -line[f"{name}_in_days"] if f"{name}_in_days" in line else line.get(f"{name}_days_ago")


def _ago(days: int) -> date:
    return today() - timedelta(days=days)
