"""From what somebody asks for to a report's file: who may, which reports and formats there are, what the file is called."""

from dataclasses import dataclass, replace
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import today
from toolkit.errors import NotFound
from toolkit.models import Workshop
from toolkit.record.council import council
from toolkit.record.saying import as_file_name
from toolkit.reports.blocks import Made
from toolkit.reports.formats import FORMATS, Format
from toolkit.reports.kept import KEPT
from toolkit.reports.report import WORKSHOP, Report
from toolkit.reports.written import REPORTS

TITLE_LETTERS = 50


@dataclass(frozen=True)
class Asked:
    """One report in one format, of a workshop where it is of one."""

    report: Report
    format: Format
    workshop_id: UUID | None = None


def asked_for(slug: str, ending: str, workshop_id: UUID | None = None) -> Asked:
    """The report and the format of these names. Raises NotFound naming those there are."""
    report = next((one for one in REPORTS if one.slug == slug), None)
    format_ = next((one for one in FORMATS if one.name == ending), None)
    if report is None:
        raise NotFound(f"There is no such report. There are: {', '.join(one.slug for one in REPORTS)}.")
    if format_ is None:
        raise NotFound(f"There is no such format. There are: {', '.join(one.name for one in FORMATS)}.")
    if report.of == WORKSHOP and workshop_id is None:
        raise NotFound("Say of which workshop. Choose it on the first page.")
    return Asked(report, format_, workshop_id if report.of == WORKSHOP else None)


def read(actor: Actor, asked: Asked, *, session: Session) -> Made:
    """What stands in the report now. Raises NotAllowed, NotFound for a workshop that is not here."""
    check_may(actor, asked.report.act, asked.workshop_id)
    return replace(_made(asked, session=session), council=council(session=session))


def _made(asked: Asked, *, session: Session) -> Made:
    if asked.workshop_id is None:
        return asked.report.make(session=session)
    if session.get(Workshop, asked.workshop_id) is None:
        raise NotFound("This workshop is not here. Choose one on the first page.")
    return asked.report.make(asked.workshop_id, session=session)


def written(asked: Asked, made: Made) -> bytes:
    """The file; the one that was made last of the same words is kept. Raises RecordUnavailable when it cannot be made."""
    return KEPT.made(f"{asked.format.name} {made!r}", lambda: asked.format.write(made))


def file_name(asked: Asked, made: Made) -> str:
    """A name that says what is inside and that every computer takes, with the day."""
    return f"{as_file_name(made.title)[:TITLE_LETTERS].strip('-') or asked.report.slug}-{today().isoformat()}{asked.format.ending}"
