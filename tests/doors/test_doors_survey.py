"""The survey's door: answered without an account, counted once, nothing lost on a mistake, closed in plain words."""

import re
from datetime import date

import pytest

from tests.doors.hall import seal_in
from tests.factories import an_actor
from toolkit.access.roles import Role
from toolkit.brokerage import survey as rules
from toolkit.brokerage.survey import CLOSED, NO_SUCH, NOTHING, PEOPLE, Asking
from toolkit.models import Survey
from toolkit.steps.consulting.sheet import say_code
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import surveys as queries
from toolkit.web import floods, survey

HOSTILE = "<script>window.harmed=1</script>"


class Asked:
    """An open survey about somebody's service."""

    def __init__(self):
        with write_session() as session:
            asking = Asking(f"Ash {HOSTILE}", "help_and_plan", 12, date(2026, 5, 1), PEOPLE)
            self.id = rules.add_survey(an_actor(Role.COMMISSIONER), asking, session=session)
            self.code = session.get_one(Survey, self.id).code
        self.address = f"/survey/{say_code(self.code)}"

    def counts(self):
        with read_session() as session:
            return queries.replies(self.id, session=session), queries.counts_of(self.id, session=session)

    def close(self):
        with write_session() as session:
            rules.set_state(an_actor(Role.COMMISSIONER), self.id, 1, CLOSED, session=session)


@pytest.fixture
def asked(record):
    return Asked()


@pytest.fixture(autouse=True)
def nobody_guessed_yet(monkeypatch):
    """Each test begins with an empty measure, and waits for nobody."""
    monkeypatch.setattr(survey, "FLOODS", floods.Floods(clock=lambda: 0.0))


def hidden(text):
    return {"form": re.search(r'name="form" value="([^"]+)"', text)[1], "seal": seal_in(text)}


def test_the_page_asks_the_questions_of_its_set_and_nothing_else(asked, visitor):
    answer = visitor().get(asked.address)
    assert answer.status_code == 200 and answer.headers["cache-control"] == "no-store"
    assert answer.text.count("<legend>") == 5 and "Did the broker listen and understand?" in answer.text
    assert "Was the broker friendly" not in answer.text and "<script>" not in answer.text and len(answer.content) < 15_000


def test_answers_go_in_once_are_said_back_and_can_be_changed(asked, visitor):
    phone = visitor()
    body = hidden(phone.get(asked.address).text) | {"useful": "yes", "better": "partly"}
    first, second = (phone.post(asked.address, data=body) for _ in range(2))
    assert first.status_code == 200 and "Thank you, your answers are in" in first.text and "Partly" in first.text
    assert "No answer chosen" in first.text and asked.counts()[0] == 1
    again = phone.post(asked.address, data=body | hidden(second.text) | {"change": "1"})
    assert 'value="yes" id="useful" checked' in again.text
    changed = phone.post(asked.address, data=hidden(again.text) | {"useful": "no"})
    assert "took the place" in changed.text
    replies, counts = asked.counts()
    assert replies == 1 and counts["useful", "no"] == 1 and counts["better", "unsure"] == 1 and ("useful", "yes") not in counts


def test_two_people_on_one_device_count_twice(asked, visitor):
    phone = visitor()
    for _ in range(2):
        phone.post(asked.address, data=hidden(phone.get(asked.address).text) | {"useful": "yes"})
    assert asked.counts()[0] == 2


@pytest.mark.parametrize(("filled", "field", "sentence"), [({}, "useful", NOTHING), ({"useful": ""}, "useful", NOTHING),
                                                           ({"friendly": "yes"}, "useful", NOTHING),
                                                           ({"better": "perhaps"}, "better", "Choose one of the answers")])
def test_a_mistake_is_said_at_the_top_and_at_its_field_and_nothing_is_lost(asked, visitor, filled, field, sentence):
    phone = visitor()
    kept = {"listened": "no"} if "better" in filled else {}
    answer = phone.post(asked.address, data=hidden(phone.get(asked.address).text) | kept | filled)
    assert answer.status_code == 422 and "<title>Error: " in answer.text and sentence in answer.text
    assert f'<a href="#{field}">' in answer.text and f'id="{field}-wrong"' in answer.text and f'id="{field}"' in answer.text
    assert answer.text.count(" checked") == len(kept) and asked.counts()[0] == 0


def test_a_form_that_is_not_ours_is_shown_again_with_what_was_chosen(asked, visitor):
    phone = visitor()
    body = hidden(phone.get(asked.address).text) | {"useful": "yes"}
    for wrong in ({"seal": ""}, {"seal": "0.AAAA"}, {"form": "made-up"}):
        answer = phone.post(asked.address, data=body | wrong)
        assert answer.status_code == 422 and "open for too long" in answer.text and " checked" in answer.text
    assert asked.counts()[0] == 0
    assert phone.post(asked.address, data=hidden(answer.text) | {"useful": "yes"}).status_code == 200


def test_a_survey_that_is_over_takes_nothing_and_says_so(asked, visitor):
    phone = visitor()
    body = hidden(phone.get(asked.address).text) | {"useful": "yes"}
    asked.close()
    assert "This survey is over" in phone.get(asked.address).text and "was not sent" not in phone.get(asked.address).text
    sent = phone.post(asked.address, data=body)
    assert sent.status_code == 409 and "What you chose was not sent." in sent.text and asked.counts()[0] == 0


def test_a_code_is_typed_by_hand(asked, visitor):
    phone = visitor()
    assert phone.get("/survey").status_code == 200
    assert phone.get("/survey", params={"code": asked.code.lower()}).headers["location"] == asked.address
    assert phone.get("/survey?code=").status_code == 422
    for address in ("/survey/nothing", "/survey?code=ZZZZZZZZ"):
        answer = phone.get(address)
        assert answer.status_code == 404 and NO_SUCH in answer.text


def test_every_sentence_is_in_the_catalogue():
    from toolkit.web.words import extract

    kept = extract.CATALOGUE.read_text(encoding="utf-8").replace('"\n"', "")
    for sentence in (NO_SUCH, NOTHING, "How was it with your broker?", "Did the broker listen and understand?", survey.EXPIRED):
        assert sentence in kept, sentence
