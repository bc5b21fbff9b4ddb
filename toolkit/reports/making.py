"""From what somebody asks for to a report's file: who may, which reports and formats there are, what the file is called."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_down
from toolkit.access.roles import Actor, check_may
from toolkit.brokerage import openings
from toolkit.brokerage.contracts import contract_seen
from toolkit.brokerage.moves import the_case
from toolkit.clock import today
from toolkit.errors import NotFound
from toolkit.models import Workshop
from toolkit.record.council import council
from toolkit.record.saying import as_file_name
from toolkit.reports.blocks import Made
from toolkit.reports.data.filled import Package, package_of
from toolkit.reports.easy import easy_read
from toolkit.reports.formats import Format, formats_of
from toolkit.reports.kept import KEPT
from toolkit.reports.report import CASE, CONTRACT, PLACE, WORKSHOP, Report
from toolkit.reports.written import REPORTS
from toolkit.storage.engine import read_session, write_session
from toolkit.words import SOURCE, check_language
from toolkit.words.speaking import _, spoken, unchecked

TITLE_LETTERS = 50
KINDS = (WORKSHOP, PLACE, CASE, CONTRACT)
TAKE = "take a report of a case"    # in the audit record, each time
SAY_WHICH = {WORKSHOP: "Say of which workshop. Choose it on the first page.",
             CASE: "Say of which case. Choose it from the list of cases.",
             CONTRACT: "Say of which contract. Choose it from the list of contracts."}


@dataclass(frozen=True)
class Asked:
    """One report in one format and language, of the workshop, case or contract with this id where it is of one; maybe in Easy Read."""

    report: Report
    format: Format
    which: UUID | None = None
    easy: bool = False
    language: str = SOURCE

    @property
    def workshop_id(self) -> UUID | None:
        """The workshop, where the report is of one."""
        return self.which if self.report.of == WORKSHOP else None


def asked_for(slug: str, ending: str, which: UUID | None = None, kinds: Sequence[str] = KINDS, easy: bool = False,
              language: str = SOURCE) -> Asked:
    """The report, of one of these kinds, the format and the language of these names. Raises NotFound naming those there are."""
    known = [one for one in REPORTS if one.of in kinds]
    report = next((one for one in known if one.slug == slug), None)
    if report is None:
        raise NotFound(_("There is no such report. There are: {names}.", names=', '.join(one.slug for one in known)))
    offered = formats_of(report)
    format_ = next((one for one in offered if one.name == ending), None)
    if format_ is None:
        raise NotFound(_("There is no such format. There are: {names}.", names=', '.join(one.name for one in offered)))
    if easy and not format_.has_easy:
        raise NotFound(_("Easy Read is for reading. It comes as: {names}.",
                         names=', '.join(one.name for one in offered if one.has_easy)))
    check_language(language)
    if report.of != PLACE and which is None:
        raise NotFound(SAY_WHICH[report.of])
    return Asked(report, format_, None if report.of == PLACE else which, easy, language)


def take(actor: Actor, asked: Asked) -> Made | Package:
    """`read` in a session of its own: a writing one for a case, since that somebody reads it is written down."""
    with write_session() if asked.report.of == CASE else read_session() as session:
        return read(actor, asked, session=session)


def read(actor: Actor, asked: Asked, *, session: Session) -> Made | Package:
    """What stands in the report now. A report of a case needs a session that writes: taking it is a look at the case.

    Raises NotAllowed, NotFound for a workshop, case or contract that is not here, KeyMissing for a case without its key.
    """
    check_may(actor, asked.report.act, asked.workshop_id)
    _check_there(actor, asked, session=session)
    if asked.report.of == CASE:
        _note(actor, asked, session=session)
    if asked.format.is_data:
        with spoken(SOURCE):
            return package_of(asked.report.slug, asked.report.data, asked.which, session=session)
    with spoken(asked.language):
        made = asked.report.make(*[asked.which] * (asked.which is not None), session=session)
        made = replace(made, council=council(session=session), language=asked.language, about=(*made.about, *filter(None, [unchecked()])))
        return easy_read(made, asked.report.slug) if asked.easy else made


def _check_there(actor: Actor, asked: Asked, *, session: Session) -> None:
    if asked.report.of == CASE:
        the_case(asked.which, session=session)
    elif asked.report.of == CONTRACT:
        contract_seen(actor, asked.which, session=session)
    elif asked.report.of == WORKSHOP and session.get(Workshop, asked.which) is None:
        raise NotFound("This workshop is not here. Choose one on the first page.")


def _note(actor: Actor, asked: Asked, *, session: Session) -> None:
    # A look at the case is written down once in half an hour; what leaves the tool as a file, each time.
    openings.opened(actor, asked.which, session=session)
    write_down(actor, TAKE, asked.which, session=session, report=asked.report.slug, format=asked.format.name)


def written(asked: Asked, made: Any) -> bytes:
    """The file; the one that was made last of the same words is kept. Raises RecordUnavailable when it cannot be made."""
    with spoken(asked.language):
        if asked.report.of == CASE:
            return asked.format.write(made)     # about one person: kept nowhere
        return KEPT.made(f"{asked.format.name} {made!r}", lambda: asked.format.write(made))


def file_name(asked: Asked, made: Made | Package) -> str:
    """A name that says what is inside and that every computer takes, with the day."""
    return f"{as_file_name(made.title)[:TITLE_LETTERS].strip('-') or asked.report.slug}-{today().isoformat()}{asked.format.ending}"
