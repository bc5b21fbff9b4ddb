"""Samples of support plans at the screens: drawn, read one by one, counted; by whom."""

import pytest
from sqlmodel import select

from tests.factories import an_actor
from tests.sampled import a_contract, a_sample, some_plans
from toolkit.access.roles import Role
from toolkit.brokerage.sample_questions import sample_questions
from toolkit.brokerage.sampling import keep_finding
from toolkit.clock import today
from toolkit.models import Case, CaseOpening, SupportPlan
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import samples as queries

FIRST = next(iter(sample_questions().questions.values()))


@pytest.fixture
def commissioner(sign_in):
    return sign_in(Role.COMMISSIONER)


@pytest.fixture
def contract(record):
    with write_session() as session:
        some_plans(session, 6)
        return a_contract(session)


@pytest.fixture
def sample(contract):
    with write_session() as session:
        return a_sample(session, contract, 6)


def plans(sample):
    with read_session() as session:
        return queries.plans_of(sample, session=session)


def openings_written():
    with read_session() as session:
        return len(session.exec(select(CaseOpening)).all())


def test_a_sample_is_drawn_with_its_seed_shown(commissioner, contract):
    page = commissioner.open("contracts", part="samples")
    assert "No sample yet." in page.reads
    page.press("Draw the sample")
    assert page.errors == ["Choose the first and the last day on which the plans were begun."]
    page.choose("Plans begun from", today()).choose("until", today()).fill(How_many_to_draw=5).press("Draw the sample")
    assert page.said("The sample is drawn.")
    assert "5 of 6 plans begun" in page.reads and "the same plans come out" in page.reads
    with read_session() as session:
        assert queries.samples_of(contract, session=session)[0].seed in page.reads


def test_too_few_plans_are_refused_and_what_was_typed_stays(commissioner, record):
    with write_session() as session:
        some_plans(session, 4)
        a_contract(session)
    page = commissioner.open("contracts", part="samples").choose("Plans begun from", today()).choose("until", today())
    page.fill(How_many_to_draw=3).press("Draw the sample")
    assert page.errors and page.errors[0].startswith("Fewer than 5 support plans fit.") and page.value("How many to draw") == 3


def test_a_plan_is_read_without_its_case_and_what_was_found_is_kept(commissioner, sample):
    with write_session() as session:
        session.get_one(SupportPlan, plans(sample)[0].plan_id).words = "Help with *washing* <b>"
        reference = session.exec(select(Case.reference)).one()
    page = commissioner.open("contracts", part="samples")
    assert openings_written() == 0
    page.choose("Read a plan", "1")
    assert openings_written() == 1
    assert "Help with *washing* <b>" in page.reads and reference not in page.reads
    page.press("Keep what was found")
    assert page.errors == ["Nothing is answered yet. Choose an answer to at least one question."]
    page.put(FIRST, "yes").press("Keep what was found")
    assert page.said("What was found is kept.") and plans(sample)[0].answers.startswith("detail yes, life unsure")
    assert "1 of 6 plans read." in page.reads


def test_once_all_are_read_what_was_found_stands_as_a_table(commissioner, sample):
    with write_session() as session:
        for row in queries.plans_of(sample, session=session):
            keep_finding(an_actor(Role.COMMISSIONER), row.id, 1, {"detail": "yes"}, session=session)
    page = commissioner.open("contracts", part="samples")
    assert FIRST in page.reads and "Not shown: fewer than 5 could be told." in page.reads and "Small numbers: 6 plans." in page.reads
    page.fill(What_was_learned="Mrs Smith was glad.").press("Save what was learned")
    assert page.errors and "looks like a name" in page.errors[0]
    page.fill(What_was_learned="Few look beyond the usual.").press("Save what was learned")
    assert page.said("What was learned is saved.")


def test_a_broker_sees_what_was_found_and_reads_no_plan_here(sign_in, sample):
    broker = sign_in(Role.BROKER).open("contracts", part="samples")
    assert "0 of 6 plans read." in broker.reads
    assert not {"Keep what was found", "Draw the sample", "Save what was learned"} & set(broker.labels) and not broker.fields("Read a plan")
