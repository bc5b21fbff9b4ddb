"""What is written about cases is encrypted in the database, on both databases, under whichever key; without it nothing is lost."""

import subprocess
import sys
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from alembic import command
from sqlalchemy import Text, inspect, text
from sqlmodel import select

from tests.storage.test_migrating_data import at_version, put
from toolkit import cipher, keys, settings
from toolkit.__main__ import main
from toolkit.access.roles import COMMAND_LINE
from toolkit.brokerage.example import load_cases
from toolkit.errors import KeyMissing
from toolkit.models import Case, CaseEvent, Enquiry
from toolkit.storage import migrate
from toolkit.storage.engine import engine, read_session, write_session
from toolkit.storage.queries import about_case, case_keys

AT = datetime(2026, 3, 12, 10, tzinfo=UTC)
SAID = "Cannot manage the stairs alone"
# Free text that is not about the person: what is chosen from lists, who made a row, and what is searched by.
IN_CLEAR = {"brokerage_case": {"area", "team", "reference"}, "provider_call": {"provider_name"}, "bespoke_contract": {"reference"},
            "case_hold": {"lifted_by"}, "enquiry": {"opened_by", "weights"}, "case_opening": {"role"}}
SLUGS = 60  # no slug is longer


def stored() -> list[str]:
    """Every encrypted text as it stands in the database."""
    with engine().connect() as connection:
        return [value for table, columns in case_keys.texts().items() for column in columns
                for value in connection.execute(text(f'select "{column}" from "{table}"')).scalars()]


@pytest.fixture
def cases(database):
    """The example's cases, with everything that a case can hold."""
    with write_session() as session:
        load_cases(COMMAND_LINE, session=session)


def test_every_free_text_of_a_case_is_of_the_encrypted_kind():
    for table in about_case.tables():
        clear = {column.name for column in table.c if isinstance(column.type, Text) or (getattr(column.type, "length", 0) or 0) > SLUGS}
        assert clear - {"created_by"} <= IN_CLEAR.get(table.name, set()), table.name


def test_nothing_of_the_example_stands_in_clear(cases):
    written = [one for one in stored() if one]
    assert len(written) > 500 and all(one.startswith(cipher.begins(keys.writing().id)) for one in written)
    with read_session() as session:
        said = session.exec(select(Case.words).where(Case.reference == "EX-039")).one()
        assert said and not said.startswith("ct1.")


def test_no_question_is_asked_of_what_is_encrypted():
    for ask in (lambda: Case.words == "stairs", lambda: Case.words.icontains("stairs"), lambda: Enquiry.sent.desc(),
                lambda: CaseEvent.words > "a"):
        with pytest.raises(TypeError, match="encrypted"):
            ask()
    assert "!=" in str(Case.words != "")


def a_case_in_clear() -> tuple[UUID, UUID]:
    at_version("0013")
    case = put("brokerage_case", reference="A-1", state="received", path="full", urgency="routine", received_at=AT, start_due_at=AT,
               group_slug="", route="", kind="home_care", money_route="", area="Banbury", team="", for_whom="self", words=SAID,
               carer_does="", brokerage_route="", wants_no_change=False, closed_why="", example=False)
    event = put("case_event", case_id=case, act="refer", words=f"{SAID}.")
    put("case_time", case_id=case, on_day=date(2026, 3, 12), task="phone", minutes=5, words="")
    return case, event


def test_what_stood_in_clear_is_encrypted_and_nothing_of_it_is_left(empty_database, var):
    case, event = a_case_in_clear()
    migrate.upgrade()
    with read_session() as session:
        assert session.get_one(Case, case).words == SAID and session.get_one(CaseEvent, event).words == f"{SAID}."
    assert not any(SAID in one for one in stored())
    if empty_database.startswith("sqlite"):
        assert [file.name for file in var.iterdir() if file.is_file() and SAID.encode() in file.read_bytes()] == []


def test_taking_the_version_back_gives_the_words_back(empty_database):
    a_case_in_clear()
    migrate.upgrade()
    with migrate._one_at_a_time() as connection:
        config = migrate._config()
        config.attributes["connection"] = connection
        command.downgrade(config, "0013")
    with engine().connect() as connection:
        assert connection.execute(text("select words from brokerage_case")).scalar() == SAID
        assert "record_key" not in inspect(engine()).get_table_names()


def test_without_its_key_a_record_is_neither_read_nor_written(cases, monkeypatch):
    before = stored()
    monkeypatch.delenv("TOOLKIT_KEY")
    migrate.note_key()
    with pytest.raises(KeyMissing, match="Nothing is lost"), read_session() as session:
        session.exec(select(Case.words).where(Case.reference == "EX-039")).one()
    monkeypatch.setenv("TOOLKIT_KEY", keys.new_key())
    migrate.note_key()
    with pytest.raises(KeyMissing, match="Nothing is lost"), write_session() as session:
        case = session.exec(select(Case.id)).first()
        session.add(CaseEvent(case_id=case, act="note", words="Something new"))
        session.flush()
    assert stored() == before


def test_the_key_is_changed_while_people_work_and_going_on_ends_it(cases, monkeypatch, capsys):
    old, new = settings.text_key(), keys.new_key()
    monkeypatch.setenv("TOOLKIT_KEY", f"{new},{old}")
    with read_session() as session:
        said = session.exec(select(CaseEvent.id, CaseEvent.words)).all()
    with write_session() as session:  # begun, and stopped after one batch
        assert case_keys.write_anew(keys.writing(), session=session) == case_keys.BATCH or stored()
    assert main(["key", "check"]) == 1
    assert main(["key", "rotate"]) == 0
    assert "Keep the key before it" in capsys.readouterr().out
    monkeypatch.setenv("TOOLKIT_KEY", new)
    assert main(["key", "check"]) == 0 and "All is well" in capsys.readouterr().out
    with read_session() as session:
        assert sorted(session.exec(select(CaseEvent.id, CaseEvent.words)).all()) == sorted(said)


def test_what_stands_in_clear_is_named_and_mended(cases, capsys):
    with write_session() as session:
        session.connection().execute(text("update case_event set words = 'From another program' where act = 'start work on a case'"))
    assert main(["key", "check"]) == 1 and "in clear" in capsys.readouterr().out
    assert main(["key", "rotate"]) == 0 and main(["key", "check"]) == 0
    assert "From another program" not in stored()


def test_a_missing_key_is_named_by_the_check(cases, monkeypatch, capsys):
    monkeypatch.setenv("TOOLKIT_KEY", keys.new_key())
    assert main(["key", "check"]) == 1
    assert "is not here" in capsys.readouterr().err


def test_a_new_key_is_printed_and_fits(monkeypatch):
    done = subprocess.run([sys.executable, "-m", "toolkit", "key", "new"], cwd=settings.ROOT, capture_output=True, text=True, check=True)
    assert keys.key_of(done.stdout).id
