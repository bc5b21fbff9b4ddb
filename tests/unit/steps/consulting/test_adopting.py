"""Themes and their answers; a plan is adopted only once the people were asked, or the reason for not asking is written."""

import pytest

from tests.factories import (
    a_consultation,
    a_plan,
    a_theme,
    a_workshop,
    an_actor,
    an_answer,
    as_saved,
    items_asked,
    move_consultation,
    the,
    two_plans,
)
from toolkit.access.roles import Role
from toolkit.errors import BadInput, Changed, MoveRefused, NotAllowed, NotFound
from toolkit.models import Plan
from toolkit.steps.consulting import adopting, themes
from toolkit.steps.consulting.answering import Said
from toolkit.steps.planning import Planned, change_plan, withdraw_plan

WORDS = Said("if_changed", "In Welsh too", True)


def why_not(session, plan):
    return adopting.why_not(the(session, Plan, plan), session=session)


def standing(session, plan):
    return adopting.adoption_of(the(session, Plan, plan), session=session)


def test_what_stands_in_the_way_one_after_the_other(session):
    workshop, (guide, buses) = two_plans(session)
    assert "were not asked about the plan yet" in why_not(session, guide)
    made = a_consultation(session, workshop, to="draft")
    assert "were not asked" in why_not(session, guide)
    move_consultation(session, made, "open")
    assert "People are being asked about this plan until" in why_not(session, guide)
    an_answer(session, made, {1: WORDS})
    an_answer(session, made, {1: Said("", "Large print")})
    move_consultation(session, made, "closed")
    assert why_not(session, guide).startswith("2 comments are not under a theme yet")
    assert why_not(session, buses).startswith("Nobody has answered on this plan")
    theme = a_theme(session, made)
    assert why_not(session, guide).startswith("1 theme is not answered yet")
    with pytest.raises(MoveRefused, match="not answered yet"):
        adopting.adopt(an_actor(), guide, 0, session=session)
    themes.answer_theme(an_actor(), theme, 1, False, "Money for it comes next year.", session=session)
    assert why_not(session, guide) == ""
    adopting.adopt(an_actor(), guide, 0, session=session)
    assert standing(session, guide).state == adopting.ADOPTED and not standing(session, guide).changed_since
    assert why_not(session, guide) == "This plan is adopted already."


def test_answers_without_words_are_enough(session):
    workshop, (guide, _) = two_plans(session)
    a_consultation(session, workshop, {1: "agree"}, to="closed")
    assert why_not(session, guide) == ""


def test_an_earlier_round_does_not_leave_its_themes_unanswered(session):
    workshop, (guide, _) = two_plans(session)
    first = a_consultation(session, workshop, {1: WORDS}, to="closed")
    a_consultation(session, workshop, {1: "agree"}, to="closed")
    assert "comment is not under a theme" in why_not(session, guide)
    a_theme(session, first, answered="It is in Welsh now.")
    assert why_not(session, guide) == ""


def test_the_written_reason_stands_in_for_asking(session):
    _, (guide, _) = two_plans(session)
    adopting.say_why_not_asked(an_actor(), guide, 0, "The same people wrote it with us.", session=session)
    assert why_not(session, guide) == ""
    adopting.adopt(an_actor(), guide, 1, session=session)
    with pytest.raises(MoveRefused, match="Take the adoption back first"):
        adopting.say_why_not_asked(an_actor(), guide, 2, "", session=session)
    adopting.take_adoption_back(an_actor(), guide, 2, session=session)
    adopting.say_why_not_asked(an_actor(), guide, 3, " ", session=session)
    assert standing(session, guide).state == adopting.DRAFT and "were not asked" in why_not(session, guide)
    with pytest.raises(MoveRefused, match="not adopted"):
        adopting.take_adoption_back(an_actor(), guide, 4, session=session)


