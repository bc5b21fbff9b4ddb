"""The print pack: every sheet in every style, tagged, with letters as large as they are called, whatever was typed."""

import io
import zipfile

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from tests.factories import a_baseline, a_gap, a_small_group, a_vote, a_workshop, an_actor, an_entry, the
from tests.pdfs import alts, opened, sizes, words
from toolkit.access.roles import Role
from toolkit.errors import MoveRefused, NotAllowed, NotFound
from toolkit.events import run_sheet, safeguarding, small_groups
from toolkit.events.host_cards import end_the_day, host_cards
from toolkit.framework import framework
from toolkit.models import Entry, GroupOfPeople, RunSheetItem, SafeguardingCard, SmallGroup, VoteRound, Workshop
from toolkit.reports.kept import Kept
from toolkit.reports.lettering import printable
from toolkit.reports.pack import PACK, cards, making
from toolkit.reports.pack.sheet import STYLES, ideas
from toolkit.reports.pdf import CREDIT, typeset
from toolkit.settings import ROOT
from toolkit.steps import recording
from toolkit.storage.queries import workshops
from toolkit.voting import tickets
from toolkit.voting.closing import close_round

HALL = "http://192.168.1.20:8501"
SMALLEST = {"normal": 11, "large": 18, "easy-read": 16}   # Easy Read: 14 point or more
MAPS = ("map-a3", "map-a1")
CARDS = ("host-cards", "room-cards")
WITH_A_FOOT = [sheet for sheet in PACK if sheet.slug not in (*MAPS, "voting-papers")]   # those have tests of their own
MM = 72 / 25.4
LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch and everybody else who would like to come"


@pytest.fixture
def hall(session):
    """A workshop that has something for every sheet."""
    workshop = a_workshop(session, ("Older people", "Family carers"))
    run_sheet.begin(an_actor(), workshop.id, session=session)
    a_small_group(session, workshop)
    host_cards(an_actor(), workshop.id, session=session)
    an_entry(session, workshop)
    a_gap(session, workshop, function=7)
    a_baseline(session, workshop)
    tickets.print_papers(an_actor(), a_vote(session, workshop, headcount=30), 3, session=session)
    return workshop


def ordered(session, workshop, style="normal", base=HALL, role=Role.FACILITATOR):
    return making.order_for(an_actor(role), workshop.id, style, base, session=session)


def read(session, workshop, slug, style="normal", base=HALL):
    """The first file of a sheet, opened."""
    (_, sheet), *_ = making.files_of(ordered(session, workshop, style, base), making.sheet_named(slug), session=session)
    return opened(typeset(sheet))


def paper(reader):
    """Width and height of the first page in mm, the shorter first."""
    return sorted(round(float(edge) / MM) for edge in reader.pages[0].mediabox[2:])


PAPER = {"A4": [210, 297], "A3": [297, 420], "A1": [594, 840]}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("sheet", PACK, ids=lambda sheet: sheet.slug)
def test_each_sheet_is_tagged_named_and_on_its_paper(session, hall, sheet, style):
    reader = read(session, hall, sheet.slug, style)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en-GB" and "pdfuaid" in root["/Metadata"].get_data().decode()
    assert reader.metadata.title and paper(reader) == PAPER[sheet.paper]
    small = {text.strip() for text, size in sizes(reader) if size < SMALLEST[style] - 0.01 and text.strip()}
    if sheet.slug not in ("voting-papers", *MAPS):   # those have their own tests; a map's names are part of the picture
        assert small <= {CREDIT} and len(small) == (sheet.slug not in CARDS)


def test_the_run_sheet_has_times_breaks_and_sums(session, hall):
    text = words(read(session, hall, "run-sheet"))
    for said in ("10:00 to 10:20", "Welcome, and how the day works", "20 minutes, 5 for access", "Break: Lunch", "That fits a day.",
                 "Say where the quiet room is"):
        assert said in text, said
    easy = read(session, hall, "run-sheet", "easy-read")
    assert "Say where the quiet room is" not in words(easy) and "We have a rest." in words(easy)
    assert "A clock that shows 10:20" in alts(easy) and len(alts(easy)) == 13


@pytest.mark.parametrize(("slug", "items"), [("functions", framework().functions), ("principles", framework().principles)])
def test_pictures_stand_beside_their_words(session, hall, slug, items):
    for style in STYLES:
        reader = read(session, hall, slug, style)
        text = words(reader)
        assert sorted(alts(reader)) == sorted(one.picture_alt for one in items)
        assert all(sentence in text for one in items for sentence in ([one.plain] if style != "easy-read" else ideas(one.easy_read)))


@pytest.mark.parametrize("style", STYLES)
def test_the_hosts_guide_is_one_page(session, hall, style):
    reader = read(session, hall, "host-guide", style)
    assert len(reader.pages) == 1 and len(alts(reader)) == 6 and "Press Save" in words(reader)


