"""Bespoke contracts in the record, on both databases: what is refused, gathered and kept, with its audit record."""

from datetime import date, time

import pytest
from sqlalchemy.exc import IntegrityError

from tests.factories import a_case, an_actor
from toolkit.access.audit import broken_at
from toolkit.access.roles import Role
from toolkit.brokerage import bespoke, bespoke_items, bespoke_learned, bespoke_lines, bespoke_versions
from toolkit.brokerage.bespoke import Agreed
from toolkit.brokerage.bespoke_draft import held
from toolkit.brokerage.bespoke_fields import LINES
from toolkit.brokerage.bespoke_missing import missing
from toolkit.brokerage.bespoke_own_words import borrowed_words
from toolkit.errors import BadInput, Changed, MoveRefused, NotAllowed, NotFound
from toolkit.models import (
    BespokeContingency,
    BespokeContract,
    BespokeCover,
    BespokeNote,
    BespokeResource,
    BespokeReview,
    BespokeRole,
)
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import bespoke as queries

BROKER = an_actor(Role.BROKER)
FULL = {BespokeRole: [{"kind": kind, "role": f"The {kind}", "in_contract": True} for kind in
                      ("person", "family", "provider", "health", "officer")],
        BespokeCover: [{"day": day, "starts": time(0), "ends": time(0), "way": way} for day in range(7) for way in ("there", "provider")],
        BespokeReview: [{"due_on": date(2027, 1, 1)}]}


def add(session, contract, kind, typed):
    return bespoke_lines.add_line(BROKER, kind, contract, dict.fromkeys(one.name for one in LINES[kind]) | typed, session=session)


def begun(session, reference="R-01", matters="The sea", case=None):
    return bespoke.begin(BROKER, Agreed(reference, matters), case, session=session)


def test_a_full_contract_lacks_nothing_and_a_taken_out_role_is_missed(database):
    with write_session() as session:
        made = begun(session)
        roles = [add(session, made, kind, typed) for kind, every in FULL.items() for typed in every][:5]
        fund = add(session, made, BespokeResource, {"source": "Fund", "kind": "isf", "pounds_week": "10", "controller": "family"})
        add(session, made, BespokeContingency, {"what": "Rain", "first_response": "Ring", "role_id": roles[2], "resource_id": fund,
                                                "route": "Rota", "number_kept": "Hall"})
        for slug in bespoke_items.ESSENTIAL_ASSESSMENTS:
            bespoke_items.answer(BROKER, made, slug, 0, "yes", "", session=session)
        contract = queries.contract(made, session=session)
        assert missing(held(contract, session=session), date(2026, 11, 27)) == []
        assert "is due, and nothing is reported" in missing(held(contract, session=session), date(2027, 1, 2))[0]
        bespoke_lines.take_out(BROKER, BespokeRole, roles[2], 1, session=session)
        found = missing(held(contract, session=session), date(2026, 11, 27))
        assert found == ["Nobody around the table yet for: Support provider.",
                         "Contingencies that do not end at a person, a resource and a number to ring: 1 of 1."]
    with read_session() as session:
        assert broken_at(session=session) is None


@pytest.mark.parametrize(("kind", "typed", "field"), [
    (BespokeRole, {"kind": "x", "role": "A"}, "kind"), (BespokeRole, {"kind": "family"}, "role"),
    (BespokeCover, {"starts": time(9), "ends": time(9), "way": "there"}, "day"),
    (BespokeCover, {"day": 7, "starts": time(9), "ends": time(9), "way": "there"}, "day"),
    (BespokeCover, {"day": 1, "ends": time(9), "way": "there"}, "starts"), (BespokeReview, {"due_on": date(1900, 1, 1)}, "due_on"),
    (BespokeContingency, {"what": "Rain", "number_kept": "07700 900123"}, "number_kept"),
    (BespokeResource, {"source": "Fund", "kind": "isf", "controller": "family", "pounds_week": "-1"}, "pounds_week")])
def test_bad_lines_are_refused_at_their_field(database, kind, typed, field):
    with write_session() as session:
        made = begun(session)
        with pytest.raises(BadInput) as refused:
            add(session, made, kind, typed)
        assert refused.value.field == field and queries.lines_of(kind, made, session=session) == []


def test_a_role_of_another_contract_is_refused(database):
    with write_session() as session:
        one, other = begun(session), begun(session, "R-02")
        role = add(session, other, BespokeRole, {"kind": "family", "role": "Sister"})
        with pytest.raises(BadInput, match="taken out meanwhile"):
            add(session, one, BespokeContingency, {"what": "Rain", "role_id": role})


def test_a_reference_stands_once_whatever_its_capitals(database):
    with write_session() as session:
        made = begun(session)
        with pytest.raises(BadInput, match="Another bespoke contract"):
            begun(session, "r-01")
        bespoke.change_agreed(BROKER, made, 1, Agreed("r-01"), session=session)
        with pytest.raises(Changed):
            bespoke.change_agreed(BROKER, made, 1, Agreed("R-03"), session=session)


def test_the_database_itself_refuses_impossible_cover(database):
    with pytest.raises(IntegrityError), write_session() as session:
        made = begun(session)
        session.add(BespokeCover(contract_id=made, day=7, starts=0, ends=0, way="there"))
        session.flush()


def test_versions_count_up_and_are_kept_only_when_something_changed(database):
    with write_session() as session:
        made = begun(session)
        assert bespoke_versions.keep(BROKER, made, "First", session=session) == 1
        with pytest.raises(MoveRefused):
            bespoke_versions.keep(BROKER, made, "", session=session)
        add(session, made, BespokeRole, {"kind": "family", "role": "Sister"})
        assert bespoke_versions.keep(BROKER, made, "", session=session) == 2
        newer, older = queries.versions_of(made, session=session)
        assert "Sister" in newer.text and "Sister" not in older.text


def test_what_was_learned_is_counted_over_the_first_ten_and_is_no_borrowed_text(database):
    with write_session() as session:
        every = [begun(session, f"R-{number:02}", f"Nothing but the number {number}") for number in range(11)]
        for made in every:
            add(session, made, BespokeNote, {"kind": "learned_jobs", "words": "Let the person choose their own staff"})
        found = bespoke_learned.gathered(BROKER, session=session)
        assert (found.contracts, found.learned[0].contracts, found.learned[0].words) == (10, 10, (
            "Let the person choose their own staff",))
        assert dict(found.counted)["Some hours of the week are without cover"] == 10
        assert borrowed_words(BROKER, every[0], session=session).borrowed == 4  # "nothing but the number": the digits do not count


def test_only_those_who_work_on_cases_write_and_only_for_a_case_that_is_there(database):
    with write_session() as session:
        case = a_case(session)
        made = begun(session, case=case)
        with pytest.raises(NotFound):
            begun(session, "R-02", case=made)
        for role in (Role.COMMISSIONER, Role.FACILITATOR):
            with pytest.raises(NotAllowed):
                bespoke.begin(an_actor(role), Agreed("R-05"), session=session)
            with pytest.raises(NotAllowed):
                bespoke_learned.gathered(an_actor(role), session=session)
        assert session.get_one(BespokeContract, made).case_id == case
