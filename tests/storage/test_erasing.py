"""An erased case is in no table and in no file of the record; what is counted, and the audit's chain, are as they were."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Text, inspect, text, type_coerce, update
from sqlmodel import SQLModel, select

from tests.factories import a_case, an_actor, the
from tests.storage.test_case_texts import stored
from toolkit.access.audit import broken_at
from toolkit.access.roles import COMMAND_LINE, Role
from toolkit.brokerage import bespoke, erasing, moves, openings, referral, retention
from toolkit.brokerage.counted import counted
from toolkit.brokerage.erasing import COUNTED, erase, erase_contract
from toolkit.brokerage.example import load_cases
from toolkit.brokerage.market import market_of
from toolkit.brokerage.queue import Wanted, cases_found
from toolkit.clock import in_london, now, today
from toolkit.errors import BadInput, MayBePersonal, MoveRefused, NotAllowed, NotFound
from toolkit.models import AuditRecord, BespokeContract, BespokeVersion, Case, CaseErasure, Enquiry
from toolkit.storage.engine import engine, read_session, write_session
from toolkit.storage.queries import about_case, case_keys, case_time, market
from toolkit.storage.queries.cases import case_of_reference

ADMIN, BROKER = an_actor(Role.ADMINISTRATOR), an_actor(Role.BROKER)
WHOLE = "EX-039"  # it went all the way to a review


@pytest.fixture
def cases(database):
    """The example's cases as if they were real, all closed nine years ago; gives the id of the one with most in it."""
    with write_session() as session:
        load_cases(COMMAND_LINE, session=session)
        case = case_of_reference(WHOLE, session=session)
        openings.opened(BROKER, case, session=session)
        session.connection().execute(update(Case.__table__).values(
            state="closed", example=False, team="Reablement team at Foxglove House", closed_at=now() - timedelta(days=9 * 366)))
    return case


def in_tables(said: set[str]) -> dict[str, list[str]]:
    """Which of these stand in which table, as they are stored."""
    found = {}
    with engine().connect() as connection:
        for table in inspect(engine()).get_table_names():
            held = {str(value) for row in connection.execute(text(f'select * from "{table}"')) for value in row}
            if there := sorted(one for one in said if any(one in value for value in held)):
                found[table] = there
    return found


def in_files(folder: Path, said: set[str]) -> list[str]:
    """The files in which any of these stand, the log of what was written last among them."""
    return [file.name for file in folder.iterdir() if file.is_file() and any(one.encode() in file.read_bytes() for one in said)]


def as_stored(rows: dict) -> set[str]:
    """The encrypted texts of these rows as they stand in the database."""
    found = set()
    with engine().connect() as connection:
        for table, columns in case_keys.texts().items():
            ids = {row.id for row in rows.get(table, ())}
            stands = SQLModel.metadata.tables[table]
            for row in connection.execute(select(stands.c.id, *(type_coerce(stands.c[one], Text) for one in columns))):
                found |= {*row[1:]} if row.id in ids else set()
    return found - {""}


def figures() -> tuple:
    """All that is counted over cases, and what the counts are made of, so that no hidden small number hides a change."""
    with read_session() as session:
        ever = (datetime(2000, 1, 1, tzinfo=UTC), now() + timedelta(days=1))
        asked = [(f"{in_london(one.sent_at):%Y-%m}", one.kind, one.group, one.area, one.offers, one.first_at and one.first_at - one.sent_at)
                 for one in market.enquiries(*ever, session=session)]
        came = [(f"{in_london(row[0]):%Y-%m}", *row[1:]) for row in market.cases(*ever, session=session)]
        raw = (asked, came, [(one.kind, one.pounds) for one in market.prices(*ever, session=session)],
               [why.split(".")[0] for _, why in market.refusals(*ever, session=session)], market.asked(*ever, session=session),
               [own for *_, own in market.awards(*ever, session=session)])
        assert all(raw)
        return (*(sorted(one, key=str) for one in raw), market_of(today(), session=session), counted(session=session),
                sorted(case_time.by_band(False, session=session)), case_time.without_band(False, session=session))


def erased(case, **more) -> None:
    with write_session() as session:
        erase(ADMIN, case, WHOLE, session=session, **more)


def test_nothing_of_it_is_left_and_the_figures_stand(cases, database, var):
    with read_session() as session:
        rows = about_case.rows_about(cases, session=session)
        assert sum(map(len, rows.values())) > 60
        ids = {row.id for some in rows.values() for row in some} - {cases}
    in_words = {one for some in rows.values() for row in some for one in row if isinstance(one, str) and len(one) > 40}
    said = as_stored(rows) | in_words | {WHOLE}
    before = figures()
    assert len(said) > 60 and before[7].awards
    erased(cases)
    hidden = {str(one) for one in ids} | {one.hex for one in ids}
    assert in_tables(said) == {}
    assert set(in_tables(hidden)) <= {"audit_record"}
    if database.startswith("sqlite"):
        assert in_files(var, said) == []
    assert figures() == before


def test_every_closed_case_can_be_erased_and_the_figures_still_stand(cases):
    before = figures()
    with write_session() as session:
        for one in retention.due_cases(ADMIN, session=session):
            erase(ADMIN, one.case_id, one.reference, session=session)
    assert figures() == before
    with read_session() as session:
        assert cases_found(ADMIN, Wanted(), 1, now(), session=session).total == 0
        assert retention.due_cases(ADMIN, session=session) == []
    assert not [one for one in stored() if one and len(one) > 200]


