"""The library of good practice (Toolkit, step 2): the stories that come with Common Table, and a council's own."""

from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlsplit
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import now
from toolkit.errors import BadInput, NotFound
from toolkit.framework import Story, framework
from toolkit.framework.plain_words import sentences
from toolkit.models import OwnStory, OwnStoryFile
from toolkit.record.edits import add_row, check_version, save_edit, to_edit
from toolkit.record.files import FILMS, PICTURES
from toolkit.record.photos import taken_in
from toolkit.record.words import checked_words, optional_words
from toolkit.steps.recording import check_not_taken_back
from toolkit.storage.queries import stories as queries
from toolkit.words.speaking import _, language

OWN = "own:"
MOST_BYTES = 20_000_000
GONE = "a story that is not in this library"


@dataclass(frozen=True)
class StorySeen:
    """One story as screens show it; `picture` is a path below `vendor/`, a council's own story may have a file instead."""

    slug: str
    title: str
    story: str
    easy_read: tuple[str, ...]
    functions: tuple[int, ...]
    approaches: tuple[str, ...]
    source: str
    picture: str = ""
    picture_alt: str = ""
    link: str = ""
    file_id: UUID | None = None
    content_type: str = ""
    own_id: UUID | None = None
    version: int = 0

    @property
    def is_film(self) -> bool:
        """Whether the file is a film."""
        return self.content_type in FILMS


@dataclass(frozen=True)
class Written:
    """What somebody writes about a story of their own; `easy_read` has one sentence after another, or one a line."""

    title: str
    story: str
    source: str
    functions: tuple[int, ...]
    approaches: tuple[str, ...] = ()
    easy_read: str = ""
    link: str = ""
    picture_alt: str = ""

    def checked(self) -> "Written":
        """The same, cleaned. Raises BadInput at the field that needs another look."""
        cleaned = replace(
            self, title=checked_words(self.title, "title", what="the title", limit=200),
            story=checked_words(self.story, "story", what="the story", limit=5000),
            source=checked_words(self.source, "source", what="where the story comes from", limit=300),
            easy_read=optional_words(self.easy_read, "easy_read", what="the Easy Read version"),
            picture_alt=optional_words(self.picture_alt, "picture_alt", what="what the picture shows", limit=300),
            link=checked_link(self.link), functions=tuple(dict.fromkeys(self.functions)),
            approaches=tuple(dict.fromkeys(self.approaches)))
        if not self.functions or set(self.functions) - set(range(1, 11)):
            raise BadInput("Choose at least one of the ten functions that this story is about.", "functions")
        if set(self.approaches) - {approach.slug for approach in framework().approaches}:
            raise BadInput("Choose who does it from the five approaches.", "approaches")
        return cleaned

    def columns(self) -> dict:
        """As the story's own row keeps it."""
        return {"title": self.title, "story": self.story, "easy_read": self.easy_read, "source": self.source, "link": self.link,
                "functions": " ".join(str(number) for number in self.functions), "approaches": " ".join(self.approaches),
                "picture_alt": self.picture_alt}


def stories(function: int | None = None, approach: str | None = None, words: str = "", *, session: Session) -> list[StorySeen]:
    """The library, a council's own stories first; with `function` those that are mainly about it come first.

    `words` must all be found in the title, the story, its Easy Read version or its source.
    """
    found = [*map(_own, queries.own_stories(session=session)), *_shipped(language())]
    wanted = words.casefold().split()
    found = [one for one in found if (function is None or function in one.functions)
             and (approach is None or approach in one.approaches) and all(word in _text(one) for word in wanted)]
    return sorted(found, key=lambda one: one.functions.index(function)) if function is not None else found


def story_seen(slug: str, *, session: Session) -> StorySeen:
    """One standing story. Raises NotFound for one that was withdrawn or never was."""
    for one in stories(session=session):
        if one.slug == slug:
            return one
    raise NotFound("This story is not there any more. Choose another.")


def story_title(slug: str, *, session: Session) -> str:
    """The title of a shipped story or of a council's own, withdrawn ones too; a plain phrase for one that is not here."""
    if slug.startswith(OWN):
        try:
            return queries.title_of(UUID(slug.removeprefix(OWN)), session=session) or _(GONE)
        except ValueError:
            return _(GONE)
    return next((story.title for story in framework().stories if story.slug == slug), _(GONE))


