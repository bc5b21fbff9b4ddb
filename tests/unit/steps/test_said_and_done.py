""""You said, we did": what each priority tells, which sentences others may read, and the page that goes up and down."""

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import (
    a_closed_vote,
    a_consultation,
    a_gap,
    a_plan,
    a_priority,
    a_theme,
    a_workshop,
    an_actor,
    items_asked,
    the,
    two_plans,
)
from toolkit.access.roles import Role
from toolkit.clock import now
from toolkit.errors import BadInput, Changed, MoveRefused, NotAllowed, NotFound
from toolkit.models import Entry, Plan, PlanAction, PlanMilestone, VoteRound
from toolkit.steps.consulting import adopting
from toolkit.steps.consulting.answering import Said
from toolkit.steps.consulting.counting import Tally
from toolkit.steps.recording import Said as Words
from toolkit.steps.recording import change_entry
from toolkit.steps.said_and_done import publishing
from toolkit.steps.said_and_done.agreeing import Sentence, sentences, set_agreement, without_private
from toolkit.steps.said_and_done.telling import Done, VoteTold, told
from toolkit.voting import rounds


def a_gap_behind(session):
    """(workshop, gap, priority, plan)."""
    workshop = a_workshop(session)
    gap = a_gap(session, workshop, "I wait for hours.")
    priority = a_priority(session, workshop, "Answers the same day", gaps=(gap, a_gap(session, workshop)), final="All said so.")
    return workshop, gap, priority, a_plan(session, workshop, priority)


def only(session, workshop):
    [part] = told(workshop.id, session=session)
    return part


# Agreeing

def test_no_sentence_is_read_by_others_unless_that_was_agreed(session):
    workshop, gap, _, _ = a_gap_behind(session)
    assert only(session, workshop).said == () and only(session, workshop).not_shown == 2
    set_agreement(an_actor(Role.COMMISSIONER), gap, 0, True, session=session)
    assert only(session, workshop).said == (("I wait for hours.", ""),) and only(session, workshop).not_shown == 1
    set_agreement(an_actor(), gap, 1, False, session=session)
    assert only(session, workshop).said == () and only(session, workshop).not_shown == 2


def test_other_words_need_another_agreement(session):
    workshop, gap, priority, _ = a_gap_behind(session)
    set_agreement(an_actor(), gap, 0, True, session=session)
    change_entry(an_actor(), gap, the(session, Entry, gap).version, Words("I wait for days."), session=session)
    assert only(session, workshop).said == ()
    found = next(one for one in sentences(workshop.id, session=session)[priority] if one.entry_id == gap)
    assert found.changed and not found.agreed
    set_agreement(an_actor(), gap, found.version, True, session=session)
    assert only(session, workshop).said == (("I wait for days.", ""),)


def test_what_was_wanted_is_part_of_what_was_said(session):
    workshop, gap, _, _ = a_gap_behind(session)
    change_entry(an_actor(), gap, the(session, Entry, gap).version, Words("I wait.", wanted="A bus"), session=session)
    set_agreement(an_actor(), gap, 0, True, session=session)
    assert only(session, workshop).said == (("I wait.", "A bus"),)
    change_entry(an_actor(), gap, the(session, Entry, gap).version, Words("I wait.", wanted="A tram"), session=session)
    assert only(session, workshop).said == ()


def test_a_plan_drafted_from_what_was_said_tells_no_more_than_may_be_read(session):
    workshop, gap, _, plan = a_gap_behind(session)
    drafted = the(session, Plan, plan).what_changes
    assert "I wait for hours." in drafted and "Nobody can tell us who still has time." in drafted
    assert not any("What will change" in fact for fact in only(session, workshop).plan.facts)
    set_agreement(an_actor(), gap, 0, True, session=session)
    assert only(session, workshop).plan.facts[-2:] == ("What will change:", "I wait for hours.")
    the(session, Plan, plan).what_changes = drafted + "\nAnswers come the same day."
    assert only(session, workshop).plan.facts[-3:] == ("What will change:", "I wait for hours.", "Answers come the same day.")
    made = a_consultation(session, workshop)
    assert "who still has time" not in items_asked(session, made)[1].facts


