"""The voting paper on a phone: filled in, looked through, sent, changed; and everything that can come in instead."""

import re
from html import unescape

import pytest

from tests.doors.hall import Hall, a_hall, dots_in, seal_in
from tests.factories import an_actor, the
from toolkit.access import seal
from toolkit.models import Ticket, VoteRound
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import tickets as ticket_queries
from toolkit.storage.queries import votes as queries
from toolkit.voting import tickets
from toolkit.voting.rounds import RoundRules, change_round, move_round
from toolkit.web import papers
from toolkit.web.forms import MOST_BYTES, MOST_FIELDS

FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture
def hall(record) -> Hall:
    return a_hall()


@pytest.fixture
def phone(hall, visitor):
    return visitor()


def review(phone, hall, at=0, **filled):
    return phone.post(f"/vote/{hall.token(at)}", data=filled)


def send(phone, hall, at=0, **filled):
    """From the form to the receipt."""
    sealed = seal_in(review(phone, hall, at, **filled).text)
    return phone.post(f"/vote/{hall.token(at)}/send", data={**filled, "seal": sealed})


def said(answer) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", answer.text))


def standing(hall) -> dict[int, int]:
    with read_session() as session:
        return dots_in(hall, session)


def ballots(hall) -> int:
    with read_session() as session:
        return queries.ballots_in(hall.id, session=session)


def receipt_in(answer) -> str:
    return re.search(r'class="code">([^<]+)<', answer.text)[1]


# The way from paper to receipt

def test_the_paper_shows_what_is_asked_and_the_ideas_in_their_order(hall, phone):
    answer = phone.get(f"/vote/{hall.token()}")
    assert answer.status_code == 200 and "What matters most?" in answer.text
    assert "You have 5 dots." in answer.text and "At most 3 dots can go on one idea." in answer.text
    assert re.findall(r"<legend><b>(\d)</b> ([^<]+)", answer.text)[1] == ("2", "A phone line on Sundays")
    assert answer.text.count('src="/assets/pictures/') == 4 and 'alt=""' not in answer.text
    picture = re.search(r'src="(/assets/pictures/[^"]+)"', answer.text)[1]
    assert phone.get(picture).status_code == 200
    assert "Fewer than 5 ballots are never shown alone." in answer.text
    assert answer.headers["referrer-policy"] == "no-referrer" and answer.headers["cache-control"] == "no-store"
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]



@pytest.mark.parametrize("picture", ["../../join/x", "https://x.example/p.svg", "a\" onerror=\"x"])
def test_a_picture_that_a_file_brought_is_asked_for_only_where_it_is_ours(hall, phone, picture):
    with write_session() as session:
        queries.items_of(hall.id, session=session)[0].picture = picture
    text = phone.get(f"/vote/{hall.token()}").text
    assert text.count("<img") == 3 and "onerror" not in text and "join" not in text

def test_choices_are_looked_through_then_sent_and_the_receipt_says_so(hall, phone):
    filled = {"d1": "2", "d2": "0", "d4": "3", "kind": "carer", "group": str(hall.groups[0]), "help": "1"}
    looked = review(phone, hall, **filled)
    words = said(looked)
    assert looked.status_code == 200 and "Check before you send" in words
    assert "2 dots" in words and "3 dots" in words and "You left out 2 ideas." in words
    assert "Family carer" in words and "Older people" in words and "Somebody is helping me" in words
    assert ballots(hall) == 0
    sent = send(phone, hall, **filled)
    assert sent.status_code == 200 and "Your ballot is in" in sent.text
    assert standing(hall) == {1: 2, 4: 3}
    with read_session() as session:
        [(ballot, kind)] = queries.voters(hall.id, session=session)
        assert kind == "carer" and queries.group_rows(hall.id, session=session) == [(ballot, hall.groups[0])]
        ticket = ticket_queries.ticket_of(hall.id, hall.numbers[0], session=session)
        assert ticket.supported and ticket.state == "used" and ticket.receipt == receipt_in(sent)
        assert queries.ballots_by_channel(hall.id, session=session) == {"phone": 1}


def test_what_the_voter_says_of_themselves_may_be_left_out(hall, phone):
    send(phone, hall, d1="1", kind="")
    with read_session() as session:
        assert queries.voters(hall.id, session=session)[0][1] is None and queries.group_rows(hall.id, session=session) == []


def test_going_back_from_the_check_keeps_the_choices(hall, phone):
    answer = review(phone, hall, d1="2", kind="expert", group=str(hall.groups[1]), change="1")
    assert answer.status_code == 200 and 'name="d1" value="2" checked' in answer.text.replace(' id="d1"', "")
    assert 'value="expert" id="kind" checked' in answer.text
    assert f'value="{hall.groups[1]}" checked' in answer.text


