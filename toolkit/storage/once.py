"""Asking a dear question once in a reading session, however many ask it."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from sqlmodel import Session

ANSWERS = "answers"  # session.info of a session that only reads


def once(question: Callable[..., Any]) -> Callable[..., Any]:
    """For a question about one workshop: a session that only reads keeps the answer, one that writes asks anew each time.

    A reading session is one transaction, so what it read stays true for it. The answer is shared and must not be changed.
    """
    @wraps(question)
    def ask(workshop_id: UUID, *, session: Session) -> Any:
        answers = session.info.get(ANSWERS)
        if answers is None:
            return question(workshop_id, session=session)
        if (question, workshop_id) not in answers:
            answers[question, workshop_id] = question(workshop_id, session=session)
        return answers[question, workshop_id]
    return ask
