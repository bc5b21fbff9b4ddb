"""A bespoke contract on paper: the draft in normal or large print, and an Easy Read summary for the person."""

from typing import Any
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor
from toolkit.brokerage import bespoke_cover, bespoke_money
from toolkit.brokerage.bespoke import called, contract_seen
from toolkit.brokerage.bespoke_draft import DRAFTED, Held, held, sections
from toolkit.brokerage.bespoke_lists import DAYS
from toolkit.brokerage.money import say_pounds
from toolkit.clock import today
from toolkit.errors import NotFound
from toolkit.reports.pdf import Sheet, picture
from toolkit.words.speaking import _, said_all, say_date

STYLES = ("normal", "large", "easy")
NOT_YET = "We have not talked about this yet."
DECIDES = {"person": "I decide about {pounds} a week.", "family": "My family decides about {pounds} a week."}
OTHERS_DECIDE = "{name} decides about {pounds} a week."


def bespoke_paper(actor: Actor, contract_id: UUID, style: str = "normal", *, session: Session) -> Sheet:
    """The contract as it stands now. Raises NotAllowed, NotFound."""
    contract = contract_seen(actor, contract_id, session=session)
    if style not in STYLES:
        raise NotFound("There is no such sheet. Go back to the screen it was linked from.")
    found, easy = held(contract, session=session), style == "easy"
    reference = called(contract.reference, contract.example)
    title = _("My support: {reference}" if easy else "Draft contract: {reference}", reference=reference)
    return Sheet("bespoke_contract", title, {
        "style": style, "reference": reference, "printed": say_date(today()),
        "head": _("My support" if easy else "Draft contract"), "about": _(DRAFTED),
        "sections": easy_sections(found) if easy else [{"head": one.head, "lines": list(one.shown), "picture": "", "alt": ""}
                                                       for one in sections(found)]})


def easy_sections(found: Held) -> list[dict[str, Any]]:
    """The summary, one idea at a time, each part with its picture."""
    parts = ((_("What matters to me"), "1F60A.svg", _("A smiling face"), found.contract.matters.splitlines()),
             (_("Who is in my team"), "1F9D1-200D-1F91D-200D-1F9D1.svg", _("Two people holding hands"),
              [one.role for one in found.roles if one.kind != "person"]),
             (_("What they do"), "1F4CB.svg", _("A clipboard"), [line for one in found.duties for line in (
                 f"{found.role(one.role_id)}: {one.what}", _("When: {words}", words=one.circumstances))]),
             (_("My money"), "1F4B7.svg", _("Pound notes"), _money(found)),
             (_("I stay at home"), "1F3E0.svg", _("A house"), _at_home(found)),
             (_("When somebody is there, or I can call somebody"), "23F0.svg", _("A clock"), _times(found)),
             (_("We look at it again"), "1F5D3.svg", _("A calendar"), [say_date(one.due_on) for one in found.reviews if not one.held_on]))
    return [{"head": head, "picture": picture(f"openmoji/{file}"), "alt": alt, "lines": lines or [_(NOT_YET)]}
            for head, file, alt, lines in parts]


def _money(found: Held) -> list[str]:
    return [_(DECIDES.get(one.controller, OTHERS_DECIDE), name=one.name, pounds=say_pounds(one.pounds))
            for one in bespoke_money.tabled(found.resources).controllers if one.pounds]


def _at_home(found: Held) -> list[str]:
    lines = []
    for one in found.contingencies:
        lines += [_("What if: {words}?", words=one.what),
                  *([_("{role} will help.", role=found.role(one.role_id))] if one.role_id else []),
                  *([_("First: {words}", words=one.first_response)] if one.first_response else [])]
    return lines


def _times(found: Held) -> list[str]:
    if not found.cover:
        return []
    bare = bespoke_cover.by_day(bespoke_cover.gaps(found.cover, bespoke_cover.PERSON))
    return [_of_day(day, minutes) for day, minutes in zip(said_all(DAYS), bare, strict=True)]


def _of_day(day: str, minutes: int) -> str:
    if minutes == bespoke_cover.DAY:
        return _("{day}: nobody.", day=day)
    if not minutes:
        return _("{day}: all day and all night.", day=day)
    return _("{day}: for {hours}. For {bare} nobody.", day=day, hours=bespoke_cover.say_hours(bespoke_cover.DAY - minutes),
             bare=bespoke_cover.say_hours(minutes))
