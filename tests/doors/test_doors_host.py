"""The host's door: one question at a time, each line recorded once, and nothing that was typed is lost."""

import re
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from sqlmodel import select

from tests.factories import a_host_link, a_link, a_small_group, a_workshop, an_actor, an_entry
from toolkit.errors import RecordUnavailable
from toolkit.events import calls, host_cards, small_groups
from toolkit.models import HelpCall
from toolkit.record.words import ENTRY_LIMIT
from toolkit.steps.recording import withdraw_entry
from toolkit.steps.saying import entries_seen
from toolkit.storage.engine import read_session, write_session
from toolkit.web import host as door

LEADER, JSON = an_actor(), {"Accept": "application/json"}


class Hall:
    """A workshop with two tables, and the codes of their cards."""

    def __init__(self):
        with write_session() as session:
            self.workshop = a_workshop(session, ("Older people", "Family <carers>"))
            self.tables = [a_small_group(session, self.workshop, f"Table {number}") for number in (1, 2)]
            self.codes = [a_host_link(session, self.workshop, table) for table in self.tables]

    def line(self, words, table=0, **other):
        """A form as the page sends it."""
        return {"line": str(uuid4()), "small_group": str(self.tables[table]), "kind": "available", "function": "3",
                "group": str(self.workshop.group), "words": words, "act": "say"} | other

    def said(self, **which):
        """What stands in the record."""
        with read_session() as session:
            return entries_seen(self.workshop.id, session=session, **which)


@pytest.fixture
def hall(record):
    return Hall()


@pytest.fixture
def host(hall, visitor):
    """The tablet of Table 1."""
    return visitor(hall.codes[0])


def do(act, *given):
    with write_session() as session:
        return act(LEADER, *given, session=session)


def test_a_card_opens_the_recording_however_it_is_typed(hall, visitor):
    code = hall.codes[0]
    for typed in (code, code.lower(), f"{code[:4]}-{code[4:8]}-{code[8:]}", f"{code[:4]} {code[4:]}"):
        tablet = visitor()
        answer = tablet.get(f"/host/{typed}")
        assert (answer.status_code, answer.headers["location"]) == (303, "/host")
        assert "httponly" in answer.headers["set-cookie"].lower() and "samesite=lax" in answer.headers["set-cookie"].lower()
        assert "Table 1" in tablet.get("/host").text
        assert tablet.get("/host", params={"code": typed}).headers["location"] == f"/host/{code}"


@pytest.mark.parametrize("code", ["WRONG", "x" * 3000, "%3Cscript%3E", "%00", "é", "AAAABBBBCCCC"])
def test_a_code_that_opens_nothing_may_be_typed_again(hall, visitor, code):
    answer = visitor().get(f"/host/{code}")
    assert answer.status_code == 404 and "This code opens nothing." in answer.text and "<script>" not in answer.text


def test_without_a_card_the_door_asks_for_its_code(hall, visitor):
    assert "The code on your card" in visitor().get("/host").text


def test_the_page_is_small_and_asks_one_question(hall, host):
    answer = host.get("/host", params={"kind": "available", "function": "4", "group": str(hall.workshop.groups[1])})
    assert len(answer.content) < 15_000
    assert "<h1 tabindex=\"-1\">4 Technical advice</h1>" in answer.text and "Family &lt;carers&gt;" in answer.text
    assert "5 Encouraging" in re.search(r'id="next".*?</a>', answer.text, re.S)[0]
    assert "connect-src 'self'" in answer.headers["content-security-policy"]
    for other in ("Settings", "Open the vote", "Table 2"):
        assert other not in answer.text


def test_the_second_step_asks_about_gaps_and_ends_with_coverage(hall, host):
    answer = host.get("/host", params={"kind": "gap", "function": "0"})
    assert "Look at the map together." in answer.text and "What is missing?" in answer.text


@pytest.mark.parametrize("asked", [{"function": "11"}, {"function": "²"}, {"kind": "x"}, {"group": "x"}, {"function": "9" * 400}])
def test_an_address_that_is_not_right_begins_with_the_first(hall, host, asked):
    assert "1 Finding out what is available</h1>" in host.get("/host", params=asked).text


