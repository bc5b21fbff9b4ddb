"""Pabulib files: what is read, what is refused and in which words, and that what is written reads back the same."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import BadInput
from toolkit.exchange import pabulib
from toolkit.exchange.pabulib import read_pb
from toolkit.exchange.pabulib_out import write_pb
from toolkit.record.cells import harmless
from toolkit.voting.rules import equal_shares, plain_count
from toolkit.voting.rules.election import Ballot, Election, Limit, Project

META = {"budget": "100", "vote_type": "approval"}
PROJECTS = "project_id;cost;name;selected\n1;60;Bench;1\n2;50.5;\"Lunch; every day\";0\nc-3;40,25;\"A \"\"quiet\"\" room\";1\n"
VOTES = "voter_id;vote\nx;1,2\ny;c-3\nz;\n"


def a_file(meta: dict[str, str] | None = None, projects: str = PROJECTS, votes: str = VOTES) -> str:
    """A small file; `meta` adds to META's lines or replaces them, None takes a line out."""
    lines = [f"{key};{value}\n" for key, value in (META | (meta or {})).items() if value is not None]
    return f"META\nkey;value\n{''.join(lines)}PROJECTS\n{projects}VOTES\n{votes}"


def points_of(text: str) -> list[dict]:
    """The ballots as read."""
    return [dict(ballot.points) for ballot in read_pb(text.encode()).election.ballots]


def test_a_file_as_people_save_it():
    text = a_file({"currency": "GBP", "num_projects": "3", "num_votes": "3"})
    for data in (text.encode(), ("\ufeff" + text).encode(), text.replace("\n", "\r\n").encode(),
                 text.replace("\n", "\n\n").encode(), text.replace("META\n", "META;;;\n").encode()):
        found = read_pb(data)
        assert [(project.id, project.costs[0], project.name) for project in found.election.projects] == [
            ("1", 60, "Bench"), ("2", Fraction("50.5"), "Lunch; every day"), ("c-3", Fraction("40.25"), 'A "quiet" room')]
        assert [dict(ballot.points) for ballot in found.election.ballots] == [{"1": 1, "2": 1}, {"c-3": 1}, {}]
        assert found.election.limits[0].say(Fraction(1200)) == "£1,200"
        assert found.selected == {"1", "c-3"}


def test_names_cannot_command_the_terminal_they_are_shown_in():
    assert read_pb(a_file().replace("Bench", "Ben\x1b[2Jch").encode()).election.projects[0].name == "Ben[2Jch"


def test_a_file_that_does_not_say_who_won():
    assert read_pb(a_file(projects="project_id;cost\n1;60\n2;5\nc-3;4\n").encode()).selected is None


@pytest.mark.parametrize(("meta", "votes", "points"), [
    ({"vote_type": "choose-1"}, "voter_id;vote\nx;2\n", [{"2": 1}]),
    ({"vote_type": "cumulative"}, "voter_id;vote;points\nx;2,1;7,3\n", [{"2": 7, "1": 3}]),
    ({"vote_type": "scoring"}, "voter_id;vote;points\nx;2,1;1.5,-3\n", [{"2": Fraction(3, 2), "1": -3}]),
    ({"vote_type": "scoring", "default_score": "1"}, "voter_id;vote;points\nx;2;5\n", [{"1": 1, "2": 5, "c-3": 1}]),
    ({"vote_type": "ordinal", "max_length": "3"}, "voter_id;vote\nx;2,c-3\n", [{"2": 3, "c-3": 2}]),
    ({"vote_type": "ordinal"}, "voter_id;vote;points\nx;2,1;4,2\ny;1;\n", [{"2": 4, "1": 2}, {"1": 3}]),
])
def test_every_kind_of_vote(meta, votes, points):
    assert points_of(a_file(meta, votes=votes)) == points


def test_orders_say_how_they_were_counted():
    assert "first place 3" in read_pb(a_file({"vote_type": "ordinal", "max_length": "3"}).encode()).notes[0]


