"""The pages of an offer's door: the form, what was sent, and why nothing is taken."""

from dataclasses import dataclass, field, replace
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from toolkit.access.seal import form_seal
from toolkit.brokerage.money import say_pounds
from toolkit.brokerage.named import outcome_lists, provider_lists
from toolkit.brokerage.offer_form import AVAILABLE, WORDS, Filled, names, outcome_at
from toolkit.brokerage.offers import PURPOSE, Door
from toolkit.web.answers import language, page
from toolkit.words.speaking import _, say_date, say_moment


@dataclass(frozen=True)
class Shown:
    """The form as it is shown: what was typed, the draft's version, what is wrong, and what somebody else saved meanwhile."""

    typed: dict[str, str]
    version: int
    problems: tuple[tuple[str, str], ...] = ()
    saved: bool = False
    theirs: dict[str, str] = field(default_factory=dict)
    no: dict[str, str] = field(default_factory=dict)

    def with_problems(self, *problems: tuple[str, str]) -> "Shown":
        """The same with what is wrong."""
        return replace(self, problems=problems)

    def at(self, name: str) -> str:
        """What is wrong at a field; empty where nothing is."""
        return next((sentence for place, sentence in self.problems if place == name), "")


def offer_page(request: Request, door: Door, shown: Shown, status: int = 200) -> Response:
    """The enquiry's words and the form."""
    said = shown.with_problems(*((name, _(sentence)) for name, sentence in shown.problems))
    summary = tuple((name, f"{_('Outcome')} {outcome_at(name)}: {sentence}" if outcome_at(name) else sentence)
                    for name, sentence in said.problems)
    return page("offer.html", status, language(request), **_about(request, door), shown=said, summary_lines=summary,
                reasons=provider_lists().reasons, theirs=_labelled(request, door, shown.theirs))


def sent_page(request: Request, door: Door, filled: Filled) -> Response:
    """The offer that is in, as it was sent."""
    return page("offer_sent.html", 200, language(request), **_about(request, door), sent_at=say_moment(door.offer_at), filled=_told(filled),
                keyed=door.channel != "door")


def not_now_page(request: Request, door: Door, typed: dict[str, str] | None = None) -> Response:
    """Why nothing is taken; what was typed stands below, so that it can be copied."""
    kept = _labelled(request, door, typed if typed is not None else door.typed)
    return page("offer_not_now.html", 200 if typed is None else 409, language(request), **_about(request, door), kept=kept,
                sent_at=say_moment(door.offer_at) if door.offer_at else "")


def _about(request: Request, door: Door) -> dict:
    code = request.path_params["code"]
    starts = say_date(door.sheet.start_wanted_on) if door.sheet.start_wanted_on else ""
    return {"door": door, "sheet": door.sheet, "code": code, "closes": say_moment(door.closes_at), "starts": starts,
            "domains": {slug: one.name for slug, one in outcome_lists().domains.items()}, "seal": form_seal(PURPOSE, code),
            "at": request.app.url_path_for}


def _labelled(request: Request, door: Door, typed: dict[str, str]) -> list[tuple[str, str]]:
    """(what was asked, what was written), in the order of the form. A tick says nothing to somebody who copies their words."""
    asked = {"what": _("What will you do?"), "how": _("How will you do it?"), "when": _("When?"), "often": _("How often?"),
             "cost": _("What does it cost a week, in pounds?"), AVAILABLE: _("From which day can you give this support?"),
             WORDS: _("Is there anything else to say? You can leave this empty.")}
    shown = ((name, asked.get(name.rstrip("0123456789")), _as_typed(name, typed.get(name, ""))) for name in names(door.sheet))
    return [(f"{_('Outcome')} {outcome_at(name)}: {label}" if outcome_at(name) else label, value) for name, label, value in shown
            if label and value.strip()]


def _as_typed(name: str, value: str) -> str:
    # A day that was sent is kept as the calendar's own; whoever wrote it wrote 2/12/2026.
    sent = value if name == AVAILABLE else ""
    try:
        return say_date(date.fromisoformat(sent)) if sent else value
    except ValueError:
        return value


def _told(filled: Filled) -> dict:
    prices = {one.outcome_id: "" if one.grouped else say_pounds(one.weekly_pounds) for one in filled.answers}
    return {"available": say_date(filled.available_on), "total": say_pounds(filled.total_pounds), "free": not filled.total_pounds,
            "words": filled.words, "answers": {one.outcome_id: one for one in filled.answers}, "prices": prices}
