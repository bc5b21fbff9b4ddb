"""The outcome statement at the screen: written with the person, what is missing said, nothing lost on a mistake."""

import pytest

from tests.asking import COOK, WASHED, a_provider, a_sent_enquiry, outcomes_for
from tests.factories import a_case, a_permission, an_actor
from toolkit.access.roles import Role
from toolkit.brokerage import outcomes, statement
from toolkit.storage.engine import read_session, write_session

WORDS = "What should be different"


@pytest.fixture
def case(record):
    with write_session() as session:
        return a_case(session)


@pytest.fixture
def broker(sign_in, case):
    return sign_in(Role.BROKER).open("case", case=case, part="statement")


def kept(case):
    with read_session() as session:
        return [one.wanted for one in outcomes.outcomes_of(case, session=session)]


def write(broker, wanted):
    broker.put(WORDS, wanted.words).put("Which part of life", wanted.domain).put("Must the person", wanted.need)
    broker.choose("What kind is it", wanted.kind).put("How much does it matter", wanted.weight).put("The person agreed how", wanted.agreed)
    if wanted.kind == "developmental":
        for slug in ("specific", "measurable", "achievable", "realistic", "timed"):
            broker.put(slug.capitalize(), getattr(wanted, slug))
    return broker.press("Add the outcome")


def test_outcomes_are_written_until_nothing_is_missing(broker, case):
    assert "The outcome statement has no outcome yet." in broker.reads
    write(broker, WASHED)
    write(broker, COOK)
    assert kept(case) == [WASHED, COOK] and "D - I cook my own lunch." in broker.reads
    assert "“About this statement” is not filled in." in broker.reads
    broker.fill(What_it_costs_now="£90", Who_writes="Reablement team, social worker")
    broker.choose("Where is the support wanted", "town").press("Save this part")
    assert broker.errors == ["Please write which area or town first."]
    broker.fill(Which_area="Banbury").press("Save this part")
    assert "was not gone through with the person" in broker.reads
    broker.fill(How_you_went="on screen, at home").press("It was gone through as it stands")
    assert "Nothing is missing: providers can be asked." in broker.reads
    with read_session() as session:
        assert str(statement.statement_seen(case, session=session).head.current_cost_pounds) == "90.00"


@pytest.mark.parametrize("slug", ["specific", "measurable", "achievable", "realistic", "timed"])
def test_each_prompt_of_a_developmental_outcome_is_asked_for(slug, broker, case):
    write(broker, outcomes.Wanted(**vars(COOK) | {slug: " "}))
    assert len(broker.errors) == 1 and f"({slug})" in broker.errors[0] and broker.value(WORDS) == COOK.words and not kept(case)


@pytest.mark.parametrize(("label", "sentence"), [
    ("Which part of life", "Choose which part of life this is about."), ("Must the person", "Choose whether the person must have this"),
    ("What kind is it", "Choose whether this keeps what there is")])
def test_what_was_not_chosen_is_said(label, sentence, broker, case):
    broker.put(WORDS, "I go out")
    for other, value in (("Which part of life", "social"), ("Must the person", "must"), ("What kind is it", "maintenance")):
        if other != label:
            broker.put(other, value)
    broker.press("Add the outcome")
    assert broker.errors[0].startswith(sentence) and broker.value(WORDS) == "I go out" and not kept(case)


def test_a_name_is_warned_of_and_saved_only_with_one_more_press(broker, case):
    write(broker, outcomes.Wanted(**vars(WASHED) | {"words": "Mrs Smith is dressed by nine"}))
    assert "This looks like a name" in broker.errors[0] and not kept(case)
    broker.press("It is not about a person: save it")
    assert [one.words for one in kept(case)] == ["Mrs Smith is dressed by nine"]


def test_an_outcome_is_changed_taken_out_and_put_back(sign_in, case):
    with write_session() as session:
        outcomes_for(session, case, WASHED)
    broker = sign_in(Role.BROKER).open("case", case=case, part="statement").press("Change")
    broker.put(WORDS, "I am dressed by ten").press("Save the outcome")
    assert [one.words for one in kept(case)] == ["I am dressed by ten"] and "It was changed since." in broker.reads
    broker.press("Take out")
    assert kept(case) == []
    broker.press("Put it back")
    assert [one.words for one in kept(case)] == ["I am dressed by ten"]


def test_once_providers_are_asked_the_statement_is_only_read(sign_in, case):
    with write_session() as session:
        a_permission(session, case)
        outcomes_for(session, case)
        a_sent_enquiry(session, case, [a_provider(session)])
    broker = sign_in(Role.BROKER).open("case", case=case, part="statement")
    assert "What was sent to providers stays as it is." in broker.reads and WASHED.words in broker.reads
    assert not broker.buttons("Change") and not broker.buttons("Add the outcome") and not broker.buttons("Save this part")


def test_two_who_write_the_head_see_both_texts(broker, case):
    broker.fill(Who_writes="Reablement team, social worker").run()
    with write_session() as session:
        statement.save_head(an_actor(Role.BROKER), case, 0, statement.Head(worker="Hospital team"), session=session)
    broker.press("Save this part")
    assert "Somebody else began this statement meanwhile." in broker.errors[0] and "Hospital team" in broker.reads
    assert broker.value("Who writes") == "Reablement team, social worker"
