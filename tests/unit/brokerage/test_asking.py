"""From a statement to opened offers: what each step needs, and the sentence where it is missing."""

import json

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
from toolkit.brokerage import enquiry, offers, personal, providers, referral
from toolkit.brokerage.closing_time import next_good
from toolkit.brokerage.enquiry_sheet import sheet_from
from toolkit.clock import now
from toolkit.errors import BadInput, MoveRefused, NotAllowed
from toolkit.models import Case, Enquiry, Provider
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


@pytest.fixture
def quick(session):
    """A quick case with permission whose referral says what is needed."""
    made = a_case(session, path="quick", words="Help to get up, each morning.")
    a_permission(session, made)
    return made


def drafted(session, case):
    [seen] = enquiry.enquiries_seen(an_actor(Role.BROKER), case, session=session)
    return seen.sheet


def change_words(session, case, words):
    row = the(session, Case, case)
    told = referral.Referral(reference=row.reference, received_at=row.received_at, path=row.path, words=words)
    referral.change_referral(an_actor(Role.BROKER), case, row.version, told, sure=True, session=session)


def test_what_is_needed_follows_the_referral_until_it_is_sent(session, quick):
    draft = a_draft_enquiry(session, quick, [a_provider(session)])
    change_words(session, quick, "Help to get up, and lunch.")
    assert [one.words for one in drafted(session, quick).outcomes] == ["Help to get up, and lunch."]
    send(session, draft)
    change_words(session, quick, "Something else.")
    assert [one.words for one in drafted(session, quick).outcomes] == ["Help to get up, and lunch."]


def test_a_quick_case_with_a_statement_still_sends_what_the_referral_says(session, quick):
    outcomes_for(session, quick)
    a_sent_enquiry(session, quick, [a_provider(session)])
    sheet = drafted(session, quick)
    assert sheet.needed == "Help to get up, each morning." and sheet_from(sheet.as_json()) == sheet


def test_long_words_of_a_referral_go_out_whole_and_are_looked_through(session, quick):
    words = "Help to get up. " * 70 + "Ask for Mrs Jones."
    change_words(session, quick, words)
    a_draft_enquiry(session, quick, [a_provider(session)])
    sheet = drafted(session, quick)
    assert sheet.needed == words and personal.found_in(sheet.all_words) == personal.found_in(words) != []


def test_in_full_brokerage_the_statement_says_what_is_needed(session, case):
    a_sent_enquiry(session, case, [a_provider(session)])
    assert drafted(session, case).needed == "" and the(session, Case, case).words


def test_a_sheet_that_was_sent_before_it_told_what_is_needed_is_still_read(session, case):
    sheet = sheet_from(the(session, Enquiry, a_sent_enquiry(session, case, [a_provider(session)])).sent)
    old = json.loads(sheet.as_json())
    old.pop("needed")
    assert sheet_from(json.dumps(old)) == sheet


def test_the_sheet_names_what_a_provider_needs_and_nothing_of_the_councils(session, case):
    out = a_sent_enquiry(session, case, [a_provider(session)], words="Please ask if anything is not clear.")
    text = the(session, Enquiry, out).sent
    for words in (WASHED.words, COOK.words, COOK.specific, "Please ask if anything is not clear.", "OX16"):
        assert words in text, words
    assert the(session, Case, case).reference not in text and str(case) not in text and '"weight"' not in text


@pytest.mark.parametrize("example", [False, True])
def test_invented_providers_are_asked_for_invented_cases_only(session, case, example):
    real, invented = a_provider(session), a_provider(session, "Invented Care")
    the(session, Provider, invented).example = True
    the(session, Case, case).example = example
    session.flush()
    fits, unlike = (invented, real) if example else (real, invented)
    assert [one for one, _ in providers.to_ask(providers.Sought(function=6), 9, example=example, session=session)] == [fits]
    with pytest.raises(BadInput, match="is real.*: Ash Care" if example else "is invented.*: Invented Care"):
        a_draft_enquiry(session, case, [fits, unlike])
    draft = a_draft_enquiry(session, case, [fits])
    with pytest.raises(BadInput, match="1 provider is"):
        enquiry.change_enquiry(an_actor(Role.BROKER), draft, 1, enquiry.Asking(closes_at=next_good(now())), [fits, unlike], session=session)
    the(session, Provider, fits).example = not example      # marked after it was chosen
    session.flush()
    with pytest.raises(BadInput, match="1 provider is"):
        send(session, draft)
