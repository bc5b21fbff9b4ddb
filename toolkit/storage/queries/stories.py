"""The stories a council added; lists never read their files."""

from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, select

from toolkit.models import OwnStory, OwnStoryFile

COLUMNS = (OwnStory.id, OwnStory.version, OwnStory.title, OwnStory.story, OwnStory.easy_read, OwnStory.functions,
           OwnStory.approaches, OwnStory.source, OwnStory.link, OwnStory.file_id, OwnStory.picture_alt,
           OwnStoryFile.content_type)


def own_stories(*, session: Session) -> list[tuple]:
    """The standing stories as `COLUMNS`, the newest first."""
    wanted = (select(*COLUMNS).join(OwnStoryFile, OwnStoryFile.id == OwnStory.file_id, isouter=True)
              .where(OwnStory.withdrawn_at.is_(None)).order_by(OwnStory.created_at.desc(), OwnStory.id))
    return list(session.exec(wanted))


def withdrawn_stories(*, session: Session) -> list[tuple]:
    """(id, title, when) of the withdrawn stories, the latest first; not of those that were taken back for good."""
    wanted = select(OwnStory.id, OwnStory.title, OwnStory.withdrawn_at).where(OwnStory.withdrawn_at.is_not(None), OwnStory.story != "")
    return list(session.exec(wanted.order_by(OwnStory.withdrawn_at.desc())))


def title_of(story_id: UUID, *, session: Session) -> str | None:
    """A story's title, also of a withdrawn one."""
    return session.exec(select(OwnStory.title).where(OwnStory.id == story_id)).first()


def file_of(file_id: UUID, *, session: Session) -> tuple | None:
    """(name, content type, size in bytes, checksum) of the file of a standing story."""
    wanted = (select(OwnStoryFile.name, OwnStoryFile.content_type, OwnStoryFile.size, OwnStoryFile.checksum)
              .join(OwnStory, OwnStory.file_id == OwnStoryFile.id)
              .where(OwnStoryFile.id == file_id, OwnStory.withdrawn_at.is_(None)))
    return session.exec(wanted).first()


def part_of(file_id: UUID, first: int, length: int, *, session: Session) -> bytes:
    """`length` bytes of a file from byte number `first` (0 is the first), so that a film is not read whole each time."""
    wanted = select(func.substr(OwnStoryFile.content, first + 1, length)).where(OwnStoryFile.id == file_id)
    return bytes(session.exec(wanted).one())
