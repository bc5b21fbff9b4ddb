"""The moves of a case: every pair of states once more by hand, and what a refusal says."""

import pytest
from sqlmodel import select

from tests.factories import a_case, an_actor, the
from toolkit.brokerage import moves
from toolkit.errors import MoveRefused, NotFound
from toolkit.models import AuditRecord, Case
from toolkit.storage.queries.cases import timeline_of

ORDER = ("received", "working", "asking", "choosing", "planning", "awarding", "starting", "running", "closed")
# A row is where a case is, a column where it goes: the states in the same order.
TABLE = {
    "received": ". w . . . . . . c",
    "working":  ". . a . . . . . c",
    "asking":   ". w . h . . . . .",
    "choosing": ". w . . p . . . c",
    "planning": ". . . h . d . . c",
    "awarding": ". . . h p . s . .",
    "starting": ". . . h . . . r c",
    "running":  ". w . . . . . . c",
    "closed":   ". w . . . . . . .",
}
PAIRS = [(here, there, cell != ".") for here, row in TABLE.items() for there, cell in zip(ORDER, row.split(), strict=True)]


def test_the_table_names_every_state():
    assert tuple(moves.STATES) == tuple(TABLE) == ORDER == tuple(moves.WHY_NOT)


@pytest.mark.parametrize(("here", "there", "allowed"), PAIRS)
def test_every_pair_of_states(here, there, allowed):
    assert (moves.why_not(here, there) is None) is allowed
    if allowed:
        assert moves.check_move(here, there)
    else:
        with pytest.raises(MoveRefused) as refused:
            moves.check_move(here, there)
        assert str(refused.value) == moves.WHY_NOT[here] == moves.why_not(here, there)


def test_a_move_stands_on_the_timeline_and_in_the_record(session):
    case = a_case(session)
    moves.move(an_actor("broker"), case, "asking", "To three providers.", session=session)
    assert the(session, Case, case).state == "asking"
    _, who, act, words = timeline_of(case, session=session)[0]
    assert (who, act, words) == ("A broker", "send an enquiry", "To three providers.")
    assert "send an enquiry" in session.exec(select(AuditRecord.act)).all()


def test_a_case_that_is_not_there_says_so(session):
    with pytest.raises(NotFound, match="Choose one from the list"):
        moves.the_case(a_case(session).__class__(int=0), session=session)
