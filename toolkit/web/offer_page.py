"""The pages of an offer's door: the form, what was sent, and why nothing is taken."""

from dataclasses import dataclass, field, replace

from starlette.requests import Request
from starlette.responses import Response

from toolkit.access.seal import form_seal
from toolkit.brokerage.money import say_pounds
from toolkit.brokerage.named import outcome_lists, provider_lists
from toolkit.brokerage.offer_form import Filled, outcome_at
from toolkit.brokerage.offers import PURPOSE, Door
from toolkit.clock import say_date, say_moment
from toolkit.web.answers import language, page
from toolkit.web.words import words


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
    _ = words(language(request)).gettext
    said = shown.with_problems(*((name, _(sentence)) for name, sentence in shown.problems))
    summary = tuple((name, f"{_('Outcome')} {outcome_at(name)}: {sentence}" if outcome_at(name) else sentence)
                    for name, sentence in said.problems)
    return page("offer.html", status, language(request), **_about(request, door), shown=said, summary_lines=summary,
                reasons=provider_lists().reasons, theirs=_in_order(door, shown.theirs))


def sent_page(request: Request, door: Door, filled: Filled) -> Response:
    """The offer that is in, as it was sent."""
    return page("offer_sent.html", 200, language(request), **_about(request, door), sent_at=say_moment(door.offer_at), filled=_told(filled),
                keyed=door.channel != "door")


def not_now_page(request: Request, door: Door, typed: dict[str, str] | None = None) -> Response:
    """Why nothing is taken; what was typed stands below, so that it can be copied."""
    kept = [said for _, said in _in_order(door, typed if typed is not None else door.typed) if said.strip()]
    return page("offer_not_now.html", 200 if typed is None else 409, language(request), **_about(request, door), kept=kept,
                sent_at=say_moment(door.offer_at) if door.offer_at else "")


def _about(request: Request, door: Door) -> dict:
    code = request.path_params["code"]
    starts = say_date(door.sheet.start_wanted_on) if door.sheet.start_wanted_on else ""
    return {"door": door, "sheet": door.sheet, "code": code, "closes": say_moment(door.closes_at), "starts": starts,
            "domains": {slug: one.name for slug, one in outcome_lists().domains.items()}, "seal": form_seal(PURPOSE, code),
            "at": request.app.url_path_for}


def _in_order(door: Door, typed: dict[str, str]) -> list[tuple[str, str]]:
    # A tick says nothing to somebody who copies their words.
    return [(name, value) for name, value in typed.items() if not name.startswith("group") and value.strip()]


def _told(filled: Filled) -> dict:
    prices = {one.outcome_id: "" if one.grouped else say_pounds(one.weekly_pounds) for one in filled.answers}
    return {"available": say_date(filled.available_on), "total": say_pounds(filled.total_pounds), "words": filled.words,
            "answers": {one.outcome_id: one for one in filled.answers}, "prices": prices}
