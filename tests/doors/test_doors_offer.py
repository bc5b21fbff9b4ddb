"""The offer's door: no account, drafts kept, one sealed offer, refused in plain words, nothing of anybody else's."""

import gzip
import re
from contextlib import suppress
from datetime import timedelta

import pytest

from tests.asking import a_provider, a_sent_enquiry, an_offer_typed, asked_ids, opened, outcomes_for, past_closing
from tests.doors.hall import seal_in
from tests.factories import a_case, a_permission, an_actor, the
from tests.loops import run_apart
from toolkit.access.roles import Role
from toolkit.brokerage import enquiry, offers
from toolkit.brokerage.case_links import link_code
from toolkit.clock import today
from toolkit.errors import MoveRefused
from toolkit.models import Case, Enquiry
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import cases
from toolkit.storage.queries import offers as queries
from toolkit.web import floods
from toolkit.web import offer as door

HOSTILE = "<script>window.harmed=1</script>"


class Out:
    """An enquiry that is out with two providers: Ash Care and Oak Support."""

    def __init__(self, **asking):
        with write_session() as session:
            self.case = a_case(session)
            a_permission(session, self.case)
            outcomes_for(session, self.case)
            ash, oak = a_provider(session), a_provider(session, f"Oak Support {HOSTILE}")
            self.id = a_sent_enquiry(session, self.case, [ash, oak], **asking)
            rows = asked_ids(session, self.id)
        self.ash, self.oak = rows[ash], rows[oak]
        self.address = self.of(self.ash)

    def of(self, asked):
        return f"/offer/{link_code('offer', asked)}"

    def typed(self, *prices, **changes):
        with read_session() as session:
            return an_offer_typed(session, self.ash, *prices, **changes)

    def offer(self, asked=None):
        with read_session() as session:
            return offers.own_offer(asked or self.ash, session=session)

    def draft(self):
        with read_session() as session:
            return offers.door_of(self.ash, session=session).typed

    def over(self):
        with write_session() as session:
            past_closing(session, self.id)

    def opened(self):
        with write_session() as session:
            opened(session, self.id)

    def taken_back(self):
        with write_session() as session:
            enquiry.withdraw_enquiry(an_actor(Role.BROKER), self.id, "The person changed their mind.", session=session)

    def timeline(self):
        with read_session() as session:
            return [(act, words) for _, _, act, words in cases.timeline_of(self.case, session=session)]


@pytest.fixture
def out(record):
    return Out(words=f"Ring us with questions. {HOSTILE}")


@pytest.fixture(autouse=True)
def nobody_guessed_yet(monkeypatch):
    """Each test begins with an empty measure, and waits for nobody."""
    monkeypatch.setattr(door, "FLOODS", floods.Floods(clock=lambda: 0.0))


def hidden(text):
    return {"version": re.search(r'name="version" value="([^"]+)"', text)[1], "seal": seal_in(text)}


def post(phone, out, typed, do="send", address=None):
    """Fill in the form as it stands now and press a button."""
    address = address or out.address
    return phone.post(address, data=hidden(phone.get(f"{address}?change=1").text) | typed | {"do": do})


def test_the_page_says_what_is_asked_and_of_the_person_and_others_nothing(out, visitor):
    answer = visitor().get(out.address)
    assert answer.status_code == 200 and answer.headers["cache-control"] == "no-store"
    for words in ("I am washed and dressed by nine.", "I cook my own lunch.", "Four days of seven", "Ring us with questions.", "OX16",
                  "Older people", "Quality counts 70 of 100", "This one is always priced by itself.", "For Ash Care"):
        assert words in answer.text, words
    with read_session() as session:
        reference = session.get_one(Case, out.case).reference
    assert reference not in answer.text and "Oak" not in answer.text and "<script>" not in answer.text
    assert "matters" not in answer.text    # how much an outcome weighs is for the office
    assert len(gzip.compress(answer.content)) < 15_000 and len(answer.content) < 15_000
    assert [one for one in out.timeline() if one[0] == "a provider reads the enquiry"] == [("a provider reads the enquiry", "Ash Care")]


