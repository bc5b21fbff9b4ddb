"""The ring-round at the screen: calls written down, a yes keyed as an offer and sealed."""

import pytest

from tests.asking import a_provider, a_sent_enquiry, a_sent_offer, asked_ids, opened
from tests.factories import a_case, a_permission
from toolkit.access.roles import Role
from toolkit.brokerage import offers
from toolkit.clock import today
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import calls
from toolkit.storage.queries import offers as queries


@pytest.fixture
def case(record):
    """An emergency in quick sourcing, with permission."""
    with write_session() as session:
        made = a_case(session, path="quick", urgency="emergency", words="Help to get up tomorrow.")
        a_permission(session, made)
    return made


@pytest.fixture
def out(case):
    """An enquiry that is out with Ash Care and Oak Support: (enquiry, provider and row of Ash Care, row of Oak Support)."""
    with write_session() as session:
        ash, oak = a_provider(session), a_provider(session, "Oak Support")
        made = a_sent_enquiry(session, case, [ash, oak])
        rows = asked_ids(session, made)
        return made, ash, rows[ash], rows[oak]


@pytest.fixture
def broker(sign_in, case):
    return sign_in(Role.BROKER)


def kept(case):
    with read_session() as session:
        return [(row.provider_name, row.answer, row.created_by) for row in calls.calls_of(case, session=session)]


def test_calls_are_kept_with_who_when_and_the_answer(broker, case, out):
    broker.open("case", case=case, part="calls")
    broker.put("Whom you rang", str(out[1])).put("What they answered", "no answer").press("Save the call")
    broker.fill(Or_somebody_else="Elm Club").put("What they answered", "yes").press("Save the call")
    assert kept(case) == [("Elm Club", "yes", "A broker"), ("Ash Care", "no answer", "A broker")]
    assert "nobody answered, rung on" in broker.reads and "not rung yet" in broker.reads
    assert broker.reads.index("Oak Support") < broker.reads.index("Ash Care")  # who was not rung yet is next


@pytest.mark.parametrize(("typed", "sentence"), [
    ({"What they answered": "yes"}, "Please write whom you rang first."),
    ({"Or somebody else": "Elm"}, "Choose what they answered."),
    ({"Or somebody else": "Elm", "What they answered": "no", "What was said": "Ask Mrs Smith"}, "This looks like a name")])
def test_what_is_missing_is_said_and_nothing_is_lost(typed, sentence, broker, case):
    broker.open("case", case=case, part="calls")
    for label, value in typed.items():
        broker.put(label, value)
    broker.press("Save the call")
    assert broker.errors[0].startswith(sentence) and kept(case) == []
    assert all(broker.value(label) == value for label, value in typed.items())


def test_without_permission_nobody_is_rung(sign_in, record):
    with write_session() as session:
        bare = a_case(session)
    broker = sign_in(Role.BROKER).open("case", case=bare, part="calls")
    assert "There is no permission from the person yet." in broker.reads and not broker.buttons("Save the call")


def test_an_offer_by_phone_is_keyed_and_sealed(broker, case, out):
    broker.open("case", case=case, part="calls").choose("Who offered", str(out[2]))
    broker.press("Keep this offer, sealed")
    assert len(broker.errors) == 1 and "Say what you will do." in broker.errors[0]
    for label, value in {"1: What": "Two visits", "1: How they": "One carer", "1: When": "Mornings", "1: How often": "Daily",
                         "1: Pounds": "£ 210.50", "From which day": today().isoformat()}.items():
        broker.put(label, value)
    broker.press("Keep this offer, sealed")
    assert broker.said("The offer is kept, sealed") and "✓ an offer is in" in broker.reads and "210.50" not in broker.reads
    assert broker.value("1: What") == ""
    with write_session() as session:
        opened(session, out[0])
        [offer] = queries.opened_offers(out[0], session=session)
        assert offer.channel == "phone" and [str(one.weekly_pounds) for one in queries.opened_lines(out[0], session=session)] == ["210.50"]


def test_an_offer_from_the_door_is_not_replaced_by_the_broker(broker, case, out):
    with write_session() as session:
        a_sent_offer(session, out[2], "99")
    broker.open("case", case=case, part="calls").choose("Who offered", str(out[2]))
    for label in ("1: What", "1: How they", "1: When", "1: How often"):
        broker.put(label, "x")
    broker.fill(From_which_day=today().isoformat()).put("1: Pounds", "1").press("Keep this offer, sealed")
    assert broker.errors == [offers.THEIR_OWN]


def test_a_lone_outcome_has_no_other_whose_cost_it_could_be_part_of(sign_in, case, out, record):
    with write_session() as session:
        lone = a_case(session, path="quick")
        a_permission(session, lone)
        asked = asked_ids(session, a_sent_enquiry(session, lone, [a_provider(session, "Yew")]))
    broker = sign_in(Role.BROKER).open("case", case=lone, part="calls").choose("Who offered", str(next(iter(asked.values()))))
    assert broker.fields("1: Pounds a week") and not broker.fields("1: It is part of the cost")
