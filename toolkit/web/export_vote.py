"""`/export-vote/{format}/{round}`: ballots or results of a closed vote as a file, for whoever may run it or carry its workshop."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from toolkit.errors import BadInput
from toolkit.exchange import VOTE_EXPORTERS
from toolkit.exchange.format import Exporter
from toolkit.models import VoteRound, Workshop
from toolkit.storage.engine import write_session
from toolkit.voting.rounds import MOST_POUNDS, check_amount
from toolkit.web.answers import plainly, visitor
from toolkit.web.export_file import download, named


@plainly
def export_vote(request: Request) -> Response:
    """The file, made now. It is never kept by a browser or a proxy."""
    actor, round_id = visitor(request), request.path_params["round_id"]
    exporter = named(VOTE_EXPORTERS, request.path_params["format"])
    # Writing, because each time a vote is given out is noted in the audit record.
    with write_session() as session:
        data = exporter.write(actor, round_id, **_money(request, exporter), session=session)
        vote = session.get_one(VoteRound, round_id)
        title = f"{session.get_one(Workshop, vote.workshop_id).title} vote {vote.number} {exporter.name.partition('-')[0]}"
    return download(data, exporter, title)


def _money(request: Request, exporter: Exporter) -> dict[str, Any]:
    asked = request.query_params.get("money", "")
    if exporter.name != "ballots-pb" or not asked:
        return {}
    if not (asked.isascii() and asked.isdigit() and len(asked) <= 12):
        raise BadInput("The sum of money is a whole number of pounds.", "money")
    check_amount(int(asked), MOST_POUNDS, "money")
    return {"money": int(asked)}
