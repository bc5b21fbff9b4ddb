"""Out and in again: what arrives is what left, on both databases, with attachments, merges and the example's mark."""

import io
import json
import zipfile
from datetime import date
from decimal import Decimal
from itertools import pairwise
from uuid import uuid4

import pytest
from PIL import Image

from tests.factories import (
    BANBURY,
    a_ballot,
    a_closed_vote,
    a_gap,
    a_milestone,
    a_plan,
    a_priority,
    a_sum,
    a_vote,
    a_workshop,
    an_action,
    an_actor,
    an_entry,
    an_evaluation,
    as_saved,
    nothing,
)
from toolkit import models
from toolkit.access.audit import broken_at
from toolkit.access.roles import COMMAND_LINE
from toolkit.errors import NotAllowed, NotFound
from toolkit.events import preparing, run_sheet
from toolkit.exchange.kinds import BY_TABLE, CARRIED
from toolkit.exchange.workshop_in import import_workshop, read_file
from toolkit.exchange.workshop_out import export_workshop
from toolkit.steps import attaching, evaluating, moves
from toolkit.steps.example import load_example
from toolkit.steps.plan_parts import Change, Takes
from toolkit.steps.planning import change_plan
from toolkit.steps.setting_up import add_small_group
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import attachments, carry, plans, votes
from toolkit.storage.queries.audit import records
from toolkit.storage.queries.carry import columns_of
from toolkit.voting.ballots import cast_ballot
from toolkit.voting.batches import declare
from toolkit.voting.closing import close_round
from toolkit.voting.marks import Marks

NOT_CARRIED = {"link", "sign_in", "left_off", "audit_record", "entry_change", "own_story", "own_story_file", "attachment_content",
               "ticket", "second_keying", "plan_workshop", "safeguarding_card", "desk", "desk_message", "help_call", "findings_page",
               "member", "member_area", "guess_measure", "council_look", "council_logo"}
# Cases and providers belong to no workshop.
CASES = {"brokerage_case", "case_event", "case_opening", "case_permission", "case_time", "case_band", "provider", "provider_trait",
         "feed_address", "suggestion_settled", "provider_detail", "provider_place", "provider_merge", "provider_not_the_same",
         "needs_answer", "needs_care", "outcome_statement", "outcome", "statement_read", "enquiry", "enquiry_provider", "offer_draft",
         "offer", "offer_line", "offer_mark", "provider_call", "choice", "shortlist_item", "choice_override", "support_plan",
         "support_plan_signature", "award", "feedback_letter", "service", "review", "review_answer",
         "broker_contract", "contract_hours", "monitoring_return", "contract_band", "survey", "survey_totals", "survey_response",
         "survey_answer", "market_page", "support_plan_sample", "sampled_plan",
         "bespoke_contract", "bespoke_role", "bespoke_duty", "bespoke_resource", "bespoke_contingency",
         "bespoke_cover", "bespoke_note", "bespoke_review", "bespoke_item", "bespoke_version",
         "case_hold", "case_erasure", "record_key", "record_secret"}


def a_photo(colour="red") -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(drawn, "PNG")
    return drawn.getvalue()


def a_full_workshop(session):
    """A workshop with something of every kind."""
    workshop = a_workshop(session, ("Older people", "Deaf people"))
    small = add_small_group(an_actor(), workshop.id, "Table 1", session=session)
    held = models.WorkshopSession(workshop_id=workshop.id, number=1, name="First", held_on=date(2026, 6, 1), place="Library")
    session.add(held)
    session.flush()
    one = an_entry(session, workshop, "Über <b>alles</b> 🚌", approaches=("diy",), places=(BANBURY,), small_group_id=small,
                   paid_by="The council", paid_until=date(2027, 3, 31))
    same = an_entry(session, workshop, "The same again")
    session.get_one(models.Entry, same).merged_into_id = one
    session.get_one(models.Entry, one).session_id = held.id
    session.add(models.NotTheSame(workshop_id=workshop.id, one_id=one, other_id=same))
    gap = a_gap(session, workshop, gap_kind="too_far", wanted="A bus")
    nothing(session, workshop, 4)
    moves.move(an_actor(), workshop.id, "gaps", session=session)
    run_sheet.begin(an_actor(), workshop.id, session=session)
    run_sheet.set_start(an_actor(), workshop.id, 0, "09:30", session=session)
    preparing.answer(an_actor(), workshop.id, "power", 0, "partly", "The room decides on grants.", session=session)
    kept = a_priority(session, workshop, "A guide", gaps=(gap,), impact=4.5, effort=1, final="All said so.")
    a_vote_by_every_channel(session, workshop, small, kept)
    plan = a_plan_in_depth(session, workshop, kept)
    taken_back_to_the_people(session, workshop, plan, kept, one)
    held = an_evaluation(session, workshop, answers={"tried": "A lot."})
    evaluating.note_progress(an_actor(), held, one, 0, "better", "It got better.", session=session)
    attaching.attach(an_actor(), workshop.id, a_photo(), "table.png", session=session)
    of_an_evaluation(session, workshop, held, one, kept)
    return workshop


