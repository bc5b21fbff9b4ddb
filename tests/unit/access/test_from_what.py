"""The record says from what to what, wherever something was there before."""

import ast

from sqlmodel import select

from tests.factories import a_case, a_link, a_vote, a_workshop, an_actor
from tests.unit.steps.test_attaching import a_photo
from toolkit import settings
from toolkit.access import links
from toolkit.access.audit import write_change
from toolkit.access.roles import COMMAND_LINE, Role
from toolkit.brokerage import time_spent
from toolkit.clock import today
from toolkit.models import CaseTime, Link, Provider
from toolkit.steps import attaching
from toolkit.storage.queries.audit import records
from toolkit.voting import tickets

# Acts that write down by themselves and from nothing: something came, was made, was given out or was read; or whoever did it is not
# to be known again, as with ballots and answers.
FROM_NOTHING = {
    "come in", "sign out", "add a member", "make links", "make a host link", "give out a vote",
    "carry a workshop", "carry a workshop in", "export a calendar", "make a backup", "restore a backup", "freeze a baseline",
    "take along into a new round", "be followed by a new round", "propose again", "print voting papers", "take a ticket",
    "cast a ballot", "key a paper again", "answer a survey again", "answer a consultation again"}
# Named in a variable: what was read, erased or taken in, and lines of a case's timeline, which the row beside them has from what to what.
NAMED_ELSEWHERE = {"happened.py", "openings.py", "erasing.py", "audit_seen.py", "case_record.py", "taking_in.py", "edits.py", "audit.py",
                   "making.py"}


def write_downs():
    for file in (settings.ROOT / "toolkit").rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "write_down":
                yield file.name, call


def test_no_act_is_written_down_without_what_it_was_before():
    without = [(name, call) for name, call in write_downs() if "before" not in {one.arg for one in call.keywords}]
    named = {call.args[1].value for _, call in without if isinstance(call.args[1], ast.Constant)}
    assert named == FROM_NOTHING
    assert {name for name, call in without if not isinstance(call.args[1], ast.Constant)} <= NAMED_ELSEWHERE


def changed(session, act):
    return [one.changed for one in records(session=session) if one.act == act]


def test_a_file_that_is_withdrawn_and_put_back(session):
    kept = attaching.attach(an_actor(), a_workshop(session).id, a_photo(), "table.jpg", session=session)
    attaching.withdraw_attachment(an_actor(), kept, session=session)
    attaching.withdraw_attachment(an_actor(), kept, False, session=session)
    [gone], [back] = changed(session, "withdraw a file"), changed(session, "put a file back")
    assert '"withdrawn_at": [null, "20' in gone and '"withdrawn_at": ["20' in back and back.count("null") == 1


def test_a_link_that_is_revoked_and_time_that_is_taken_back(session):
    a_link(session)
    links.revoke_link(COMMAND_LINE, session.exec(select(Link.id)).one(), session=session)
    assert '"revoked_at": [null, "' in changed(session, "revoke links")[0]
    time_spent.log_time(an_actor(Role.BROKER), a_case(session), today(), "finding", 10, session=session)
    time_spent.take_back_time(an_actor(Role.BROKER), session.exec(select(CaseTime.id)).one(), session=session)
    assert '"taken_back_at": [null, "' in changed(session, "take time back")[0]


def test_a_paper_that_is_spoilt(session):
    vote = a_vote(session, a_workshop(session))
    [number] = tickets.print_papers(an_actor(), vote, 1, session=session)
    tickets.spoil(an_actor(), vote, number, "Torn", session=session)
    [said] = changed(session, "spoil a voting paper")
    assert '"state": ["issued", "spoilt"]' in said and '"why": ["", "#' in said, "people's words as fingerprints"


def test_of_a_new_row_and_of_one_that_did_not_change_nothing_was_before(session):
    row = Provider(name="Ash", kind="other", what="", contact="")
    write_change(an_actor(), "add", row, session=session, kind="other")
    write_change(an_actor(), "touch", row, session=session)
    assert changed(session, "add") == ['{"kind": ["other"]}'] and changed(session, "touch") == ["{}"]
    row.kind = "charity"
    write_change(an_actor(), "change", row, session=session)
    assert changed(session, "change") == ['{"kind": ["other", "charity"]}']
