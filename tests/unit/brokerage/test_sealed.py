"""Offers are sealed: through no question of the record does what one says come out before it is opened, nor ever at another's door."""

import importlib
import inspect
import json
import pkgutil
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.asking import a_provider, a_sent_enquiry, an_offer_typed, asked_ids, opened, outcomes_for, past_closing
from tests.factories import a_case, a_permission, an_actor
from toolkit.access.roles import Role
from toolkit.brokerage import enquiry, offers, post
from toolkit.brokerage.offers import NOT_OUT, why_not_open
from toolkit.clock import now
from toolkit.storage import queries as folder
from toolkit.storage.queries import cases
from toolkit.storage.queries import offers as queries

SECRET, PRICE = "only-in-an-offer", "4321.09"
# A provider's own door: each of these takes that provider's row and gives what is theirs.
OWN = {"door_of", "own_draft", "own_offer", "own_lines"}
WRITES = {"forget_lines", "add_lines"}


@pytest.fixture
def out(session):
    """A case whose enquiry is out with three providers who all sent offers; rows by name."""
    case = a_case(session)
    a_permission(session, case)
    outcomes_for(session, case)
    made = {name: a_provider(session, name) for name in ("Ash", "Elm", "Oak")}
    sent = a_sent_enquiry(session, case, list(made.values()))
    rows = {name: asked_ids(session, sent)[provider] for name, provider in made.items()}
    for name, row in rows.items():
        typed = an_offer_typed(session, row, PRICE, "1", "2", what1=f"{SECRET} {name}", words=f"{SECRET} {name}")
        offers.send_offer(row, 0, typed, session=session)
    return case, sent, rows, made


def every_module():
    """Every file of questions that knows the tables of offers or of enquiries, those of later parts too."""
    every = [importlib.import_module(f"{folder.__name__}.{one.name}") for one in pkgutil.iter_modules(folder.__path__)]
    return [one for one in every if {"Enquiry", "EnquiryProvider", "Offer", "OfferLine", "OfferDraft"} & vars(one).keys()]


def answers(module, ids, session):
    """What every question of a module gives for each of these ids: (name, text)."""
    for name, question in inspect.getmembers(module, inspect.isfunction):
        if question.__module__ != module.__name__ or name.startswith("_") or name in WRITES:
            continue
        wanted = [one for one in inspect.signature(question).parameters.values()
                  if one.name != "session" and one.default is one.empty and one.kind is not one.VAR_KEYWORD]
        if len(wanted) > 1 or any(one.annotation is not UUID for one in wanted):
            continue
        for row in ids if wanted else [None]:
            yield name, repr(_told(question(*([row] if wanted else []), session=session)))


def _told(found):
    return [_told(one) for one in found] if isinstance(found, list | tuple) else vars(found) if hasattr(found, "__table__") else found


def test_no_question_gives_an_offer_before_it_is_opened(session, out):
    case, sent, rows, made = out
    ids = [case, sent, *rows.values(), *made.values(), *(queries.own_offer(row, session=session).id for row in rows.values())]
    asked = set()
    for module in every_module():
        for name, told in answers(module, ids, session):
            asked.add(name)
            own = module is queries and name in OWN
            assert own or (SECRET not in told and PRICE not in told), f"{module.__name__}.{name} opens a sealed offer"
    assert {"opened_offers", "opened_lines", "opened_offer", "asked_of", "enquiries_of", "providers_who_saw"} < asked


def test_the_same_questions_give_them_once_they_are_open(session, out):
    opened(session, out[1])
    assert len(queries.opened_offers(out[1], session=session)) == 3 and SECRET in repr(queries.opened_lines(out[1], session=session))


def test_what_screens_are_given_holds_no_offer(session, out):
    case, sent, _, _ = out
    past_closing(session, sent)     # over, but nobody opened them yet
    broker = an_actor(Role.BROKER)
    told = repr([enquiry.enquiries_seen(broker, case, session=session), post.letters(broker, sent, None, session=session),
                 cases.timeline_of(case, session=session)])
    assert SECRET not in told and PRICE not in told and "a provider sends an offer" in told


@pytest.mark.parametrize("state", ["draft", "open", "opened", "withdrawn"])
@pytest.mark.parametrize("minutes", [-1, 0, 1, None])
def test_offers_open_only_when_the_enquiry_is_out_and_its_time_has_come(state, minutes):
    """The truth table: by state, and by how long ago it closed."""
    at = now()
    closes_at = None if minutes is None else at.fromtimestamp(at.timestamp() - minutes * 60, at.tzinfo)
    refusal = why_not_open(state, closes_at, at)
    if state != "open" or minutes is None:
        assert refusal == NOT_OUT
    elif minutes < 0:
        assert refusal.startswith("The offers stay closed until")
    else:
        assert refusal is None


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cf")), min_size=12, max_size=40)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS, WORDS, st.integers(1_000_000, 4_999_999))
def test_no_offers_content_reaches_another_providers_door(session, out, first, second, pence):
    _, _, rows, _ = out
    price = f"{pence / 100:.2f}"
    version = offers.door_of(rows["Ash"], session=session).version
    typed = an_offer_typed(session, rows["Ash"], price, "1", "2", how1=first, words=second, when2=f"{first}{second}"[:80])
    offers.send_offer(rows["Ash"], version, typed, session=session)
    for name in ("Elm", "Oak"):
        door = offers.door_of(rows[name], session=session)
        told = f"{door!r}{json.dumps(door.typed, ensure_ascii=False)}{offers.own_offer(rows[name], session=session)!r}"
        assert first not in told and second not in told and price not in told and "Ash" not in told
    assert offers.own_offer(rows["Ash"], session=session).answers[0].how == first