@pytest.mark.parametrize(("text", "said"), [
    ("", "The file has no section META."),
    ("hello", "Line 1 comes before any section."),
    (a_file().split("VOTES")[0], "The file has no section VOTES. It may be cut off"),
    (a_file({"budget": None}), "META's budget is empty"),
    (a_file({"budget": "a lot"}), "META's budget is a lot, which is not a number"),
    (a_file({"budget": "-5"}), "META's budget is -5"),
    (a_file({"budget": "1e99"}), "META's budget is 1e99"),
    (a_file({"budget": "9" * 5000}), "META's budget is 9999"),
    (a_file({"vote_type": None}), "META's vote_type is missing"),
    (a_file({"vote_type": "shouting"}), "META's vote_type is shouting"),
    (a_file({"num_votes": "4"}), "META says num_votes 4, and the file holds 3. It may be cut off"),
    (a_file({"num_projects": "2"}), "META says num_projects 2, and the file holds 3."),
    (a_file({"vote_type": "ordinal", "scoring_fn": "mine"}), "META's scoring_fn is not Borda"),
    (a_file({"vote_type": "ordinal", "max_length": "x"}), "META's max_length is x"),
    (a_file(projects="project_id;price\n1;5\n"), "Line 6, the heading of PROJECTS, has no column cost."),
    (a_file(projects=PROJECTS + "4;;Free?;0\n"), "Line 10: the cost of 4 is empty"),
    (a_file(projects=PROJECTS + "4\n"), "Line 10: the cost of 4 is empty"),
    (a_file(projects=PROJECTS + "1;5;Again;0\n"), "Line 10: the project has the same id as another, 1."),
    (a_file(projects=PROJECTS + "4\x1b[2J;5;Wiped;0\n"), "Line 10: the project's id holds characters that cannot be shown."),
    (a_file(projects=PROJECTS + ";5;Nameless;0\n"), "Line 10: the project has no id."),
    (a_file(projects=PROJECTS + "4;5;A; B;0\n"), "Line 10 has more cells than its heading."),
    (a_file(votes=VOTES + "w;1,77\n"), "Line 15: the vote names project 77, which is not in PROJECTS."),
    (a_file(votes=VOTES + "w;1,,2\n"), "Line 15: the vote names project (nothing)"),
    (a_file(votes=VOTES + "w;1,1\n"), "Line 15: the vote names project 1 twice."),
    (a_file(votes=VOTES + "x;1\n"), "Line 15: the voter has the same id as another."),
    (a_file(votes=VOTES + ";1\n"), "Line 15: the voter has no id."),
    (a_file({"vote_type": "choose-1"}), "Line 12: the vote names 2 projects"),
    (a_file({"vote_type": "cumulative"}), "Line 12: the vote names 2 projects and gives 0 numbers of points."),
    (a_file({"vote_type": "cumulative"}, votes="voter_id;vote;points\nx;1,2;3,-1\n"), "Line 12: -1 is not a number of points."),
    (a_file({"vote_type": "cumulative"}, votes="voter_id;vote;points\nx;1;many\n"), "Line 12: many is not a number of points."),
    (a_file() + "a;\"" + "x" * 200_000, "cannot be read as cells between semicolons"),
])
def test_damage_is_one_sentence_with_its_line(text, said):
    with pytest.raises(BadInput) as refused:
        read_pb(text.encode())
    assert said in str(refused.value)
    assert len(str(refused.value)) < 250


def test_bytes_that_are_no_utf8_name_their_line():
    with pytest.raises(BadInput, match=r"Line 7 holds bytes that are not UTF-8"):
        read_pb(a_file().replace("Bench", "Ławka").encode("cp1250"))


def test_no_file_is_too_large_to_refuse(monkeypatch):
    for limit, said in (("MOST_BYTES", "larger than"), ("MOST_PROJECTS", "has 3 projects"), ("MOST_VOTES", "has 3 votes")):
        with monkeypatch.context() as patch:
            patch.setattr(pabulib, limit, 2)
            with pytest.raises(BadInput, match=said):
                read_pb(a_file().encode())


IDS = st.text(st.characters(exclude_characters=",;\r\n\"", exclude_categories=("C", "Z")), min_size=1, max_size=8)
TEXT = st.text(st.characters(exclude_categories=("C",)), max_size=30)


@st.composite
def written(draw: st.DrawFn) -> Election:
    """An election with odd names and decimals."""
    ids = draw(st.lists(IDS, min_size=1, max_size=5, unique=True))
    projects = tuple(Project(name, (draw(st.decimals(0, 10**6, places=2)),), " ".join(draw(TEXT).split())) for name in ids)
    points = st.integers(1, 5) if draw(st.booleans()) else st.just(1)
    ballots = draw(st.lists(st.dictionaries(st.sampled_from(ids), points, max_size=5), max_size=6))
    return Election(projects, tuple(map(Ballot, ballots)), (Limit(draw(st.integers(0, 10**7))),))


@given(written())
@settings(max_examples=80)
def test_what_is_written_reads_back_the_same(election):
    found = read_pb(write_pb(election, {"description": "A hall; \"ours\"\nin spring", "currency": "GBP"}, chosen=[election.projects[0].id]))
    # But for the apostrophe that keeps a spreadsheet from taking a name for a formula.
    assert found.election.projects == tuple(replace(one, name=harmless(one.name)) for one in election.projects)
    assert found.selected == {election.projects[0].id}
    assert found.meta["description"] == 'A hall; "ours" in spring'
    assert sorted(sorted(ballot.points.items()) for ballot in found.election.ballots) == sorted(
        sorted(ballot.points.items()) for ballot in election.ballots)
    for rule in (plain_count, equal_shares):
        assert rule(found.election).chosen == rule(election).chosen


def test_a_written_file_says_nothing_of_who_voted_when():
    """Whatever the order in which ballots came in, the file is the same, byte for byte."""
    projects = (Project("a", (1,)), Project("b", (2,)))
    ballots = (Ballot({"b": 2, "a": 1}), Ballot({"a": 3}), Ballot({}))
    files = {write_pb(Election(projects, order, (Limit(3),)), {}) for order in (ballots, ballots[::-1])}
    assert len(files) == 1
    assert files.pop().decode().endswith("VOTES\nvoter_id;vote;points\n1;;\n2;a;3\n3;b,a;2,1\n")


@pytest.mark.parametrize("wrong", [("a,b", 1), ("a;b", 1), ("", 1), (" a", 1), ("a", Fraction(1, 3))])
def test_what_the_format_cannot_hold_is_refused(wrong):
    name, cost = wrong
    with pytest.raises(BadInput, match=r"\.$"):
        write_pb(Election((Project(name, (cost,)),), (), (Limit(Decimal("2.50")),)), {})