def add_story(actor: Actor, written: Written, upload: tuple[bytes, str] | None = None, *, session: Session) -> UUID:
    """Add a council's own story, with a picture or film where `upload` gives (bytes, name); returns its id. Raises BadInput."""
    check_may(actor, "keep stories")
    written = written.checked()
    kept = _keep_file(actor, upload, session=session)
    _check_alt(kept, written.picture_alt)
    row = OwnStory(file_id=kept.id if kept else None, **written.columns())
    add_row(actor, "add a story", row, workshop_id=None, session=session, file=row.file_id, **written.columns())
    return row.id


def change_story(actor: Actor, story_id: UUID, version: int, written: Written, upload: tuple[bytes, str] | None = None,
                 drop_file: bool = False, *, session: Session) -> None:
    """Save a story's new words, and a new file or none in place of the old. Raises BadInput, Changed, NotFound."""
    check_may(actor, "keep stories")
    row = to_edit(OwnStory, story_id, session=session)
    if row.withdrawn_at:
        raise NotFound("This story was withdrawn. Put it back first if it should change.")
    written = written.checked()
    check_version(row, version, written.columns())
    kept = _keep_file(actor, upload, session=session)
    if kept is None and row.file_id and not drop_file:
        kept = session.get(OwnStoryFile, row.file_id)
    _check_alt(kept, written.picture_alt)
    save_edit(actor, "change a story", row, version, written.columns() | {"file_id": kept.id if kept else None},
              workshop_id=None, session=session)


def withdraw_story(actor: Actor, story_id: UUID, withdrawn: bool = True, *, session: Session) -> None:
    """Take a council's own story out of the library, or put it back; gaps that name it keep its title."""
    check_may(actor, "keep stories")
    row = to_edit(OwnStory, story_id, session=session)
    check_not_taken_back(row.story)
    if withdrawn == bool(row.withdrawn_at):
        return
    save_edit(actor, "withdraw a story" if withdrawn else "put a story back", row, row.version,
              {"withdrawn_at": now() if withdrawn else None}, workshop_id=None, session=session)


def read_file(actor: Actor, file_id: UUID, *, session: Session) -> tuple[str, str, int, str]:
    """(name, content type, size, checksum) of the file of a standing story. Raises NotFound, NotAllowed."""
    check_may(actor, "see workshops")
    found = queries.file_of(file_id, session=session)
    if found is None:
        raise NotFound("This picture or film is not here any more.")
    return tuple(found)


def checked_link(link: str) -> str:
    """The address of a page with more about a story, or nothing. Raises BadInput unless it is a plain https address."""
    link = optional_words(link, "link", what="the link", limit=500)
    if not link:
        return ""
    try:
        parts = urlsplit(link)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        host, parts = "", urlsplit("")
    # A name before an @, and a backslash, make an address look as if it led elsewhere.
    if parts.scheme != "https" or "." not in host.strip(".") or "@" in parts.netloc or "\\" in link \
            or not link.isprintable() or " " in link:
        raise BadInput("A link begins with https:// and the name of a website, such as https://www.example.org/story. "
                       "Copy it from the browser's address line.", "link")
    return link


def _keep_file(actor: Actor, upload: tuple[bytes, str] | None, *, session: Session) -> OwnStoryFile | None:
    if upload is None:
        return None
    data, name = upload
    checked, data = taken_in(data, name, PICTURES | FILMS, MOST_BYTES)
    kept = OwnStoryFile(name=checked.name, content_type=checked.content_type, size=checked.size, checksum=checked.checksum,
                        content=data, created_by=actor.name)
    session.add(kept)
    session.flush()
    return kept


def _check_alt(kept: OwnStoryFile | None, alt: str) -> None:
    if kept and kept.content_type in PICTURES and not alt:
        raise BadInput("Say in a few words what the picture shows, for people who cannot see it.", "picture_alt")


@lru_cache
def _shipped(_language: str) -> tuple[StorySeen, ...]:
    return tuple(_seen(story) for story in framework().stories)


def _seen(story: Story) -> StorySeen:
    return StorySeen(story.slug, story.title, story.story, story.easy_read, story.functions, story.approaches, story.source,
                     story.picture, story.picture_alt)


def _own(row: tuple) -> StorySeen:
    return StorySeen(f"{OWN}{row.id}", row.title, row.story, sentences(row.easy_read),
                     tuple(int(number) for number in row.functions.split()), tuple(row.approaches.split()), row.source,
                     "", row.picture_alt, row.link, row.file_id, row.content_type or "", row.id, row.version)


def _text(one: StorySeen) -> str:
    return " ".join((one.title, one.story, *one.easy_read, one.source)).casefold()
