"""The way in: by the room's code on one's own phone, or with a voting paper's number; the receipt and the result."""

import re
import time
from datetime import UTC, datetime

import pytest

from tests.doors.hall import IDEAS, Hall, a_hall, seal_in
from tests.doors.test_doors_vote import receipt_in, said, send
from tests.factories import an_actor
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import guesses as queries
from toolkit.storage.queries import tickets as ticket_queries
from toolkit.voting import tickets
from toolkit.web import guesses, measure, room


@pytest.fixture
def hall(record) -> Hall:
    return a_hall()


def take(phone, hall):
    return phone.post(f"/room/{hall.code}/phone", data={"seal": seal_in(phone.get(f"/room/{hall.code}").text)})


def handed_out(hall) -> int:
    with read_session() as session:
        return ticket_queries.count_of(hall.id, "phone", session=session)


def test_the_room_says_what_the_vote_is_and_forgives_how_its_code_is_typed(hall, visitor):
    phone = visitor()
    for typed in (hall.code, hall.code.lower(), f" {hall.code[:2]} {hall.code[2:]} ", f"{hall.code[:3]}-{hall.code[3:]}"):
        answer = phone.get(f"/room/{typed}")
        assert answer.status_code == 200 and "What matters most?" in answer.text
        assert "Vote on this phone" in answer.text and "I have a voting paper" in answer.text
        found = phone.get("/room", params={"code": typed})
        assert (found.status_code, found.headers["location"]) == (303, f"/room/{hall.code}")
    assert "The code of your room" in phone.get("/room").text


@pytest.mark.parametrize("code", ["ZZZZZ", "%00", "x" * 3000, "%3Cscript%3E", "é", "%ff", "..", "'; drop table"])
def test_a_code_that_no_room_has_may_be_typed_again(hall, visitor, code):
    for address in (f"/room/{code}", f"/room?code={code}"):
        answer = visitor().get(address)
        if answer.status_code != 303:
            assert answer.status_code == 404 and "<script>" not in answer.text
            assert "There is no vote with this code." in answer.text or answer.text == "Not Found"


def test_a_phone_gets_one_ticket_however_often_it_scans(hall, visitor):
    phone, other = visitor(), visitor()
    first = take(phone, hall)
    assert first.status_code == 303 and re.fullmatch(r"/vote/[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{16}", first.headers["location"])
    cookie = first.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=lax" in cookie and "path=/room" in cookie and "secure" not in cookie
    assert "Go on with my ballot on this phone" in phone.get(f"/room/{hall.code}").text
    assert take(phone, hall).headers["location"] == first.headers["location"] and handed_out(hall) == 1
    assert take(other, hall).headers["location"] != first.headers["location"] and handed_out(hall) == 2
    assert phone.get(first.headers["location"]).status_code == 200


def test_a_cookie_of_a_ticket_that_is_not_there_gets_a_new_one(hall, visitor):
    for made_up in (tickets.token(hall.code, "ZZZZZ"), "nonsense", "x" * 3000):
        phone = visitor()
        phone.cookies.set(f"{room.COOKIE}_{hall.code}", made_up)
        assert take(phone, hall).status_code == 303
    assert handed_out(hall) == 3


def test_phones_get_tickets_up_to_the_headcount(record, visitor):
    hall = a_hall(headcount=2)
    assert [take(visitor(), hall).status_code for _ in range(2)] == [303, 303]
    full = take(visitor(), hall)
    assert full.status_code == 409 and said(full).count("As many phones as people present") == 2 and "Error: " in full.text
    uncounted = a_hall(headcount=None)
    assert "has not yet said how many people are here" in take(visitor(), uncounted).text


def test_a_ticket_is_only_handed_out_through_our_own_form(hall, visitor):
    for seal in ("", "1.x", "\x00"):
        answer = visitor().post(f"/room/{hall.code}/phone", data={"seal": seal})
        assert answer.status_code == 409 and "Please press the button again." in answer.text
    assert handed_out(hall) == 0


def test_a_voting_paper_is_opened_by_its_number(hall, visitor):
    number = hall.numbers[0]
    for typed in (number, number.lower(), f" {number[:2]} {number[2:]}"):
        answer = visitor().post(f"/room/{hall.code}/paper", data={"number": typed})
        assert (answer.status_code, answer.headers["location"]) == (303, f"/vote/{hall.token()}")


@pytest.mark.parametrize(("typed", "words"), [("ZZZZZ", "There is no voting paper with this number"), ("", "Type the five letters"),
                                              ("\x00\x00", "Type the five letters"), ("x" * 9000, "Type the five letters"),
                                              ("<b>", "Type the five letters"), ("ééééé", "Type the five letters")])
def test_a_number_typed_wrongly_may_be_typed_again(hall, visitor, typed, words):
    answer = visitor().post(f"/room/{hall.code}/paper", data={"number": typed})
    assert answer.status_code == 422 and said(answer).count(words) == 2 and "<title>Error: " in answer.text
    if typed == "ZZZZZ":
        assert 'value="ZZZZZ"' in answer.text


def test_wrong_numbers_are_answered_later_and_later_and_a_right_one_is_taken(hall, visitor, monkeypatch):
    monkeypatch.setattr(room, "GUESSES", guesses.Guesses(lambda: 0.0))  # on a slow machine the measure empties meanwhile
    phone, took = visitor(), []
    for _ in range(measure.FREE + 6):
        start = time.monotonic()
        phone.post(f"/room/{hall.code}/paper", data={"number": "ZZZZZ"})
        took.append(time.monotonic() - start)
    assert took[-1] >= measure.STEP_SECONDS     # by then the measure is over what is free, also where the machine is slow
    assert phone.post(f"/room/{hall.code}/paper", data={"number": hall.numbers[0]}).status_code == 303


