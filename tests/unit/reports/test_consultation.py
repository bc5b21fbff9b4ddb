"""Sheets and cards for a consultation as PDF: tagged, in the size they are called, with the words as they were typed."""

import re
from datetime import timedelta

import pytest

from tests.factories import a_consultation, a_plan, a_priority, a_workshop, an_actor, move_consultation, the, two_plans
from tests.pdfs import alts, opened, sizes, words
from toolkit.access.roles import Role
from toolkit.clock import say_date, today
from toolkit.errors import MoveRefused, NotAllowed, NotFound
from toolkit.models import Consultation
from toolkit.reports.consultation import CARD_STYLES, SHEET_STYLES, consultation_sheet, take_away_cards
from toolkit.reports.pdf import typeset
from toolkit.steps.consulting.sheet import say_code

HALL = "https://table.example.org"
HERE = "http://localhost:8501"
HARD = '#let x = panic("run") * _b_ $c$ @d \\ <e> [f] Tŷ 🎉 \u2713'
CREDIT = "Pictures: OpenMoji, https://openmoji.org, CC BY-SA 4.0."


def asked(session, **about):
    workshop, _ = two_plans(session)
    return a_consultation(session, workshop, **about)


def read(sheet):
    return opened(typeset(sheet))


@pytest.mark.parametrize("style", SHEET_STYLES)
def test_a_sheet_asks_about_every_plan(session, style):
    made = asked(session)
    text = words(read(consultation_sheet(an_actor(), made, style, HALL, session=session)))
    for said in ("Are these plans right?", "A guide", "Make a guide for each town.", "Buses", "I agree if it is changed",
                 "What would you change", "May others read what you wrote?", say_date(today() + timedelta(14)),
                 say_code(the(session, Consultation, made).code)):
        assert said in text, said
    assert text.count("I do not agree") == 2


@pytest.mark.parametrize(("style", "least"), [("normal", 12), ("large", 14), ("easy", 14)])
def test_letters_are_as_large_as_they_are_called(session, style, least):
    found = sizes(read(consultation_sheet(an_actor(), asked(session), style, HALL, session=session)))
    small = {text.strip() for text, size in found if size < least - 0.01 and text.strip()}
    # The number in its badge is a picture of it; the plan's heading is in full size beside it.
    assert {text for text in small if not text.isdigit()} == {CREDIT}


def test_it_is_tagged_and_says_what_pictures_show(session):
    reader = read(consultation_sheet(an_actor(), asked(session), base=HALL, session=session))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en-GB"
    assert "QR code: opens these plans on a phone" in alts(reader) and alts(reader).count("A light bulb, for an idea") == 2


@pytest.mark.parametrize("style", SHEET_STYLES)
def test_whatever_people_typed_is_printed_and_never_run(session, style):
    workshop = a_workshop(session, title=HARD)
    a_plan(session, workshop, a_priority(session, workshop, HARD, final="So."), HARD, lead=HARD)
    made = a_consultation(session, workshop, words=HARD)
    text = re.sub(r"\s+", " ", words(read(consultation_sheet(an_actor(), made, style, HALL, session=session))))
    assert text.count('#let x = panic("run") * _b_ $c$ @d \\ <e> [f] Tŷ') >= 4 and "\u2713" in text


def test_long_plans_run_over_pages_and_nothing_off_them(session):
    workshop = a_workshop(session)
    for at in range(5):
        a_plan(session, workshop, a_priority(session, workshop, f"{at} " + "word " * 50, final="So."), "and so on " * 199)
    made = a_consultation(session, workshop)
    for style in SHEET_STYLES:
        reader = read(consultation_sheet(an_actor(), made, style, HALL, session=session))
        assert len(reader.pages) > 2 and len(re.findall(r"\bso\b", words(reader))) == 5 * 199


@pytest.mark.parametrize("style", CARD_STYLES)
def test_cards_carry_the_address_the_code_and_the_last_day(session, style):
    made = asked(session, asked=31)
    reader = read(take_away_cards(an_actor(), made, style, HALL, session=session))
    text, code = words(reader), say_code(the(session, Consultation, made).code)
    pages = {"normal": 4, "large": 8}[style]
    assert len(reader.pages) == pages
    count = pages * CARD_STYLES[style]
    assert text.count("Is the plan right?") == text.count(say_date(today() + timedelta(14))) == count
    assert alts(reader).count("QR code: opens the plans on a phone") == count
    assert "table.example.org/consult" in text.replace("\u00ad", "").replace(" ", "") and code in text


@pytest.mark.parametrize(("style", "least"), [("normal", 11), ("large", 18)])
def test_cards_can_be_read(session, style, least):
    found = sizes(read(take_away_cards(an_actor(), asked(session), style, HALL, session=session)))
    assert not {text for text, size in found if size < least - 0.01 and text.strip()}


def test_a_long_title_and_address_stay_on_their_card(session):
    workshop, _ = two_plans(session, title="Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch " * 3)
    made = a_consultation(session, workshop, asked=8)
    base = "https://" + "a-very-long-name." * 5 + "example.org"
    assert len(read(take_away_cards(an_actor(), made, "normal", base, session=session)).pages) == 1


def test_how_many_cards_follows_from_how_many_are_asked(session):
    made = asked(session, asked=None)
    assert len(read(take_away_cards(an_actor(), made, base=HALL, session=session)).pages) == 1
    the(session, Consultation, made).asked = 5000
    assert take_away_cards(an_actor(), made, base=HALL, session=session).data["pages"] == 50


def test_an_address_of_this_computer_only_is_on_no_card_and_no_sheet(session):
    made = asked(session)
    with pytest.raises(MoveRefused, match="TOOLKIT_PUBLIC_URL"):
        take_away_cards(an_actor(), made, base=HERE, session=session)
    reader = read(consultation_sheet(an_actor(), made, base=HERE, session=session))
    assert "localhost" not in words(reader) and "QR" not in " ".join(alts(reader))


def test_a_round_without_a_code_here_is_printed_where_it_was_opened(session):
    made = asked(session)
    the(session, Consultation, made).code = None
    for print_it in (consultation_sheet, take_away_cards):
        with pytest.raises(MoveRefused, match="on another computer"):
            print_it(an_actor(), made, base=HALL, session=session)


def test_who_may_and_when(session):
    workshop, _ = two_plans(session)
    made = a_consultation(session, workshop, to="draft")
    for print_it in (consultation_sheet, take_away_cards):
        with pytest.raises(MoveRefused, match="once the consultation is open"):
            print_it(an_actor(), made, base=HALL, session=session)
        with pytest.raises(NotFound):
            print_it(an_actor(), workshop.id, base=HALL, session=session)
        with pytest.raises(NotAllowed):
            print_it(an_actor(Role.HOST), made, base=HALL, session=session)
    move_consultation(session, made, "open")
    for print_it in (consultation_sheet, take_away_cards):
        assert print_it(an_actor(Role.COMMISSIONER), made, base=HALL, session=session)
        with pytest.raises(NotFound):
            print_it(an_actor(), made, "tiny", HALL, session=session)
    move_consultation(session, made, "closed")
    with pytest.raises(MoveRefused, match="is over"):
        consultation_sheet(an_actor(), made, base=HALL, session=session)