def test_a_ballot_is_changed_until_the_vote_is_closed(hall, phone):
    first = send(phone, hall, d1="3", kind="expert")
    again = phone.get(f"/vote/{hall.token()}")
    assert "Your ballot is in" in again.text and receipt_in(again) == receipt_in(first)
    form = phone.get(f"/vote/{hall.token()}/change")
    assert 'name="d1" value="3" checked' in form.text and 'value="expert" id="kind" checked' in form.text
    second = send(phone, hall, d2="1")
    assert receipt_in(second) == receipt_in(first) and "The last one holds" in second.text
    assert standing(hall) == {2: 1} and ballots(hall) == 1
    hall.move("closed")
    late = phone.get(f"/vote/{hall.token()}/change")
    assert "This vote is closed" in late.text and receipt_in(late) == receipt_in(first) and "<form" not in late.text


def test_approval_and_matrix(record, visitor):
    approval = a_hall(input="approval")
    phone = visitor()
    assert phone.get(f"/vote/{approval.token()}").text.count('type="checkbox" name="d') == 4
    assert "You support this" in said(review(phone, approval, d1="1", d3="1"))
    send(phone, approval, d1="1", d3="1")
    assert standing(approval) == {1: 1, 3: 1}
    assert phone.get(f"/vote/{approval.token()}/change").text.count('value="1" id="d1" checked') == 1
    matrix = a_hall(input="matrix")
    paper = phone.get(f"/vote/{matrix.token()}")
    assert paper.text.count("How much difference would it make?") == 4 and paper.text.count("How hard would it be?") == 4
    assert "How hard: skipped" in said(review(phone, matrix, i1="4", e1="", i2="5", e2="1"))
    send(phone, matrix, i1="4", e1="", i2="5", e2="1")
    with read_session() as session:
        assert sorted(row[2:] for row in queries.rating_rows(matrix.id, session=session)) == [(4, None), (5, 1)]
    assert 'name="i2" value="5" checked' in phone.get(f"/vote/{matrix.token()}/change").text


def test_many_dots_on_one_idea_are_typed(record, visitor):
    hall, phone = a_hall(dots_per_person=20, max_per_item=12), visitor()
    paper = phone.get(f"/vote/{hall.token()}").text
    assert 'inputmode="numeric"' in paper and 'type="radio" name="d' not in paper
    assert 'value="13"' in review(phone, hall, d1="13").text
    send(phone, hall, d1="12")
    assert standing(hall) == {1: 12}


# What is filled in wrongly

WRONG = [({"d1": "3", "d2": "3"}, "That is 1 dot more than you have. You have 5. Take 1 away."),
         ({"d1": "3", "d2": "3", "d3": "3"}, "That is 4 dots more than you have."),
         ({"d1": "4"}, "At most 3 dots can go on one idea. Move some"),
         ({"d1": "-1", "d2": "1"}, "Dots are whole numbers from 0 up."), ({"d1": "1.5"}, "Dots are whole numbers from 0 up."),
         ({"d1": "9" * 3000}, "At most 3 dots can go on one idea. Move some"), ({"d1": "-" + "9" * 30}, "Dots are whole numbers"),
         ({"d1": "1e3"}, "Dots are whole numbers"), ({"d1": "２"}, "Dots are whole numbers"), ({"d1": "1\x00"}, "Dots are whole numbers"),
         ({"d1": "<script>alert(1)</script>"}, "Dots are whole numbers"), ({"d1": "NaN"}, "Dots are whole numbers"),
         ({"d99": "1"}, "One of these items is not on this voting paper."), ({"d1": "1", "d-1": "1"}, "is not on this voting paper"),
         ({"d1": "1", "i1": "1"}, "is not on this voting paper"), ({"d\x001": "1"}, "is not on this voting paper"),
         ({}, "Nothing is marked yet."), ({"d1": "0"}, "Nothing is marked yet."),
         ({"d1": "1", "kind": "king"}, "Choose one of the ways you take part"),
         ({"d1": "1", "group": "7"}, "is not asked in this workshop"), ({"d1": "1", "group": "\x00"}, "is not asked in this workshop")]


