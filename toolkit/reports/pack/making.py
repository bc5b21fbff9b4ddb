"""From what somebody asks for to files: who may, which sheets there are, what the files are called, several files in one."""

import io
import zipfile
from collections.abc import Iterable
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.errors import MoveRefused, NotFound, ToolkitError
from toolkit.events.run_sheet import PREPARE
from toolkit.models import Workshop
from toolkit.record.saying import as_file_name
from toolkit.reports.pack import PACK
from toolkit.reports.pack.sheet import STYLES, Order, PackSheet
from toolkit.reports.pdf import Sheet
from toolkit.words.speaking import _

TITLE_LETTERS = 40
# The pictures and letters inside are packed already.
AS_THEY_ARE = zipfile.ZIP_STORED


def order_for(actor: Actor, workshop_id: UUID, style: str, base: str | None, *, session: Session) -> Order:
    """An order for a workshop as it stands now; `base` as in `addresses.shown_url`. Raises NotAllowed, NotFound."""
    check_may(actor, PREPARE, workshop_id)
    workshop = session.get(Workshop, workshop_id)
    if workshop is None:
        raise NotFound("This workshop is not here. Choose one on the first page.")
    if style not in STYLES:
        raise NotFound(_("Sheets come in these styles: {styles}.", styles=", ".join(STYLES)))
    return Order.of(actor, workshop, style, base)


def sheet_named(slug: str) -> PackSheet:
    """The sheet of this slug. Raises NotFound naming those there are."""
    found = next((one for one in PACK if one.slug == slug), None)
    if found is None:
        raise NotFound(_("There is no such sheet. There are: {sheets}.", sheets=", ".join(one.slug for one in PACK)))
    return found


def why_not(order: Order, sheet: PackSheet, *, session: Session) -> str | None:
    """Why a sheet cannot be printed now, in a sentence with the way forward; None when it can."""
    try:
        return sheet.why_not(order, session=session)
    except ToolkitError as error:
        return _(str(error))


def reasons(order: Order, *, session: Session) -> dict[str, str]:
    """The sheets that cannot be printed now, by slug, each with its reason."""
    found = {sheet.slug: why_not(order, sheet, session=session) for sheet in PACK}
    return {slug: reason for slug, reason in found.items() if reason}


def lacking(order: Order, *, session: Session) -> dict[str, str]:
    """What would be missing on sheets that are printed now, by slug, each with the way forward."""
    found = {sheet.slug: sheet.lacks(order, session=session) for sheet in PACK}
    return {slug: what for slug, what in found.items() if what}


def files_of(order: Order, sheet: PackSheet, *, session: Session) -> list[tuple[str, Sheet]]:
    """The name of each file of a sheet, and what stands in it. Raises MoveRefused while there is nothing to print."""
    if reason := why_not(order, sheet, session=session):
        raise MoveRefused(reason)
    made = sheet.make(order, session=session)
    parts = [f" {at}" for at in range(1, len(made) + 1)] if len(made) > 1 else [""]
    return [(file_name(order, f"{sheet.name}{part}"), one) for part, one in zip(parts, made, strict=True)]


def file_name(order: Order, what: str, ending: str = ".pdf") -> str:
    """A name that says what is inside and that every computer takes: "Oxfordshire-Blank-tables-A3-large-print.pdf"."""
    named = [as_file_name(order.workshop)[:TITLE_LETTERS].strip("-") or "workshop", as_file_name(what),
             as_file_name(STYLES[order.style].lower())]
    return "-".join(named) + ending


def in_one_file(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Several files as one ZIP file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", AS_THEY_ARE) as packed:
        for name, data in files:
            packed.writestr(name, data)
    return held.getvalue()