@given(st.lists(st.text("ab c", min_size=1, max_size=6), max_size=4), st.text("ab c\n", max_size=30))
def test_no_private_sentence_is_left_in_a_text(private, text):
    said = [Sentence(uuid4(), words, "", False, False, 0) for words in private]
    left = without_private(text, said)
    assert not [words for words in private if words.strip() and words in left]
    assert without_private(text, []) == "\n".join(line.strip() for line in text.splitlines() if line.strip())


def test_what_was_withdrawn_is_not_there_whatever_was_agreed(session):
    workshop, gap, _, _ = a_gap_behind(session)
    set_agreement(an_actor(), gap, 0, True, session=session)
    # A screen refuses this while a priority rests on it; a workshop file may bring it.
    the(session, Entry, gap).withdrawn_at = now()
    session.flush()
    assert only(session, workshop).said == ()


def test_two_people_do_not_decide_over_each_other_unseen(session):
    _, gap, _, _ = a_gap_behind(session)
    set_agreement(an_actor(), gap, 0, True, session=session)
    with pytest.raises(Changed, match="Look at it again"):
        set_agreement(an_actor(), gap, 0, False, session=session)


# Telling

def test_what_was_decided_names_the_published_vote(session):
    workshop = a_workshop(session)
    a_priority(session, workshop, "Buses", final="So.")
    vote = a_closed_vote(session, workshop, ((1, 1), (1, 2)))
    assert only(session, workshop).vote is None
    rounds.move_round(an_actor(), vote, the(session, VoteRound, vote).version, "published", session=session)
    assert only(session, workshop).vote == VoteTold(3, 2, False)


def test_an_approval_vote_counts_people(session):
    workshop = a_workshop(session)
    a_priority(session, workshop, "Buses", final="So.")
    vote = a_closed_vote(session, workshop, ((1,), (2,)), input="approval")
    rounds.move_round(an_actor(), vote, the(session, VoteRound, vote).version, "published", session=session)
    assert only(session, workshop).vote == VoteTold(1, 2, True)


def test_what_people_said_about_the_plan_and_what_was_answered(session):
    workshop, _ = two_plans(session)
    made = a_consultation(session, workshop, {1: Said("if_changed", "In Welsh too", True)}, {1: Said("agree", "For me alone")},
                          {2: "agree"}, *({1: "agree"} for _ in range(3)), to="closed")
    first, second = told(workshop.id, session=session)
    assert first.asked == Tally(4, 1, 0) and not first.themes and second.asked == Tally(1, 0, 0)
    theme = a_theme(session, made, answered="It is in Welsh now.")
    [told_theme] = told(workshop.id, session=session)[0].themes
    assert (told_theme.words, told_theme.changed, told_theme.why) == ("Not only in English", True, "It is in Welsh now.")
    assert told_theme.comments == ("In Welsh too",) and theme


def test_a_round_that_is_open_tells_nothing_yet(session):
    workshop, _ = two_plans(session)
    made = a_consultation(session, workshop, *({1: Said("agree", "Good", True)} for _ in range(6)))
    a_theme(session, made, answered="So.")
    first, _ = told(workshop.id, session=session)
    assert first.asked is None and first.themes == ()


def test_what_was_done_is_to_come_and_was_dropped(session):
    workshop, _, _, plan = a_gap_behind(session)
    session.add_all([PlanAction(plan_id=plan, position=1, words="Hire two people", due_on=date(2026, 9, 1), done_on=date(2026, 8, 3)),
                     PlanAction(plan_id=plan, position=2, words="Train them!", due_on=date(2026, 10, 1)),
                     PlanAction(plan_id=plan, position=3, words="Buy a bus", dropped_on=date(2026, 8, 3), dropped_why="It broke."),
                     PlanMilestone(plan_id=plan, words="First answer in a day", due_on=date(2026, 9, 2), reached_on=date(2026, 9, 1))])
    session.flush()
    assert only(session, workshop).actions == Done((("Hire two people.", "3 August 2026"), ("First answer in a day.", "1 September 2026")),
                                                   (("Train them!", "1 October 2026"),), (("Buy a bus. It broke.", ""),))


def test_an_adopted_plan_says_since_when_and_why_nobody_was_asked(session):
    workshop, _, _, plan = a_gap_behind(session)
    assert only(session, workshop).plan.adopted_on == ""
    adopting.say_why_not_asked(an_actor(), plan, 0, "They wrote it.", session=session)
    adopting.adopt(an_actor(), plan, 1, session=session)
    found = only(session, workshop).plan
    assert found.adopted_on and found.not_consulted_why == "They wrote it."


