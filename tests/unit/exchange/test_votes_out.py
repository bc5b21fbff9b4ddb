"""A counted vote as files: anybody can recount it, and nobody can tell from it who voted how."""

import csv
import io
import re

import pytest
from openpyxl import load_workbook

from tests.factories import a_priority, a_vote, a_workshop, an_actor, the
from toolkit.__main__ import main
from toolkit.access.roles import Role
from toolkit.errors import MoveRefused, NotAllowed, NotFound
from toolkit.exchange import EXPORTERS, VOTE_EXPORTERS
from toolkit.exchange.ballots_out import ballots_csv, ballots_pb
from toolkit.exchange.pabulib import read_pb
from toolkit.exchange.results_out import NOT_SHOWN, results_csv, results_xlsx
from toolkit.models import Priority, VoteRound
from toolkit.record.cells import as_csv, harmless
from toolkit.settings import ROOT
from toolkit.steps.what_if import what_if
from toolkit.storage.queries import tickets as ticket_queries
from toolkit.storage.queries import votes as queries
from toolkit.voting import batches, rounds, tickets
from toolkit.voting.ballots import Cast, cast
from toolkit.voting.closing import close_round
from toolkit.voting.marks import Marks
from toolkit.voting.results import results
from toolkit.voting.rules.plain_count import plain_count

EVIL = ('=HYPERLINK("http://x","y")', "+1", "-2", "@SUM(A1)", "\tx", " =1+1", "plain; with, signs")
COSTS = {1: 500, 2: 300, 3: 400, 4: 900, 5: None, 6: 250, 7: 100}


def a_counted_vote(session, ballots=12, costs=COSTS, wall=False, close=True, **rules):
    """A closed vote on items with odd names: two kinds of voters, one group of three."""
    workshop = a_workshop(session, ("Older people", "Family carers"), title="=Oxfordshire")
    made = [a_priority(session, workshop, "x") for _ in EVIL]
    for at, (priority, title) in enumerate(zip(made, EVIL, strict=True), 1):
        the(session, Priority, priority).title, the(session, Priority, priority).cost = title, costs.get(at)
    session.flush()
    vote = a_vote(session, workshop, "=What matters?", headcount=60, **rules)
    items = [item.id for item in queries.items_of(vote, session=session)]
    numbers = tickets.print_papers(an_actor(), vote, ballots, session=session)
    for at, number in enumerate(numbers):
        marks = {"voter_kind": "professional" if at % 2 else "expert", "groups": workshop.groups[:1] if at < 3 else ()}
        if rules.get("input") == "matrix":
            marks["ratings"] = {items[at % 7]: (1 + at % 5, None if at % 4 == 0 else 3)}
        else:
            marks["dots"] = {items[at % 7]: 1 if rules.get("input") == "approval" else 2, items[(at + 3) % 7]: 1}
        cast(Cast(vote, number, Marks(**marks), "phone"), session=session)
    if wall:
        batches.declare(an_actor(), vote, "wall", 9, {items[3]: 11, items[5]: 7}, session=session)
    if close:
        close_round(an_actor(), vote, the(session, VoteRound, vote).version, session=session)
    return vote


def table(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "  @", "＝"])
def test_no_cell_starts_a_formula(start):
    assert harmless(f"{start}1+1") == f"'{start}1+1"
    assert table(as_csv([[f"{start}cmd", -3, None]]))[0] == [f"'{start}cmd", "-3", ""]
    assert harmless("a=1") == "a=1" and harmless(-1) == -1


TABLES = (".csv", ".xlsx", ".pb")
MAKES_TABLES = re.compile(r"csv\.(writer|DictWriter)|xlsxwriter|openpyxl|to_csv|to_excel|write_string")


def cells(exporter, data) -> list[str]:
    """Every piece of text that a spreadsheet would find in a file."""
    if exporter.ending == ".xlsx":
        found = [cell for sheet in load_workbook(io.BytesIO(data)) for row in sheet.iter_rows() for cell in row]
        assert not any(cell.data_type == "f" for cell in found)
        return [cell.value for cell in found if isinstance(cell.value, str)]
    text, apart = io.StringIO(data.decode("utf-8-sig"), newline=""), ";" if exporter.ending == ".pb" else ","
    return [cell for row in csv.reader(text, delimiter=apart) for cell in row if not re.fullmatch(r"-?[0-9.]*", cell)]