@pytest.mark.parametrize(("slug", "style", "pages"), [
    ("tables-a3", "normal", 1), ("tables-a3", "large", 2), ("tables-a3", "easy-read", 2),
    ("tables-a1", "normal", 1), ("tables-a1", "large", 1), ("tables-a1", "easy-read", 1)])
def test_each_group_of_people_has_its_table(session, hall, slug, style, pages):
    reader = read(session, hall, slug, style)
    texts = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert len(texts) == 2 * pages
    for at, group in enumerate(("Older people", "Family carers")):
        whole = " ".join(texts[at * pages:(at + 1) * pages])
        assert all(group in text and "Oxfordshire" in text and "What is there now?" in text for text in texts[at * pages:(at + 1) * pages])
        assert all((one.easy_read if style == "easy-read" else one.name) in whole for one in framework().functions)
    assert len(alts(reader)) == 20


@pytest.mark.parametrize("slug", MAPS)
@pytest.mark.parametrize("style", STYLES)
def test_the_map_says_what_it_shows(session, hall, slug, style):
    reader = read(session, hall, slug, style)
    said, = alts(reader)
    assert said.startswith("Map of Oxfordshire with the edge of the area and a scale bar of 20 km. It names ") and "Oxford" in said
    text = words(reader)
    assert "Map of Oxfordshire" in text and "Ordnance" not in text and "Contains OS data" in text and len(reader.pages) == 1
    assert ("Help is missing here" if style == "easy-read" else "Something is missing") in text


def test_a_wide_area_lies_across_the_paper(session, hall):
    area = workshops.area_of(hall.id, session=session)
    box = [[-2, 51.7], [-1, 51.7], [-1, 51.8], [-2, 51.8], [-2, 51.7]]
    assert read(session, hall, "map-a3").pages[0].mediabox.width == pytest.approx(297 * MM)
    area.boundary = f'{{"type":"Polygon","coordinates":[{box}]}}'
    assert read(session, hall, "map-a3").pages[0].mediabox.width == pytest.approx(420 * MM)


@pytest.mark.parametrize("style", STYLES)
def test_nothing_was_begun_and_there_is_paper_all_the_same(session, style):
    workshop = a_workshop(session, area=False)
    order = ordered(session, workshop, style)
    left_out = making.reasons(order, session=session)
    assert set(left_out) == {"host-cards", "voting-papers"} and all(reason.endswith(".") for reason in left_out.values())
    texts = {sheet.slug: words(read(session, workshop, sheet.slug, style)) for sheet in PACK if sheet.slug not in left_out}
    assert "Nothing is planned yet." in texts["run-sheet"] and "Draw" in texts["map-a3"] and "write it in" in texts["evaluation"]
    assert "ring 999" in texts["safeguarding"] and "Room code" in texts["room-cards"]
    session.get_one(GroupOfPeople, workshop.group).removed_at = the(session, Workshop, workshop.id).created_at
    assert "Group of people:" in words(read(session, workshop, "tables-a3", style))


def test_cards_carry_the_halls_address_or_are_not_printed(session, hall, monkeypatch):
    vote, = every(session, VoteRound)
    reader = read(session, hall, "room-cards")
    assert words(reader).replace(" ", "").count(f"192.168.1.20:8501/room/{vote.code}") == 4
    assert alts(reader) == ["QR code: opens the room’s vote on a phone"] * 4
    assert words(read(session, hall, "room-cards", "large")).count(vote.code) == 2 * 2
    here = ordered(session, hall, base="http://localhost:8501/")
    with pytest.raises(MoveRefused, match="--hall"):
        making.files_of(here, making.sheet_named("room-cards"), session=session)
    monkeypatch.setenv("TOOLKIT_PUBLIC_URL", HALL)
    (_, sheet), = making.files_of(here, making.sheet_named("room-cards"), session=session)
    assert "192.168.1.20:8501/room/" in words(opened(typeset(sheet)))


def test_without_a_vote_there_is_room_for_the_code(session):
    text = words(read(session, a_workshop(session), "room-cards"))
    assert text.count("192.168.1.20:8501/room") == 4 and "/room/" not in text


@pytest.mark.parametrize(("style", "pages"), [("normal", 15), ("large", 30), ("easy-read", 30)])
def test_sixty_small_groups_have_their_cards(session, style, pages):
    workshop = a_workshop(session)
    small_groups.add_several(an_actor(), workshop.id, 60, session=session)
    held = host_cards(an_actor(), workshop.id, session=session)
    reader = read(session, workshop, "host-cards", style)
    assert len(reader.pages) == pages and len(held) == 60
    assert sorted(alts(reader)) == sorted(f"QR code: opens the recording of {one.small_group.name}" for one in held)
    whole = words(reader)
    assert all(whole.count(one.code) == 1 for one in held) and whole.replace(" ", "").count("192.168.1.20:8501/host") == 60


