"""How a paper made for one screen is answered: shown by the browser, and kept by no browser and no proxy."""

from uuid import UUID

from starlette.responses import Response

from toolkit.access.roles import Actor
from toolkit.brokerage.openings import opened
from toolkit.reports.pdf import Sheet, typeset
from toolkit.storage.engine import write_session

HEADERS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer"}


def note_opening(actor: Actor, case_id: UUID | None) -> None:
    """Write down that somebody looked at a case by taking a paper about it; a paper that is of no case needs nothing."""
    if case_id is not None:
        with write_session() as session:
            opened(actor, case_id, session=session)


def printed(made: Sheet, name: str) -> Response:
    """The sheet as a PDF under a name of plain letters. Called after the session, for setting it may take a second or two."""
    return named(typeset(made), "application/pdf", "inline", f'filename="{name}"')


def named(data: bytes, media_type: str, how: str, name: str) -> Response:
    """Any file; `how` is inline or attachment, `name` as the header has it."""
    return Response(data, media_type=media_type, headers={**HEADERS, "Content-Disposition": f"{how}; {name}"})
