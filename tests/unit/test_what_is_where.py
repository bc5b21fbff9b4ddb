"""The page on what is where names every table once, with just the columns that are encrypted, and every file that is made."""

import re

import pytest
from sqlmodel import SQLModel

import toolkit.models  # noqa: F401  (fills the metadata)
from toolkit import keys, settings
from toolkit.access import seal
from toolkit.brokerage.erasing import COUNTED
from toolkit.storage.queries import about_case, case_keys

PAGE = settings.ROOT / "docs" / "explanation" / "what-is-where.md"


@pytest.fixture(scope="module")
def rows() -> dict[str, list[str]]:
    """The cells of the page's rows about tables, by table."""
    found = re.findall(r"^\| `(\w+)` \| (.+) \|$", PAGE.read_text(), re.MULTILINE)
    assert len(found) == len({name for name, _ in found})
    return {name: rest.split(" | ") for name, rest in found}


def test_every_table_is_named_and_no_other(rows):
    assert set(rows) == set(SQLModel.metadata.tables)


def test_each_row_says_what_whose_how_long_and_encrypted(rows):
    assert all(len(cells) == 4 and all(cell.strip() for cell in cells) for cells in rows.values())


def test_just_the_encrypted_columns_are_named(rows):
    said = {table: tuple(re.findall(r"`(\w+)`", cells[3])) for table, cells in rows.items() if cells[3] != "no"}
    assert said == case_keys.texts()


def test_what_stays_after_erasing_is_said_of_just_those_tables(rows):
    stays = {table for table, cells in rows.items() if cells[2].endswith("then what is counted")}
    assert stays == set(COUNTED) <= {table.name for table in about_case.tables()}


def test_the_key_files_are_named():
    assert f"`{keys.FILE}`" in PAGE.read_text() and f"`{seal.FILE}`" in PAGE.read_text()