@pytest.mark.parametrize("rules", [{}, {"input": "matrix"}])
@pytest.mark.parametrize("exporter", [one for one in (*EXPORTERS, *VOTE_EXPORTERS) if one.ending in TABLES], ids=lambda one: one.name)
def test_nothing_that_people_typed_is_a_formula_in_any_table_that_goes_out(exporter, rules, session):
    vote = a_counted_vote(session, **rules)
    if exporter.ending == ".pb" and rules:
        with pytest.raises(MoveRefused, match=r"no \.pb file"):
            exporter.write(an_actor(), vote, session=session)
        return
    found = cells(exporter, exporter.write(an_actor(), vote, session=session))
    assert any("HYPERLINK" in cell for cell in found)
    assert [cell for cell in found if harmless(cell) != cell] == []


def test_no_table_goes_out_by_another_way():
    files = [file for folder in ("toolkit", "pages") for file in (ROOT / folder).rglob("*.py")]
    makers = {file.relative_to(ROOT).as_posix() for file in files if MAKES_TABLES.search(file.read_text("utf-8"))}
    harmed = {file for file in makers if "harmless" not in (ROOT / file).read_text("utf-8")}
    assert makers and harmed == set()


def test_ballots_hold_their_marks_and_nothing_else(session):
    vote = a_counted_vote(session)
    heads, *rows = table(ballots_csv(an_actor(), vote, session=session))
    assert len(heads) == 7 and len(rows) == 12 and rows == sorted(rows)
    assert heads[0] == '1: =HYPERLINK("http://x","y")' and not any(head.startswith(("=", "+", "-", "@")) for head in heads)
    assert sum(int(cell) for row in rows for cell in row) == 36
    totals = {item.number: item.dots for item in _results(session, vote)}
    assert [sum(int(row[at]) for row in rows) for at in range(7)] == [totals[number] for number in range(1, 8)]
    for data in (ballots_csv(an_actor(), vote, session=session), ballots_pb(an_actor(), vote, session=session)):
        for secret in ("expert", "professional", "Older people", "phone", *_ids(session, vote)):
            assert secret not in data.decode()


def test_a_matrix_is_given_out_by_its_answers(session):
    vote = a_counted_vote(session, input="matrix")
    heads, *rows = table(ballots_csv(an_actor(), vote, session=session))
    assert heads[:2] == ['1 difference: =HYPERLINK("http://x","y")', '1 how hard: =HYPERLINK("http://x","y")'] and len(heads) == 14
    assert sorted(cell for row in rows for cell in row if cell) == sorted(
        [str(1 + at % 5) for at in range(12)] + ["3" for at in range(12) if at % 4])
    with pytest.raises(MoveRefused, match="no \\.pb file"):
        ballots_pb(an_actor(), vote, session=session)


@pytest.mark.parametrize("wall", [False, True])
@pytest.mark.parametrize("input", ["dots", "approval"])
@pytest.mark.parametrize("money", [0, 250, 700, 1000, 10_000])
def test_a_recount_gives_what_the_screen_shows(session, tmp_path, capsys, wall, input, money):
    vote = a_counted_vote(session, wall=wall and input == "dots", input=input)
    file = tmp_path / "vote.pb"
    file.write_bytes(ballots_pb(an_actor(), vote, money, session=session))
    seed = read_pb(file.read_bytes()).meta["seed"]
    shown = next(tried for tried in what_if(vote, money, session=session).tried if tried.rule.name == "plain-count")
    assert main(["count", str(file), "--rule", "plain-count", "--seed", seed]) == 0
    assert capsys.readouterr().out.split() == sorted(str(item.number) for item in shown.chosen)


