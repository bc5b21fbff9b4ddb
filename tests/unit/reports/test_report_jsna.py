"""Data for the needs assessment: the screen's counts, small numbers hidden as in the market, and nothing that anybody said."""

import json
import zipfile
from io import BytesIO

import pytest

from tests import factories
from tests.factories import an_actor
from tests.market import an_enquiry, in_month, providers
from tests.table_schema import check, rows_of_csv
from toolkit.access.roles import COMMAND_LINE, Role
from toolkit.brokerage import market_page
from toolkit.errors import NotAllowed, NotFound
from toolkit.models import GAP
from toolkit.places.place import Place
from toolkit.reports import making
from toolkit.reports.blocks import Heading, Points, Table, Text
from toolkit.steps.saying import entries_seen
from toolkit.steps.table import FUNCTIONS, table_of
from toolkit.storage.engine import read_session, write_session

BANBURY, THAME = Place("Banbury", 52.0625, -1.3365, "place_name"), Place("Thame", 51.747, -0.974, "place_name")


def take(workshop):
    return making.take(an_actor(Role.COMMISSIONER), making.asked_for("jsna", "html", workshop))


def tables(made):
    return {one.title: one for one in made.blocks if isinstance(one, Table)}


def all_words(made):
    return "\n".join([*(one.words for one in made.blocks if isinstance(one, Text | Heading)),
                      *(line for one in made.blocks if isinstance(one, Points) for line in one.lines),
                      *(str(cell) for one in tables(made).values() for row in one.rows for cell in row)])


def test_gaps_are_those_of_the_screens_table_and_no_sentence_is_repeated(example):
    made = take(example)
    with read_session() as session:
        table, entries = table_of(example, session=session), entries_seen(example, session=session)
    rows = tables(made)["Gaps by function and group of people"].rows
    for number, row in zip(FUNCTIONS, rows, strict=False):
        cells = [table.cell(number, group) for group, _ in table.groups]
        assert list(row[1:-1]) == [cell.gaps or cell.words(GAP) for cell in cells] and row[-1] == table.row_total(number, GAP)
    assert rows[-1][-1] == table.total(GAP) == sum(one.kind == GAP for one in entries) > 0
    everything = all_words(made)
    assert not [one.words for one in entries if one.words in everything]
    assert not [one.wanted for one in entries if one.wanted and one.wanted in everything]


def test_few_gaps_at_a_place_are_not_shown(record):
    with write_session() as session:
        workshop = factories.a_workshop(session)
        for number in range(6):
            factories.a_gap(session, workshop, f"Gap {number}", places=(BANBURY,))
        factories.a_gap(session, workshop, "Alone", places=(THAME,))
        factories.an_entry(session, workshop, "There", places=(THAME,))
    rows = dict(tables(take(workshop.id))["Gaps by place"].rows)
    # With the sum told, the one would follow from the six: so one of the three more is hidden.
    assert rows["Thame"] == "not shown" and "not shown" in (rows["Banbury"], rows["At all places"])


def test_places_beyond_the_most_named_go_together(record):
    with write_session() as session:
        workshop = factories.a_workshop(session)
        for number in range(35):
            spot = Place(f"Place {number:02}", 51.5 + number / 100, -1.2, "point")
            for again in range(5 + number % 2):
                factories.a_gap(session, workshop, f"{number} {again}", places=(spot,))
    rows = tables(take(workshop.id))["Gaps by place"].rows
    assert len(rows) == 32 and rows[-2] == ("Other places", 25) and rows[-1] == ("At all places", 5 * 35 + 17)