@pytest.mark.parametrize(("filled", "sentence"), WRONG, ids=[f"{at}" for at in range(len(WRONG))])
@pytest.mark.parametrize("step", ["", "/send"])
def test_a_wrong_form_says_so_at_the_top_and_at_the_field(hall, phone, filled, sentence, step):
    sealed = seal_in(review(phone, hall, d1="1").text)
    answer = phone.post(f"/vote/{hall.token()}{step}", data={**filled, "seal": sealed})
    assert answer.status_code == 422 and "<title>Error: " in answer.text
    assert said(answer).count(sentence) == 2 and "There is a problem" in answer.text
    for target in re.findall(r'<a href="#([^"]+)"', answer.text):
        assert f'id="{target}"' in answer.text
    assert "<script>alert" not in answer.text
    assert ballots(hall) == 0


def test_the_choices_are_still_filled_in_beside_an_error(hall, phone):
    answer = review(phone, hall, d1="3", d2="3", kind="professional", group=str(hall.groups[0]), help="1")
    assert 'name="d1" value="3" checked' in answer.text and 'name="d2" value="3" checked' in answer.text
    assert 'value="professional" checked' in answer.text and 'name="help" value="1" checked' in answer.text


def test_wrong_matrix_answers(record, visitor):
    hall, phone = a_hall(input="matrix"), visitor()
    for filled in ({"i1": "6"}, {"e1": "0"}, {"i1": "x"}, {"i1": "-1", "e1": "2"}, {"e2": "2.5"}):
        answer = review(phone, hall, **filled)
        assert answer.status_code == 422 and said(answer).count("Each answer is a whole number from 1 to 5.") == 2
    assert "Nothing is answered yet." in review(phone, hall, kind="").text


def test_a_tick_is_a_tick(record, visitor):
    hall, phone = a_hall(input="approval"), visitor()
    assert "Tick an idea, or leave it out." in review(phone, hall, d1="2").text


# What happens around it

@pytest.mark.parametrize(("state", "words"), [("paused", "The vote is paused just now."), ("closed", "This vote is closed")])
def test_a_round_that_stopped_meanwhile_keeps_the_choices(hall, phone, state, words):
    sealed = seal_in(review(phone, hall, d1="2").text)
    hall.move(state)
    answer = phone.post(f"/vote/{hall.token()}/send", data={"d1": "2", "seal": sealed})
    assert answer.status_code == 409 and words in answer.text and "2 dots" in said(answer)
    assert answer.text.startswith("<!doctype") and "<title>Error: " in answer.text and ballots(hall) == 0
    assert words in phone.get(f"/vote/{hall.token()}").text
    if state == "paused":
        hall.move("open")
        assert phone.post(f"/vote/{hall.token()}/send", data={"d1": "2", "seal": sealed}).status_code == 200


def test_each_state_says_what_happens_next(hall, phone):
    hall.move("draft")
    assert "has not been opened yet" in phone.get(f"/vote/{hall.token()}").text
    hall.move("open")
    send(phone, hall, d1="1")
    hall.move("closed")
    closed = phone.get(f"/vote/{hall.token()}")
    assert "This vote is closed" in closed.text and "Look whether it is published" in closed.text
    hall.move("published")
    assert f'href="/results/{hall.code}"' in phone.get(f"/vote/{hall.token()}").text
    assert "This vote is closed" in phone.get(f"/vote/{hall.token(1)}").text


def test_spoilt_and_replaced_papers_take_no_ballot(hall, phone):
    sealed = seal_in(review(phone, hall, d1="1").text), seal_in(review(phone, hall, 1, d1="1").text)
    with write_session() as session:
        tickets.spoil(an_actor(), hall.id, hall.numbers[0], "Torn", session=session)
        tickets.replace(an_actor(), hall.id, hall.numbers[1], "Lost", session=session)
    for at, words in ((0, "marked as spoilt"), (1, "replaced by another one")):
        opened = phone.get(f"/vote/{hall.token(at)}")
        sent = phone.post(f"/vote/{hall.token(at)}/send", data={"d1": "1", "seal": sealed[at]})
        assert opened.status_code == sent.status_code == 409 and words in opened.text and words in sent.text
    assert ballots(hall) == 0


def changed_meanwhile(hall, question="What matters least?"):
    with write_session() as session:
        move_round(an_actor(), hall.id, the(session, VoteRound, hall.id).version, "draft", session=session)
        change_round(an_actor(), hall.id, the(session, VoteRound, hall.id).version, RoundRules(question, headcount=30), session=session)
        move_round(an_actor(), hall.id, the(session, VoteRound, hall.id).version, "open", session=session)
        return the(session, VoteRound, hall.id).code


