"""A large sheet is set in a process of its own, and comes out the same."""

import pytest

from tests.pdfs import opened, words
from toolkit.errors import RecordUnavailable
from toolkit.reports import pdf
from toolkit.reports.pdf import Sheet, typeset

ROWS = [{"number": "", "name": f"Row {at}: Café \u00a0 ☕ #x", "lines": ["One", "Two"], "picture": "", "alt": ""} for at in range(9)]
SHEET = Sheet("pack/pictures", "Ŵyn", {"style": "normal", "heading": "A heading", "about": "", "rows": ROWS, "small": "", "each": 0})


def test_it_comes_out_the_same(monkeypatch):
    here = opened(typeset(SHEET))
    monkeypatch.setattr(pdf, "LARGE", 10)
    monkeypatch.setattr(pdf, "set_here", None)   # nothing of it may be set in this process
    there = opened(typeset(SHEET))
    assert words(there) == words(here) and there.metadata.title == "Ŵyn" and there.trailer["/Root"]["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize("large", [10, 10**9], ids=["elsewhere", "here"])
def test_what_cannot_be_set_is_the_same_sentence(monkeypatch, large):
    monkeypatch.setattr(pdf, "LARGE", large)
    with pytest.raises(RecordUnavailable, match=pdf.NOT_SET):
        typeset(Sheet("pack/pictures", "Nothing", {"style": "normal"}))


def test_without_a_program_to_run_it_is_said(monkeypatch):
    monkeypatch.setattr(pdf, "LARGE", 10)
    monkeypatch.setattr(pdf.sys, "executable", "/no/such/program")
    with pytest.raises(RecordUnavailable, match="No such file"):
        typeset(SHEET)