def of_an_evaluation(session, workshop, held, entry, priority):
    about = models.PriorityAnswer(evaluation_id=held, priority_id=priority, question="concerned", words="It may not last.")
    plan = plans.plan_for(priority, session=session)
    session.add_all([models.EvaluationGroup(evaluation_id=held, group_id=workshop.group),
                     models.EvaluationEntry(evaluation_id=held, entry_id=entry), about,
                     models.MeasureReading(evaluation_id=held, plan_id=plan.id, reading="14 of 40", state="nearer")])
    session.flush()
    session.add(models.ConcernAnswer(workshop_id=workshop.id, priority_answer_id=about.id, words="The grant goes on."))
    session.add(models.Redaction(workshop_id=workshop.id, noun="progress", noun_id=uuid4(), version=1, fingerprint="A"))
    session.flush()


def a_plan_in_depth(session, workshop, priority):
    plan = a_plan(session, workshop, priority, tools=("grants",), cost_pounds=Decimal("1234.50"), starts_on=date(2026, 5, 1))
    change_plan(an_actor(), plan, as_saved(session, plan, Change),
                Change("A true guide <b>", "Everybody", (workshop.group,), (BANBURY,)), session=session)
    change_plan(an_actor(), plan, Takes(), Takes((("grant_terms", "Paid <i>ahead</i> 🚌"),)), session=session)
    an_action(session, plan, owner="Commissioning manager", due_on=date(2026, 9, 1))
    a_milestone(session, plan)
    a_sum(session, plan, 1234, tool="grants", source="Council")
    return plan


def a_vote_by_every_channel(session, workshop, group, priority):
    session.add_all([models.SmallGroupView(small_group_id=group, priority_id=priority, impact=4, effort=2),
                     models.SmallGroupTop(small_group_id=group, rank=1, priority_id=priority),
                     models.WorkshopLimits(workshop_id=workshop.id, money=90_000, law="Care Act 2014"),
                     models.Decision(workshop_id=workshop.id, limits="£90,000", present="Twelve people", code="abc")])
    vote = a_vote(session, workshop)
    item = votes.items_of(vote, session=session)[0].id
    cast_ballot(an_actor(), vote, Marks({item: 2}, voter_kind="expert", groups=(workshop.group,)), session=session)
    ballot = votes.voters(vote, session=session)[0][0]
    session.add(models.BallotRating(ballot_id=ballot, item_id=item, impact=3))
    declare(an_actor(), vote, "hands", 4, {item: 3}, session=session)
    close_round(an_actor(), vote, session.get_one(models.VoteRound, vote).version, session=session)


def taken_back_to_the_people(session, workshop, plan, priority, entry):
    def add(row):
        session.add(row)
        session.flush()
        return row.id

    asked = add(models.Consultation(workshop_id=workshop.id, words="Are these right?", state="closed", code="ABCDEFGH", asked=31))
    item = add(models.ConsultationItem(consultation_id=asked, plan_id=plan, number=1, title="A guide", words="A guide each."))
    sent = add(models.ConsultationResponse(consultation_id=asked, channel="phone", form="0" * 64))
    answer = add(models.ConsultationAnswer(response_id=sent, item_id=item, answer="if_changed", words="In Welsh too", may_publish=True))
    hands = add(models.ConsultationHands(consultation_id=asked, people=8))
    add(models.ConsultationHandsCount(hands_id=hands, item_id=item, agree=7, disagree=1))
    theme = add(models.ConsultationTheme(item_id=item, words="Languages", changed=True, why="It is right."))
    add(models.ThemeComment(theme_id=theme, answer_id=answer))
    add(models.PlanAdoption(plan_id=plan, adopted_by="The commissioner", plan_version=1))
    add(models.EntryAgreement(workshop_id=workshop.id, entry_id=entry, fingerprint="1" * 64))
    add(models.YouSaidPage(workshop_id=workshop.id, words="Thank you.", code="abc"))
    add(models.YouSaidLine(workshop_id=workshop.id, priority_id=priority, done="Two towns have one."))


def read_all(workshop_id, session):
    return {kind.table: carry.rows_of(kind.model, workshop_id, session=session) for kind in CARRIED}


def without_secret_times(rows):
    return {table: [{name: value for name, value in row.items() if name != "created_at"} for row in found]
            if BY_TABLE[table].secret else found for table, found in without_local_columns(rows).items()}


def without_local_columns(rows):
    return {table: [row | dict.fromkeys(BY_TABLE[table].kept_here) for row in found] for table, found in rows.items()}