def test_a_flooded_room_says_what_to_do_instead(hall, visitor, monkeypatch):
    monkeypatch.setattr(room, "GUESSES", guesses.Guesses(lambda: 100.0))
    with write_session() as session:
        long = datetime.fromtimestamp(100 + measure.MOST_WAITING + 2, UTC)
        queries.keep_measure(hall.code, measure.FULL, datetime.fromtimestamp(100, UTC), long, session=session)
    answer = visitor().post(f"/room/{hall.code}/paper", data={"number": hall.numbers[0]})
    assert answer.status_code == 422 and "scan the code on your paper" in answer.text
    assert hall.numbers[0] in answer.text


def test_the_room_in_each_state(hall, visitor):
    phone = visitor()
    hall.move("draft")
    assert "has not been opened yet" in phone.get(f"/room/{hall.code}").text
    hall.move("open")
    hall.move("paused")
    assert "The vote is paused just now." in phone.get(f"/room/{hall.code}").text
    hall.move("closed")
    closed = phone.get(f"/room/{hall.code}")
    assert "This vote is closed" in closed.text and "<form" not in closed.text
    assert "not open" in phone.post(f"/room/{hall.code}/phone", data={"seal": "x"}).text or handed_out(hall) == 0
    hall.move("published")
    assert f"/results/{hall.code}" in phone.get(f"/room/{hall.code}").text


# Receipt

def test_a_receipt_says_whether_a_ballot_is_in_the_count(hall, visitor):
    phone = visitor()
    code = receipt_in(send(phone, hall, d1="1"))
    for state in ("open", "closed"):
        if state == "closed":
            hall.move("closed")
        for typed in (code, code.lower(), f"{code[:4]} {code[4:]}"):
            answer = phone.post(f"/receipt/{hall.code}", data={"receipt": typed})
            assert answer.status_code == 200 and "Yes: a ballot for this receipt is in the count." in answer.text
    for typed in ("AAAAAAAA", "x" * 500, "<script>"):
        answer = phone.post(f"/receipt/{hall.code}", data={"receipt": typed})
        assert "No ballot has this receipt" in answer.text or answer.status_code == 422
        assert "<script>" not in answer.text
    empty = phone.post(f"/receipt/{hall.code}", data={"receipt": " \x00"})
    assert empty.status_code == 422 and "<title>Error: " in empty.text
    assert phone.get(f"/receipt/{hall.code}").status_code == 200 and phone.get("/receipt/ZZZZZ").status_code == 404


# Result

def test_a_result_is_seen_once_it_is_published(hall, visitor):
    phone = visitor()
    for at, kind in enumerate(("expert",) * 3 + ("carer",) * 2):
        send(phone, hall, at, d1="2", d2="1", kind=kind)
    for state in (None, "closed"):
        if state:
            hall.move(state)
        assert "not yet published" in phone.get(f"/results/{hall.code}").text
    hall.move("published")
    answer = phone.get(f"/results/{hall.code.lower()}")
    assert answer.status_code == 200 and "5 people voted." in answer.text
    assert re.findall(r'class="count">(\d+)<', answer.text) == ["10", "5", "0", "0"]
    assert "not shown, because few people are meant" in answer.text and "On a phone: 5" in answer.text
    assert "How it was counted" in answer.text and 'href="#how"' in answer.text
    assert phone.get("/results/ZZZZZ").status_code == 404
    hall.move("closed")
    assert "not yet published" in phone.get(f"/results/{hall.code}").text


def test_a_matrix_result_has_its_middle_and_its_spread(record, visitor):
    hall, phone = a_hall(input="matrix", papers=6), visitor()
    for at, (impact, effort) in enumerate(((5, 1), (4, 2), (5, 3), (2, ""), (5, 1), (4, 4))):
        send(phone, hall, at, i1=str(impact), e1=str(effort), kind="expert")
    hall.move("closed")
    hall.move("published")
    words = " ".join(said(phone.get(f"/results/{hall.code}")).split())
    assert "4.5 (most between 4 and 5)" in words and "Expert by experience · 6 ballots" in words
    assert "Difference: 4.5" in words
    assert f"{IDEAS[0]} Quick wins" in words and f"{IDEAS[1]} Not placed" in words and "Quick wins stand first" in words


def test_a_matrix_result_stands_in_matrix_order(record, visitor):
    hall, phone = a_hall(input="matrix", papers=5), visitor()
    for at in range(5):
        send(phone, hall, at, i1="1", e1="5", i2="4", e2="4", i3="4", e3="1", kind="expert")
    hall.move("closed")
    hall.move("published")
    shown = said(phone.get(f"/results/{hall.code}"))
    assert sorted((IDEAS[2], IDEAS[1], IDEAS[0]), key=shown.index) == [IDEAS[2], IDEAS[1], IDEAS[0]]


def test_who_took_part_by_channel(hall, visitor):
    with write_session() as session:
        tickets.spoil(an_actor(), hall.id, hall.numbers[4], "Torn", session=session)
    assert "marked as spoilt" in visitor().get(f"/vote/{hall.token(4)}").text
