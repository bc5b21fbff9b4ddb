"""Harmful words in every text column of every row, past all forms: what a form refuses, an older version or a list may have brought in."""

import json
from typing import Any

from sqlalchemy import Column, inspect, text, types
from sqlmodel import AutoString, Session, SQLModel, select

from tests.payloads.kept import models
from tests.payloads.typed import payload
from toolkit.models import Baseline, ProviderTrait
from toolkit.models.base import CaseText
from toolkit.steps.baseline import checksum_of

SHORT = 60      # what is shorter is a word of our own: a state, a slug, a code
SHORT_BUT_TYPED = {"reference", "rating", "rating_before", "dspt", "cqc_location", "cqc_provider"}
# Longer, and words of our own all the same: what is computed, what names a row or a file of ours, and what finds a row.
OURS = {"act", "arrived", "hash", "previous_hash", "fingerprint", "checksum", "secret_hash", "form", "seed", "page", "picture",
        "shows_what", "story", "subject", "issuer", "email", "functions", "approaches", "counts", "weights", "address",
        "room"}
# JSON: its slugs stay, and the words in it are harmed.
AS_DATA = {"sent", "fields", "format", "content", "figures", "takes", "facts", "added", "before", "text"}
OURS_IN = {("second_keying", "keyed"), ("area", "boundary"), ("sampled_plan", "answers"), ("provider_trait", "value"),
           ("provider_trait", "words"),
           ("audit_record", "changed")}
TYPED_TRAITS = ("area", "capability")        # the other traits are slugs of ours, in the same columns


def poison(session: Session) -> dict[str, int]:
    """By table and column, how many rows hold harmful words from now on. The audit's chain no longer fits its rows.

    On SQLite only: a frozen baseline is thawed for it.
    """
    found: dict[str, int] = {}
    session.connection().execute(text("drop trigger baseline_is_frozen"))
    for model in models():
        columns = typed_columns(model)
        for row in session.exec(select(model)) if columns else ():
            for key, column in columns.items():
                harmed = _harmed(getattr(row, key), column)
                if harmed is not None:
                    setattr(row, key, harmed)
                    name = f"{column.table.name}.{column.name}"
                    found[name] = found.get(name, 0) + 1
        session.flush()
    for trait in session.exec(select(ProviderTrait).where(ProviderTrait.kind.in_(TYPED_TRAITS))):
        trait.value = trait.words = payload(120)[1]
    for baseline in session.exec(select(Baseline)):
        baseline.checksum = checksum_of(baseline.content)
    return found


def typed_columns(model: type[SQLModel]) -> dict[str, Column]:
    """The columns of a table that hold words which people, lists or other machines gave, by attribute."""
    return {one.key: one.columns[0] for one in inspect(model).column_attrs if _is_typed(one.columns[0])}


def _is_typed(column: Column) -> bool:
    if column.foreign_keys or column.name in OURS or (column.table.name, column.name) in OURS_IN:
        return False
    if isinstance(column.type, CaseText):
        return True
    return isinstance(column.type, types.String | AutoString) and ((column.type.length or SHORT) >= SHORT or column.name in SHORT_BUT_TYPED)


def _room(column: Column) -> int:
    return getattr(column.type, "length", None) or 2_000


def _harmed(value: Any, column: Column) -> str | None:
    """What stands in place of a text; None where there is nothing to harm."""
    if not isinstance(value, str) or (not value and column.name in AS_DATA):
        return None
    room = _room(column)
    try:
        kept = json.loads(value)
    except ValueError:
        return payload(room)[1]
    if not isinstance(kept, dict | list):
        return payload(room)[1]
    return json.dumps(_leaves(kept))


def _leaves(kept: Any) -> Any:
    """The same data with harmful words for each text of several words in it: one word alone is a slug."""
    if isinstance(kept, dict):
        return {name: _leaves(value) for name, value in kept.items()}
    if isinstance(kept, list):
        return [_leaves(value) for value in kept]
    return payload(2_000)[1] if isinstance(kept, str) and " " in kept.strip() else kept
