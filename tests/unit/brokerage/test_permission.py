"""The person's permission: what can be sent with which agreement, by whom it was given, and taking it back."""

from datetime import timedelta

import pytest

from tests.factories import a_case, a_permission, an_actor, the
from toolkit.brokerage import moves
from toolkit.brokerage.permission import Permission, check_may_share, give_permission, why_may_not_share, withdraw_permission
from toolkit.clock import now, today
from toolkit.errors import BadInput, Changed, MayBePersonal, MoveRefused, NotAllowed
from toolkit.models import Case, Enquiry, EnquiryProvider, Provider
from toolkit.storage.queries.cases import standing_permission, timeline_of, withdrawn_permissions

BROKER = an_actor("broker")
FULL = {"may_share": True, "may_broker": True, "given_on": today()}


def test_nothing_is_sent_without_permission(session):
    case = a_case(session)
    assert "no permission" in why_may_not_share(case, session=session)
    with pytest.raises(MoveRefused, match="Record it first"):
        check_may_share(case, session=session)


@pytest.mark.parametrize(("share", "broker", "may"), [(True, True, True), (True, False, False), (False, True, False)])
def test_both_agreements_are_needed(share, broker, may, session):
    case = a_case(session)
    a_permission(session, case, may_share=share, may_broker=broker)
    assert (why_may_not_share(case, session=session) is None) is may


@pytest.mark.parametrize(("changes", "field"), [
    ({"may_share": False, "may_broker": False}, "may_share"), ({"given_on": None}, "given_on"),
    ({"given_on": today() + timedelta(days=1)}, "given_on"), ({"given_by": "somebody"}, "given_by"),
    ({"given_by": "attorney"}, "authority"), ({"given_by": "deputy", "authority": " "}, "authority"),
    ({"restrictions": "x" * 1001}, "restrictions")])
def test_what_cannot_be_recorded(changes, field, session):
    case = a_case(session)
    with pytest.raises(BadInput) as refused:
        give_permission(BROKER, case, 0, Permission(**FULL | changes), session=session)
    assert refused.value.field == field and standing_permission(case, session=session) is None


def test_who_agreed_for_the_person_is_kept_with_their_authority(session):
    case = a_case(session)
    a_permission(session, case, given_by="attorney", authority=" Registered for health and welfare ", restrictions="Not the old provider")
    row = standing_permission(case, session=session)
    assert (row.given_by, row.authority, row.restrictions) == ("attorney", "Registered for health and welfare", "Not the old provider")
    a_permission(session, other := a_case(session), authority="not needed")
    assert standing_permission(other, session=session).authority == ""


def test_a_name_in_the_restrictions_is_warned_of(session):
    case = a_case(session)
    with pytest.raises(MayBePersonal):
        a_permission(session, case, restrictions="Not to Mrs Smith")
    give_permission(BROKER, case, 0, Permission(**FULL, restrictions="Not to Mrs Smith"), sure=True, session=session)


def test_two_who_record_at_once_see_both(session):
    case = a_case(session)
    a_permission(session, case, restrictions="Theirs")
    with pytest.raises(Changed) as refused:
        a_permission(session, case, restrictions="Mine")
    assert refused.value.theirs["restrictions"] == "Theirs"
    give_permission(BROKER, case, 1, Permission(**FULL, restrictions="Both"), session=session)
    assert standing_permission(case, session=session).restrictions == "Both"


def test_an_agreement_is_taken_away_by_withdrawing_only(session):
    case = a_case(session)
    a_permission(session, case)
    with pytest.raises(MoveRefused, match="is a withdrawal"):
        give_permission(BROKER, case, 1, Permission(**FULL | {"may_broker": False}), session=session)


@pytest.mark.parametrize("state", ["draft", "open"])
def test_withdrawing_closes_the_enquiry_and_says_who_had_seen_it(state, session):
    case = a_case(session)
    a_permission(session, case)
    enquiry = Enquiry(case_id=case, number=1, state=state)
    session.add(enquiry)
    for name, seen in (("Saw it", now()), ("Did not look", None)):
        session.add(provider := Provider(name=name, kind="agency"))
        session.flush()
        session.add(EnquiryProvider(enquiry_id=enquiry.id, provider_id=provider.id, seen_at=seen))
    if state == "open":
        moves.move(BROKER, case, moves.ASKING, session=session)
    assert withdraw_permission(BROKER, case, "They rang and said no.", session=session) == ["Saw it"]
    kept = the(session, Enquiry, enquiry.id)
    assert kept.state == "withdrawn" and kept.withdrawn_at and "They rang" in kept.withdrawn_why
    assert the(session, Case, case).state == "working"
    told = [words for _, _, act, words in timeline_of(case, session=session) if act == "withdraw a permission"]
    assert told == ["They rang and said no. Providers who had opened an enquiry: Saw it."]
    assert why_may_not_share(case, session=session)


def test_what_was_withdrawn_is_kept_and_new_permission_can_be_given(session):
    case = a_case(session)
    a_permission(session, case)
    withdraw_permission(BROKER, case, "Not now.", session=session)
    with pytest.raises(MoveRefused, match="no permission to withdraw"):
        withdraw_permission(BROKER, case, "Again.", session=session)
    a_permission(session, case)
    check_may_share(case, session=session)
    assert [row.withdrawn_words for row in withdrawn_permissions(case, session=session)] == ["Not now."]


def test_withdrawing_says_how_it_is_known(session):
    case = a_case(session)
    a_permission(session, case)
    for words, error in (("", BadInput), ("Mrs Smith said so", MayBePersonal)):
        with pytest.raises(error):
            withdraw_permission(BROKER, case, words, session=session)
    assert why_may_not_share(case, session=session) is None


@pytest.mark.parametrize("role", ["facilitator", "commissioner"])
def test_nobody_else_records_permission(role, session):
    case = a_case(session)
    with pytest.raises(NotAllowed):
        give_permission(an_actor(role), case, 0, Permission(**FULL), session=session)
    with pytest.raises(NotAllowed):
        withdraw_permission(an_actor(role), case, "So.", session=session)