def test_what_the_file_says_of_itself(session):
    vote = a_counted_vote(session, wall=True)
    found = read_pb(ballots_pb(an_actor(), vote, session=session))
    assert found.meta["num_votes"] == "13" and found.meta["num_projects"] == "6" and found.meta["budget"] == "2450"
    for said in ("=What matters?", "No sum of money was given", "their cost is not known: 5.", "totals counted by hand for 9 people"):
        assert said in found.meta["description"]
    free = read_pb(ballots_pb(an_actor(), a_counted_vote(session, costs={}), session=session))
    assert len(plain_count(free.election).chosen) == 7 and "No costs were given" in free.meta["description"]


def test_results_leave_out_small_groups(session):
    vote = a_counted_vote(session)
    heads, *rows = table(results_csv(an_actor(), vote, session=session))
    assert heads == ["Who", "People", "Number", "Item", "Dots", "Supporters"]
    by_who = {}
    for row in rows:
        by_who.setdefault(row[0], []).append(row)
    assert [len(by_who[name]) for name in ("Everybody", "Expert by experience", "Professional")] == [7, 7, 7]
    assert by_who["Older people"] == [["Older people", "", "", NOT_SHOWN, "", ""]]
    assert by_who["Family carer"] == [["Family carer", "0", "", "Nobody", "", ""]]
    assert {row[1] for row in by_who["Everybody"]} == {"12"}
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", " =")) for row in rows for cell in row)


@pytest.mark.parametrize("input", ["dots", "matrix", "approval"])
def test_the_spreadsheet_reads_back_without_a_formula(session, input):
    vote = a_counted_vote(session, input=input)
    book = load_workbook(io.BytesIO(results_xlsx(an_actor(), vote, session=session)))
    assert book.sheetnames == ["Results", "By how people take part", "By group of people", "How people voted", "Notes"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.value for cell in cells if cell.data_type == "f" or str(cell.value).startswith(("=", "+", "@", "\t"))]
    assert '\'=HYPERLINK("http://x","y")' in [cell.value for cell in cells] and not any(cell.hyperlink for cell in cells)
    results = list(book["Results"].iter_rows(values_only=True))
    assert len(results) == 8 and all(isinstance(row[-1], int) for row in results[1:])
    assert [row[1] for row in book["How people voted"].iter_rows(values_only=True)][1:4] == [12, 12, 60]
    assert list(book["By group of people"].iter_rows(values_only=True))[1][:4] == ("Older people", None, None, NOT_SHOWN)


def test_a_matrix_result_is_given_out_in_matrix_order(session):
    vote = a_counted_vote(session, input="matrix")
    rows = [row for row in table(results_csv(an_actor(), vote, session=session)) if row[0] == "Everybody"]
    corners = [row[4] for row in rows]
    assert corners[0] == "Quick wins" and set(corners) <= {"Quick wins", "Fill-ins", "Not placed"}
    assert corners == sorted(corners, key=["Quick wins", "Fill-ins", "Not placed"].index)
    assert [row[2] for row in rows] != sorted(row[2] for row in rows)


@pytest.mark.parametrize("one", VOTE_EXPORTERS, ids=lambda one: one.name)
def test_who_may_and_when(session, one):
    vote = a_counted_vote(session, close=False)
    for state in ("open", "paused"):
        with pytest.raises(MoveRefused, match="once the vote is closed"):
            one.write(an_actor(), vote, session=session)
        if state == "open":
            rounds.move_round(an_actor(), vote, the(session, VoteRound, vote).version, "paused", session=session)
    close_round(an_actor(), vote, the(session, VoteRound, vote).version, session=session)
    first = one.write(an_actor(), vote, session=session)
    rounds.move_round(an_actor(), vote, the(session, VoteRound, vote).version, "published", session=session)
    assert one.name == "results-xlsx" or one.write(an_actor(Role.ADMINISTRATOR), vote, session=session) == first
    for role in (Role.HOST, Role.COMMISSIONER, Role.BROKER):
        with pytest.raises(NotAllowed):
            one.write(an_actor(role), vote, session=session)
    with pytest.raises(NotFound):
        one.write(an_actor(), the(session, VoteRound, vote).workshop_id, session=session)


def _results(session, vote):
    return results(the(session, VoteRound, vote), session=session)


def _ids(session, vote):
    numbers = [row[0] for row in ticket_queries.papers(vote, session=session)]
    return [*(str(ballot) for ballot, _ in queries.voters(vote, session=session)), *numbers]
