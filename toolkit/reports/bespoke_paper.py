"""A bespoke contract on paper: the draft in normal or large print, and an Easy Read summary for the person."""

from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor
from toolkit.brokerage import bespoke_cover, bespoke_money
from toolkit.brokerage.bespoke import called, contract_seen
from toolkit.brokerage.bespoke_draft import Held, held, sections
from toolkit.brokerage.bespoke_lists import DAYS
from toolkit.brokerage.money import say_pounds
from toolkit.clock import say_date, today
from toolkit.errors import NotFound
from toolkit.reports.pdf import Sheet, picture

STYLES = ("normal", "large", "easy")
NOT_YET = "We have not talked about this yet."


def bespoke_paper(actor: Actor, contract_id: UUID, style: str = "normal", *, session: Session) -> Sheet:
    """The contract as it stands now. Raises NotAllowed, NotFound."""
    contract = contract_seen(actor, contract_id, session=session)
    if style not in STYLES:
        raise NotFound("There is no such sheet. Go back to the screen it was linked from.")
    found, easy = held(contract, session=session), style == "easy"
    reference = called(contract.reference, contract.example)
    title = f"{'My support' if easy else 'Draft contract'}: {reference}"
    return Sheet("bespoke_contract", title, {
        "style": style, "reference": reference, "printed": say_date(today()), "head": "My support" if easy else "Draft contract",
        "sections": easy_sections(found) if easy else [{"head": one.head, "lines": list(one.shown), "picture": "", "alt": ""}
                                                       for one in sections(found)]})


def easy_sections(found: Held) -> list[dict[str, Any]]:
    """The summary, one idea at a time, each part with its picture."""
    parts = (("What matters to me", "1F60A.svg", "A smiling face", found.contract.matters.splitlines()),
             ("Who is in my team", "1F9D1-200D-1F91D-200D-1F9D1.svg", "Two people holding hands",
              [one.role for one in found.roles if one.kind != "person"]),
             ("What they do", "1F4CB.svg", "A clipboard", [line for one in found.duties for line in (
                 f"{found.role(one.role_id)}: {one.what}", f"When: {one.circumstances}")]),
             ("My money", "1F4B7.svg", "Pound notes", _money(found)),
             ("I stay at home", "1F3E0.svg", "A house", _at_home(found)),
             ("When somebody is there, or I can call somebody", "23F0.svg", "A clock", _times(found)),
             ("We look at it again", "1F5D3.svg", "A calendar", [say_date(one.due_on) for one in found.reviews if not one.held_on]))
    return [{"head": head, "picture": picture(f"openmoji/{file}"), "alt": alt, "lines": lines or [NOT_YET]}
            for head, file, alt, lines in parts]


def _money(found: Held) -> list[str]:
    said = {"person": "I decide about", "family": "My family decides about"}
    return [f"{said.get(one.controller, f'{one.name} decides about')} {say_pounds(one.pounds)} a week."
            for one in bespoke_money.tabled(found.resources).controllers if one.pounds]


def _at_home(found: Held) -> list[str]:
    lines = []
    for one in found.contingencies:
        lines += [f"What if: {one.what}?", *([f"{found.role(one.role_id)} will help."] if one.role_id else []),
                  *([f"First: {one.first_response}"] if one.first_response else [])]
    return lines


def _times(found: Held) -> list[str]:
    if not found.cover:
        return []
    bare = bespoke_cover.by_day(bespoke_cover.gaps(found.cover, bespoke_cover.PERSON))
    return [f"{day}: {'all day and all night' if not minutes else _for_part(minutes)}." for day, minutes in zip(DAYS, bare, strict=True)]


def _for_part(minutes: int) -> str:
    if minutes == bespoke_cover.DAY:
        return "nobody"
    return f"for {bespoke_cover.say_hours(bespoke_cover.DAY - minutes)}. For {bespoke_cover.say_hours(minutes)} nobody"
