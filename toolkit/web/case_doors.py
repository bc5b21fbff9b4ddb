"""What the doors of a case have in common: the row a link opens, a form with its seal, and a form that is shown again."""

from dataclasses import dataclass, field
from uuid import UUID

from starlette.requests import Request

from toolkit.access.seal import form_seal, is_form_sealed
from toolkit.brokerage.case_links import LONGEST, row_of
from toolkit.brokerage.permission import BY
from toolkit.errors import NotFound
from toolkit.web.forms import Fields, fields, one
from toolkit.web.guesses import GUESSES, held_back
from toolkit.words.speaking import _

EXPIRED = "This page was open for too long. What you filled in is still here. Please press the button again."
CHANGE = "change"           # the form once more with what stands in it: somebody switched Easy Read on or off
NO_SPEAKER = "Say who is answering."
NO_AUTHORITY = "Write what gives you the right to answer for the person. Write no names."
TOO_LONG = "This is too long. Please write it in fewer words. What you typed is still there."
MOST_BYTES = 65_536


@dataclass(frozen=True)
class Filled:
    """A form as it was filled in, and what is wrong as (field, sentence)."""

    values: dict[str, str] = field(default_factory=dict)
    problems: tuple[tuple[str, str], ...] = ()

    def at(self, name: str) -> str:
        """What is wrong at a field; empty where nothing is."""
        return " ".join(sentence for place, sentence in self.problems if place == name)

    def get(self, name: str) -> str:
        """What stands in a field."""
        return self.values.get(name, "")

    def said(self) -> "Filled":
        """The same with its sentences in the visitor's language."""
        return Filled(self.values, tuple((name, _(sentence)) for name, sentence in self.problems))


async def row_at(request: Request, *purposes: str) -> tuple[str, UUID]:
    """(purpose, row) of the link in the address. A wrong one is answered late. Raises NotFound."""
    code = request.path_params["link"][:LONGEST]
    for purpose in purposes:
        try:
            return purpose, row_of(purpose, code)
        except NotFound as error:
            wrong = error
    await held_back(GUESSES.wrong("links of cases"))
    raise wrong


async def filled_in(request: Request, names: tuple[str, ...], purpose: str, row_id: UUID) -> Filled:
    """What came in for the fields that the form has; with a problem where it did not come from a form of ours, or too late."""
    sent: Fields = await fields(request, MOST_BYTES)
    values = {name: one(sent, name).replace("\r\n", "\n") for name in (*names, "version", CHANGE)}
    sealed = is_form_sealed(one(sent, "seal"), purpose, row_id.hex)
    return Filled(values, () if sealed else (("", EXPIRED),))


def seal_for(purpose: str, row_id: UUID) -> str:
    """The seal of a form."""
    return form_seal(purpose, row_id.hex)


def version_in(filled: Filled) -> int:
    """The version that a form was made from; 0, which none has, for what is no number."""
    given = filled.get("version")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 9 else 0


def speaking(filled: Filled) -> list[tuple[str, str]]:
    """What is wrong about who answers."""
    if filled.get("by") not in BY:
        return [("by", NO_SPEAKER)]
    if filled.get("by") != "self" and not filled.get("authority").strip():
        return [("authority", NO_AUTHORITY)]
    return [("authority", TOO_LONG)] if len(filled.get("authority")) > 300 else []
