"""The vote of Step 3, one stage at a time: make ready, run, papers, wall and hands, one by one, result."""

from pages.ui import session, vote_cached, vote_papers, vote_ready, vote_result, vote_run, vote_totals, vote_turns
from pages.ui.vote_words import STAGE
from pages.ui.words import _, said_all
from toolkit.access.roles import may
from toolkit.models import VoteRound
from toolkit.steps.overview import Overview
from toolkit.voting import moves

STAGES = {"ready": ("Make ready", vote_ready.ready), "run": ("Run", vote_run.run), "papers": ("Papers", vote_papers.papers),
          "totals": ("Wall and hands", vote_totals.totals), "turns": ("One by one", vote_turns.turns),
          "result": ("Result", vote_result.result)}
# What there is for those who look on.
ONLOOKERS = ("run", "result")


def vote(seen: Overview, state: int) -> None:
    """The stage that is in the address, else the one that fits how far the newest vote is."""
    leads = may(session.require(), "run a vote", seen.id)
    offered = {name: label for name, (label, _ignored) in said_all(STAGES).items() if leads or name in ONLOOKERS}
    stage = session.choose_part(_("Stage of the vote"), offered, STAGE, fitting(vote_cached.rounds_at(seen.id, state)))
    STAGES[stage][1](seen, state, leads)


def fitting(rounds: list[VoteRound]) -> str:
    """The stage that fits how far the newest round is."""
    if not rounds or rounds[0].state == moves.DRAFT:
        return "ready"
    return "run" if rounds[0].state in moves.RUNNING else "result"
