"""Samples of support plans, on both databases: who is drawn, that it can be done again, what is kept, what is shown."""

from collections import Counter
from datetime import timedelta
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from tests.choosing import at_the_plan
from tests.factories import an_actor, the
from tests.sampled import KEEPER, a_contract, a_sample, some_plans
from toolkit import settings
from toolkit.access.roles import Role
from toolkit.brokerage import openings, sampling
from toolkit.brokerage.sample_questions import FILE, load, sample_questions
from toolkit.brokerage.sample_results import read_answers, sample_result
from toolkit.brokerage.sampling import Wanted, comes_out_again, drawn, keep_finding, save_learned, to_read
from toolkit.clock import now, today
from toolkit.errors import BadInput, Changed, DataFileError, MayBePersonal, MoveRefused, NotAllowed, NotFound
from toolkit.models import SampledPlan, SupportPlan, SupportPlanSample
from toolkit.storage.engine import write_session
from toolkit.storage.queries import samples as queries

ALL_YES = dict.fromkeys(sample_questions().questions, "yes")
IDS = [UUID(int=number) for number in range(20)]


@pytest.fixture
def session(database):
    with write_session() as session:
        yield session


@pytest.fixture
def contract(session):
    return a_contract(session)


# By lot

@given(st.permutations(IDS), st.text("0123456789abcdef", min_size=16, max_size=16))
def test_the_same_seed_draws_the_same_plans_however_they_come(plans, seed):
    assert drawn(seed, plans, 7) == drawn(seed, IDS, 7) and len(set(drawn(seed, plans, 7))) == 7


def test_a_worked_example_that_anybody_can_check():
    # SHA-256 of "b 00000000-0000-0000-0000-000000000000" and so on, sorted.
    assert [one.int for one in drawn("b", IDS[:5], 3)] == [2, 1, 3]


def test_every_plan_has_the_same_chance():
    times = Counter(one for number in range(4_000) for one in drawn(f"{number:016x}", IDS, 5))
    # Each of 20 is expected 1,000 times; five standard deviations of a binomial are 137.
    assert all(abs(times[one] - 1_000) < 137 for one in IDS)


def test_a_sample_is_kept_with_its_seed_and_comes_out_again(session, contract):
    plans = some_plans(session, 8)
    row = session.get_one(SupportPlanSample, a_sample(session, contract, 6))
    kept = queries.plans_of(row.id, session=session)
    assert (row.found, row.size, len(row.seed)) == (8, 6, 16) and [one.position for one in kept] == [1, 2, 3, 4, 5, 6]
    assert [one.plan_id for one in kept] == drawn(row.seed, plans, 6) and comes_out_again(row, kept, session=session)


def test_it_comes_out_again_after_plans_were_set_aside_or_written_but_not_after_one_is_gone(session, contract):
    plans = some_plans(session, 8)
    row = session.get_one(SupportPlanSample, a_sample(session, contract, 6))
    kept = queries.plans_of(row.id, session=session)
    session.get_one(SupportPlan, plans[0]).set_aside_at = now() + timedelta(seconds=1)
    at_the_plan(session)
    session.flush()
    assert comes_out_again(row, kept, session=session)
    gone = kept[0].plan_id
    session.connection().execute(text("delete from support_plan where words <> '' and number > 1"))
    session.expire_all()
    kept = queries.plans_of(row.id, session=session)
    assert not comes_out_again(row, kept, session=session) and any(one.plan_id is None for one in kept) and gone


def test_it_is_narrowed_by_provider_and_by_who_began_the_plan(session, contract):
    mine, others = some_plans(session, 5, "Ada"), some_plans(session, 6, "Bea")
    found = {one.plan_id for one in queries.plans_of(a_sample(session, contract, 5, written_by="Ada"), session=session)}
    assert found == set(mine)
    provider = next(row.provider for row in sampling.in_time(today(), today(), now(), session=session) if row.id == others[0])
    found = {one.plan_id for one in queries.plans_of(a_sample(session, contract, 6, provider_id=provider), session=session)}
    assert found == set(others)