def test_a_quick_referrals_own_words_stand_at_the_door(record, visitor):
    with write_session() as session:
        case = a_case(session, path="quick", words=f"Help to get up. {HOSTILE}")
        a_permission(session, case)
        outcomes_for(session, case)
        rows = asked_ids(session, a_sent_enquiry(session, case, [a_provider(session)]))
    page = visitor().get(f"/offer/{link_code('offer', next(iter(rows.values())))}").text
    assert "What is needed, in plain words" in page and "Help to get up." in page and HOSTILE not in page


def test_another_outcomes_cost_is_spoken_of_only_where_there_is_another(out, record, visitor):
    assert visitor().get(out.address).text.count("part of the cost of another maintenance outcome") == 2
    with write_session() as session:
        case = a_case(session, path="quick")
        a_permission(session, case)
        rows = asked_ids(session, a_sent_enquiry(session, case, [a_provider(session)]))
    address = f"/offer/{link_code('offer', next(iter(rows.values())))}"
    assert "part of the cost" not in visitor().get(address).text


def test_it_is_noted_once_that_a_provider_read_it(out, visitor):
    for _ in range(3):
        visitor().get(out.address)
    assert [act for act, _ in out.timeline()].count("a provider reads the enquiry") == 1


def test_an_offer_that_is_free_is_not_free_a_week(out, visitor):
    phone = visitor()
    post(phone, out, out.typed("0", "0", None))
    assert "All together: free</b>" in phone.get(out.address).text


def test_an_offer_goes_in_and_is_said_back(out, visitor):
    phone = visitor()
    sent = post(phone, out, out.typed("£1,120.50 ", "0", None, words=f"Two carers\r\n{HOSTILE}"))
    assert sent.status_code == 303 and sent.headers["location"] == out.address
    page = phone.get(out.address)
    assert "Your offer is in" in page.text and "All together: £1,120.50 a week" in page.text and ">free<" in page.text
    assert "Two carers" in page.text and "<script>" not in page.text
    assert [str(one.weekly_pounds) for one in out.offer().answers] == ["1120.50", "0.00", "None"]


def test_a_draft_may_be_incomplete_and_is_there_again_on_another_device(out, visitor):
    saved = post(visitor(), out, {"what1": "Half a sent", "cost2": "a lot"}, "draft")
    assert saved.status_code == 303 and saved.headers["location"] == f"{out.address}?saved=1"
    page = visitor().get(saved.headers["location"])
    assert "Saved as a draft. It is not sent yet." in page.text and "Half a sent</textarea>" in page.text and 'value="a lot"' in page.text
    assert out.offer() is None


def test_an_offer_takes_the_place_of_the_one_before_until_closing(out, visitor):
    phone = visitor()
    post(phone, out, out.typed())
    assert "Change my offer" in phone.get(out.address).text
    post(phone, out, out.typed("90", "45.50", "0"))
    assert str(out.offer().answers[0].weekly_pounds) == "90.00"
    assert [act for act, _ in out.timeline()].count("a provider sends another offer") == 1
    post(phone, out, out.typed("80", "45.50", "0"), "draft")
    assert "They are not sent yet." in phone.get(out.address).text and str(out.offer().answers[0].weekly_pounds) == "90.00"


@pytest.mark.parametrize(("changes", "field", "sentence"), [
    ({"cost1": ""}, "cost1", "Write 0 for what is free."), ({"cost1": "-1"}, "cost1", "A cost cannot be below 0."),
    ({"cost1": "1e9"}, "cost1", "This is not an amount of money."), ({"cost1": "1000000000"}, "cost1", "more than £50,000 a week"),
    ({"cost2": ""}, "cost2", "A developmental outcome is always priced by itself."),
    ({"cost2": "", "group2": "yes"}, "cost2", "A developmental outcome is always priced by itself."),
    ({"group1": "yes"}, "cost1", "Keep one of the two."),
    ({"cost1": "", "cost3": "", "group1": "yes", "group3": "yes"}, "cost1", "Write the cost of all of them at one of them."),
    ({"what1": " "}, "what1", "Say what you will do."), ({"how2": "\u200b"}, "how2", "Say how you will do it."),
    ({"when3": ""}, "when3", "Say when you will do it."), ({"often3": "\n"}, "often3", "Say how often"),
    ({"what1": "é" * 1001}, "what1", "This is too long."), ({"available": ""}, "available", "Say from which day"),
    ({"available": "soon"}, "available", "This is not a day."), ({"available": "31/2/2027"}, "available", "There is no such day"),
    ({"available": "1/1/2020"}, "available", "This day has passed."), ({"available": "1/1/2090"}, "available", "more than two years"),
])
def test_a_mistake_is_said_at_the_top_and_at_its_field_and_nothing_is_lost(out, visitor, changes, field, sentence):
    answer = post(visitor(), out, out.typed() | changes)
    assert answer.status_code == 422 and "<title>Error: " in answer.text and "There is a problem" in answer.text
    assert f'<a href="#{field}">' in answer.text and f'id="{field}-wrong"' in answer.text and sentence in answer.text
    assert f'id="{field}"' in answer.text and "Two regular carers." in answer.text and out.offer() is None


