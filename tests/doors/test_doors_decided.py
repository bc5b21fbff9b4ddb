"""The decision at its public address: for everybody, without names, and gone once it is taken down."""

import pytest

from tests.factories import a_plan, a_priority, a_workshop, an_actor, as_saved
from toolkit.steps import prioritising
from toolkit.steps.deciding import decision_of, publish_decision, save_decision, take_decision_down
from toolkit.steps.example import load_example
from toolkit.steps.plan_parts import Market
from toolkit.steps.planning import change_plan, withdraw_plan
from toolkit.steps.prioritising import final_priorities
from toolkit.storage.engine import read_session, write_session

HOSTILE = "<script>window.harmed=1</script>"


@pytest.fixture
def published(record):
    """A workshop whose decision is published; gives its id and the code."""
    with write_session() as session:
        workshop = a_workshop(session, title=f"Spring {HOSTILE}")
        made = a_priority(session, workshop, f"A guide {HOSTILE}")
        prioritising.choose_final(an_actor(name="Zebedee Quill"), made, f"Because {HOSTILE}", f"Two of us {HOSTILE}", session=session)
        save_decision(an_actor(name="Zebedee Quill"), workshop.id, 0, f"£5.\nBy May. {HOSTILE}", f"Nine of us {HOSTILE}", session=session)
        return workshop.id, publish_decision(an_actor(), workshop.id, 1, session=session)


def test_everybody_with_the_address_reads_it(published, visitor):
    answer = visitor().get(f"/decided/{published[1]}")
    assert answer.status_code == 200 and answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    for words in ("What we decided", "1. A guide", "Because", "Two of us", "£5.", "By May.", "Nine of us", "12 March 2026", "Oxfordshire"):
        assert words in answer.text
    assert "<script>" not in answer.text and "Zebedee" not in answer.text
    assert len(answer.content) < 15_000


def test_it_is_gone_once_it_is_taken_down(published, visitor):
    workshop_id, code = published
    with write_session() as session:
        take_decision_down(an_actor(), workshop_id, 2, session=session)
    answer = visitor().get(f"/decided/{code}")
    assert answer.status_code == 404 and "It may have been taken down" in answer.text and "A guide" not in answer.text


@pytest.mark.parametrize("code", ["nonsense", "None", "%3Cscript%3E", "x" * 3000, "%00", "%ff"])
def test_a_guessed_address_gets_a_page_that_says_what_to_do(published, visitor, code):
    answer = visitor().get(f"/decided/{code}")
    assert answer.status_code == 404 and "Ask whoever gave you the address." in answer.text and "<script>" not in answer.text


def test_what_is_corrected_later_is_shown(published, visitor):
    workshop_id, code = published
    with write_session() as session:
        save_decision(an_actor(), workshop_id, 2, "", "Ten of us", session=session)
        a_priority(session, type("W", (), {"id": workshop_id})(), "Buses", final="So.")
    text = visitor().get(f"/decided/{code}").text
    assert "Ten of us" in text and "2. Buses" in text and "What it had to fit into" not in text


def test_providers_read_what_a_plan_tells_them_and_only_when_they_may(published, visitor):
    workshop_id, code = published

    def tell(public):
        with write_session() as session:
            said = Market(f"Day care in the west {HOSTILE}", public)
            change_plan(an_actor(), plan, as_saved(session, plan, Market), said, session=session)
        return visitor().get(f"/decided/{code}").text

    with write_session() as session:
        plan = a_plan(session, None, final_priorities(workshop_id, session=session)[0].id, lead="Secret office")
    assert "Day care" not in tell(False) and "For people who offer services" not in tell(False)
    assert "<li>Day care in the west &lt;script&gt;" in tell(True) and "Secret office" not in tell(True)
    with write_session() as session:
        withdraw_plan(an_actor(), plan, session=session)
    assert "Day care" not in visitor().get(f"/decided/{code}").text


def test_the_example_says_that_it_is_one(record, visitor):
    with write_session() as session:
        made, _ = load_example(an_actor(), session=session)
    with read_session() as session:
        code = decision_of(made, session=session).code
    assert "This is an example." in visitor().get(f"/decided/{code}").text


def test_a_record_that_is_away_is_said(var, point_at, visitor):
    point_at(f"sqlite:///{var / 'empty.db'}")
    answer = visitor().get("/decided/anything")
    assert answer.status_code == 503 and "not up to date" in answer.text