def test_plans_set_aside_of_other_days_and_of_the_example_are_not_drawn(session, contract):
    plans = some_plans(session, 8)
    session.get_one(SupportPlan, plans[0]).set_aside_at = now()
    session.get_one(SupportPlan, plans[1]).created_at = now() - timedelta(days=3)
    session.flush()
    row = session.get_one(SupportPlanSample, a_sample(session, contract, 6))
    assert row.found == 6 and not {plans[0], plans[1]} & {one.plan_id for one in queries.plans_of(row.id, session=session)}
    session.connection().execute(text("update brokerage_case set example = true"))
    with pytest.raises(MoveRefused, match="Fewer than 5"):
        a_sample(session, contract, 5)


def test_a_sample_never_looks_up_one_persons_plan(session, contract):
    some_plans(session, 4)
    with pytest.raises(MoveRefused, match="never one person's plan"):
        a_sample(session, contract, 1)


@pytest.mark.parametrize(("wanted", "field"), [
    (Wanted(None, today()), "first_day"), (Wanted(today(), None), "last_day"), (Wanted(today(), today() - timedelta(days=1)), "last_day"),
    (Wanted(today(), today() + timedelta(days=1)), "last_day"), (Wanted(today(), today(), None), "size"),
    (Wanted(today(), today(), 0), "size"), (Wanted(today(), today(), 51), "size"), (Wanted(today(), today(), 7), "size")])
def test_what_cannot_be_drawn_is_said(session, contract, wanted, field):
    some_plans(session, 6)
    with pytest.raises(BadInput) as refused:
        sampling.draw(KEEPER, contract, wanted, session=session)
    assert refused.value.field == field


# What is found

@pytest.fixture
def sample(session, contract):
    some_plans(session, 6)
    return a_sample(session, contract, 6)


def read_all(session, sample, *answers):
    for row, given_ in zip(queries.plans_of(sample, session=session), answers, strict=False):
        keep_finding(KEEPER, row.id, row.version, given_, session=session)
    return sample_result(sample_questions(), queries.plans_of(sample, session=session))


def test_what_was_found_is_shown_once_all_are_read_and_only_where_five_could_be_told(session, sample):
    waits = read_all(session, sample, *[ALL_YES] * 5)
    assert waits.rows == () and waits.waiting == 1 and waits.notices[0].startswith("5 of 6 plans read.")
    last = queries.plans_of(sample, session=session)[5]
    keep_finding(KEEPER, last.id, 1, {"detail": "no"}, session=session)
    found = {row.slug: row.counts for row in sample_result(sample_questions(), queries.plans_of(sample, session=session)).rows}
    assert found["detail"] == {"yes": 5, "partly": 0, "no": 1, "unsure": 0} and found["life"]["unsure"] == 1
    keep_finding(KEEPER, last.id, 2, {"life": "no"}, session=session)
    first = queries.plans_of(sample, session=session)[0]
    keep_finding(KEEPER, first.id, 2, {"life": "yes"}, session=session)
    found = {row.slug: row.counts for row in sample_result(sample_questions(), queries.plans_of(sample, session=session)).rows}
    assert found["detail"] is None and found["life"] == {"yes": 5, "partly": 0, "no": 1, "unsure": 0}


def test_erased_plans_do_not_keep_a_sample_waiting_and_what_was_found_in_them_counts():
    read, gone = "detail yes, life no", SimpleNamespace(answers="", plan_id=None)
    plans = [SimpleNamespace(answers=read, plan_id=None), *[SimpleNamespace(answers=read, plan_id=uuid4())] * 4, gone]
    found = sample_result(sample_questions(), plans)
    assert found.rows[0].counts["yes"] == 5 and found.notices == (
        "1 plan could not be read: the case was erased.", "Small numbers: 5 plans. One plan more or less changes the picture.")