def test_a_paper_printed_before_the_vote_was_changed_takes_no_ballot(hall, phone, monkeypatch):
    monkeypatch.setattr(papers, "FRESH_SECONDS", 0)
    sealed = seal_in(review(phone, hall, d1="1").text)
    code = changed_meanwhile(hall)
    opened = phone.get(f"/vote/{hall.token()}")
    sent = phone.post(f"/vote/{hall.token()}/send", data={"d1": "1", "seal": sealed})
    assert "open for too long, or the vote was changed" in sent.text
    again = phone.post(f"/vote/{hall.token()}/send", data={"d1": "1", "seal": seal_in(sent.text)})
    for answer in (opened, again):
        assert answer.status_code == 409 and "printed before the vote was changed" in answer.text
    typed = phone.post(f"/room/{code}/paper", data={"number": hall.numbers[0]}, follow_redirects=True)
    assert "printed before the vote was changed" in typed.text and ballots(hall) == 0


def test_addresses_of_forms_lead_on_when_they_are_opened(hall, phone):
    answer = phone.get(f"/vote/{hall.token()}/send")
    assert answer.status_code == 303 and answer.headers["location"] == f"/vote/{hall.token()}"
    for name in ("phone", "paper"):
        assert phone.get(f"/room/{hall.code.lower()}/{name}").headers["location"] == f"/room/{hall.code}"
    assert phone.get("/room/%00%FF/paper", follow_redirects=True).status_code == 404


def a_phones_own(hall, phone) -> str:
    """The address of a ticket that the room hands to this phone."""
    answer = phone.post(f"/room/{hall.code}/phone", data={"seal": seal_in(phone.get(f"/room/{hall.code}").text)})
    return answer.headers["location"]


def test_a_phone_that_sends_while_the_vote_is_changed_is_not_counted_for_another_question(hall, phone):
    address = a_phones_own(hall, phone)
    sealed = seal_in(phone.post(address, data={"d1": "2"}).text)
    changed_meanwhile(hall)     # what is asked is read anew once a second, so this one still has the old ideas
    answer = phone.post(f"{address}/send", data={"d1": "2", "seal": sealed})
    assert answer.status_code in (409, 422, 503) and "2 dots" in said(answer) and "again" in said(answer) and ballots(hall) == 0


def test_a_phone_that_has_the_vote_open_looks_again_when_it_is_changed(hall, phone, monkeypatch):
    monkeypatch.setattr(papers, "FRESH_SECONDS", 0)
    address = a_phones_own(hall, phone)
    edition = re.search(r'name="edition" value="([^"]+)"', phone.get(address).text)[1]
    checked = phone.post(address, data={"d1": "2", "edition": edition})
    assert checked.status_code == 200
    changed_meanwhile(hall)
    again = phone.post(address, data={"d1": "2", "edition": edition})
    assert again.status_code == 422 and "changed after you opened this page" in again.text and "What matters least?" in again.text
    assert re.search(r'name="d1" value="2"[^>]* checked', again.text)
    late = phone.post(f"{address}/send", data={"d1": "2", "seal": seal_in(checked.text)})
    assert late.status_code == 409 and "2 dots" in said(late) and ballots(hall) == 0
    assert phone.post(f"{address}/send", data={"d1": "2", "seal": seal_in(late.text)}).status_code == 200 and ballots(hall) == 1


def test_a_double_click_leaves_one_ballot_and_one_receipt(hall, phone):
    body = {"d1": "2", "seal": seal_in(review(phone, hall, d1="2").text)}
    answers = [phone.post(f"/vote/{hall.token()}/send", data=body) for _ in range(3)]
    assert {answer.status_code for answer in answers} == {200} and len(set(map(receipt_in, answers))) == 1
    assert standing(hall) == {1: 2} and ballots(hall) == 1


def test_of_two_tabs_the_last_one_sent_holds_and_it_says_so(hall, phone):
    one, two = (seal_in(review(phone, hall, **{name: "1"}).text) for name in ("d1", "d2"))
    phone.post(f"/vote/{hall.token()}/send", data={"d1": "1", "seal": one})
    last = phone.post(f"/vote/{hall.token()}/send", data={"d2": "1", "seal": two})
    assert "The last one holds" in last.text and standing(hall) == {2: 1}


def test_back_and_send_again_counts_once(hall, phone):
    send(phone, hall, d1="1")
    assert review(phone, hall, d1="1").status_code == 200
    send(phone, hall, d1="2")
    assert standing(hall) == {1: 2} and ballots(hall) == 1


@pytest.mark.parametrize("spoil", [lambda s: "", lambda s: s[:-1] + "?", lambda s: "0." + s.partition(".")[2], lambda s: "x" * 9000,
                                   lambda s: "é.\x00"])
