"""A copy of all that is kept about one case, for the person (UK GDPR, article 15): to read, as PDF, and to keep, as JSON.

It is made by following the tables' own keys, so that nothing is left out because somebody forgot it. Left out on purpose are offers
that are still sealed, what providers have typed and not sent, and the numbers by which rows find each other.
"""

import io
import json
import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit import settings
from toolkit.access.audit import write_down
from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import openings
from toolkit.brokerage.bespoke_lists import DAYS
from toolkit.brokerage.happened import on_timeline
from toolkit.brokerage.lists import groups, lists
from toolkit.brokerage.moves import STATES, the_case
from toolkit.brokerage.named import Named, names, outcome_lists
from toolkit.clock import now
from toolkit.framework.reading import read_by_slug
from toolkit.reports.pdf import Sheet, typeset
from toolkit.storage.queries import about_case
from toolkit.storage.queries.providers import names_of
from toolkit.words.content import said_anew
from toolkit.words.speaking import _, say_date, say_moment

FILE = "case_record.toml"
KINDS = {"section": Named, "about": Named, "label": Named}
ACT = "give a copy of a record"
SEALED = ("offer", "offer_line", "offer_mark")
NEVER = ("offer_draft",)
OPENED = "opened"
# How rows find each other, and how often they were saved: nothing that is said about anybody.
INNER = {"id", "version", "changed_at", "erased_on"}
JSON_TEXT, MINUTES, WRITTEN = {"sent", "weights"}, {"starts", "ends"}, {"created_at", "created_by"}
BELONGS = {"provider_id", "asked_id", "offer_id", "outcome_id", "role_id", "resource_id"}
SLUG = re.compile("[a-z]+(_[a-z]+)+")


@dataclass(frozen=True)
class Words:
    """A title for each table in the order to read, what should be known about some, and a label for each column."""

    titles: dict[str, str]
    about: dict[str, str]
    labels: dict[str, str]


@dataclass(frozen=True)
class Copy:
    """What is kept about a case: its rows by table, and what those that others stand on are called."""

    reference: str
    made_at: datetime
    rows: dict[str, list[Any]]
    called: dict[UUID, str]


def copy_of(actor: Actor, case_id: UUID, *, session: Session) -> Copy:
    """All of it; that it was made is noted on the timeline, as an opening and in the audit. Raises NotAllowed, NotFound, KeyMissing."""
    check_may(actor, ACT)
    reference = the_case(case_id, session=session).reference
    openings.opened(actor, case_id, session=session)  # whoever makes it reads it
    on_timeline(actor, case_id, ACT, session=session)
    write_down(actor, ACT, case_id, session=session)
    found = _to_give(about_case.rows_about(case_id, session=session))
    return Copy(reference, now(), found, _names(found, session=session))


@said_anew
def words() -> Words:
    """The words of this installation (`TOOLKIT_DATA`, else `data/`). Raises DataFileError."""
    return _words(settings.data_folder())


def file_of(made: Copy) -> bytes:
    """The ZIP file to give to the person: the copy to read, and the same as data."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("what-is-kept.pdf", typeset(sheet(made)))
        tables = {table: [_plain(row) for row in rows] for table, rows in made.rows.items() if rows}
        data = {"reference": made.reference, "made_at": made.made_at.isoformat(), "tables": tables}
        file.writestr("what-is-kept.json", json.dumps(data, ensure_ascii=False, indent=1, default=str))
    return held.getvalue()


def sheet(made: Copy) -> Sheet:
    """The copy to read, in the language that is spoken."""
    said = words()
    return Sheet("case_record", _("What is kept about case {reference}", reference=made.reference), {
        "reference": made.reference, "made": say_moment(made.made_at),
        "sections": [{"title": title, "about": said.about.get(table, ""),
                      "rows": [_told(row, said.labels, made.called) for row in made.rows[table]]}
                     for table, title in said.titles.items() if made.rows.get(table)]})


@lru_cache
def _words(folder: Path) -> Words:
    found = read_by_slug(folder / FILE, KINDS)
    return Words(*(names(found[kind]) for kind in ("section", "about", "label")))


def _to_give(found: dict[str, list[Any]]) -> dict[str, list[Any]]:
    opened = {row.id for row in found["enquiry"] if row.state == OPENED}
    asked = {row.id for row in found["enquiry_provider"] if row.enquiry_id in opened}
    offers = {row.id for row in found["offer"] if row.asked_id in asked}
    may = {"offer": lambda row: row.id in offers, "offer_line": lambda row: row.offer_id in offers,
           "offer_mark": lambda row: row.offer_id in offers}
    return {table: [row for row in rows if table not in SEALED or may[table](row)] for table, rows in found.items() if table not in NEVER}


def _names(found: dict[str, list[Any]], *, session: Session) -> dict[UUID, str]:
    """What rows that others stand on are called: providers through whom was asked and what they offered, outcomes, roles, resources."""
    wanted = {row.provider_id for table in ("enquiry_provider", "provider_call") for row in found[table] if row.provider_id}
    named = {UUID(one): name for one, name in names_of(wanted, session=session).items()}
    named |= {row.id: named.get(row.provider_id, "") for row in found["enquiry_provider"]}
    named |= {row.id: named.get(row.asked_id, "") for row in found["offer"]}
    for table, column in (("outcome", "words"), ("bespoke_role", "role"), ("bespoke_resource", "source")):
        named |= {row.id: getattr(row, column) for row in found[table]}
    return named


def _told(row: Any, labels: dict[str, str], called: dict[UUID, str]) -> list[tuple[str, str]]:
    """The columns that say something, with their words: what it belongs to first, who wrote it and when last."""
    said = []
    for name, value in sorted(row._mapping.items(), key=lambda item: (item[0] in WRITTEN, item[0] not in BELONGS)):
        if name in BELONGS and value in called:
            said.append((labels[name], called[value]))
        elif name not in INNER and not isinstance(value, UUID) and value not in (None, ""):
            said.append((labels[name], _say(name, value)))
    return said


def _say(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return _("yes" if value else "no")
    if isinstance(value, datetime):
        return say_moment(value)
    if isinstance(value, date):
        return say_date(value)
    if isinstance(value, Decimal):
        return f"£{value:,.2f}"
    if name in JSON_TEXT:
        return _said_in_lines(value)
    if name in MINUTES:
        return f"{value // 60:02}:{value % 60:02}"
    if name == "day":
        return _(DAYS[value])
    said = _named().get(name, {}).get(str(value), str(value))
    return said.replace("_", " ") if SLUG.fullmatch(said) else said


def _named() -> dict[str, dict[str, str]]:
    known = lists()
    return {"state": {slug: _(one) for slug, one in STATES.items()}, "path": known.path, "urgency": known.urgency, "kind": known.kind,
            "route": known.route, "group_slug": groups(), "money_route": known.money_route, "brokerage_route": known.brokerage_route,
            "for_whom": known.for_whom, "domain": {slug: one.name for slug, one in outcome_lists().domains.items()}}


def _said_in_lines(text: str) -> str:
    """JSON text as lines to read: what goes out is kept so."""
    try:
        return "\n".join(_lines(json.loads(text)))
    except ValueError:
        return text


def _lines(value: Any) -> list[str]:
    if isinstance(value, dict):
        value = [one if isinstance(one, list | dict) else f"{name.replace('_', ' ')}: {one}" for name, one in value.items()
                 if one not in ("", None)]
    return [line for one in value for line in _lines(one)] if isinstance(value, list) else [str(value)]


def _plain(row: Any) -> dict[str, Any]:
    return {name: value for name, value in row._mapping.items() if value not in (None, "")}
