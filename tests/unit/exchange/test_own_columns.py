"""Providers from a spreadsheet of one's own: columns by hand, errors by row, all or nothing."""

from datetime import date

import pytest

from tests.factories import an_actor
from tests.tables import as_xlsx, kept_in
from toolkit.__main__ import main
from toolkit.access.roles import Role
from toolkit.brokerage import directory, providers
from toolkit.errors import BadInput
from toolkit.exchange.directory import columns
from toolkit.exchange.directory.importing import import_file
from toolkit.storage.engine import read_session

BROKER = an_actor(Role.BROKER)
HEADINGS = ["Organisation", "Type", "Functions", "Groups of people", "Postcode", "Beds", "Free now", "Counted on", "DSPT", "Colour"]
ASH = ["=Ash <b>Care</b>", "Micro-provider", "6, 8", "Older people; family carers", "Banbury", "12", "2", "12/03/2026", "", "blue"]


def here():
    with read_session() as session:
        found = providers.found(providers.Sought(status=""), session=session)
        known = directory.details_seen([one.id for one in found], session=session)
        return {one.written.name: (one.written, known.get(one.id)) for one in found}


def test_headings_are_guessed_and_what_nobody_knows_is_left_out(tmp_path):
    sheet = columns.look(kept_in(tmp_path, [HEADINGS, ASH]))
    assert [sheet.guess.get(at) for at in range(len(HEADINGS))] == [
        "name", "kind", "functions", "groups", "places", "capacity", "vacancies", "vacancies_on", "dspt", None]
    assert sheet.rows == [ASH]


@pytest.mark.parametrize(("make", "name"), [(list, "=Ash <b>Care</b>"), (as_xlsx, "Ash <b>Care</b>")])
def test_a_row_becomes_a_provider(record, tmp_path, make, name):
    file = kept_in(tmp_path, make([HEADINGS, [name, *ASH[1:]]]))
    assert import_file(BROKER, "file", file, True)["new"] == 1 and not here()
    assert import_file(BROKER, "file", file, False)["new"] == 1
    written, known = here()[name]  # in CSV, what looks like a formula is words; it is never worked out
    assert (written.kind, written.functions, set(written.groups)) == ("micro", (6, 8), {"older_people", "family_carers"})
    assert (known.detail.capacity, known.detail.vacancies, known.detail.vacancies_on) == (12, 2, date(2026, 3, 12))
    assert [place[0] for place in known.places] == ["Banbury"] and known.source == "file"
    assert import_file(BROKER, "file", file, False)["same"] == 1


def test_columns_matched_by_hand(record, tmp_path):
    file = kept_in(tmp_path, [["a", "b"], ["Leave me out", "Oak"]])
    with pytest.raises(BadInput, match="which column holds the name"):
        import_file(BROKER, "file", file, False)
    assert import_file(BROKER, "file", file, False, columns={"name": 1})["new"] == 1 and set(here()) == {"Oak"}


@pytest.mark.parametrize(("at", "typed", "says"), [
    (0, "", "Please write the provider's name first"), (1, "Zeppelin", "is not in the list"), (2, "eleven", "numbers from 1 to 10"),
    (2, "11", "from the ten"), (3, "Astronauts", "is not in the list"), (4, "Zzyzx", "row 3, Where they are"), (5, "many", "whole number"),
    (6, "13", "more vacancies than places"), (7, "soon", "Write the day as")])
def test_a_wrong_row_is_named_and_nothing_is_written(record, tmp_path, at, typed, says):
    wrong = [typed if number == at else cell for number, cell in enumerate(["Oak", *ASH[1:]])]
    file = kept_in(tmp_path, [HEADINGS, ASH, wrong])
    summary = import_file(BROKER, "file", file, True)
    assert summary["wrong"] == 1 and summary["said"][0].startswith("row 3") and says in summary["said"][0]
    with pytest.raises(BadInput, match="Nothing was taken in"):
        import_file(BROKER, "file", file, False)
    assert not here()


def test_a_formula_in_a_workbook_is_not_worked_out(record, tmp_path):
    summary = import_file(BROKER, "file", kept_in(tmp_path, as_xlsx([["Name"], ["=1+1"], ["Oak"]])), True)
    assert summary["new"] == 1 and summary["wrong"] == 0


def test_the_same_provider_twice_is_wrong(record, tmp_path):
    assert import_file(BROKER, "file", kept_in(tmp_path, [HEADINGS, ASH, ASH]), True)["wrong"] == 1


def test_nothing_under_the_headings(tmp_path):
    with pytest.raises(BadInput, match="nothing under the headings"):
        columns.look(kept_in(tmp_path, [HEADINGS]))


def test_from_the_command_line(record, tmp_path, capsys):
    file = kept_in(tmp_path, [["a", "b"], ["x", "Oak"]])
    assert main(["import", "providers", str(file), "--column", "name=two"]) == 1 and "is no column" in capsys.readouterr().err
    assert main(["import", "providers", str(file), "--column", "name=900"]) == 1 and "No row of this table" in capsys.readouterr().err
    assert main(["import", "providers", str(tmp_path)]) == 1 and "is a folder" in capsys.readouterr().err
    assert main(["import", "providers", str(file), "--column", "name=2"]) == 0 and set(here()) == {"Oak"}


def test_two_lists_with_the_same_ids_overwrite_nobody(record, tmp_path):
    def take(listed, *names, **how):
        rows = [["Reference", "Name"], *([str(number), name] for number, name in enumerate(names, 1))]
        return import_file(BROKER, "file", kept_in(tmp_path, rows), False, listed=listed, **how)

    take("North", "Ash", "Oak")
    assert take("South", "Elm")["new"] == 1 and set(here()) == {"Ash", "Oak", "Elm"}
    summary = take("North", "Ash")
    assert (summary["gone"], summary["closed"]) == (1, [])
    assert len(take(" North ", "Ash", close_gone=True)["closed"]) == 1 and take("North", "Ash")["gone"] == 0
    with pytest.raises(BadInput, match="the name of the list can have 300"):
        take("x" * 301, "Ash")


def test_who_is_no_longer_in_it_from_the_command_line(record, tmp_path, capsys):
    both, one = (kept_in(tmp_path, [["Name"], *names], name) for names, name in (([["Oak"], ["Ash"]], "both"), ([["Oak"]], "one")))
    assert main(["import", "providers", str(both), "--list", "Clubs"]) == 0
    capsys.readouterr()
    assert main(["import", "providers", str(one), "--list", "Clubs", "--dry-run"]) == 0
    assert "1 no longer in this list;" in (said := capsys.readouterr().out) and "No longer in this list: Ash" in said
    assert main(["import", "providers", str(one)]) == 0 and "0 no longer" in capsys.readouterr().out  # another list
    assert main(["import", "providers", str(one), "--list", "Clubs", "--close-missing"]) == 0
    assert "1 no longer in this list and closed 1 of them" in capsys.readouterr().out
