"""Whether all is well with the record: each part says in a sentence what is not."""

import hashlib
from collections.abc import Iterator

from sqlmodel import Session

from toolkit.access.audit import broken_at
from toolkit.record.saying import many
from toolkit.steps.baseline import checksum_of
from toolkit.storage.engine import read_session
from toolkit.storage.migrate import is_current, newest
from toolkit.storage.queries import soundness
from toolkit.upkeep.nightly import too_long_ago

FROM_BACKUP = "Compare with the last backup."


def findings() -> list[str]:
    """What is not well, a sentence each; nothing when all is. Raises RecordUnavailable when the record cannot be read at all."""
    if not is_current():
        return ["The record is not up to date with this version. Bring it up to date with: python -m toolkit migrate"]
    with read_session() as session:
        return [one for part in PARTS for one in part(session=session)]


def all_is_well() -> str:
    """The one line that says so, with what was looked at."""
    with read_session() as session:
        records, tables, baselines, files = soundness.totals(session=session)
    return (f"All is well: {many(records, 'audit record')} in one chain, {tables} tables whose rows hold together, "
            f"{many(baselines, 'baseline')} and {many(files, 'picture and paper', 'pictures and papers')} as they were, "
            f"at version {newest()}.")


def _chain(*, session: Session) -> Iterator[str]:
    number = broken_at(session=session)
    if number is not None:
        yield f"The audit chain is broken at record {number}: that record, or one before it, was altered or taken out. {FROM_BACKUP}"


def _belonging(*, session: Session) -> Iterator[str]:
    for table, column, count in soundness.orphans(session=session):
        rows = many(count, f"row of {table} names", f"rows of {table} name")
        yield f"{rows} a {column.removesuffix('_id')} that is not there. {FROM_BACKUP}"


def _baselines(*, session: Session) -> Iterator[str]:
    for name, content, checksum in soundness.baselines(session=session):
        if checksum_of(content) != checksum:
            yield f'The baseline "{name}" does not match its checksum. {FROM_BACKUP}'


def _files(*, session: Session) -> Iterator[str]:
    for name, checksum, size, withdrawn, content in soundness.attachments(session=session):
        # One that is withdrawn may have come from another computer without its bytes.
        if content is None and not withdrawn:
            yield f'The photo or paper "{name}" is missing. {FROM_BACKUP}'
        elif content is not None and not _is(content, checksum, size):
            yield f'The photo or paper "{name}" does not match its checksum. {FROM_BACKUP}'
    for name, checksum, size, content in soundness.story_files(session=session):
        if not _is(content, checksum, size):
            yield f'The file "{name}" of a story does not match its checksum. {FROM_BACKUP}'


def _is(content: bytes, checksum: str, size: int) -> bool:
    return len(content) == size and hashlib.sha256(content).hexdigest() == checksum


def _nights(*, session: Session) -> Iterator[str]:
    late = too_long_ago()
    if late:
        yield late


def _database(*, session: Session) -> Iterator[str]:
    said = soundness.damaged(session=session)
    if said:
        yield f"The database is damaged: {said}. {FROM_BACKUP}"


# The database comes last: on PostgreSQL what it finds ends the session.
PARTS = (_chain, _belonging, _baselines, _files, _nights, _database)