def test_every_table_is_carried_or_named_as_one_that_is_not():
    tables = set(models.Entry.metadata.tables)
    assert {kind.table for kind in CARRIED} | NOT_CARRIED | CASES == tables


def test_the_order_lets_every_row_be_written():
    known = set()
    for kind in CARRIED:
        known.add(kind.table)
        assert {column.refers for column in columns_of(kind.model) if column.name not in kind.kept_here} - {None} <= known


def test_what_arrives_is_what_left(database, computer):
    with write_session() as session:
        workshop = a_full_workshop(session)
    with write_session() as session:
        data = export_workshop(an_actor(), workshop.id, session=session)
        left = read_all(workshop.id, session)
    assert all(left.values()), [table for table, rows in left.items() if not rows]
    there = computer("there")
    assert there.take(data).is_new
    assert without_secret_times(there.rows(workshop.id)) == without_secret_times(left)
    with read_session() as session:
        kept = attachments.attachments_of(workshop.id, session=session)[0]
        assert attachments.content_of(kept.id, session=session) == a_photo()
        assert broken_at(session=session) is None


def test_it_arrives_the_same_on_every_database(here, database, point_at):
    here.at()
    with write_session() as session:
        workshop = a_full_workshop(session)
        left = read_all(workshop.id, session)
    data = here.export(workshop.id)
    point_at(database)
    with write_session() as session:
        import_workshop(an_actor(), read_file(data), session=session)
    with write_session() as session:
        assert without_secret_times(read_all(workshop.id, session)) == without_secret_times(left)
        again = export_workshop(an_actor(), workshop.id, session=session)
    assert parts(again) == parts(data)
    with write_session() as session:
        report = import_workshop(an_actor(), read_file(data), session=session)
    assert report.changes_nothing and not report.conflicts


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        return json.loads(held.read("manifest.json"))["parts"]


def test_the_example_stays_an_example_and_the_same_record_gives_the_same_parts(here, there):
    with write_session() as session:
        example, _ = load_example(COMMAND_LINE, session=session)
    data = here.export(example)
    assert parts(here.export(example)) == parts(data)
    there.take(data)
    assert there.rows(example)["workshop"][0]["is_example"] is True
    assert parts(there.export(example)) == parts(data)


def test_the_order_of_ballots_is_not_carried(here):
    with write_session() as session:
        workshop = a_workshop(session)
        a_closed_vote(session, workshop, ((1,), (2,)) * 8)
    carried = read_file(here.export(workshop.id)).rows
    for table in ("ballot", "ballot_dots"):
        assert len({row["created_at"] for row in carried[table]}) == 1
        assert all(one["id"] < other["id"] for one, other in pairwise(carried[table]))


def test_the_ballots_of_an_open_vote_do_not_leave(here):
    with write_session() as session:
        workshop = a_workshop(session)
        a_ballot(session, a_vote(session, workshop), 1)
    carried = read_file(here.export(workshop.id)).rows
    assert carried["vote_round"] and carried["vote_item"]
    assert not carried["ballot"] and not carried["ballot_dots"]


def test_the_bytes_of_a_withdrawn_photo_do_not_leave(here, there):
    with write_session() as session:
        workshop = a_workshop(session)
        photo = attaching.attach(an_actor(), workshop.id, a_photo(), "table.png", session=session)
        attaching.withdraw_attachment(an_actor(), photo, session=session)
    data = here.export(workshop.id)
    assert set(parts(data)) == {"workshop.json"}
    there.take(data)
    assert there.rows(workshop.id)["attachment"][0]["withdrawn_at"]


def test_each_leaving_and_coming_in_is_noted(here, there):
    with write_session() as session:
        workshop = a_workshop(session)
    there.take(here.export(workshop.id))
    with read_session() as session:
        assert [row.act for row in records(session=session)] == ["carry a workshop in"]
    here.at()
    with read_session() as session:
        assert [row.act for row in records(session=session)][-1] == "carry a workshop"


@pytest.mark.parametrize("role", ["small-group-host", "commissioner", "broker"])
def test_others_cannot_carry_a_workshop(here, role):
    with write_session() as session:
        workshop = a_workshop(session)
    data = here.export(workshop.id)
    with write_session() as session, pytest.raises(NotAllowed):
        export_workshop(an_actor(role), workshop.id, session=session)
    with write_session() as session, pytest.raises(NotAllowed):
        import_workshop(an_actor(role), read_file(data), session=session)


def test_a_link_for_one_workshop_carries_no_other(here):
    with write_session() as session:
        mine, other = a_workshop(session), a_workshop(session, title="Another")
    data = here.export(other.id)
    with write_session() as session, pytest.raises(NotAllowed):
        import_workshop(an_actor(workshop_id=mine.id), read_file(data), session=session)


def test_a_workshop_that_is_not_here(here):
    with write_session() as session, pytest.raises(NotFound):
        export_workshop(an_actor(), uuid4(), session=session)