def test_all_mistakes_are_told_at_once(out, visitor):
    answer = post(visitor(), out, {})
    assert answer.text.count('<li><a href="#') == 3 * 5 + 1 and "Outcome 2: Say what it costs a week." in answer.text


@pytest.mark.parametrize("close", [Out.over, Out.opened])
def test_a_link_used_after_closing_says_so_and_shows_what_was_typed(out, visitor, close):
    phone = visitor()
    body = hidden(phone.get(out.address).text) | out.typed(words=f"Too late {HOSTILE}") | {"do": "send"}
    post(phone, out, {"what1": "From my draft"}, "draft")
    close(out)
    page = phone.get(out.address)
    assert page.status_code == 200 and "The time for answers is over" in page.text and "From my draft" in page.text
    assert "I cook my own lunch." not in page.text
    assert "<dt>Outcome 1: What will you do?</dt>" in page.text
    sent = phone.post(out.address, data=body)
    assert sent.status_code == 409 and "It was not sent. You can copy it from here." in sent.text and "Too late" in sent.text
    assert "<script>" not in sent.text and out.offer() is None


def test_an_offer_that_is_in_counts_after_closing(out, visitor):
    post(visitor(), out, out.typed())
    out.opened()
    assert "counts. You are told what became of it." in visitor().get(out.address).text


def test_an_enquiry_that_was_taken_back_says_so(out, visitor):
    phone = visitor()
    body = hidden(phone.get(out.address).text) | out.typed() | {"do": "send"}
    out.taken_back()
    page = phone.get(out.address)
    assert "This enquiry was taken back" in page.text and "I cook my own lunch." not in page.text
    assert phone.post(out.address, data=body).status_code == 409 and out.offer() is None
    [(_, words)] = [one for one in out.timeline() if one[0] == "take an enquiry back"]
    assert words == "The person changed their mind. Providers who had opened an enquiry: Ash Care."


def test_saying_no_with_a_reason_and_taking_it_back(out, visitor):
    phone = visitor()
    post(phone, out, out.typed())
    seal = {"seal": seal_in(phone.get(f"{out.address}?change=1").text)}
    assert 'id="reason-wrong"' in phone.post(f"{out.address}/no", data=seal | {"reason": "made up"}).text
    assert phone.post(f"{out.address}/no", data=seal | {"reason": "staff", "reason_words": "x" * 301}).status_code == 422
    assert phone.post(f"{out.address}/no", data=seal | {"reason": "staff", "reason_words": "Until May"}).status_code == 303
    page = phone.get(out.address)
    assert "You said that you cannot help" in page.text and "We have no staff free for it. Until May" in page.text
    assert phone.post(out.address, data=out.typed() | {"do": "send"}).status_code == 409
    phone.post(f"{out.address}/yes", data={"seal": "made up"})
    assert "You said that you cannot help" in phone.get(out.address).text
    phone.post(f"{out.address}/yes", data={"seal": seal_in(page.text)})
    assert "Your offer is in" in phone.get(out.address).text


def test_who_said_no_has_no_offer_when_they_are_opened(out, visitor):
    phone = visitor()
    post(phone, out, out.typed())
    phone.post(f"{out.address}/no", data={"seal": seal_in(phone.get(f"{out.address}?change=1").text), "reason": "cost"})
    out.opened()
    with read_session() as session:
        assert queries.opened_offers(out.id, session=session) == queries.opened_lines(out.id, session=session) == []


