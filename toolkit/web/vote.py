"""`/vote/{token}`: the voting paper of one ticket, looked through before it is sent, and changed until the vote is closed."""

from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from toolkit.access.seal import form_seal
from toolkit.errors import MoveRefused
from toolkit.framework import framework
from toolkit.storage.engine import read_session
from toolkit.voting import tickets
from toolkit.voting.ballots import NO_LONGER
from toolkit.voting.holding import Held, held, marks_now
from toolkit.voting.marks import Marks
from toolkit.voting.moves import COUNTED, OPEN
from toolkit.voting.paper import MATRIX, VOTER_KINDS, Paper
from toolkit.voting.ways import PHONE, why_not
from toolkit.web.answers import go, language, page, plainly, plainly_async
from toolkit.web.forms import fields, one
from toolkit.web.marked import EDITION, ITEMS, Filled, Problem, filled_with, read_form, said
from toolkit.web.papers import PAPERS
from toolkit.words import words
from toolkit.words.speaking import _

CHANGED = "The vote was changed after you opened this page. Look through the ideas once more, then go on."
MOST_CHOICES = 5    # more than so many dots on one idea are typed as a number instead of chosen from a row


@plainly
def paper(request: Request) -> Response:
    """The voting paper; or, once it was sent, that the ballot is in; or what is going on in the room instead."""
    found = _held(request)
    if found.state == tickets.ISSUED and found.paper.state == OPEN:
        return form_page(request, found.paper, Filled())
    return _state_page(request, found)


@plainly
def lead_back(request: Request) -> Response:
    """For an address that only a form sends to, opened from a bookmark or a tab that was put away: on to the ticket's own page."""
    return go(request.app.url_path_for("vote", token=request.path_params["token"]))


@plainly
def change(request: Request) -> Response:
    """The voting paper with what was sent before, for whoever holds the ticket, while the vote is open."""
    found = _held(request)
    if found.paper.state != OPEN:
        return _state_page(request, found)
    with read_session() as session:
        marks = marks_now(found, session=session)
    return form_page(request, found.paper, filled_with(found.paper, marks or Marks()))


@plainly_async
async def review(request: Request) -> Response:
    """What was filled in, to look through before sending; or the form again with what is wrong or is to be changed."""
    code, _found = tickets.read_token(request.path_params["token"])
    sent, found = await fields(request), await PAPERS.get(code)
    filled = read_form(found, sent, words(language(request)))
    if one(sent, EDITION) not in ("", found.edition):
        filled = replace(filled, problems=(Problem(ITEMS, _(CHANGED)), *filled.problems))
    if filled.problems or ("change", "1") in sent:
        return form_page(request, found, filled)
    return review_page(request, found, filled)


def form_page(request: Request, found: Paper, filled: Filled) -> Response:
    """The voting paper to fill in, with its problems at the top and at their fields."""
    first = next((name for name, item in found.fields.items() if filled.marks.dots.get(item)), next(iter(found.fields)))
    return page("vote_paper.html", 422 if filled.problems else 200, language(request), paper=found, filled=filled,
                posted=request.method == "POST",
                problems=[(first if one.field == ITEMS else one.field, one.sentence) for one in filled.problems],
                kinds=tuple(VOTER_KINDS.items()), choices=range(found.max_per_item + 1) if found.max_per_item <= MOST_CHOICES else None,
                axes=[framework().axis(slug) for slug in ("impact", "effort")] if found.input == MATRIX else [],
                **addresses(request))


def review_page(request: Request, found: Paper, filled: Filled, problem: str = "", status: int = 200) -> Response:
    """The choices in words, with a button to send them and one to change them; `problem` says why they were not sent."""
    problem = problem or why_not(found.state, PHONE)
    return page("vote_review.html", status, language(request), paper=found, filled=filled, problem=_(problem) if problem else "",
                sendable=found.state not in COUNTED, said=said(found, filled, words(language(request))),
                seal=form_seal("vote", request.path_params["token"], found.edition), **addresses(request))


def addresses(request: Request) -> dict[str, Any]:
    """What a template links with: the doors by their names, and this ticket's token."""
    return {"at": request.app.url_path_for, "token": request.path_params["token"], "items": ITEMS}


def _held(request: Request) -> Held:
    code, number = tickets.read_token(request.path_params["token"])
    with read_session() as session:
        found = held(code, number, session=session)
    if found.state in NO_LONGER:
        raise MoveRefused(NO_LONGER[found.state])
    return found


def _state_page(request: Request, found: Held) -> Response:
    now = why_not(found.paper.state, PHONE)
    return page("vote_state.html", 200, language(request), paper=found.paper, receipt=found.receipt,
                now=_(now) if now else "", **addresses(request))