def test_a_host_card_names_its_small_group_and_lasts_no_longer_than_its_link(session, hall):
    group, = small_groups.small_groups_seen(hall.id, session=session)
    about = small_groups.About(group.name, "Banbury", hall.group, "Maria")
    small_groups.change(an_actor(), group.id, group.version, about, session=session)
    text = words(read(session, hall, "host-cards"))
    one, = host_cards(an_actor(), hall.id, session=session)
    assert "1 Table 1" in text and "Host: Maria" in text and "About: Older people, Banbury" in text and one.code in text
    assert words(read(session, hall, "host-cards")) == text
    other = a_small_group(session, hall, "Table 2")
    host_cards(an_actor(), hall.id, session=session)
    small_groups.close(an_actor(), other, session=session)
    assert words(read(session, hall, "host-cards")) == text   # a closed one records nothing more, so it has no card
    end_the_day(an_actor(), hall.id, session=session)
    assert "1 small group has no host link yet." in making.reasons(ordered(session, hall), session=session)["host-cards"]


def test_an_evaluation_asks_about_what_was_said_then_and_stands_now(session, hall):
    later = an_entry(session, hall, "Said after the baseline.")
    text = words(read(session, hall, "evaluation"))
    for said in ("What did we try?", "What comes next?", "Older people", "Was there: The library keeps a folder of local groups.",
                 "Was missing: Nobody can tell us who still has time.", "Better", "The same", "Worse", "Gone"):
        assert said in text, said
    assert "Said after the baseline." not in text and "Family carers" not in text
    entry = next(one for one in every(session, Entry) if one.function == 1 and one.id != later)
    recording.withdraw_entry(an_actor(), entry.id, session=session)
    assert "The library" not in words(read(session, hall, "evaluation"))


def test_voting_papers_are_those_of_the_vote(session, hall):
    vote, = every(session, VoteRound)
    reader = read(session, hall, "voting-papers", "easy-read")
    assert "What matters most to you?" in words(reader) and vote.code in words(reader)
    close_round(an_actor(), vote.id, vote.version, session=session)
    assert "no vote to print for" in making.reasons(ordered(session, hall), session=session)["voting-papers"]


def test_many_voting_papers_come_in_several_files(session, hall, monkeypatch):
    monkeypatch.setattr("toolkit.reports.voting_papers.MOST_IN_A_FILE", 2)
    files = making.files_of(ordered(session, hall), making.sheet_named("voting-papers"), session=session)
    assert [name for name, _ in files] == [f"Oxfordshire-spring-Voting-papers-{at}-normal-print.pdf" for at in (1, 2)]


def test_the_councils_card_is_printed_one_idea_a_line(session, hall):
    a_card(session, "Stay calm. Listen.\nTell the facilitator.", "The team, all day.")
    text = words(read(session, hall, "safeguarding", "easy-read"))
    assert "Whom to ring" in text and "The team, all day." in text and "999" not in text
    assert ideas("Stay calm. Listen.\nTell the facilitator.") == ["Stay calm.", "Listen.", "Tell the facilitator."]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("sheet", WITH_A_FOOT, ids=lambda sheet: sheet.slug)
def test_long_words_stay_on_the_paper(session, hall, sheet, style):
    spoil(session, hall, LONG * 2, notes=LONG * 9)
    reader = read(session, hall, sheet.slug, style)
    for page in reader.pages:
        found = pieces(page)
        wide, foot = float(page.mediabox.width), "".join(text for _, low, text in found if low < FOOT[sheet.paper] * MM)
        assert found and max(right for right, *_ in found) <= wide and min(low for _, low, _ in found) > 4 * MM
        # Nothing runs into the foot of the page: it holds the shortened title, the day, the page and the credit alone.
        assert foot.startswith(("Llanf", "")[sheet.slug in CARDS]) and len(foot) < (140, 1)[sheet.slug in CARDS], foot


FOOT = {"A4": 15, "A3": 12, "A1": 24}   # mm from the lower edge


def pieces(page):
    """(right end, height above the lower edge, text) of each piece of text, in points; the end is guessed from narrow letters."""
    found = []
    page.extract_text(visitor_text=lambda text, at, within, font, size: found.append((
        at[0] * within[4] + at[4] + len(text.strip()) * size * 0.3, at[3] * within[5] + at[5], text.strip())) if text.strip() else None)
    return found


def a_card(session, what_to_do="Listen.", whom_to_ring="The team"):
    safeguarding.write_card(an_actor(Role.ADMINISTRATOR), 0, what_to_do, whom_to_ring, session=session)


def every(session, model):
    """All rows of a table."""
    return session.exec(select(model)).all()