def test_two_people_at_one_door_both_texts_are_shown(out, visitor):
    one, two = visitor(), visitor()
    first, second = hidden(one.get(out.address).text), hidden(two.get(out.address).text)
    one.post(out.address, data=first | {"what1": "From the office", "do": "draft"})
    answer = two.post(out.address, data=second | {"what1": "From the van", "do": "draft"})
    assert answer.status_code == 409 and "From the office" in answer.text and "From the van</textarea>" in answer.text
    assert out.draft()["what1"] == "From the office"
    again = two.post(out.address, data=hidden(answer.text) | {"what1": "From the van", "do": "draft"})
    assert again.status_code == 303 and out.draft()["what1"] == "From the van"


def test_pressing_twice_is_one_offer(out, visitor):
    phone = visitor()
    body = hidden(phone.get(out.address).text) | out.typed() | {"do": "send"}
    assert [phone.post(out.address, data=body).status_code for _ in range(2)] == [303, 303]


@pytest.mark.parametrize("wrong", [{"seal": ""}, {"seal": "0.AAAA"}])
def test_a_form_that_is_not_ours_or_too_old_is_shown_again_with_what_was_typed(out, visitor, wrong):
    phone = visitor()
    body = hidden(phone.get(out.address).text) | out.typed() | {"do": "send"}
    answer = phone.post(out.address, data=body | wrong)
    assert answer.status_code == 422 and "open for too long" in answer.text and "Two regular carers.</textarea>" in answer.text
    assert out.offer() is None and phone.post(f"{out.address}/no", data=wrong | {"reason": "staff"}).status_code == 422


def test_a_seal_of_one_door_is_none_of_anothers(out, visitor):
    phone = visitor()
    seal = hidden(phone.get(out.of(out.oak)).text)
    assert phone.post(out.address, data=seal | out.typed() | {"do": "send"}).status_code == 422 and out.offer() is None


@pytest.mark.parametrize("code", ["nonsense", "0" * 48, "%3Cscript%3E", "x" * 3000, "%00", "%ff"])
def test_an_unknown_code_says_so(out, visitor, code):
    for answer in (visitor().get(f"/offer/{code}"), visitor().post(f"/offer/{code}", data={"do": "send"})):
        assert answer.status_code == 404 and "This address is not one of ours" in answer.text and "<script>" not in answer.text


def test_a_draft_enquiry_has_no_door(record, visitor):
    out = Out()
    with write_session() as session:
        row = the(session, Enquiry, out.id)
        row.state, row.sent = "draft", ""
    assert visitor().get(out.address).status_code == 404


def test_the_address_of_a_button_leads_back(out, visitor):
    for button in ("no", "yes"):
        answer = visitor().get(f"{out.address}/{button}")
        assert answer.status_code == 303 and answer.headers["location"] == out.address


def test_too_much_and_no_form_are_refused(out, visitor):
    phone = visitor()
    assert phone.post(out.address, data={"what1": "x" * 600_000}).status_code == 422
    assert phone.post(out.address, json={"what1": "x"}).status_code == 422
    long = {f"{part}{number}": "é" * limit for number in (1, 2, 3) for part, limit in (("what", 1000), ("how", 1000), ("when", 300))}
    assert post(phone, out, long, "draft").status_code == 303 and out.draft() == long


def test_when_many_send_at_once_what_was_typed_is_kept(out, visitor):
    phone = visitor()
    body = hidden(phone.get(out.address).text) | out.typed() | {"do": "send"}
    with suppress(MoveRefused):
        while True:
            run_apart(door.FLOODS.begin(f"{door.ANY_CODE} {out.ash}"))
    answer = phone.post(out.address, data=body)
    assert answer.status_code == 503 and "Much is being sent" in answer.text and "Two regular carers.</textarea>" in answer.text


def test_a_day_as_browsers_and_as_people_write_it(out, visitor):
    later = today() + timedelta(40)
    for typed in (later.isoformat(), f"{later.day}/{later.month}/{later.year}", f" {later.day} / {later.month} / {later.year} "):
        assert post(visitor(), out, out.typed(available=typed)).status_code == 303 and out.offer().available_on == later
