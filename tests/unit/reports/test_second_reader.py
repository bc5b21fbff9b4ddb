"""The second reader finds what it is there for: each fault is put into a sound PDF, and named."""

from io import BytesIO

import pikepdf
import pytest
import typst
from pikepdf import Array, Dictionary, Name

from tests.second_reader import Tree, attribute, faults
from tests.unit.reports.test_reports import ALL, WRITE


@pytest.fixture(scope="module")
def sound():
    """A report's PDF with headings, a table, a list and a picture."""
    return WRITE["pdf"](ALL)


def of_kind(pdf, kind):
    tree = Tree(pdf)
    return next(one for one in tree.all if tree.kind(one) == kind)


def rename(old, new):
    return lambda pdf: of_kind(pdf, old).__setattr__("S", Name(f"/{new}"))


def no_alt(pdf):
    del of_kind(pdf, "Figure")["/Alt"]


def no_heads(pdf):
    tree = Tree(pdf)
    for one in tree.all:
        if tree.kind(one) == "TH":
            one.S = Name.TD


def no_scope(pdf):
    held = of_kind(pdf, "TH")
    assert attribute(held, "/Scope")
    del held["/A"]


def a_cell_less(pdf):
    row = of_kind(pdf, "TR")
    row.K = Array(list(row.K)[:-1])


def unmarked(pdf):
    page = pdf.pages[0]
    page.contents_add(b"0 0 10 10 re f", prepend=False)


def unknown_mark(pdf):
    pdf.pages[0].contents_add(b"/Span <</MCID 9999>> BDC 0 0 1 1 re f EMC", prepend=False)


def drop(name):
    return lambda pdf: pdf.Root.__delitem__(name)


FAULTS = ((no_alt, "a Figure says nothing in words"), (rename("H2", "H3"), "a heading of level 3 follows one of level 1"),
          (no_heads, "a table has no heads"), (no_scope, "does not say of what"), (a_cell_less, "not of one width"),
          (rename("LI", "P"), "a L holds P"), (unmarked, "page 1 paints outside of all marks (f)"),
          (unknown_mark, "1 marks that no element knows"),
          (drop("/Lang"), "does not say its language"), (drop("/MarkInfo"), "does not say that it is tagged"),
          (drop("/ViewerPreferences"), "shows the file's name"), (drop("/Metadata"), "it has no title"),
          (drop("/StructTreeRoot"), "no structure"))


def test_a_sound_report_has_no_faults(sound):
    assert faults(sound) == []


@pytest.mark.parametrize(("spoil", "said"), FAULTS, ids=[said for _, said in FAULTS])
def test_each_fault_is_found(sound, spoil, said):
    out = BytesIO()
    with pikepdf.open(BytesIO(sound)) as pdf:
        spoil(pdf)
        pdf.save(out)
    found = faults(out.getvalue())
    assert any(said in one for one in found), found


def test_an_untagged_pdf_has_no_structure():
    assert faults(typst.compile(b"= Words", pdf_tags=False)) == ["it has no structure"]


def test_a_link_that_no_element_knows_is_found(sound):
    out = BytesIO()
    with pikepdf.open(BytesIO(sound)) as pdf:
        pdf.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9])])
        pdf.save(out)
    assert faults(out.getvalue()) == ["page 1 has a link that no element knows"]