def test_the_chain_stands_and_the_salts_are_gone(cases):
    with read_session() as session:
        number = len(session.exec(select(AuditRecord)).all())
        others = [row.number for row in session.exec(select(AuditRecord).where(AuditRecord.noun_id != str(cases))) if row.salt]
    erased(cases)
    with read_session() as session:
        assert broken_at(session=session) is None
        rows = session.exec(select(AuditRecord).order_by(AuditRecord.number)).all()
        assert len(rows) == number + 1 and (rows[-1].act, rows[-1].noun_id) == ("erase a case", str(cases))
        assert all(row.salt is None for row in rows[:-1] if row.noun_id == str(cases))
        assert 0 < sum(bool(row.salt) for row in rows) < len(others)


def test_what_is_left_names_neither_day_nor_person(cases):
    erased(cases)
    with read_session() as session:
        [left] = session.exec(select(Case).where(Case.erased_on.is_not(None))).all()
        assert left.id != cases and left.reference.startswith("Erased ") and (left.words, left.team, left.created_by) == ("", "", "")
        rows = about_case.rows_about(left.id, session=session)
        assert {table for table, some in rows.items() if some} <= set(COUNTED)
        assert all(row.created_by == "" for some in rows.values() for row in some)
        with pytest.raises(NotFound):
            moves.the_case(left.id, session=session)


def test_times_to_an_offer_are_kept_and_nothing_else_of_them(cases):
    with read_session() as session:
        sent = session.exec(select(Enquiry.sent_at).where(Enquiry.case_id == cases)).first()
    assert erasing._month(sent) <= sent
    assert erasing._month(date(2026, 3, 17)) == date(2026, 3, 1)


def test_who_erased_what_and_when_stands(cases):
    erased(cases)
    with read_session() as session:
        [row] = session.exec(select(CaseErasure)).all()
        assert (row.case_id, row.created_by, row.why) == (cases, ADMIN.name, erasing.TIME_OVER) and row.rows > 60


def test_a_case_on_hold_is_kept_until_the_hold_is_lifted(cases):
    with write_session() as session:
        retention.hold(BROKER, cases, "A complaint is looked into.", session=session)
        with pytest.raises(MoveRefused, match="on hold already"):
            retention.hold(BROKER, cases, "Again.", session=session)
        with pytest.raises(MoveRefused, match="on hold, so it is not erased"):
            erase(ADMIN, cases, WHOLE, session=session)
        assert [one.held for one in retention.due_cases(ADMIN, session=session) if one.case_id == cases] == [True]
        retention.lift(BROKER, cases, "The complaint is settled.", session=session)
        with pytest.raises(MoveRefused, match="not on hold"):
            retention.lift(BROKER, cases, "Again.", session=session)
    erased(cases)


def test_only_the_right_case_is_erased_and_only_by_administrators(cases):
    with write_session() as session:
        with pytest.raises(BadInput, match="not the reference that stands"):
            erase(ADMIN, cases, "EX-038", session=session)
        with pytest.raises(NotAllowed):
            erase(BROKER, cases, WHOLE, session=session)
        with pytest.raises(MayBePersonal):
            erase(ADMIN, cases, WHOLE, "Mrs Baker asked for it", session=session)


def test_before_its_time_a_reason_is_needed_and_an_open_case_is_never_erased(cases):
    with write_session() as session:
        case = the(session, Case, cases)
        case.closed_at = now()
        session.add(case)
        session.flush()
        with pytest.raises(BadInput, match="is to be kept until"):
            erase(ADMIN, cases, WHOLE, session=session)
        referral.open_again(ADMIN, cases, "Something is open.", session=session)
        with pytest.raises(MoveRefused, match="not closed"):
            erase(ADMIN, cases, WHOLE, "The person asked for it.", session=session)
        referral.close_case(ADMIN, cases, "It is settled.", session=session)
        erase(ADMIN, cases, WHOLE, "The person asked for it.", session=session)


def test_a_contract_of_no_case_goes_whole_and_one_of_a_case_with_its_case(database, var):
    with write_session() as session:
        case = a_case(session)
        of_case = bespoke.begin(ADMIN, bespoke.Agreed("BC-1"), case, session=session)
        alone = bespoke.begin(ADMIN, bespoke.Agreed("BC-2"), session=session)
        contract = the(session, BespokeContract, alone)
        contract.matters, contract.ends_on = "The garden matters most", today() - timedelta(days=9 * 366)
        session.add(BespokeVersion(contract_id=alone, number=1, why="A first text", text="# The garden\nIt matters most."))
        session.flush()
        assert [one.reference for one in retention.due_contracts(ADMIN, session=session)] == ["BC-2"]
        with pytest.raises(MoveRefused, match="belongs to a case"):
            erase_contract(ADMIN, of_case, "BC-1", session=session)
        with pytest.raises(NotAllowed):
            erase_contract(BROKER, alone, "BC-2", session=session)
    with read_session() as session:
        said = as_stored(about_case.rows_about(alone, "bespoke_contract", session=session))
    assert len(said) == 3
    with write_session() as session:
        erase_contract(ADMIN, alone, "bc-2", session=session)
    assert in_tables(said | {"BC-2"}) == {}
    if database.startswith("sqlite"):
        assert in_files(var, said | {"BC-2"}) == []
    with read_session() as session:
        assert session.get(BespokeContract, of_case) and retention.due_contracts(ADMIN, session=session) == []
        assert broken_at(session=session) is None


def test_every_counted_column_is_there_and_holds_no_words():
    for table, columns in COUNTED.items():
        assert table in {one.name for one in about_case.tables()}
        assert set(columns) <= set(SQLModel.metadata.tables[table].c.keys())
        assert not set(columns) & set(case_keys.texts().get(table, ()))
