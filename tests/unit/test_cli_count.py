"""`python -m toolkit count`: anybody can recount an election from its file."""

import pytest

from toolkit.__main__ import main, parser
from toolkit.voting.rules import RULES

FILE = """META
key;value
budget;60
vote_type;approval
currency;GBP
PROJECTS
project_id;cost;name
b;40;Bench
a;40;Art room
10;20;Ten
9;10;Nine
VOTES
voter_id;vote
1;a,10
2;b,9
3;10
4;9
"""


@pytest.fixture
def pb_file(tmp_path):
    """A small election with ties: the last place goes by lot."""
    path = tmp_path / "hall.pb"
    path.write_text(FILE, encoding="utf-8")
    return path


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_it_prints_the_chosen_ids_sorted_as_text(rule, pb_file, capsys):
    assert main(["count", str(pb_file), "--rule", rule]) == 0
    assert capsys.readouterr().out == "10\n9\n"


def test_why_gives_reasons_and_what_is_left(pb_file, capsys):
    assert main(["count", str(pb_file), "--rule", "plain-count", "--why"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("10\n9\n\nPlain count: ")
    assert "Spent: £30 of £60. Left: £30." in shown
    assert "b Bench: It needs £40, with £30 left when its turn came." in shown
    assert "A tie was decided by lot (seed 1): " in shown


def test_another_seed_draws_other_lots_and_the_same_seed_the_same(pb_file, capsys):
    pb_file.write_text(FILE.replace("budget;60", "budget;70"), encoding="utf-8")

    def chosen(*words: str) -> str:
        assert main(["count", str(pb_file), "--rule", "plain-count", *words]) == 0
        return capsys.readouterr().out

    drawn = [chosen("--seed", str(seed)) for seed in range(8)]
    assert set(drawn) == {"10\n9\na\n", "10\n9\nb\n"}
    assert drawn == [chosen("--seed", str(seed)) for seed in range(8)]
    assert chosen() == chosen("--seed", "1")


@pytest.mark.parametrize(("words", "said"), [
    (["--rule", "loudest"], "loudest is not a rule. Use one of: plain-count, equal-shares."),
    (["--rule", "plain-count", "damaged"], "Line 15: the vote names project z, which is not in PROJECTS."),
    (["--rule", "plain-count", "missing"], "cannot be read (No such file or directory). Check its name and place."),
])
def test_what_goes_wrong_is_one_sentence(words, said, pb_file, capsys):
    if words[-1] == "damaged":
        pb_file.write_text(FILE.replace("3;10\n", "3;z\n").replace("1;a,10\n", ""), encoding="utf-8")
    path = pb_file.with_name("other.pb") if words[-1] == "missing" else pb_file
    assert main(["count", str(path), *words[:2]]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in shown.err
    assert len(shown.err.splitlines()) == 1


def test_help_names_every_rule(capsys):
    with pytest.raises(SystemExit):
        parser().parse_args(["count", "--help"])
    shown = capsys.readouterr().out
    assert all(rule.name in shown for rule in RULES)
