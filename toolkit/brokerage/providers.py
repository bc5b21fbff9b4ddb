"""Providers: keeping them, and finding whom to ask by kind, function, area, capability and words."""

from dataclasses import dataclass, fields, replace
from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor, check_may
from toolkit.brokerage.named import provider_lists
from toolkit.errors import BadInput, MoveRefused, NotFound
from toolkit.framework import framework
from toolkit.models import Provider, ProviderTrait
from toolkit.places.folding import fold
from toolkit.record.edits import add_row, save_edit, to_edit
from toolkit.record.words import checked_words, optional_words
from toolkit.storage.queries import directory
from toolkit.storage.queries import providers as queries
from toolkit.words.speaking import _

ACTIVE, CLOSED = "active", "closed"
STATUSES = {ACTIVE: "can be asked", CLOSED: "closed, is not asked"}
NOT_THERE = "This provider is not there. Choose one from the list of providers."
# An area that stands for every area.
ANYWHERE = "anywhere"
MOST_TRAITS, TRAIT_LIMIT = 40, 120
# Which field of a provider holds which kind of trait.
TRAITS = {"functions": "function", "groups": "group", "areas": "area", "capabilities": "capability", "support": "support",
          "approaches": "approach"}


@dataclass(frozen=True)
class Written:
    """What is kept about a provider. `contact` is an office's or a role's address, never a named person's."""

    name: str
    kind: str
    what: str = ""
    contact: str = ""
    functions: tuple[int, ...] = ()
    groups: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    capabilities: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    approaches: tuple[str, ...] = ()

    def checked(self) -> "Written":
        """The same, cleaned. Raises BadInput at the field that needs another look."""
        if self.kind not in provider_lists().kinds:
            raise BadInput("Choose what kind of provider this is.", "kind")
        if set(self.approaches) - {one.slug for one in framework().approaches}:
            raise BadInput("Choose approaches from the five.", "approaches")
        if set(self.functions) - set(range(1, 11)):
            raise BadInput("Choose functions from the ten.", "functions")
        return replace(
            self, name=checked_words(self.name, "name", what="the provider's name", limit=200),
            what=optional_words(self.what, "what", what="what they do"),
            contact=optional_words(self.contact, "contact", what="how to reach them", limit=300),
            functions=tuple(dict.fromkeys(self.functions)),
            **{name: _listed(getattr(self, name), name) for name in ("groups", "areas", "capabilities", "support", "approaches")})

    def columns(self) -> dict[str, Any]:
        """As the provider's own row keeps it."""
        return {"name": self.name, "kind": self.kind, "what": self.what, "contact": self.contact}

    def traits(self, provider_id: UUID) -> list[ProviderTrait]:
        """As its traits are kept: folded for finding, with the words to show."""
        return [ProviderTrait(provider_id=provider_id, kind=kind, value=fold(str(one))[:TRAIT_LIMIT], words=str(one))
                for name, kind in TRAITS.items() for one in getattr(self, name)]


@dataclass(frozen=True)
class ProviderSeen:
    """A provider as lists show it, with what it is found by."""

    id: UUID
    version: int
    status: str
    written: Written
    example: bool = False