@pytest.mark.parametrize(("answers", "field"), [({}, "detail"), ({"detail": ""}, "detail"), ({"detail": "maybe"}, "detail"),
                                                ({"other": "yes"}, "other")])
def test_what_is_no_finding_is_refused(session, sample, answers, field):
    row = queries.plans_of(sample, session=session)[0]
    with pytest.raises(BadInput) as refused:
        keep_finding(KEEPER, row.id, 1, answers, session=session)
    assert refused.value.field == field and the(session, SampledPlan, row.id).answers == ""


def test_two_readers_of_one_plan_do_not_overwrite_each_other(session, sample):
    row = queries.plans_of(sample, session=session)[0]
    keep_finding(KEEPER, row.id, 1, ALL_YES, session=session)
    with pytest.raises(Changed):
        keep_finding(KEEPER, row.id, 1, {"detail": "no"}, session=session)
    assert set(read_answers(the(session, SampledPlan, row.id).answers).values()) == {"yes"}


def test_what_was_learned_names_nobody(session, sample):
    with pytest.raises(MayBePersonal):
        save_learned(KEEPER, sample, 1, "Mrs Smith of OX16 9AB wants a change.", session=session)
    save_learned(KEEPER, sample, 1, "Plans say who does what. Few look beyond the usual.", session=session)
    assert the(session, SupportPlanSample, sample).learned.startswith("Plans say")


# Who reads

def test_a_plan_is_read_without_a_case_and_that_is_written_down_once(session, sample):
    row = queries.plans_of(sample, session=session)[0]
    shown = to_read(KEEPER, row.id, session=session)
    openings.plan_opened(KEEPER, shown.case_id, session=session)
    openings.plan_opened(KEEPER, shown.case_id, session=session)
    assert shown.words and openings.is_recorded(KEEPER, shown.case_id, session=session)
    written = session.connection().execute(text("select count(*) from audit_record where act = 'read a sampled plan'")).scalar()
    assert written == 1


def test_brokers_neither_draw_nor_read(session, contract, sample):
    broker, row = an_actor(Role.BROKER), queries.plans_of(sample, session=session)[0]
    for refused in (lambda: to_read(broker, row.id, session=session), lambda: keep_finding(broker, row.id, 1, ALL_YES, session=session),
                    lambda: openings.plan_opened(broker, uuid4(), session=session),
                    lambda: save_learned(broker, sample, 1, "x", session=session),
                    lambda: sampling.draw(broker, contract, Wanted(today(), today()), session=session)):
        with pytest.raises(NotAllowed):
            refused()
    assert len(sampling.samples_seen(broker, contract, session=session)) == 1


def test_a_plan_whose_case_was_erased_is_not_read_and_takes_no_finding(session, sample):
    row = queries.plans_of(sample, session=session)[0]
    row.plan_id = None
    session.flush()
    with pytest.raises(NotFound, match="erased"):
        to_read(KEEPER, row.id, session=session)
    with pytest.raises(MoveRefused, match="erased"):
        keep_finding(KEEPER, row.id, 1, ALL_YES, session=session)


# The file of questions

@pytest.mark.parametrize(("before", "after", "said"), [
    ('slug = "unsure"', 'slug = "else"', "stands for no answer"), ('slug = "detail"', 'slug = "de tail"', "without spaces"),
    ('slug = "life"', 'slug = "detail"', "there twice"), ('slug = "life"', f'slug = "{"l" * 900}"', "fewer questions")])
def test_a_wrong_file_is_said_in_one_line(tmp_path, before, after, said):
    kept = (settings.data_folder() / FILE).read_text(encoding="utf-8")
    assert before in kept
    (tmp_path / FILE).write_text(kept.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(DataFileError, match=said):
        load(tmp_path / FILE)
