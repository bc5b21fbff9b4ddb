"""Real elections: the rules give exactly the winners that were published."""

from pathlib import Path

import pytest

from toolkit.__main__ import main
from toolkit.exchange.pabulib import read_pb
from toolkit.voting.rules import equal_shares, plain_count

ELECTIONS = Path(__file__).resolve().parents[5] / "shared" / "elections"
PUBLISHED = [
    ("Netherlands_Assen_2024.pb", "equal-shares", 9),
    ("Poland_Czestochowa_2024_Podjasnogorska.pb", "plain-count", 4),
    ("Poland_Warszawa_2019_Marysin_Wawerski_Polnocny.pb", "plain-count", 6),
]


@pytest.fixture
def election_file(request):
    """One of the files beside the project; no licence is stated for them, so they are not part of it."""
    path = ELECTIONS / request.param
    if not path.exists():
        pytest.skip("the real elections are not beside the project (../shared/elections)")
    return path


@pytest.mark.parametrize(("election_file", "rule", "winners"), PUBLISHED, indirect=["election_file"])
def test_the_published_winners(election_file, rule, winners, capsys):
    found = read_pb(election_file.read_bytes())
    assert len(found.selected) == winners
    assert main(["count", str(election_file), "--rule", rule]) == 0
    assert capsys.readouterr().out.splitlines() == sorted(found.selected)


@pytest.mark.parametrize(("election_file", "rule", "winners"), PUBLISHED, indirect=["election_file"])
def test_the_files_own_tallies_are_ours(election_file, rule, winners):
    """A wrong reading of ballots would show here first."""
    found = read_pb(election_file.read_bytes())
    rows = [line.split(";") for line in election_file.read_text(encoding="utf-8").split("\nVOTES\n")[0].split("PROJECTS\n")[1].splitlines()]
    points, supporters = found.election.points(), found.election.supporters()
    for row in rows[1:]:
        told = dict(zip(rows[0], row, strict=False))
        assert supporters[told["project_id"]] == int(told["votes"])
        assert points[told["project_id"]] == int(told.get("score", told["votes"]))


@pytest.mark.parametrize(("election_file", "rule", "winners"), PUBLISHED[:1], indirect=["election_file"])
def test_what_just_missed_in_assen(election_file, rule, winners):
    """One more euro for each of the 84 people brings the next project in and overspends."""
    election = read_pb(election_file.read_bytes()).election
    found = equal_shares(election)
    assert found.used == (76_700,)
    assert found.just_missed == ("8",)
    assert "105,700 EUR, 5,700 EUR too much" in found.reasons["8"]
    assert set(plain_count(election).chosen) != set(found.chosen)
