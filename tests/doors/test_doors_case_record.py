"""A copy of what is kept about a case at its door: all of it, in words and as data, for those who may give it, and noted."""

import io
import json
import zipfile

import pytest
from sqlmodel import SQLModel, select

from tests.factories import a_link, an_actor
from tests.pdfs import opened, words
from toolkit.access.roles import COMMAND_LINE, Role
from toolkit.brokerage import openings
from toolkit.brokerage.example import load_cases
from toolkit.models import AuditRecord, CaseEvent, Enquiry, OfferLine
from toolkit.reports import case_record
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import about_case
from toolkit.storage.queries.cases import case_of_reference, openings_of

WHOLE = "EX-039"  # it went all the way to a review
SEALED = "Sealed until it is opened"


@pytest.fixture
def case(record):
    """The example's whole case that somebody looked at, and the secrets of a broker and a commissioner."""
    with write_session() as session:
        load_cases(COMMAND_LINE, session=session)
        made = case_of_reference(WHOLE, session=session)
        openings.opened(an_actor(Role.BROKER, name="Looker"), made, session=session)
        return made, a_link(session, Role.BROKER), a_link(session, Role.COMMISSIONER)


def given(visitor, case, language="en") -> tuple[str, dict]:
    """The words of the PDF and the data of a copy."""
    answer = visitor(case[1]).get(f"/case-record/{case[0]}.zip", headers={"accept-language": language})
    assert answer.status_code == 200 and answer.headers["cache-control"] == "private, no-store"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
        return words(opened(file.read("what-is-kept.pdf"))), json.loads(file.read("what-is-kept.json"))


def test_everything_that_is_kept_is_in_it(case, visitor):
    said, data = given(visitor, case)
    assert "Who has looked at your record" in said and "Looker" in said and WHOLE in said
    squeezed = said.replace("\u00ad", "").replace(" ", "")
    with read_session() as session:
        rows = about_case.rows_about(case[0], session=session)
    kept = {table: some for table, some in rows.items() if some and table not in case_record.NEVER}
    assert {table: len(some) for table, some in kept.items()} == {table: len(some) for table, some in data["tables"].items()}
    for row in (*kept["case_event"], *kept["outcome"], *kept["offer_line"], *kept["review_answer"]):
        text = getattr(row, "words", None) or getattr(row, "what", "")
        assert text.replace(" ", "").replace("\n", "")[:60] in squeezed, text


def test_it_speaks_the_readers_language_and_what_was_written_stays(case, visitor):
    said, data = given(visitor, case, "cy")
    assert "Y datganiad canlyniadau" in said and "The outcome statement" not in said
    assert [one["act"] for one in data["tables"]["case_event"]].count("give a copy of a record") == 1
    assert all(one["words"] in said for one in data["tables"]["outcome"])


def test_that_it_was_made_is_noted(case, visitor):
    given(visitor, case)
    with read_session() as session:
        assert "Sam" in {who for _, who, _ in openings_of(case[0], 0, 9, session=session)}
        assert session.exec(select(CaseEvent).where(CaseEvent.case_id == case[0], CaseEvent.act == case_record.ACT)).one()
        assert session.exec(select(AuditRecord).where(AuditRecord.act == case_record.ACT)).one().noun_id == str(case[0])


def test_a_sealed_offer_is_not_in_it(case, visitor):
    with write_session() as session:
        [enquiry] = session.exec(select(Enquiry).where(Enquiry.case_id == case[0])).all()
        enquiry.state = "open"
        session.add(enquiry)
        for line in session.exec(select(OfferLine)):
            line.what = SEALED
    said, data = given(visitor, case)
    assert not {"offer", "offer_line", "offer_mark", "offer_draft"} & set(data["tables"])
    assert SEALED not in said and SEALED not in json.dumps(data)


def test_nobody_else_has_it(case, visitor):
    for device in (visitor(case[2]), visitor()):
        answer = device.get(f"/case-record/{case[0]}.zip")
        assert answer.status_code == 403 and "zip" not in answer.headers["content-type"]
    with read_session() as session:
        assert session.exec(select(AuditRecord).where(AuditRecord.act == case_record.ACT)).first() is None
    assert visitor(case[1]).get("/case-record/00000000-0000-0000-0000-000000000000.zip").status_code == 404


def test_every_table_and_column_has_words():
    said = case_record.words()
    assert set(said.about) <= set(said.titles)
    assert set(said.titles) | set(case_record.NEVER) == {table.name for table in about_case.tables()}
    columns = {column.name for name in said.titles for column in SQLModel.metadata.tables[name].c
               if not column.foreign_keys and column.name not in case_record.INNER}
    assert columns | case_record.BELONGS == set(said.labels)