def test_the_markets_figures_are_those_of_its_public_page(record):
    with write_session() as session:
        workshop = factories.a_workshop(session)
        asked = providers(session, 6)
        for _ in range(7):
            an_enquiry(session, asked, [100])
        for _ in range(6):
            an_enquiry(session, asked)
        market_page.publish(COMMAND_LINE, "", session=session)
        page = market_page.page_shown(session=session)
    found = tables(take(workshop.id))
    assert {one.title: (one.heads, one.rows) for one in page.blocks} == {title: (one.heads, one.rows) for title, one in found.items()
                                                                        if title in {each.title for each in page.blocks}}
    assert len(page.blocks) > 5 and dict(found["At a glance"].rows)["Cases received"] == "15"


def test_unmet_need_stands_in_the_sentences_of_step_2(record):
    with write_session() as session:
        workshop = factories.a_workshop(session)
        asked = providers(session, 2)
        for _ in range(12):
            an_enquiry(session, asked)
    made = take(workshop.id)
    lines = [line for one in made.blocks if isinstance(one, Points) for line in one.lines]
    assert any("had no offer in the six months" in line and line.startswith("12 enquiries") for line in lines), lines


def test_a_link_of_one_workshop_does_not_open_it(record):
    with write_session() as session:
        workshop = factories.a_workshop(session).id
    with pytest.raises(NotAllowed):
        making.take(an_actor(Role.COMMISSIONER, workshop), making.asked_for("jsna", "pdf", workshop))


def as_data(workshop):
    asked = making.asked_for("jsna", "csv", workshop)
    with zipfile.ZipFile(BytesIO(making.written(asked, making.take(COMMAND_LINE, asked)))) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    found = {}
    for one in json.loads(files["datapackage.json"])["resources"]:
        if "schema" in one:
            found[one["name"]] = rows_of_csv(files[one["path"]], one["schema"])
            check(found[one["name"]], one["schema"])
    return files, found


@pytest.fixture
def busy(record):
    """A workshop with gaps at two places, and a market with enquiries of some months."""
    with write_session() as session:
        workshop = factories.a_workshop(session)
        for number in range(6):
            factories.a_gap(session, workshop, f"Gap {number}", places=(BANBURY,))
        factories.a_gap(session, workshop, "Alone", places=(THAME,))
        asked = providers(session, 6)
        for number in range(12):
            an_enquiry(session, asked, [100] if number % 2 else [])
        for _ in range(2):
            an_enquiry(session, asked, at=in_month(2))
        return workshop.id


def test_the_same_counts_come_as_data_with_their_schema(busy):
    files, found = as_data(busy)
    assert set(files) == {"datapackage.json", "data.json", "gaps.csv", "gaps_by_place.csv", "unmet_here.csv", "market.csv"}
    shown = tables(take(busy))
    assert [(row["place"], "not shown" if row["hidden"] else row["gaps"]) for row in found["gaps_by_place"]] == [
        tuple(row) for row in shown["Gaps by place"].rows]
    cells = [(row["table"], row["row"], row["column"], row["shown"]) for row in found["market"]]
    assert cells == [(title, row[0], head, cell) for title, one in shown.items() if title in {row["table"] for row in found["market"]}
                     for row in one.rows for head, cell in zip(one.heads[1:], row[1:], strict=True)]
    assert len(cells) > 50 and sum(row["gaps"] for row in found["gaps"]) == 7


def test_what_is_hidden_has_no_number_in_the_data(busy):
    _, found = as_data(busy)
    hidden = [row for row in found["market"] if row["hidden"]]
    assert hidden and all(row["number"] is None and row["shown"] == "not shown" for row in hidden)
    counts = [row["number"] for row in found["market"] if row["table"].startswith(("Cases", "Enquiries")) and row["number"] is not None]
    assert 15 in counts and not [one for one in counts if one % 5]
    assert all(row["gaps"] is None for row in found["gaps_by_place"] if row["hidden"])
    assert "Gap 1" not in str(found) and "Alone" not in str(found)


def test_it_has_no_places_to_lay_over_a_map(busy):
    with pytest.raises(NotFound, match="There are: docx, pdf, xlsx, html, csv, json"):
        making.asked_for("jsna", "geojson", busy)
