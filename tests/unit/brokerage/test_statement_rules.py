"""When a statement can be written and is ready, by state and path; and that what was sent stays as it was."""

import pytest

from tests.asking import COOK, WASHED, a_draft_enquiry, a_provider, a_sent_enquiry, asked_ids, opened, outcomes_for
from tests.factories import a_case, a_permission, an_actor, the
from toolkit.access.roles import Role
from toolkit.brokerage import enquiry, moves, offers, outcomes, permission, providers, referral, statement
from toolkit.brokerage.outcomes import Wanted, why_not_write
from toolkit.clock import now
from toolkit.errors import BadInput, Changed, MayBePersonal, MoveRefused, NotAllowed
from toolkit.models import Enquiry, Outcome
from toolkit.storage.queries import enquiries

BROKER = an_actor(Role.BROKER)


@pytest.mark.parametrize(("state", "writes"), [
    ("received", True), ("working", True), ("asking", False), ("choosing", False), ("planning", False), ("awarding", False),
    ("starting", False), ("running", False), ("closed", False)])
def test_a_statement_is_written_until_providers_are_asked(state, writes):
    assert (why_not_write(state) is None) == writes
    assert set(moves.STATES) == {"received", "working", "asking", "choosing", "planning", "awarding", "starting", "running", "closed"}


# What is there, and how many sentences say what is missing, in full brokerage and in quick sourcing.
READY = [
    ("nothing", 1, 0), ("outcomes", 2, 2), ("head", 1, 0), ("all but reading", 1, 1), ("all", 0, 0), ("all but must", 1, 1),
    ("all but agreed", 1, 1), ("changed since", 1, 1)]


@pytest.mark.parametrize(("there", "full", "quick"), READY)
def test_what_is_missing_before_providers_can_be_asked(there, full, quick, session):
    for path, expected in (("full", full), ("quick", quick)):
        case = a_case(session, path=path)
        _write(session, case, there)
        missing = statement.why_not_ready(case, session=session)
        assert len(missing) == expected and all(sentence.endswith(".") for sentence in missing), (path, missing)


def _write(session, case, there):
    if there == "nothing":
        return
    if there != "outcomes":
        statement.save_head(BROKER, case, 0, statement.Head(worker="Team A, social worker"), session=session)
    if there == "head":
        return
    changed = {"all but must": {"need": "should"}, "all but agreed": {"agreed": False}}.get(there, {})
    made = outcomes.add_outcome(BROKER, case, Wanted(**vars(WASHED) | changed), session=session)
    if there not in ("outcomes", "all but reading"):
        statement.gone_through(BROKER, case, "on screen", session=session)
    if there == "changed since":
        outcomes.change_outcome(BROKER, made, 1, Wanted(**vars(WASHED) | {"weight": 1}), session=session)


def test_a_plain_need_waits_in_the_statement_when_the_case_moves_to_full_brokerage(session):
    case, ash = a_case(session, path="quick", words="Help to get up."), a_provider(session)
    a_permission(session, case)
    a_sent_enquiry(session, case, [ash])
    enquiry.withdraw_enquiry(BROKER, enquiries.running(case, session=session).id, "More is needed.", session=session)
    referral.take_full_path(BROKER, case, "The needs are not simple.", session=session)
    assert statement.why_not_ready(case, session=session)[0] == (
        "Outcome 1 came from quick sourcing. Say which part of life it is about, or take it out.")
    [plain] = outcomes.outcomes_of(case, session=session)
    outcomes.change_outcome(BROKER, plain.id, plain.version, Wanted(**vars(WASHED) | {"words": plain.wanted.words}), session=session)
    assert not any("quick sourcing" in sentence for sentence in statement.why_not_ready(case, session=session))


def test_the_words_of_a_plain_need_follow_the_referral_and_there_is_one(session):
    case, ash = a_case(session, path="quick", words=""), a_provider(session)
    a_permission(session, case)
    first = a_sent_enquiry(session, case, [ash])
    assert [one.wanted.words for one in outcomes.outcomes_of(case, session=session)] == ["Home care"]
    enquiry.withdraw_enquiry(BROKER, first, "Again.", session=session)
    row = moves.the_case(case, session=session)
    row.words = "Help to get up."
    second = a_sent_enquiry(session, case, [ash])
    assert [one.wanted.words for one in outcomes.outcomes_of(case, session=session)] == ["Help to get up."]
    sheets = {one.id: one.sheet.outcomes[0].words for one in enquiry.enquiries_seen(BROKER, case, session=session)}
    assert sheets == {first: "Home care", second: "Help to get up."}    # what was sent stays as it was


@pytest.fixture
def ready(session):
    """A case that is ready to be sent, and a provider."""
    case = a_case(session)
    a_permission(session, case)
    outcomes_for(session, case)
    return case, a_provider(session)


def test_what_was_sent_is_not_changed_and_not_sent_again(session, ready):
    case, ash = ready
    out = a_sent_enquiry(session, case, [ash])
    row = the(session, Enquiry, out)
    about = enquiry.Asking(closes_at=row.closes_at, quality_weight=10)
    with pytest.raises(MoveRefused, match="how offers are compared, stays as it is"):
        enquiry.change_enquiry(BROKER, out, row.version, about, [ash], session=session)
    with pytest.raises(MoveRefused, match="stays as it is"):
        enquiry.send_enquiry(BROKER, out, row.version, "x", session=session)
    outcome = outcomes.outcomes_of(case, session=session)[0]
    for refused in (lambda: outcomes.change_outcome(BROKER, outcome.id, outcome.version, COOK, session=session),
                    lambda: outcomes.take_out(BROKER, outcome.id, session=session),
                    lambda: outcomes.add_outcome(BROKER, case, COOK, session=session),
                    lambda: statement.save_head(BROKER, case, 1, statement.Head(worker="Team"), session=session)):
        with pytest.raises(MoveRefused, match="What was sent to providers stays as it is"):
            refused()
    assert the(session, Outcome, outcome.id).words == WASHED.words


