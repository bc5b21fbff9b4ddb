"""`/results/{code}`: the published result of a room's vote, for everybody who was there."""

from dataclasses import replace
from typing import Any

from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import Response

from toolkit.framework import framework
from toolkit.models import VoteRound
from toolkit.storage.engine import read_session
from toolkit.voting import results as counted
from toolkit.voting.holding import room
from toolkit.voting.moves import PUBLISHED
from toolkit.voting.paper import MATRIX, VOTER_KINDS, paper_of
from toolkit.voting.reconciling import reconciled
from toolkit.voting.visibility import FEWEST
from toolkit.web.answers import language, page, plainly
from toolkit.words import Words, words


@plainly
def results(request: Request) -> Response:
    """The result as tables, once it is published; until then, that it is not."""
    with read_session() as session:
        vote = room(request.path_params["code"], session=session)
        paper = paper_of(vote, session=session)
        said = {"paper": paper, "at": request.app.url_path_for}
        if vote.state != PUBLISHED:
            return page("results_not_yet.html", 200, language(request), **said)
        return page("results.html", 200, language(request), **said, items=paper.by_number(),
                    **_found(vote, words(language(request)), session))


def _found(vote: VoteRound, said: Words, session: Session) -> dict[str, Any]:
    is_matrix = vote.input == MATRIX
    kinds, groups = counted.side_by_side(vote, session=session)
    # Kinds are words of ours, groups are people's own.
    names = {name: said.gettext(name) for name in VOTER_KINDS.values()} | {counted.NOT_SAID: said.gettext("Not said")}
    came = reconciled(vote, session=session)
    return {"rows": (counted.matrix_results if is_matrix else counted.results)(vote, session=session), "is_matrix": is_matrix,
            "corners": {one.slug: one.name for one in framework().corners} if is_matrix else {},
            "kinds": [replace(part, name=names[part.name]) for part in kinds], "groups": groups,
            "by_channel": came.by_channel, "people": came.people, "fewest": FEWEST}
