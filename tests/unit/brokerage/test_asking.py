"""From a statement to opened offers: what each step needs, and the sentence where it is missing."""

import pytest

from tests.asking import (
    COOK,
    WASHED,
    a_draft_enquiry,
    a_provider,
    a_sent_enquiry,
    a_sent_offer,
    asked_ids,
    opened,
    outcomes_for,
    past_closing,
    send,
)
from tests.factories import a_case, a_permission, an_actor, the
from toolkit.access.roles import Role
from toolkit.brokerage import enquiry, offers
from toolkit.errors import MoveRefused, NotAllowed
from toolkit.models import Case, Enquiry
from toolkit.storage.queries import offers as queries


@pytest.fixture
def case(session):
    """A case in full brokerage, with permission and a statement."""
    made = a_case(session)
    a_permission(session, made)
    outcomes_for(session, made)
    return made


def test_an_enquiry_goes_out_is_answered_and_opened(session, case):
    ash, oak = a_provider(session), a_provider(session, "Oak Support")
    out = a_sent_enquiry(session, case, [ash, oak])
    assert the(session, Case, case).state == "asking" and the(session, Enquiry, out).state == "open"
    rows = asked_ids(session, out)
    a_sent_offer(session, rows[ash], "100", "50", None)
    offers.decline(rows[oak], "staff", session=session)
    assert queries.opened_offers(out, session=session) == []
    with pytest.raises(MoveRefused, match="stay closed until"):
        offers.open_offers(an_actor(Role.BROKER), out, session=session)
    opened(session, out)
    [only] = queries.opened_offers(out, session=session)
    assert only.provider == "Ash Care" and the(session, Case, case).state == "choosing"
    assert [(str(line.weekly_pounds), line.grouped) for line in queries.opened_lines(out, session=session)] == [
        ("100.00", False), ("50.00", False), ("None", True)]


def test_nothing_is_sent_without_permission(session):
    made = a_case(session)
    outcomes_for(session, made)
    with pytest.raises(MoveRefused, match="no permission"):
        a_draft_enquiry(session, made, [a_provider(session)])


def test_only_those_who_may_open_offers(session, case):
    out = a_sent_enquiry(session, case, [a_provider(session)])
    past_closing(session, out)
    for role in (Role.FACILITATOR, Role.COMMISSIONER, Role.HOST):
        with pytest.raises(NotAllowed):
            offers.open_offers(an_actor(role), out, session=session)
    assert offers.open_offers(an_actor(Role.ADMINISTRATOR), out, session=session) == 0


def test_what_was_not_looked_at_is_not_sent(session, case):
    draft = a_draft_enquiry(session, case, [a_provider(session)])
    with pytest.raises(MoveRefused, match="no longer what was shown"):
        enquiry.send_enquiry(an_actor(Role.BROKER), draft, the(session, Enquiry, draft).version, "of another", session=session)


def test_quick_sourcing_needs_no_statement(session):
    made = a_case(session, path="quick", words="Help to get up, each morning.")
    a_permission(session, made)
    draft = a_draft_enquiry(session, made, [a_provider(session)])
    send(session, draft)
    [seen] = enquiry.enquiries_seen(an_actor(Role.BROKER), made, session=session)
    assert [(one.words, one.kind) for one in seen.sheet.outcomes] == [("Help to get up, each morning.", "maintenance")]


def test_the_sheet_names_what_a_provider_needs_and_nothing_of_the_councils(session, case):
    out = a_sent_enquiry(session, case, [a_provider(session)], words="Please ask if anything is not clear.")
    text = the(session, Enquiry, out).sent
    for words in (WASHED.words, COOK.words, COOK.specific, "Please ask if anything is not clear.", "OX16"):
        assert words in text, words
    assert the(session, Case, case).reference not in text and str(case) not in text and '"weight"' not in text