def test_a_small_group_with_a_group_of_people_is_not_asked_for_others(hall, host):
    do(small_groups.change, hall.tables[0], 1, small_groups.About("Table 1", "Banbury", hall.workshop.groups[1]))
    page = host.get("/host").text
    assert "Family &lt;carers&gt;" in page and "Older people" not in page and "Banbury" in page


def test_a_form_without_scripts_saves_and_comes_back_to_the_question(hall, host):
    answer = host.post("/host", data=hall.line("<b>A choir</b>", who="community"))
    assert answer.status_code == 303
    page = host.get(answer.headers["location"])
    assert "&lt;b&gt;A choir&lt;/b&gt;" in page.text and "Saved." in page.text and "3 Information" in page.text
    entry = hall.said()[0]
    assert (entry.small_group_id, entry.function, entry.approaches, entry.created_by) == (hall.tables[0], 3, ("community",), "Table 1")


def test_a_gap_keeps_what_is_wanted(hall, host):
    host.post("/host", data=hall.line("No bus", kind="gap", wanted="A bus", who="community"))
    assert [(one.kind, one.wanted, one.approaches) for one in hall.said()] == [("gap", "A bus", ())]


def test_the_same_line_twenty_times_at_once_is_recorded_once(hall, host):
    line = hall.line("A choir")
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: host.post("/host", data=line, headers=JSON), range(20)))
    assert [(one.status_code, one.json()) for one in answers] == [(200, {"state": "kept"})] * 20
    assert [one.words for one in hall.said()] == ["A choir"]


def test_a_line_that_comes_again_after_it_was_withdrawn_stays_withdrawn(hall, host):
    line = hall.line("A choir")
    host.post("/host", data=line, headers=JSON)
    do(withdraw_entry, hall.said()[0].id)
    assert host.post("/host", data=line, headers=JSON).json() == {"state": "kept"}
    assert hall.said() == []


def test_two_devices_with_one_card_both_record(hall, visitor):
    for number, tablet in enumerate([visitor(hall.codes[0]), visitor(hall.codes[0])]):
        assert tablet.post("/host", data=hall.line(f"Line {number}"), headers=JSON).status_code == 200
    assert len(hall.said()) == 2


def test_asked_and_nothing_there_is_recorded_once(hall, host):
    for _ in range(2):
        assert host.post("/host", data=hall.line("", act="nothing"), headers=JSON).status_code == 200
    page = host.get("/host", params={"function": "3", "group": str(hall.workshop.group)}).text
    assert "Asked, and the answer was: nothing." in page


@pytest.mark.parametrize("other", [{"line": "x"}, {"line": ""}, {"group": ""}, {"small_group": "x"}, {"kind": "x"}, {"function": "x"},
                                   {"function": "11"}, {"group": str(uuid4())}, {"who": "nobody"}, {"words": "  "},
                                   {"words": "a" * (ENTRY_LIMIT + 1)}])
def test_what_makes_no_sense_is_refused_and_what_was_typed_comes_back(hall, host, other):
    line = hall.line("A <choir>") | other
    answer = host.post("/host", data=line, headers=JSON)
    assert answer.json()["state"] == "refused" and answer.json()["why"].endswith((".", "there.")) and answer.status_code in (404, 422)
    page = host.post("/host", data=line)
    assert page.status_code == answer.status_code and "There is a problem" in page.text
    assert line["words"].replace("<", "&lt;").replace(">", "&gt;") in page.text
    assert hall.said() == []


def test_another_small_groups_line_is_refused(hall, host):
    answer = host.post("/host", data=hall.line("A choir", table=1), headers=JSON)
    assert answer.status_code == 403 and "one small group" in answer.json()["why"]
    assert hall.said() == []


def test_what_others_said_is_counted_and_not_shown(hall, host):
    with write_session() as session:
        an_entry(session, hall.workshop, "Their secret", small_group_id=hall.tables[1])
        an_entry(session, hall.workshop, "Mine", small_group_id=hall.tables[0])
    page = host.get("/host").text
    assert "Mine" in page and "Their secret" not in page and "1 more was said elsewhere" in page


