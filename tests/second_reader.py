"""A second reader for the PDFs that we make (pikepdf, on QPDF): whether each keeps to what PDF/UA-1 (ISO 14289-1) asks.

Typst checks its own work; this knows nothing of Typst. `faults` gives what it finds as sentences.
"""

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

PAINTS = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"', "INLINE IMAGE"})
HEADING = re.compile(r"H[1-6]")
CHILDREN = {"Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "TR": {"TH", "TD"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"},
            "L": {"LI", "L", "Caption"}, "LI": {"Lbl", "LBody"}}
MOST_PAGES = 12     # of a long file these many are read sign by sign; its structure is read whole
SCOPES = {"/Row", "/Column", "/Both"}


def faults(data: bytes) -> list[str]:
    """What is wrong with a PDF, in sentences; empty for a sound one."""
    with pikepdf.open(BytesIO(data)) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return ["it has no structure"]
        tree = Tree(pdf)
        return [*_about(pdf), *tree.faults(), *_content(pdf), *_fonts(pdf)]


class Tree:
    """The structure: each element by its standard kind, in the order of reading."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        root = pdf.Root.StructTreeRoot
        self.roles = {str(key)[1:]: str(value)[1:] for key, value in dict(root.get("/RoleMap", {})).items()}
        self.all = list(self._below(root))

    def _below(self, root: Dictionary) -> Iterator[Dictionary]:
        waiting = [*reversed(list(inner(root)))]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += reversed(list(inner(one)))

    def kind(self, one: Dictionary) -> str:
        """The standard kind, also where the element has one of its own."""
        name = str(one.S)[1:]
        while name in self.roles and self.roles[name] != name:
            name = self.roles[name]
        return name

    def faults(self) -> Iterator[str]:
        """Pictures without words, tables without heads, headings that jump, parts in the wrong place."""
        yield from self._headings()
        for one in self.all:
            kind = self.kind(one)
            if kind in ("Figure", "Formula") and not str(one.get("/Alt", one.get("/ActualText", ""))).strip():
                yield f"a {kind} says nothing in words"
            wrong = {self.kind(part) for part in inner(one)} - CHILDREN[kind] if kind in CHILDREN else set()
            if wrong:
                yield f"a {kind} holds {', '.join(sorted(wrong))}"
            if kind == "Table":
                yield from self._table(one)

    def _headings(self) -> Iterator[str]:
        levels = [int(self.kind(one)[1]) for one in self.all if HEADING.fullmatch(self.kind(one))]
        if not levels:
            yield "it has no heading"
        for before, after in zip([0, *levels], levels, strict=False):
            if after > before + 1:
                yield f"a heading of level {after} follows one of level {before}"

    def _table(self, table: Dictionary) -> Iterator[str]:
        rows = [one for one in self._below(table) if self.kind(one) == "TR"]
        heads = [cell for row in rows for cell in inner(row) if self.kind(cell) == "TH"]
        if not heads:
            yield "a table has no heads"
        if any(attribute(one, "/Scope") not in SCOPES for one in heads):
            yield "a table's head does not say of what"
        if len(set(self._wide(rows))) > 1:
            yield "a table's rows are not of one width"

    def _wide(self, rows: list[Dictionary]) -> Iterator[int]:
        down: dict[int, int] = {}     # by row: how many cells of rows before reach into it
        for at, row in enumerate(rows):
            wide = down.get(at, 0)
            for cell in inner(row):
                across, high = int(attribute(cell, "/ColSpan") or 1), int(attribute(cell, "/RowSpan") or 1)
                wide += across
                for below in range(at + 1, at + high):
                    down[below] = down.get(below, 0) + across
            yield wide


def inner(one: Dictionary) -> Iterator[Dictionary]:
    """The elements right inside one."""
    held = one.get("/K", [])
    for part in held if isinstance(held, Array) else [held]:
        if isinstance(part, Dictionary) and "/S" in part:
            yield part


def attribute(one: Dictionary, name: str) -> str:
    """An attribute of an element; empty where it has none."""
    held = one.get("/A", [])
    found = [part[name] for part in (held if isinstance(held, Array) else [held]) if isinstance(part, Dictionary) and name in part]
    return str(found[0]) if found else ""


def _about(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "it does not say that it is tagged"
    if not re.fullmatch("[a-z]{2,3}(-[A-Z]{2})?", str(root.get("/Lang", ""))):
        yield "it does not say its language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "a reader shows the file's name and not its title"
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        if not str(said.get("dc:title", "")).strip():
            yield "it has no title"
        if str(said.get("pdfuaid:part", "")) != "1":
            yield "it does not say that it keeps to PDF/UA-1"


def _content(pdf: pikepdf.Pdf) -> Iterator[str]:
    parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for number, page in enumerate(list(pdf.pages)[:MOST_PAGES], start=1):
        outside, ids = _marked(page)
        if outside:
            yield f"page {number} paints outside of all marks ({', '.join(sorted(outside))})"
        known = parents[int(page.obj.StructParents)] if ids and "/StructParents" in page.obj else []
        lost = [one for one in ids if one >= len(known) or not isinstance(known[one], Dictionary)]
        if lost:
            yield f"page {number} has {len(lost)} marks that no element knows"
        for note in page.obj.get("/Annots", []):
            if note.get("/Subtype") == Name.Link and "/StructParent" not in note:
                yield f"page {number} has a link that no element knows"


def _marked(page: pikepdf.Page) -> tuple[set[str], set[int]]:
    """What paints outside of all marked content, and the numbers of the marks."""
    open_marks, outside, ids = 0, set(), set()
    for one in pikepdf.parse_content_stream(page):
        sign = str(one.operator)
        if sign in ("BDC", "BMC"):
            open_marks += 1
            about = one.operands[1] if len(one.operands) > 1 else {}
            ids |= {int(about["/MCID"])} if isinstance(about, Dictionary) and "/MCID" in about else set()
        elif sign == "EMC":
            open_marks -= 1
        elif sign in PAINTS and not open_marks:
            outside.add(sign)
    return outside, ids


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    held = [dict(page.obj.get("/Resources", {}).get("/Font", {})) for page in pdf.pages]
    fonts = {str(font.get("/BaseFont", "")): font for page in held for font in page.values()}
    for name, font in fonts.items():
        own = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        inside = own.get("/FontDescriptor", {})
        if not any(key in inside for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield f"the letters {name} are not inside"
        if "/ToUnicode" not in font:
            yield f"the letters {name} cannot be read aloud"
