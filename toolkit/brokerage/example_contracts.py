"""The published Oxfordshire year: loaded through the same functions that a person's clicks use."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit import settings
from toolkit.access.roles import Actor, check_may
from toolkit.brokerage.contract_lines import add_line
from toolkit.brokerage.contracts import Hours, Terms, add_contract
from toolkit.brokerage.monitoring import Band, Reported
from toolkit.brokerage.survey import CLOSED, Asking, add_survey, key_totals, set_state
from toolkit.errors import DataFileError
from toolkit.framework.reading import read_toml
from toolkit.models import ContractBand, ContractHours, MonitoringReturn
from toolkit.storage.queries import contracts as queries

FILE = "example/contracts.toml"
LINES = {"hours": (ContractHours, Hours), "returns": (MonitoringReturn, Reported), "bands": (ContractBand, Band)}


def load_contract_example(actor: Actor, *, session: Session) -> tuple[UUID, bool]:
    """Load the example's contract once; returns its id and whether it was made now. Raises DataFileError for a wrong file."""
    check_may(actor, "keep contracts")
    standing = queries.example_id(session=session)
    if standing:
        return standing, False
    try:
        return _load(actor, read_toml(settings.data_folder() / FILE), session=session), True
    except (KeyError, TypeError) as error:
        raise DataFileError(f"{FILE}: the key {error} is missing or of the wrong kind.") from error


def _load(actor: Actor, example: dict[str, Any], *, session: Session) -> UUID:
    made = add_contract(actor, Terms(**example["contract"]), example=True, session=session)
    for name, (model, typed) in LINES.items():
        for line in example[name]:
            add_line(actor, model, made, typed(**_exact(line)), session=session)
    for one in example["surveys"]:
        counts = one.pop("counts")
        survey = add_survey(actor, Asking(**one), made, example=True, session=session)
        for question, row in counts.items():
            key_totals(actor, survey, question, 0, row, session=session)
        set_state(actor, survey, 1, CLOSED, session=session)
    return made


def _exact(line: dict[str, Any]) -> dict[str, Any]:
    # Hours of a case have decimals in the record; whole hours of a contract have none.
    decimals = ("hours_allowed", "hours_from", "hours_to", "hours_used")
    return {name: Decimal(value) if name in decimals else value for name, value in line.items()}