def test_a_group_that_was_closed_meanwhile_keeps_what_was_typed_on_the_screen(hall, host):
    do(small_groups.close, hall.tables[0])
    assert "The facilitator closed this small group." in host.get("/host").text
    page = host.post("/host", data=hall.line("A choir"))
    assert page.status_code == 409 and "Table 1 was closed" in page.text and ">A choir</textarea>" in page.text
    assert host.post("/host", data=hall.line("A choir"), headers=JSON).json()["state"] == "refused"
    do(small_groups.close, hall.tables[0], False)
    assert host.post("/host", data=hall.line("A choir"), headers=JSON).json()["state"] == "kept"


def test_after_the_day_nothing_opens_and_what_was_typed_is_still_there(hall, host):
    do(host_cards.end_the_day, hall.workshop.id)
    assert "The code on your card" in host.get("/host").text
    answer = host.post("/host", data=hall.line("A choir"), headers=JSON)
    assert (answer.status_code, answer.json()["state"]) == (401, "out")
    page = host.post("/host", data=hall.line("A choir"))
    assert "Your link has ended" in page.text and ">A choir</textarea>" in page.text
    assert hall.said() == []


def test_a_facilitators_link_is_told_what_this_page_is_for(hall, visitor):
    with write_session() as session:
        secret = a_link(session)
    assert "for the host of one small group" in visitor(secret).get("/host").text


def test_what_is_no_form_or_too_much_is_refused(hall, host):
    assert host.post("/host", content=b"{}", headers=JSON | {"Content-Type": "application/json"}).json()["state"] == "refused"
    assert host.post("/host", data=hall.line("a" * 40_000), headers=JSON).json()["state"] == "refused"


def test_the_record_being_away_means_later(hall, host, monkeypatch):
    def away(*_, **__):
        raise RecordUnavailable("The record is busy.")

    monkeypatch.setattr(door, "record_entry", away)
    answer = host.post("/host", data=hall.line("A choir"), headers=JSON)
    assert (answer.status_code, answer.json()["state"]) == (503, "later")
    assert ">A choir</textarea>" in host.post("/host", data=hall.line("A choir")).text


def test_other_doors_stay_shut_for_a_host(hall, host):
    assert host.get(f"/export/workshop/{hall.workshop.id}").status_code in (403, 404)
    assert host.get(f"/places/{uuid4()}.geojson").status_code == 403


def waiting(hall):
    with read_session() as session:
        return calls.calls(hall.workshop.id, session=session)


def test_help_is_called_once_waits_and_is_taken_back_without_scripts(hall, host):
    assert "We need help</button>" in host.get("/host").text
    asked = hall.line("Half a <line>", act="help", who="community")
    for _ in range(2):
        page = host.post("/host", data=asked)
    assert page.status_code == 200 and "You asked for help at" in page.text and "We need help</button>" not in page.text
    assert ">Half a &lt;line&gt;</textarea>" in page.text and 'value="community" checked' in page.text and "3 Information" in page.text
    assert list(waiting(hall)) == [hall.tables[0]] and hall.said() == []
    with read_session() as session:
        assert len(session.exec(select(HelpCall)).all()) == 1
    assert "We need help</button>" in host.post("/host", data=asked | {"act": "well"}).text and not waiting(hall)
    assert host.post("/host", data=asked | {"act": "well"}, headers=JSON).json() == {"state": "kept"}


@pytest.mark.parametrize("act", ["help", "well"])
def test_help_is_for_the_own_small_group_only(hall, host, act):
    assert host.post("/host", data=hall.line("", table=1, act=act), headers=JSON).status_code == 403
    assert host.post("/host", data=hall.line("", small_group="x", act=act)).status_code == 422
    assert not waiting(hall)


def test_the_desks_messages_to_all_and_to_this_small_group_stand_at_the_top(hall, host):
    for to, words in ((None, "Lunch <b>now</b>"), (hall.tables[0], "A chair for you"), (hall.tables[1], "For others")):
        do(calls.send_message, hall.workshop.id, to, words)
    page = host.get("/host").text
    assert page.index("A chair for you") < page.index("Lunch &lt;b&gt;now&lt;/b&gt;") < page.index("<h1")
    assert "For others" not in page and "From the facilitator, " in page
    with read_session() as session:
        newest = calls.messages_for(hall.workshop.id, hall.tables[0], session=session)[0]
    do(calls.take_message_back, newest.id)
    assert "A chair for you" not in host.get("/host").text


def test_enter_saves_and_does_not_call_for_help(hall, host):
    page = host.get("/host").text
    assert page.index('value="say"') < page.index('value="help"')
