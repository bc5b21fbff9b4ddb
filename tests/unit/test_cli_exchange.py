"""Exporting and importing from the command line."""

from datetime import date

import pytest
from icalendar import Calendar

from tests.factories import a_plan, a_workshop, an_actor, an_entry
from toolkit.__main__ import main
from toolkit.steps.recording import Said, change_entry
from toolkit.steps.saying import entries_seen
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries.workshops import workshop_rows


@pytest.fixture
def two(record):
    """An older and a newer workshop."""
    with write_session() as session:
        older = a_workshop(session, title="Older")
    with write_session() as session:
        newer = a_workshop(session, title="Newer")
        an_entry(session, newer)
    return older, newer


@pytest.fixture
def elsewhere(var, point_at):
    """A function that moves to another computer's empty record."""
    return lambda: point_at(f"sqlite:///{var / 'elsewhere.db'}")


def titles() -> list[str]:
    with read_session() as session:
        return [row[1] for row in workshop_rows(session=session)]


@pytest.mark.parametrize(("words", "title"), [([], "Newer"), (["--id"], "Older")])
def test_a_workshop_goes_out_and_comes_in(two, elsewhere, tmp_path, monkeypatch, capsys, words, title):
    monkeypatch.chdir(tmp_path)  # a place is meant from where the command is typed
    assert main(["export", "workshop", *words, *([str(two[0].id)] if words else []), "--out", "file.commontable"]) == 0
    assert (tmp_path / "file.commontable").is_file()
    elsewhere()
    assert main(["import", "workshop", "file.commontable", "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert titles() == [] and "Nothing was written" in said and "1 new, 0 the same" in said
    assert main(["import", "workshop", "file.commontable"]) == 0
    assert titles() == [title]
    assert main(["import", "workshop", "file.commontable", "--conflicts", "take-theirs"]) == 0
    assert "0 new, 1 the same" in capsys.readouterr().out


def test_a_dry_run_shows_both_texts_of_a_conflict_and_writes_nothing(two, tmp_path, capsys):
    file = str(tmp_path / "file.commontable")
    assert main(["export", "workshop", "--out", file]) == 0
    with write_session() as session:
        entry, = entries_seen(two[1].id, session=session)
        change_entry(an_actor(), entry.id, entry.version, Said("Changed here since"), session=session)
    for more, kept in ([], "ours"), (["--conflicts", "take-theirs"], "theirs"):
        capsys.readouterr()
        assert main(["import", "workshop", file, "--dry-run", *more]) == 0
        said = capsys.readouterr().out
        assert 'here "Changed here since"' in said and f'in the file "{entry.words}"' in said and f"Kept: {kept}" in said
        assert words(two[1]) == "Changed here since"
    assert main(["import", "workshop", file, "--conflicts", "take-theirs"]) == 0
    assert words(two[1]) == entry.words


def words(workshop) -> str:
    with read_session() as session:
        return entries_seen(workshop.id, session=session)[0].words


@pytest.mark.parametrize(("words", "said"), [
    (["export", "workshop", "--out", "x"], "There is no workshop yet."),
    (["export", "workshop", "--id", "x", "--out", "x"], "x is not the id of a workshop."),
    (["import", "workshop", "missing.commontable"], "cannot be read"),
    (["import", "workshop", "."], "cannot be read")])
def test_what_cannot_be_done_is_one_sentence(record, tmp_path, monkeypatch, capsys, words, said):
    monkeypatch.chdir(tmp_path)
    assert main(words) == 1
    shown = capsys.readouterr()
    assert said in shown.err and len(shown.err.splitlines()) == 1 and shown.out == ""
    assert not list(tmp_path.glob("x*"))


def test_a_file_that_cannot_be_written_is_a_sentence(two, tmp_path, capsys):
    assert main(["export", "workshop", "--out", str(tmp_path / "no" / "such" / "file")]) == 1
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize("how", [[], ["--dry-run"]], ids=["import", "dry run"])
def test_a_damaged_file_writes_nothing(record, tmp_path, capsys, how):
    (tmp_path / "bad.commontable").write_bytes(b"PK\3\4nothing")
    assert main(["import", "workshop", str(tmp_path / "bad.commontable"), *how]) == 1
    shown = capsys.readouterr()
    assert "not a workshop file" in shown.err and shown.out == "" and titles() == []


@pytest.mark.parametrize(("one", "count"), [(False, 2), (True, 1)])
def test_what_is_due_goes_into_a_calendar_file(two, tmp_path, capsys, one, count):
    with write_session() as session:
        for workshop in two:
            a_plan(session, workshop, ends_on=date(2028, 2, 29))
    file = tmp_path / "due.ics"
    assert main(["export", "calendar", "--out", str(file), *(["--id", str(two[0].id)] if one else [])]) == 0
    days = [event.decoded("dtstart") for event in Calendar.from_ical(file.read_bytes()).walk("VEVENT")]
    assert days == [date(2028, 2, 29)] * count and f"{count} day" in capsys.readouterr().out


@pytest.mark.parametrize(("words", "sentence"), [
    (["--id", "x"], "is not the id of a workshop"), (["--id", "00000000-0000-4000-8000-000000000000"], "This workshop is not here")])
def test_a_calendar_of_what_is_not_there(two, tmp_path, capsys, words, sentence):
    assert main(["export", "calendar", "--out", str(tmp_path / "due.ics"), *words]) == 1
    assert sentence in capsys.readouterr().err and not (tmp_path / "due.ics").exists()
