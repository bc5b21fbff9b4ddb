"""The print pack in another language: all that is ours is said by the catalogue, and what people typed stays as they typed it.

As with the reports, the language is a made-up one that puts each sentence of the catalogue in brackets. What a sheet is made of is looked
at, then what stands on its paper, since templates have words of their own.
"""

import re

import pytest

from tests.bracketed import bracketed
from tests.factories import a_workshop, an_actor
from tests.pdfs import alts, opened, words
from tests.unit.reports.test_reports_spoken import everybodys, unsaid
from toolkit.events import run_sheet, small_groups
from toolkit.events.host_cards import host_cards
from toolkit.reports import pdf
from toolkit.reports.lettering import printable
from toolkit.reports.pack import PACK, evaluation_sheet, making
from toolkit.reports.pack.sheet import STYLES
from toolkit.storage.engine import read_session, write_session
from toolkit.words.content import is_words
from toolkit.words.speaking import spoken

HALL, HERE = "http://192.168.1.20:8501", "http://localhost:8501"
SHEETS = [sheet.slug for sheet in PACK if sheet.slug != "voting-papers"]   # a vote's own paper: tested where it is made
ON_PAPER = ("run-sheet", "principles", "tables-a3", "map-a3", "host-cards", "evaluation")   # one for each template
DRAWN, TYPED = {"svg", "qr", "picture", "style"}, {"url", "big"}   # of a sheet's data: no words; addresses and codes
OURS = re.compile(r'//.*|say\("(?:[^"\\]|\\.)*"')
STRING, CONTENT = re.compile(r'"((?:[^"\\]|\\.)*)"'), re.compile(r"\[(?:[^\[\]]*(?:\)|#[\w.]+\s))?\s*[A-Za-z]{2}[^\[\]]*")


@pytest.fixture(scope="module")
def brackets(tmp_path_factory):
    return bracketed(tmp_path_factory.mktemp("brackets"))


@pytest.fixture(params=["full", "empty"])
def workshop(request, brackets, monkeypatch):
    """A workshop with something for each sheet, or one of which nothing is known; and everybody's own words."""
    which = request.getfixturevalue("example" if request.param == "full" else "record")
    with write_session() as session:
        if request.param == "full":
            run_sheet.begin(an_actor(), which, session=session)
            small_groups.add_several(an_actor(), which, 1, "Mixed", session=session)
            host_cards(an_actor(), which, session=session)
        else:
            which = a_workshop(session, area=False).id
        own = everybodys(session)
    monkeypatch.setattr(evaluation_sheet, "MOST", 20)
    monkeypatch.setenv("TOOLKIT_DATA", str(brackets))
    return which, own


def made(which, slug, style, base=HALL):
    """A sheet of the pack as somebody who reads this language gets it, and why there is none or what it lacks."""
    sheet = making.sheet_named(slug)
    with read_session() as session:
        order = making.order_for(an_actor(), which, style, base, session=session)
        reasons = [making.why_not(order, sheet, session=session), sheet.lacks(order, session=session)]
        files = [] if reasons[0] else making.files_of(order, sheet, session=session)
    return [one for _name, one in files], list(filter(None, reasons)), order.about


def texts(held, wanted=lambda name: name not in DRAWN | TYPED, name=""):
    """The strings of a sheet's data; lines that stand together as one."""
    if isinstance(held, dict):
        return [text for key, value in held.items() for text in texts(value, wanted, key)]
    if isinstance(held, list | tuple):
        return [" ".join(held)] if held and isinstance(held[0], str) else [text for one in held for text in texts(one, wanted, name)]
    return [held] if isinstance(held, str) and wanted(name) else []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("slug", SHEETS)
def test_what_a_sheet_is_made_of_is_said_by_the_catalogue(workshop, slug, style):
    which, own = workshop
    with spoken("cy"):
        sheets, reasons, foot = made(which, slug, style)
    found = [*reasons, *(text for one in sheets for text in (one.title, *texts(one.data)))]
    assert found and not [text for text in found if unsaid(text, [foot, *own])]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("slug", ON_PAPER)
def test_what_stands_on_its_paper_is_too(workshop, slug, style, monkeypatch):
    # Our fonts have no such brackets.
    monkeypatch.setattr(pdf, "printable", lambda text: printable(text.replace("⟦", "‹").replace("⟧", "›")))
    with spoken("cy"):
        sheets, _reasons, foot = made(workshop[0], slug, style)
        papers = [opened(pdf.typeset(one)) for one in sheets]
    for one, reader in zip(sheets, papers, strict=True):
        names = sorted(re.findall(r">([^<]+)</text>", one.data.get("svg", "")), key=len, reverse=True)   # of towns on the map
        shown = [foot, *texts(one.data, TYPED.__contains__), *names, *workshop[1]]
        # A line may end after a hyphen.
        found = [text.replace("- ", "-").replace("‹", "⟦").replace("›", "⟧") for text in (words(reader), *alts(reader))]
        assert not [text for text in found if unsaid(text, shown)] and reader.trailer["/Root"]["/Lang"] == "cy-GB"


def test_why_a_sheet_waits_is_said(example, brackets, monkeypatch):
    monkeypatch.setenv("TOOLKIT_DATA", str(brackets))
    with spoken("cy"):
        found = [reason for base in (HALL, HERE) for slug in ("host-cards", "room-cards", "voting-papers")
                 for reason in made(example, slug, "normal", base)[1]]
    assert len(found) == 7 and not [text for text in found if unsaid(text, [])]


def past_say(template):
    """The words of a template that no `say` says."""
    code = OURS.sub("", template)
    return [text for text in STRING.findall(code) if is_words(text)] + CONTENT.findall(STRING.sub("", code))


@pytest.mark.parametrize("file", sorted((pdf.TEMPLATES / "pack").glob("*.typ")), ids=lambda file: file.stem)
def test_a_template_says_its_own_words(file):
    assert not past_say(file.read_text("utf-8"))


@pytest.mark.parametrize("template", ["#let a = [Small group: #box()]", '#f("Which?")', "[#box(1)[Yes]]", "[#a to #b]", "[#a() of #b]"])
def test_what_a_template_says_past_it_is_found(template):
    assert past_say(template) and not past_say(f'// {template}\n#say("Which?") [#say("Yes") #box(width: 1mm, line(a: b))] "normal"')
