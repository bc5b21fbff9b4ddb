"""The council's look on both databases: set, changed, undone; refusals with the figures; its audit."""

import threading

import pytest

from tests.factories import an_actor
from tests.logos import ALT, DRAWING, NAME, PURPLE, a_picture, set_up
from toolkit.access.roles import COMMAND_LINE, Role
from toolkit.errors import BadInput, Changed, NotAllowed, NotFound
from toolkit.look import colours, contrast
from toolkit.record import council as rules
from toolkit.record.council import SHOWN, Council, Wanted, council, logo_file, own_look, set_look
from toolkit.storage.engine import engine, read_session, write_session
from toolkit.storage.queries.audit import records


def now():
    with read_session() as session:
        return council(session=session)


def read_meanwhile():
    for one in threading.enumerate():
        if one.name == "council look":
            one.join()


def back(version):
    with write_session() as session:
        own_look(COMMAND_LINE, version, session=session)


def test_nothing_is_set_at_first(database):
    assert now() == Council() and now().accent() == colours().available and now().accent(dark=True) == colours(dark=True).available


@pytest.mark.parametrize(("logo", "ending"), [((DRAWING, "Our logo.svg"), ".svg"), ((a_picture(), "logo.png"), ".png")])
def test_the_look_is_set_and_undone_with_one_press_and_the_logo_stays_in_the_record(database, logo, ending):
    found = set_up(logo)
    assert (found.name, found.colour, found.logo_alt, found.version) == (NAME, PURPLE, ALT, 1)
    assert found.logo.startswith("<svg") and found.logo_file.endswith(ending)
    with read_session() as session:
        acts = [row.act for row in records(session=session)]
        assert len(logo_file(found.logo_file, session=session)[1]) > 100
    assert sorted(acts) == ["keep the council's logo", rules.SET]
    back(1)
    assert now() == Council(version=2)
    with read_session() as session:
        assert logo_file(found.logo_file, session=session)
    assert set_up(None).version == 3 and now().logo == ""


def test_a_logo_stays_when_only_a_word_is_changed_and_goes_when_that_is_asked(database):
    before = set_up()
    assert set_up(None, name="Oxfordshire").logo_file == before.logo_file
    assert set_up(None, drop_logo=True).logo_file == "" and set_up(None, drop_logo=True).logo == ""


def test_who_saves_over_newer_words_sees_both(database):
    set_up()
    with pytest.raises(Changed) as caught, write_session() as session:
        set_look(COMMAND_LINE, 0, Wanted("Another", logo_alt=ALT), session=session)
    assert caught.value.theirs["name"] == NAME and caught.value.mine["name"] == "Another" and now().name == NAME


@pytest.mark.parametrize(("wanted", "field", "said"), [
    (Wanted(""), "name", "the council's name"), (Wanted("x" * 81), "name", "80"),
    (Wanted("A", "#5599FF"), "colour", "This blue on white has 2.8 to 1 and"),
    (Wanted("A", "#777"), "colour", "This grey on white has 4.4 to 1 and on the screens' light ground has 4.1 to 1; words need 4.5 to 1."),
    (Wanted("A", "#0B5C8A", "#0B5C8A"), "dark_colour", "This blue on the dark ground has 2.4 to 1; words need 4.5 to 1. Choose a lighter"),
    (Wanted("A", "blue"), "colour", "six signs"), (Wanted("A", "#12345"), "colour", "six signs"),
    (Wanted("A", "url(x)"), "colour", "six signs"), (Wanted("A", logo_alt="x" * 301), "logo_alt", "300")])
def test_what_is_wrong_is_said_at_its_field_with_the_figures_and_nothing_is_kept(database, wanted, field, said):
    with pytest.raises(BadInput) as caught, write_session() as session:
        set_look(COMMAND_LINE, 0, wanted, session=session)
    assert caught.value.field == field and said in str(caught.value) and now() == Council()


@pytest.mark.parametrize(("logo", "alt", "field", "said"), [
    ((DRAWING, "a.svg"), "", "logo_alt", "cannot see it"), ((b"GIF89a", "a.gif"), ALT, "file", "cannot be kept here"),
    ((DRAWING, "a.png"), ALT, "file", "not what its name says"), ((a_picture()[:60], "a.png"), ALT, "file", "damaged"),
    ((b"x" * 300_001, "a.png"), ALT, "file", "0.3 MB"), ((a_picture(3000, 2000), "a.png"), ALT, "file", "million dots"),
    ((DRAWING.replace(b"<rect", b"<script"), "a.svg"), ALT, "file", "does more than draw")])
def test_a_logo_is_checked_by_what_is_in_it(database, logo, alt, field, said):
    with pytest.raises(BadInput) as caught, write_session() as session:
        set_look(COMMAND_LINE, 0, Wanted("A", logo_alt=alt), logo, session=session)
    assert caught.value.field == field and said in str(caught.value) and now() == Council()


@pytest.mark.parametrize("actor", [an_actor(role) for role in Role if role is not Role.ADMINISTRATOR])
def test_only_an_administrator_sets_it(session, actor):
    for act in (lambda: set_look(actor, 0, Wanted("A"), session=session), lambda: own_look(actor, 0, session=session)):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize("name", ["", "x.svg", "0" * 64 + ".png", "../secret.key"])
def test_a_logo_that_is_not_here_is_said_so(session, name):
    with pytest.raises(NotFound):
        logo_file(name, session=session)


def test_every_pair_of_a_colour_that_is_taken_can_be_read():
    for colour in ("#5B2A86", "#006435", "#A00000", "#333", "000080"):
        shown = Council("A", rules.checked_colour(colour, "colour"))
        assert all(contrast(shown.accent(), paper) >= 4.5 for _, paper in rules.grounds(False))
        assert contrast(shown.accent(dark=True), colours(dark=True).paper) >= 4.5


def test_a_process_shows_what_it_read_and_reads_again_after_ten_seconds(record, monkeypatch):
    assert SHOWN.get() == Council()
    set_up()
    assert SHOWN.get().name == NAME
    back(1)
    assert SHOWN.get().name == NAME     # as if another process had done it
    monkeypatch.setattr(rules, "FRESH_SECONDS", -1.0)
    SHOWN.get()
    read_meanwhile()
    assert SHOWN.get().name == ""
    read_meanwhile()


def test_while_the_record_is_away_the_look_stays(record, monkeypatch):
    set_up()
    assert SHOWN.get().name == NAME
    engine().dispose()
    record.unlink()
    record.mkdir()
    monkeypatch.setattr(rules, "FRESH_SECONDS", -1.0)
    assert SHOWN.get().name == NAME
    read_meanwhile()
    assert SHOWN.get().name == NAME
    read_meanwhile()
    SHOWN.forget()
    assert SHOWN.get().name == ""       # a process that begins meanwhile knows none
