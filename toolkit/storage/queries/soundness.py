"""Whether the rows of the record hold together, on either database; any table, those of later versions too."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Table, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel

from toolkit.models import Attachment, AttachmentContent, AuditRecord, Baseline, OwnStoryFile


def orphans(*, session: Session) -> Iterator[tuple[str, str, int]]:
    """(table, column, how many) of rows that name a row that is not there."""
    for table in SQLModel.metadata.sorted_tables:
        for key in table.foreign_keys:
            count = session.connection().execute(_missing(table, key)).scalar()
            if count:
                yield table.name, key.parent.name, count


def _missing(table: Table, key: Any) -> Any:
    owner = key.column.table.alias()
    there = select(owner.c[key.column.name]).where(owner.c[key.column.name] == key.parent).exists()
    return select(func.count()).select_from(table).where(key.parent.is_not(None), ~there)


def damaged(*, session: Session) -> str | None:
    """What the database itself finds damaged; None when every page or table can be read through. Ask last: it may end the session."""
    if session.connection().dialect.name == "sqlite":
        said = session.connection().execute(text("PRAGMA integrity_check(1)")).scalar()
        return None if said == "ok" else str(said)
    for name in sorted(SQLModel.metadata.tables):
        try:
            session.connection().execute(text(f'select sum(length(one::text)) from "{name}" as one'))
        except DBAPIError:
            return f"the table {name} cannot be read through"
    return None


def baselines(*, session: Session) -> Iterator[tuple[str, str, str]]:
    """(name, content, checksum) of each baseline, one at a time: they are large."""
    yield from session.exec(select(Baseline.name, Baseline.content, Baseline.checksum).execution_options(yield_per=1))


def attachments(*, session: Session) -> Iterator[tuple[str, str, int, bool, bytes | None]]:
    """(name, checksum, size, whether withdrawn, bytes if they are here) of each photo or paper whose words were not taken back."""
    wanted = (select(Attachment.name, Attachment.checksum, Attachment.size, Attachment.withdrawn_at.is_not(None),
                     AttachmentContent.content)
              .outerjoin(AttachmentContent, AttachmentContent.attachment_id == Attachment.id).where(Attachment.checksum != ""))
    yield from session.exec(wanted.execution_options(yield_per=1))


def story_files(*, session: Session) -> Iterator[tuple[str, str, int, bytes]]:
    """(name, checksum, size, bytes) of each picture or film of a story."""
    wanted = select(OwnStoryFile.name, OwnStoryFile.checksum, OwnStoryFile.size, OwnStoryFile.content)
    yield from session.exec(wanted.execution_options(yield_per=1))


def totals(*, session: Session) -> tuple[int, int, int, int]:
    """How many audit records, tables, baselines, and pictures, papers and films."""
    records, frozen, kept, films = (session.exec(select(func.count()).select_from(one)).scalar_one()
                                    for one in (AuditRecord, Baseline, AttachmentContent, OwnStoryFile))
    return records, len(SQLModel.metadata.tables), frozen, kept + films
