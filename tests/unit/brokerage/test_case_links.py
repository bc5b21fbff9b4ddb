"""Links for people outside: only ours open, each for its own purpose, and nothing made up does."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.brokerage.case_links import link_code, row_of
from toolkit.errors import NotFound

ROW = UUID("5b0d3cb5-3a4e-4c0f-9d5e-1f2a3b4c5d6e")


@pytest.fixture(autouse=True)
def a_key(monkeypatch):
    """A key of the tests' own, so that none is written."""
    monkeypatch.setenv("TOOLKIT_SECRET", "for tests of links")


def test_a_code_leads_back_to_its_row_however_it_was_typed():
    code = link_code("offer", ROW)
    assert len(code) == 48 and code == code.lower() and code.isalnum()
    assert row_of("offer", code) == row_of("offer", f"  {code.upper()} ") == ROW


def test_a_code_opens_one_purpose_alone():
    with pytest.raises(NotFound, match="not one of ours"):
        row_of("choice", link_code("offer", ROW))


def test_another_installations_code_opens_nothing(monkeypatch):
    code = link_code("offer", ROW)
    monkeypatch.setenv("TOOLKIT_SECRET", "another key")
    with pytest.raises(NotFound):
        row_of("offer", code)


@given(st.integers(min_value=0, max_value=47), st.sampled_from("0123456789abcdefghijklmnopqrstuvwxyz-{} é"))
def test_one_wrong_sign_opens_nothing(at, sign):
    code = link_code("offer", ROW)
    if code[at] == sign:
        return
    with pytest.raises(NotFound):
        row_of("offer", code[:at] + sign + code[at + 1:])


@given(st.text(max_size=80))
def test_what_was_made_up_opens_nothing(typed):
    with pytest.raises(NotFound):
        row_of("offer", typed)


@pytest.mark.parametrize("typed", ["", ROW.hex, str(ROW), link_code.__name__, f"{ROW.hex}{'A' * 16}", "{" + ROW.hex + "}"])
def test_an_id_alone_opens_nothing(typed):
    with pytest.raises(NotFound):
        row_of("offer", typed)


def test_what_is_longer_than_a_code_opens_nothing():
    with pytest.raises(NotFound):
        row_of("offer", link_code("offer", ROW) + "a")