def test_what_is_changed_after_adoption_is_said(session):
    _, (guide, buses) = two_plans(session)
    adopting.say_why_not_asked(an_actor(), guide, 0, "So.", session=session)
    adopting.adopt(an_actor(), guide, 1, session=session)
    change_plan(an_actor(), guide, as_saved(session, guide), Planned("Something else"), session=session)
    assert standing(session, guide).changed_since
    found = adopting.adoptions([the(session, Plan, one) for one in (guide, buses)], session=session)
    assert found[guide].changed_since and found[buses] == adopting.Adoption()


def test_nobody_overwrites_anybody(session):
    _, (guide, _) = two_plans(session)
    adopting.say_why_not_asked(an_actor(), guide, 0, "Theirs", session=session)
    for version in (0, 7):
        with pytest.raises(Changed) as caught:
            adopting.say_why_not_asked(an_actor(), guide, version, "Mine", session=session)
        assert caught.value.theirs["not_consulted_why"] == "Theirs" and caught.value.mine["not_consulted_why"] == "Mine"


def test_a_withdrawn_plan_is_not_adopted(session):
    _, (guide, _) = two_plans(session)
    adopting.say_why_not_asked(an_actor(), guide, 0, "So.", session=session)
    withdraw_plan(an_actor(), guide, session=session)
    with pytest.raises(NotFound, match="withdrawn"):
        adopting.adopt(an_actor(), guide, 1, session=session)


# Themes

def test_comments_are_put_under_themes_and_taken_out_again(session):
    workshop, _ = two_plans(session)
    made = a_consultation(session, workshop, {1: WORDS, 2: Said("", "Where does it stop?")}, {1: Said("agree", "Large print")})
    one, two = themes.talked(made, session=session)
    assert {comment.words for comment in one.loose} == {"In Welsh too", "Large print"} and not one.themes
    item, first = items_asked(session, made)[1].id, next(comment for comment in one.loose if comment.words == "In Welsh too")
    theme = themes.name_theme(an_actor(), item, " Languages ", [first.id], session=session)
    [one, _] = themes.talked(made, session=session)
    assert one.themes[0].words == "Languages" and one.themes[0].comments == (first,) and len(one.loose) == 1
    assert len(one.comments) == 2
    themes.change_theme(an_actor(), theme, 1, "How it reads", [comment.id for comment in one.comments], session=session)
    [one, _] = themes.talked(made, session=session)
    assert len(one.themes[0].comments) == 2 and not one.loose
    with pytest.raises(Changed):
        themes.change_theme(an_actor(), theme, 1, "Mine", [], session=session)
    with pytest.raises(BadInput, match="not there any more"):
        themes.change_theme(an_actor(), theme, 2, "How it reads", [two.loose[0].id], session=session)
    themes.withdraw_theme(an_actor(), theme, 2, session=session)
    [one, _] = themes.talked(made, session=session)
    assert not one.themes and len(one.loose) == 2
    with pytest.raises(NotFound):
        themes.answer_theme(an_actor(), theme, 3, True, "So.", session=session)


@pytest.mark.parametrize(("changed", "why", "field"), [(None, "So.", "changed"), (True, " ", "why"), (False, "x" * 2001, "why")])
def test_a_theme_is_answered_whole(session, changed, why, field):
    workshop, _ = two_plans(session)
    theme = a_theme(session, a_consultation(session, workshop, {1: WORDS}))
    with pytest.raises(BadInput) as caught:
        themes.answer_theme(an_actor(), theme, 1, changed, why, session=session)
    assert caught.value.field == field


def test_who_may_and_when(session):
    workshop = a_workshop(session)
    plan = a_plan(session, workshop)
    made = a_consultation(session, workshop, to="draft")
    item = items_asked(session, made)[1].id
    with pytest.raises(MoveRefused, match="not been opened yet"):
        themes.name_theme(an_actor(), item, "Languages", session=session)
    move_consultation(session, made, "open")
    for act in (lambda who: themes.name_theme(who, item, "Languages", session=session),
                lambda who: adopting.say_why_not_asked(who, plan, 0, "So.", session=session),
                lambda who: adopting.adopt(who, plan, 0, session=session)):
        with pytest.raises(NotAllowed):
            act(an_actor(Role.HOST))
    assert themes.name_theme(an_actor(Role.COMMISSIONER), item, "Said aloud: buses", session=session)
