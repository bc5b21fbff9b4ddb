"""Comments grouped into themes by a person, and what the commissioner answers to each: changed or not changed, and why."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.clock import now
from toolkit.errors import BadInput, MoveRefused, NotFound
from toolkit.models import Consultation, ConsultationItem, ConsultationTheme, ThemeComment
from toolkit.record.edits import add_row, check_version, save_edit, to_edit
from toolkit.record.words import checked_words
from toolkit.storage.queries import consultations as queries


@dataclass(frozen=True)
class Comment:
    """What one person wrote to one plan, with the answer they gave; by whom is not known."""

    id: UUID
    answer: str
    words: str
    may_publish: bool


@dataclass(frozen=True)
class Theme:
    """A theme with its comments. `changed` is None until it is answered."""

    id: UUID
    version: int
    words: str
    changed: bool | None
    why: str
    comments: tuple[Comment, ...]


@dataclass(frozen=True)
class Talked:
    """What was written to one plan of a round: its themes, and the comments that are under none yet."""

    item_id: UUID
    plan_id: UUID
    themes: tuple[Theme, ...]
    loose: tuple[Comment, ...]

    @property
    def comments(self) -> tuple[Comment, ...]:
        """Every comment once."""
        return tuple({comment.id: comment for comment in (*(one for theme in self.themes for one in theme.comments), *self.loose)}.values())


def talked(consultation_id: UUID, *, session: Session) -> list[Talked]:
    """Themes and comments of every plan of a round, in the order of its sheet."""
    comments: dict[UUID, dict[UUID, Comment]] = {}
    for item, *about in queries.comments(consultation_id, session=session):
        comments.setdefault(item, {})[about[0]] = Comment(*about)
    under: dict[UUID, list[UUID]] = {}
    for theme, answer in queries.theme_comments(consultation_id, session=session):
        under.setdefault(theme, []).append(answer)
    rows = queries.themes_of(consultation_id, session=session)
    return [_talked(item, comments.get(item.id, {}), [row for row in rows if row.item_id == item.id], under)
            for item in queries.items_of(consultation_id, session=session)]


def _talked(item: ConsultationItem, comments: dict[UUID, Comment], rows: list[ConsultationTheme],
            under: dict[UUID, list[UUID]]) -> Talked:
    themes = tuple(Theme(row.id, row.version, row.words, row.changed, row.why,
                         tuple(comments[one] for one in under.get(row.id, ()) if one in comments)) for row in rows)
    held = {comment.id for theme in themes for comment in theme.comments}
    return Talked(item.id, item.plan_id, themes, tuple(one for key, one in comments.items() if key not in held))


def name_theme(actor: Actor, item_id: UUID, words: str, answer_ids: Collection[UUID] = (), *, session: Session) -> UUID:
    """Name a theme for one plan and put comments under it; one without comments holds what was said aloud. Raises BadInput, NotFound."""
    item = session.get(ConsultationItem, item_id)
    if item is None:
        raise NotFound("This plan is not in the consultation any more. Look at the list again.")
    asked = _asked(actor, item, session=session)
    words = checked_words(words, "theme", what="the theme in a few words", limit=300)
    _check_comments(item, answer_ids, session=session)
    theme = ConsultationTheme(item_id=item.id, words=words)
    add_row(actor, "name a theme", theme, workshop_id=asked.workshop_id, session=session, words=words)
    _put_under(theme.id, answer_ids, session=session)
    return theme.id


def change_theme(actor: Actor, theme_id: UUID, version: int, words: str, answer_ids: Collection[UUID], *, session: Session) -> None:
    """Save a theme's words and which comments are under it. Raises BadInput, Changed."""
    theme, item = _standing(theme_id, session=session)
    asked = _asked(actor, item, session=session)
    changes = {"words": checked_words(words, "theme", what="the theme in a few words", limit=300)}
    check_version(theme, version, changes)
    _check_comments(item, answer_ids, session=session)
    _put_under(theme.id, answer_ids, session=session)
    save_edit(actor, "change a theme", theme, version, changes, workshop_id=asked.workshop_id, session=session)


def answer_theme(actor: Actor, theme_id: UUID, version: int, changed: bool | None, why: str, *, session: Session) -> None:
    """Say whether the plan was changed because of a theme, and why or why not. Raises BadInput, Changed."""
    theme, item = _standing(theme_id, session=session)
    asked = _asked(actor, item, session=session)
    if changed is None:
        raise BadInput("Say whether the plan was changed because of this, or not.", "changed")
    columns = {"changed": changed, "why": checked_words(why, "why", what="why, in words that the people who wrote can read"),
               "answered_at": now()}
    save_edit(actor, "answer a theme", theme, version, columns, workshop_id=asked.workshop_id, session=session)


def withdraw_theme(actor: Actor, theme_id: UUID, version: int, *, session: Session) -> None:
    """Take a theme away; its comments are under none then, and wait for another. Raises NotFound, Changed."""
    theme, item = _standing(theme_id, session=session)
    asked = _asked(actor, item, session=session)
    save_edit(actor, "withdraw a theme", theme, version, {"withdrawn_at": now()}, workshop_id=asked.workshop_id, session=session)


def _standing(theme_id: UUID, *, session: Session) -> tuple[ConsultationTheme, ConsultationItem]:
    theme = to_edit(ConsultationTheme, theme_id, session=session)
    if theme.withdrawn_at:
        raise NotFound("This theme was withdrawn meanwhile. Name it again if it is still needed.")
    return theme, session.get_one(ConsultationItem, theme.item_id)


def _asked(actor: Actor, item: ConsultationItem, *, session: Session) -> Consultation:
    asked = session.get_one(Consultation, item.consultation_id)
    check_may(actor, "consult", asked.workshop_id)
    if asked.opened_at is None:
        raise MoveRefused("This consultation has not been opened yet. Themes come from what people say.")
    return asked


def _check_comments(item: ConsultationItem, answer_ids: Collection[UUID], *, session: Session) -> None:
    standing = {answer for found, answer, *_ in queries.comments(item.consultation_id, session=session) if found == item.id}
    if set(answer_ids) - standing:
        raise BadInput("One of these comments is not there any more. Look at the list again, then save.", "comments")


def _put_under(theme_id: UUID, answer_ids: Collection[UUID], *, session: Session) -> None:
    wanted, held = set(answer_ids), {row.answer_id: row for row in queries.rows_under(theme_id, session=session)}
    for answer_id in held.keys() - wanted:
        session.delete(held[answer_id])
    session.add_all(ThemeComment(theme_id=theme_id, answer_id=one) for one in dict.fromkeys(answer_ids) if one not in held)
    session.flush()