def test_a_form_without_our_seal_is_not_taken_and_can_be_sent_again(hall, phone, spoil):
    sealed = seal_in(review(phone, hall, d1="2").text)
    answer = phone.post(f"/vote/{hall.token()}/send", data={"d1": "2", "seal": spoil(sealed)})
    assert answer.status_code == 409 and "This page was open for too long" in answer.text and "2 dots" in said(answer)
    assert ballots(hall) == 0
    assert phone.post(f"/vote/{hall.token()}/send", data={"d1": "2", "seal": seal_in(answer.text)}).status_code == 200


def test_a_form_expires_after_half_a_day(hall, phone, monkeypatch):
    sealed = seal_in(review(phone, hall, d1="2").text)
    now = seal.time.time()
    monkeypatch.setattr(seal.time, "time", lambda: now + 13 * 3600)
    assert "open for too long" in phone.post(f"/vote/{hall.token()}/send", data={"d1": "2", "seal": sealed}).text


def test_the_seal_of_another_ticket_does_not_fit(hall, phone):
    other = seal_in(review(phone, hall, 1, d1="1").text)
    assert phone.post(f"/vote/{hall.token()}/send", data={"d1": "1", "seal": other}).status_code == 409


def test_addresses_that_open_no_voting_paper(hall, phone):
    token = hall.token()
    made_up = [token[:-1] + ("A" if token[-1] != "A" else "B"), token.rpartition("-")[0], "x", "-", "--", "%00", "%ff%fe", "A" * 5000,
               token.lower(), tickets.token(hall.code, "ZZZZZ"), tickets.token("ZZZZZ", "ZZZZZ"), "é-é-é", token + "-x"]
    for address in made_up:
        for answer in (phone.get(f"/vote/{address}"), phone.get(f"/vote/{address}/change"),
                       phone.post(f"/vote/{address}/send", data={"d1": "1", "seal": "x"})):
            assert answer.status_code in (404, 409), address
            assert "Traceback" not in answer.text and "<h1>" in answer.text
            assert answer.status_code == 409 or 'class="button" href="/room"' in answer.text


@pytest.mark.parametrize(("content", "headers"), [
    (b"x" * (MOST_BYTES + 1), FORM), (b"d1=1&" * (MOST_FIELDS + 1), FORM), (b'{"d1": 1}', {"content-type": "application/json"}),
    (b"--a\r\n\r\n--a--", {"content-type": "multipart/form-data; boundary=a"}), (b"d1=1", {}),
    (b"\x00\xff\xfe", FORM), (b"", FORM), (b"&&&===&%%%&;", FORM), (b"d1=%00&d2=%ff", FORM), (b"\x00" * 5000, FORM)])
def test_bodies_that_are_no_form(hall, phone, content, headers):
    for step in ("", "/send"):
        answer = phone.post(f"/vote/{hall.token()}{step}", content=content, headers=headers)
        assert 400 <= answer.status_code < 500 and "<h1>" in answer.text and "Traceback" not in answer.text
    assert ballots(hall) == 0


def test_a_record_that_is_away_keeps_the_choices(hall, phone, point_at, var):
    body = {"d1": "2", "seal": seal_in(review(phone, hall, d1="2").text)}
    phone.get(f"/vote/{hall.token()}")
    point_at(f"sqlite:///{var / 'empty.db'}")
    answer = phone.post(f"/vote/{hall.token()}/send", data=body)
    assert answer.status_code == 503 and "not up to date" in answer.text
    assert "2 dots" in said(answer) or "This did not work" in answer.text


def test_people_s_words_are_escaped(record, visitor):
    hostile = "<script>alert(1)</script>\" onload=\"x"
    hall, phone = a_hall(ideas=(hostile, "Another"), question=f"What {hostile}?", groups=(hostile,)), visitor()
    for answer in (phone.get(f"/vote/{hall.token()}"), review(phone, hall, d1="1", group=str(hall.groups[0])), send(phone, hall, d1="1"),
                   phone.get(f"/room/{hall.code}"), phone.get(f"/vote/{hall.token()}")):
        assert "<script>alert" not in answer.text and 'onload="x' not in answer.text


def test_no_ticket_says_how_somebody_voted(hall, phone):
    send(phone, hall, d1="3", help="1")
    with read_session() as session:
        row = session.exec(Ticket.__table__.select().where(Ticket.__table__.c.number == hall.numbers[0])).one()
        assert set(row._fields) == {"id", "created_at", "created_by", "round_id", "number", "kind", "state", "why", "supported",
                                    "receipt", "replaces_id"}