@pytest.mark.parametrize(("weight", "fits"), [(0, True), (100, True), (-1, False), (101, False)])
def test_how_much_quality_counts_lies_between_0_and_100(weight, fits, session, ready):
    case, ash = ready
    if fits:
        a_draft_enquiry(session, case, [ash], quality_weight=weight)
    else:
        with pytest.raises(BadInput, match="between 0 and 100"):
            a_draft_enquiry(session, case, [ash], quality_weight=weight)


def test_who_is_closed_or_too_many_is_not_asked(session, ready, monkeypatch):
    case, ash = ready
    draft = a_draft_enquiry(session, case, [ash])
    providers.set_status(BROKER, ash, 1, "closed", session=session)
    seen = enquiry.enquiries_seen(BROKER, case, session=session)[0]
    with pytest.raises(BadInput, match="is closed by now"):
        enquiry.send_enquiry(BROKER, draft, seen.version, seen.sheet.fingerprint(), session=session)
    monkeypatch.setattr(enquiry, "MOST_PROVIDERS", 1)
    with pytest.raises(BadInput, match="1 at most"):
        enquiry.change_enquiry(BROKER, draft, seen.version, enquiry.Asking(closes_at=seen.closes_at), [ash, case], session=session)


def test_permission_that_is_withdrawn_closes_the_doors_and_names_who_had_read_it(session, ready):
    case, ash = ready
    out = a_sent_enquiry(session, case, [ash, a_provider(session, "Oak")])
    door = asked_ids(session, out)[ash]
    offers.opened_door(door, session=session)
    assert permission.withdraw_permission(BROKER, case, "They said so.", session=session) == ["Ash Care"]
    assert offers.door_of(door, session=session).state == offers.TAKEN_BACK
    for refused in (lambda: offers.save_draft(door, 0, {}, session=session), lambda: offers.send_offer(door, 0, {}, session=session),
                    lambda: offers.decline(door, "staff", session=session)):
        with pytest.raises(MoveRefused, match="was taken back"):
            refused()
    with pytest.raises(MoveRefused, match="no permission"):
        a_draft_enquiry(session, case, [ash])


def test_two_who_change_one_outcome_or_one_draft(session, ready):
    case, ash = ready
    outcome = outcomes.outcomes_of(case, session=session)[0]
    outcomes.change_outcome(BROKER, outcome.id, outcome.version, COOK, session=session)
    with pytest.raises(Changed):
        outcomes.change_outcome(BROKER, outcome.id, outcome.version, WASHED, session=session)
    draft = a_draft_enquiry(session, case, [ash])
    about = enquiry.Asking("Mine", the(session, Enquiry, draft).closes_at)
    enquiry.change_enquiry(BROKER, draft, 1, about, [ash], session=session)
    with pytest.raises(Changed):
        enquiry.change_enquiry(BROKER, draft, 1, about, [ash], session=session)


def test_what_names_a_person_waits_for_somebody_to_be_sure(session, ready):
    case, _ = ready
    named = Wanted(**vars(COOK) | {"achievable": "Mrs Smith helps"})
    with pytest.raises(MayBePersonal) as raised:
        outcomes.add_outcome(BROKER, case, named, session=session)
    assert raised.value.field == "achievable" and outcomes.add_outcome(BROKER, case, named, sure=True, session=session)
    with pytest.raises(BadInput, match="first half of a postcode"):
        statement.save_head(BROKER, case, 1, statement.Head(worker="T", where="town", where_words="OX16 5QJ"), session=session)


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.COMMISSIONER, Role.HOST, Role.TICKET_HOLDER])
def test_nobody_but_brokers_writes_or_asks(role, session, ready):
    case, ash = ready
    other, out = an_actor(role), a_draft_enquiry(session, case, [ash])
    for act in (lambda: outcomes.add_outcome(other, case, WASHED, session=session),
                lambda: statement.save_head(other, case, 1, statement.Head(worker="T"), session=session),
                lambda: enquiry.draft_enquiry(other, case, enquiry.Asking(closes_at=now()), [ash], session=session),
                lambda: enquiry.send_enquiry(other, out, 1, "x", session=session),
                lambda: enquiry.withdraw_enquiry(other, out, "x", session=session),
                lambda: enquiry.enquiries_seen(other, case, session=session),
                lambda: offers.key_offer(other, out, "phone", {}, session=session),
                lambda: offers.open_offers(other, out, session=session)):
        with pytest.raises(NotAllowed):
            act()


def test_offers_are_opened_once(session, ready):
    case, ash = ready
    out = a_sent_enquiry(session, case, [ash])
    opened(session, out)
    with pytest.raises(MoveRefused, match="nothing to open"):
        offers.open_offers(BROKER, out, session=session)
    with pytest.raises(MoveRefused, match="is over"):
        enquiry.withdraw_enquiry(BROKER, out, "Late.", session=session)
