"""What the database itself keeps of consultations, on SQLite and on PostgreSQL: rules of the tables, counts, one answer a page."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.exc import IntegrityError

from tests.factories import a_consultation, a_theme, an_actor, an_answer, items_asked, move_consultation, the, two_plans
from toolkit.errors import MoveRefused
from toolkit.models import (
    Consultation,
    ConsultationAnswer,
    ConsultationHands,
    ConsultationHandsCount,
    ConsultationItem,
    ConsultationResponse,
    PlanAdoption,
    ThemeComment,
    YouSaidPage,
)
from toolkit.steps.consulting import adopting
from toolkit.steps.consulting.answering import Said, answer, withdraw_answer
from toolkit.steps.consulting.counting import Tally, counted
from toolkit.steps.consulting.hands import declare_hands, withdraw_hands
from toolkit.steps.said_and_done import publishing
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import consultations as queries


def refused(session, row):
    """The row breaks a rule of the tables."""
    with pytest.raises(IntegrityError), session.begin_nested():
        session.add(row)
        session.flush()


def test_rules_of_the_tables(database):
    with write_session() as session:
        workshop, (guide, _) = two_plans(session)
        made = a_consultation(session, workshop, {1: "agree"})
        item, asked = items_asked(session, made)[1].id, the(session, Consultation, made)
        sent = an_answer(session, made, {1: Said("agree", "Good")}, form="page")
        mark = the(session, ConsultationResponse, sent).form
        refused(session, Consultation(workshop_id=workshop.id, number=asked.number))
        refused(session, Consultation(workshop_id=workshop.id, number=9, code=asked.code))
        refused(session, Consultation(workshop_id=workshop.id, number=9, asked=0))
        refused(session, ConsultationItem(consultation_id=made, plan_id=guide, number=7, title="", words=""))
        refused(session, ConsultationResponse(consultation_id=made, channel="phone", form=mark))
        refused(session, ConsultationResponse(consultation_id=made, channel="pigeon"))
        refused(session, ConsultationAnswer(response_id=sent, item_id=item))
        refused(session, ConsultationHands(consultation_id=made, people=0))
        assert queries.people_by_channel(made, session=session) == {"phone": 2}


def test_rules_of_answers_hands_themes_and_pages(database):
    with write_session() as session:
        workshop, (guide, _) = two_plans(session)
        made = a_consultation(session, workshop, {1: Said("agree", "Good")})
        first, second = (item.id for item in items_asked(session, made).values())
        sent = an_answer(session, made, {1: "agree"})
        refused(session, ConsultationAnswer(response_id=sent, item_id=second, answer="perhaps"))
        hands = declare_hands(an_actor(), made, 3, {first: (3, 0, 0)}, session=session)
        refused(session, ConsultationHandsCount(hands_id=hands, item_id=second, agree=-1))
        refused(session, ConsultationHandsCount(hands_id=hands, item_id=first))
        theme, [comment] = a_theme(session, made), [row[1] for row in queries.comments(made, session=session)]
        refused(session, ThemeComment(theme_id=theme, answer_id=comment))
        adopting.say_why_not_asked(an_actor(), guide, 0, "So.", session=session)
        refused(session, PlanAdoption(plan_id=guide))
        code = publishing.publish(an_actor(), workshop.id, 0, session=session)
        other, _ = two_plans(session)
        refused(session, YouSaidPage(workshop_id=workshop.id))
        refused(session, YouSaidPage(workshop_id=other.id, code=code))


def test_counting_leaves_out_what_was_taken_out(database):
    with write_session() as session:
        workshop, (guide, buses) = two_plans(session)
        made = a_consultation(session, workshop, {1: "agree"}, {1: "disagree", 2: Said("", "Where?")})
        first, second = (item.id for item in items_asked(session, made).values())
        out = an_answer(session, made, {2: Said("agree", "Gone")})
        withdraw_answer(an_actor(), out, session=session)
        hands = declare_hands(an_actor(), made, 4, {second: (1, 2, 1)}, session=session)
        assert queries.asked_plans(workshop.id, session=session) == set()
        move_consultation(session, made, "closed")
    with read_session() as session:
        found = counted(session.get_one(Consultation, made), session=session)
        assert found.people == 6 and found.tallies == {first: Tally(1, 0, 1), second: Tally(1, 2, 1)}
        assert [words for *_, words, _ in queries.comments(made, session=session)] == ["Where?"]
        assert queries.asked_plans(workshop.id, session=session) == {guide, buses}
    with write_session() as session:
        move_consultation(session, made, "open")
        withdraw_hands(an_actor(), hands, session=session)
        assert counted(the(session, Consultation, made), session=session).people == 2


def test_one_page_sent_from_many_threads_at_once_counts_once(database):
    with write_session() as session:
        workshop, _ = two_plans(session)
        made = a_consultation(session, workshop)
        item = items_asked(session, made)[1].id

    def send(at):
        with write_session() as session:
            return answer(made, {item: Said("agree", f"Words {at % 2}")}, "the same page", session=session)

    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(send, range(8)))
    assert len({one.response_id for one in taken}) == 1
    with read_session() as session:
        assert queries.people_in(made, session=session) == 1 and len(queries.comments(made, session=session)) == 1


def test_an_answer_while_it_is_being_closed_is_in_or_refused(database):
    with write_session() as session:
        workshop, _ = two_plans(session)
        made = a_consultation(session, workshop)

    def send(at):
        try:
            with write_session() as session:
                return an_answer(session, made, {1: "agree"})
        except MoveRefused:
            return None

    def close():
        with write_session() as session:
            move_consultation(session, made, "closed")

    with ThreadPoolExecutor(4) as pool:
        sent = [pool.submit(send, at) for at in range(6)]
        pool.submit(close).result()
        taken = [one for one in (future.result() for future in sent) if one]
    with read_session() as session:
        assert queries.people_in(made, session=session) == len(taken)


def test_words_that_others_took_the_place_of_are_in_no_file(record):
    with write_session() as session:
        workshop, _ = two_plans(session)
        made = a_consultation(session, workshop)
        an_answer(session, made, {1: Said("agree", "Zanzibar words")}, form="page")
    with write_session() as session:
        an_answer(session, made, {1: Said("agree", "Other words")}, form="page")
    found = b"".join(file.read_bytes() for file in record.parent.glob("common-table.db*"))
    assert b"Other words" in found and b"Zanzibar" not in found