def spoil(session, workshop, typed, notes=""):
    """Put this text wherever somebody can type something."""
    session.get_one(Workshop, workshop.id).title = typed[:200]
    session.get_one(GroupOfPeople, workshop.group).name = typed[:120]
    workshops.area_of(workshop.id, session=session).name = typed[:200]
    for model, size in ((SmallGroup, 120), (RunSheetItem, 200)):
        for row in every(session, model):
            row.name = typed[:size]
    for row in every(session, RunSheetItem):
        row.notes = (notes or typed)[:1000]
    for row in every(session, Entry):
        row.words = (notes or typed)[:2000]
    for row in every(session, SafeguardingCard):
        row.what_to_do, row.whom_to_ring = typed, typed
    for row in every(session, VoteRound):
        row.question = typed
    session.flush()


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(min_size=1, max_size=60))
@example('#let x = panic("run") * _b_ $c$ @d \\ <e> [f] //g `h` ~i')
@example("Café ☕ 🎉 👩‍🦽 دليل محلي للجميع 中文标题")
@example("\x00\u2028\u00ad\u200b\n\n  ")
def test_whatever_people_typed_is_printed_and_never_run(session, hall, style, typed):
    if not every(session, SafeguardingCard):
        a_card(session)
    spoil(session, hall, typed)
    for sheet in WITH_A_FOOT:
        for _, one in making.files_of(ordered(session, hall, style), sheet, session=session):
            reader = opened(typeset(one))
            assert " ".join(reader.metadata.title.split()) == " ".join(printable(one.title).split())


def test_what_is_code_elsewhere_is_printed_as_it_is(session, hall):
    spoil(session, hall, "#let x = 1 * _b_ $c$")
    for slug in ("run-sheet", "tables-a3", "map-a3", "host-cards", "evaluation"):
        assert "#let x = 1 * _b_ $c$" in words(read(session, hall, slug)), slug


def test_files_are_named_by_what_is_in_them(session, hall):
    session.get_one(Workshop, hall.id).title = "../../Llan & Sons: “spring”? " + "x" * 80
    order = ordered(session, hall, "easy-read")
    name = making.file_name(order, "Blank tables, A3")
    assert name.startswith("Llan-Sons-spring-xxx") and name.endswith("-Blank-tables-A3-easy-read.pdf") and len(name) < 80
    session.get_one(Workshop, hall.id).title = "?!"
    assert making.file_name(ordered(session, hall), "Run sheet") == "workshop-Run-sheet-normal-print.pdf"
    packed = zipfile.ZipFile(io.BytesIO(making.in_one_file([("a.pdf", b"1"), ("b.pdf", b"2")])))
    assert packed.namelist() == ["a.pdf", "b.pdf"] and packed.testzip() is None and packed.read("b.pdf") == b"2"


def test_who_may_and_what_there_is(session, hall):
    for role in (Role.COMMISSIONER, Role.HOST, Role.BROKER):
        with pytest.raises(NotAllowed):
            ordered(session, hall, role=role)
    with pytest.raises(NotAllowed):
        making.order_for(an_actor(workshop_id=a_workshop(session).id), hall.id, "normal", HALL, session=session)
    with pytest.raises(NotFound):
        making.order_for(an_actor(), hall.group, "normal", HALL, session=session)
    with pytest.raises(NotFound, match="normal, large, easy-read"):
        ordered(session, hall, "tiny")
    with pytest.raises(NotFound, match="run-sheet, principles"):
        making.sheet_named("poster")
    assert len({sheet.slug for sheet in PACK}) == len(PACK)


def test_a_file_is_set_once_and_the_oldest_is_let_go(session, hall):
    order = ordered(session, hall)
    first, second = (making.files_of(order, making.sheet_named(slug), session=session)[0][1] for slug in ("principles", "functions"))
    kept = Kept(most=1)
    one = kept.pdf(first)
    assert kept.pdf(first) is one and kept.pdf(second) != one and kept.pdf(first) is not one
    # Another style is another file, although the words are the same.
    large = making.files_of(ordered(session, hall, "large"), making.sheet_named("principles"), session=session)[0][1]
    assert Kept().pdf(large) != one


def test_only_this_computer_is_told_from_the_hall():
    assert cards.why_not("http://localhost:8501") and cards.why_not(None) and cards.why_not(HALL) is None


@pytest.mark.parametrize("place", ["toolkit/reports/pack/host_guide.py", "toolkit/web/templates/host.html",
                                   "docs/how-to/host-a-small-group.md", "docs/how-to/lead-an-event.md"])
def test_guide_page_and_docs_have_the_same_words_for_the_two_pages(place):
    words = (ROOT / place).read_text().lower()
    assert "plain page" in words and "screen with the map" in words and "other screen" not in words