@dataclass(frozen=True)
class Sought:
    """What is looked for. All that is given must fit; `status` alone is no filter."""

    kind: str = ""
    function: int | None = None
    group: str = ""
    area: str = ""
    capability: str = ""
    support: str = ""
    approach: str = ""
    text: str = ""
    status: str = ACTIVE

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for."""
        return all(not (getattr(self, one.name) or "") or str(getattr(self, one.name)).isspace()
                   for one in fields(self) if one.name != "status")

    def which(self) -> dict[str, Any]:
        """As the queries take it."""
        wanted = {"function": str(self.function or ""), "group": self.group, "area": self.area, "capability": self.capability,
                  "support": self.support, "approach": self.approach}
        also = {"area": {ANYWHERE}}
        return {"kind": self.kind, "status": self.status, "terms": self.text.split()[:10],
                "traits": [(kind, {fold(value)} | also.get(kind, set())) for kind, value in wanted.items() if fold(value)]}


def add_provider(actor: Actor, written: Written, *, session: Session) -> UUID:
    """Add a provider; returns its id. Raises BadInput at the field that needs another look."""
    check_may(actor, "keep providers")
    written = written.checked()
    row = add_row(actor, "add a provider", Provider(**written.columns()), workshop_id=None, session=session, **_said(written))
    queries.replace_traits(row.id, written.traits(row.id), session=session)
    return row.id


def change_provider(actor: Actor, provider_id: UUID, version: int, written: Written, *, session: Session) -> None:
    """Save what is known now. Raises BadInput, Changed, NotFound."""
    check_may(actor, "keep providers")
    written, row = written.checked(), to_edit(Provider, provider_id, session=session)
    save_edit(actor, "change a provider", row, version, written.columns(), workshop_id=None, session=session,
              **{name: getattr(written, name) for name in TRAITS})
    queries.replace_traits(row.id, written.traits(row.id), session=session)


def set_status(actor: Actor, provider_id: UUID, version: int, status: str, *, session: Session) -> None:
    """Close a provider, who is then not asked any more, or take them up again. Raises BadInput, Changed, MoveRefused, NotFound."""
    check_may(actor, "keep providers")
    if status not in STATUSES:
        raise BadInput("Choose whether this provider can be asked or is closed.", "status")
    if directory.merged_into(provider_id, session=session):
        raise MoveRefused("This provider was merged with another. Undo that first, under “Listed twice”.")
    act = "close a provider" if status == CLOSED else "take a provider up again"
    save_edit(actor, act, to_edit(Provider, provider_id, session=session), version, {"status": status}, workshop_id=None, session=session)


def found(sought: Sought, start: int = 0, limit: int = 200, *, session: Session) -> list[ProviderSeen]:
    """Providers that fit, by name; with nothing looked for, all of this status."""
    return _seen(queries.page(start, limit, session=session, **sought.which()), session=session)


def count(sought: Sought, *, session: Session) -> int:
    """How many fit."""
    return queries.count(session=session, **sought.which())


def to_ask(sought: Sought, limit: int, *, example: bool = False, session: Session) -> list[tuple[UUID, str]]:
    """(id, name) of whom an enquiry could go to, by name. With nothing looked for: nobody, never everybody.

    The invented providers are for the example's cases (`example`) alone, and these for nobody else.
    """
    return [] if sought.is_empty else queries.names(limit, session=session, example=example, **replace(sought, status=ACTIVE).which())


def provider_seen(provider_id: UUID, *, session: Session) -> ProviderSeen:
    """One provider. Raises NotFound."""
    row = queries.listed(provider_id, session=session)
    if row is None:
        raise NotFound(NOT_THERE)
    return _seen([row], session=session)[0]


def _seen(rows: list[Any], *, session: Session) -> list[ProviderSeen]:
    traits: dict[tuple[UUID, str], list[str]] = {}
    for provider_id, kind, _slug, words in queries.traits_of([row.id for row in rows], session=session):
        traits.setdefault((provider_id, kind), []).append(words)
    return [ProviderSeen(row.id, row.version, row.status, _written(row, traits), row.example) for row in rows]


def _written(row: Any, traits: dict[tuple[UUID, str], list[str]]) -> Written:
    return Written(row.name, row.kind, row.what, row.contact, **{
        name: tuple(int(one) if kind == "function" else one for one in traits.get((row.id, kind), ())) for name, kind in TRAITS.items()})


def _listed(typed: tuple[str, ...], field: str) -> tuple[str, ...]:
    # Each once, however it is spelt: the record refuses the same value twice.
    cleaned = [optional_words(one, field, what="each of them", limit=TRAIT_LIMIT) for one in typed]
    once = {fold(one): one for one in reversed(cleaned) if fold(one)}
    if len(once) > MOST_TRAITS:
        raise BadInput(_("These are {once}; {most_traits} are enough to be found by. Please take some out.",
                         once=len(once), most_traits=MOST_TRAITS), field)
    return tuple(reversed(once.values()))


def _said(written: Written) -> dict[str, Any]:
    return {one.name: getattr(written, one.name) for one in fields(written)}