def test_a_priority_without_a_plan_is_told_too(session):
    workshop = a_workshop(session)
    a_priority(session, workshop, "Buses", final="So.")
    found = only(session, workshop)
    assert found.plan is None and found.own.version == 0 and found.actions == Done()


# Publishing

def test_it_goes_up_and_down_at_the_same_address(session):
    workshop, _, _, _ = a_gap_behind(session)
    assert publishing.publishing_of(workshop.id, session=session) == publishing.Publishing()
    publishing.save_words(an_actor(), workshop.id, 0, "Thank you.", session=session)
    code = publishing.publish(an_actor(), workshop.id, 1, session=session)
    page = publishing.public_page(code, session=session)
    assert (page.workshop, page.area, page.words, len(page.parts)) == ("Oxfordshire, spring", "Oxfordshire", "Thank you.", 1)
    publishing.take_down(an_actor(), workshop.id, 2, session=session)
    with pytest.raises(NotFound, match="This page was taken down"):
        publishing.public_page(code, session=session)
    assert publishing.publishing_of(workshop.id, session=session).taken_down_on
    with pytest.raises(MoveRefused, match="not published"):
        publishing.take_down(an_actor(), workshop.id, 3, session=session)
    assert publishing.publish(an_actor(), workshop.id, 3, session=session) == code
    assert publishing.public_page(code, session=session) and not publishing.publishing_of(workshop.id, session=session).taken_down_on


def test_a_page_that_was_never_saved_can_be_published(session):
    workshop, _, _, _ = a_gap_behind(session)
    code = publishing.publish(an_actor(), workshop.id, 0, session=session)
    assert len(code) >= 22 and publishing.public_page(code, session=session).words == ""


def test_nothing_is_published_without_a_final_priority(session):
    with pytest.raises(MoveRefused, match="no final priority"):
        publishing.publish(an_actor(), a_workshop(session).id, 0, session=session)


@pytest.mark.parametrize("code", ["", "None", "x" * 5000])
def test_addresses_are_not_guessed(session, code):
    workshop, _, _, _ = a_gap_behind(session)
    publishing.save_words(an_actor(), workshop.id, 0, "", session=session)
    with pytest.raises(NotFound, match="no such page"):
        publishing.public_page(code, session=session)


def test_words_for_a_priority_are_kept_and_not_overwritten(session):
    workshop, _, priority, _ = a_gap_behind(session)
    publishing.save_line(an_actor(), priority, 0, publishing.Words("Two hired.", "Waiting is bad."), session=session)
    assert (only(session, workshop).own.done, only(session, workshop).own.easy_said) == ("Two hired.", "Waiting is bad.")
    for version in (0, 9):
        with pytest.raises(Changed) as caught:
            publishing.save_line(an_actor(), priority, version, publishing.Words("Mine"), session=session)
        assert caught.value.theirs["done"] == "Two hired."
    with pytest.raises(BadInput) as caught:
        publishing.save_line(an_actor(), priority, 1, publishing.Words(easy_done="x" * 501), session=session)
    assert caught.value.field == "easy_done"


def test_the_introduction_is_not_overwritten(session):
    workshop, _, _, _ = a_gap_behind(session)
    publishing.save_words(an_actor(), workshop.id, 0, "Theirs", session=session)
    with pytest.raises(Changed) as caught:
        publishing.save_words(an_actor(), workshop.id, 0, "Mine", session=session)
    assert caught.value.theirs["words"] == "Theirs"


@pytest.mark.parametrize("role", [Role.HOST, Role.BROKER])
def test_who_may_not(session, role):
    workshop, gap, priority, _ = a_gap_behind(session)
    for act in (lambda: set_agreement(an_actor(role), gap, 0, True, session=session),
                lambda: publishing.save_words(an_actor(role), workshop.id, 0, "", session=session),
                lambda: publishing.save_line(an_actor(role), priority, 0, publishing.Words(), session=session),
                lambda: publishing.publish(an_actor(role), workshop.id, 0, session=session),
                lambda: publishing.take_down(an_actor(role), workshop.id, 0, session=session)):
        with pytest.raises(NotAllowed):
            act()
