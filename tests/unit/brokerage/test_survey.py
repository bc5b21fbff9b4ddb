"""Surveys: sets never merged, totals checked and left as they came, few answers hidden, sheets counted once."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import an_actor
from toolkit.access.roles import Role
from toolkit.brokerage import survey
from toolkit.brokerage.survey import CLOSED, OPEN, PEOPLE, Asking, read_counts, result_of
from toolkit.brokerage.survey_results import FEWEST, SMALL, respondents, result
from toolkit.brokerage.survey_sets import UNSURE, load, question_sets
from toolkit.errors import BadInput, Changed, DataFileError, MoveRefused, NotAllowed, NotFound
from toolkit.models import Survey
from toolkit.storage.queries import surveys as queries

KEEPER = an_actor(Role.COMMISSIONER)
SET = question_sets()["help_and_plan"]
TOTALS = Asking("Ash", "help_and_plan", 12, date(2026, 5, 1))
ALL_YES = dict.fromkeys(SET.questions, "yes")


def made(session, asking=TOTALS, **changed):
    return survey.add_survey(KEEPER, Asking(**vars(asking) | changed), session=session)


def by_people(session, asked=12):
    return made(session, asked=asked, way=PEOPLE)


def seen(survey_id, session):
    return session.get_one(Survey, survey_id)


def close(survey_id, session):
    survey.set_state(KEEPER, survey_id, seen(survey_id, session).version, CLOSED, session=session)


@pytest.mark.parametrize(("changed", "field"), [
    ({"about": ""}, "about"), ({"question_set": None}, "question_set"), ({"question_set": "other"}, "question_set"),
    ({"asked": None}, "asked"), ({"asked": 0}, "asked"), ({"asked_on": None}, "asked_on"), ({"way": "post"}, "way")])
def test_a_survey_that_says_too_little_is_refused(session, changed, field):
    with pytest.raises(BadInput) as caught:
        made(session, **changed)
    assert caught.value.field == field


def test_totals_are_kept_as_they_came_also_where_they_do_not_add_up(session):
    one = made(session)
    survey.key_totals(KEEPER, one, "needs_met", 0, {"yes": 7, "no": 3, "unsure": 1}, session=session)
    found = result_of(seen(one, session), session=session)
    row = next(row for row in found.rows if row.slug == "needs_met")
    assert row.counts == {"yes": 7, "no": 3, "unsure": 1} and row.total == 11 and not row.adds_up
    assert row.note == "Does not add up: the answers make 11, and 12 were asked. Kept as it was received."
    assert found.rows[0].note == "No answer came in."


def test_totals_are_changed_at_their_version(session):
    one = made(session)
    survey.key_totals(KEEPER, one, "useful", 0, {"yes": 11, "no": 1}, session=session)
    survey.key_totals(KEEPER, one, "useful", 1, {"yes": 12}, session=session)
    with pytest.raises(Changed):
        survey.key_totals(KEEPER, one, "useful", 1, {"yes": 10}, session=session)
    assert read_counts(queries.totals_of(one, session=session)["useful"].counts) == {"yes": 12}


@pytest.mark.parametrize("wrong", [("other", {"yes": 1}), ("useful", {"perhaps": 1}), ("useful", {"yes": -1})])
def test_totals_of_another_set_or_below_nothing_are_refused(session, wrong):
    with pytest.raises(BadInput):
        survey.key_totals(KEEPER, made(session), wrong[0], 0, wrong[1], session=session)


def test_sheets_are_counted_once_the_survey_is_closed(session):
    one = by_people(session)
    for number in range(6):
        survey.answer(one, ALL_YES | {"better": "no"}, f"page {number}", session=session)
    survey.key_sheet(KEEPER, one, {"useful": "partly"}, session=session)
    with pytest.raises(MoveRefused, match="once the survey is closed"):
        result_of(seen(one, session), session=session)
    close(one, session)
    found = result_of(seen(one, session), session=session)
    assert found.replies == 7 and "7 of 12 replied; 5 did not." in found.notices
    rows = {row.slug: row.counts for row in found.rows}
    assert rows["useful"] == {"yes": 6, "partly": 1} and rows["better"] == {"no": 6, "unsure": 1}


def test_sending_the_same_page_again_takes_its_own_place(session):
    one, other = by_people(session), by_people(session)
    assert survey.answer(one, ALL_YES, "a page", session=session) is False
    assert survey.answer(one, {"useful": "no"}, "a page", session=session) is True
    assert queries.replies(one, session=session) == 1
    counts = queries.counts_of(one, session=session)
    assert counts["useful", "no"] == 1 and counts["better", UNSURE] == 1
    with pytest.raises(MoveRefused, match="used already"):
        survey.answer(other, ALL_YES, "a page", session=session)


def test_a_sheet_keyed_by_mistake_is_taken_out_once(session):
    one = by_people(session)
    sheet = survey.key_sheet(KEEPER, one, ALL_YES, session=session)
    assert [row[0] for row in queries.keyed(one, session=session)] == [sheet]
    survey.take_sheet_out(KEEPER, sheet, session=session)
    assert queries.replies(one, session=session) == 0
    with pytest.raises(NotFound):
        survey.take_sheet_out(KEEPER, sheet, session=session)


def test_a_closed_survey_takes_nothing_until_it_is_open_again(session):
    one = by_people(session)
    close(one, session)
    for act in (lambda: survey.answer(one, ALL_YES, "a page", session=session), lambda: close(one, session),
                lambda: survey.key_sheet(KEEPER, one, ALL_YES, session=session)):
        with pytest.raises(MoveRefused):
            act()
    survey.set_state(KEEPER, one, 2, OPEN, session=session)
    assert survey.answer(one, ALL_YES, "a page", session=session) is False


def test_each_way_takes_its_own_kind_of_answers(session):
    with pytest.raises(MoveRefused, match="another way"):
        survey.answer(made(session), ALL_YES, "a page", session=session)
    with pytest.raises(MoveRefused, match="another way"):
        survey.key_totals(KEEPER, by_people(session), "useful", 0, {"yes": 1}, session=session)


@pytest.mark.parametrize("answers", [{}, {"useful": ""}, {"useful": "perhaps"}, {"friendly": "yes"}])
def test_an_empty_sheet_or_one_of_another_set_is_refused(session, answers):
    with pytest.raises(BadInput):
        survey.answer(by_people(session), answers, "a page", session=session)


def test_a_code_is_found_however_it_is_typed(session):
    code = seen(by_people(session), session).code
    assert survey.sheet(f" {code[:4].lower()}-{code[4:]} ", session=session).questions == SET
    with pytest.raises(NotFound):
        survey.sheet("nothing", session=session)


def test_only_those_who_keep_contracts_keep_surveys(session):
    for role in (Role.BROKER, Role.FACILITATOR):
        with pytest.raises(NotAllowed):
            survey.add_survey(an_actor(role), TOTALS, session=session)


def test_more_replies_than_people_asked_is_said(session):
    one = by_people(session, asked=5)
    for number in range(6):
        survey.answer(one, ALL_YES, str(number), session=session)
    close(one, session)
    found = result_of(seen(one, session), session=session)
    assert found.notices[0] == "Does not add up: 6 people replied, but only 5 were asked."


COUNTS = st.dictionaries(st.sampled_from(list(SET.answers)), st.integers(0, 40))


@given(st.dictionaries(st.sampled_from(list(SET.questions)), COUNTS), st.integers(1, 60))
def test_no_question_with_few_answers_is_shown_and_no_count_is_ever_changed(found, asked):
    shown = result(SET, asked, found)
    for row in shown.rows:
        given_counts = found.get(row.slug) or {}
        assert (row.counts is not None) == (respondents(given_counts) >= FEWEST)
        if row.counts is not None:
            assert row.counts == given_counts and row.adds_up == (sum(given_counts.values()) == asked)
        else:
            assert row.total == 0
    assert any("Small numbers" in notice for notice in shown.notices) == (asked < SMALL)


@pytest.mark.parametrize(("before", "after", "said"), [
    ('slug = "broker_and_process"', 'slug = "help_and_plan"', "each slug once"),
    ('set = "broker_and_process"', 'set = "nothing"', "every question in one of the sets"),
    ('answers = ["yes", "no", "partly", "unsure"]', 'answers = ["yes", "no"]', '"unsure"'),
    ("[[answer]]", "[[answers]]", "not known")])
def test_a_wrong_file_is_said_in_one_line(tmp_path, before, after, said):
    from toolkit import settings

    text = (settings.data_folder() / "surveys.toml").read_text(encoding="utf-8")
    (tmp_path / "surveys.toml").write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(DataFileError, match=r"surveys\.toml") as caught:
        load(tmp_path / "surveys.toml")
    assert said in str(caught.value)
