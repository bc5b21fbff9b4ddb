"""What is asked before a workshop, and the council's safeguarding card."""

import pytest

from tests.factories import a_workshop, an_actor
from toolkit.errors import BadInput, Changed, NotAllowed, NotFound
from toolkit.events import safeguarding
from toolkit.events.preparing import Answered, answer, answers_of, say_how_far


def test_the_toolkits_eight_conditions_and_the_design_days_list_are_asked(session):
    workshop = a_workshop(session)
    assert len(answers_of(workshop.id, "place", session=session)) == 8
    asked = " ".join(one.check.plain + one.check.name for one in answers_of(workshop.id, "day", session=session)).lower()
    for wanted in ("venue", "bsl", "captions", "loop", "quiet room", "braille", "payment", "in advance", "independent facilitator"):
        assert wanted in asked


def test_an_answer_is_in_words_and_not_overwritten(session):
    workshop = a_workshop(session)
    answer(an_actor(), workshop.id, "power", 0, "partly", " The room decides on grants. ", session=session)
    found = next(one for one in answers_of(workshop.id, "place", session=session) if one.check.slug == "power")
    assert (found.state, found.words, found.version) == ("partly", "The room decides on grants.", 1)
    for old in (0, 9):
        with pytest.raises(Changed) as caught:
            answer(an_actor(), workshop.id, "power", old, "yes", "All of them.", session=session)
        assert caught.value.theirs["words"] == "The room decides on grants." and caught.value.mine["words"] == "All of them."
    answer(an_actor(), workshop.id, "power", 1, "yes", "All of them.", session=session)


@pytest.mark.parametrize(("slug", "state", "words", "error"), [
    ("power", None, "Some", BadInput), ("power", "maybe", "Some", BadInput), ("power", "yes", " ", BadInput),
    ("power", "yes", "x" * 1001, BadInput), ("wizardry", "yes", "Some", NotFound)])
def test_an_answer_that_cannot_be(session, slug, state, words, error):
    with pytest.raises(error):
        answer(an_actor(), a_workshop(session).id, slug, 0, state, words, session=session)


def test_how_far_it_is(session):
    answers = [Answered(None, state) for state in ("yes", "yes", "no", None)]
    assert say_how_far(answers) == "3 of 4 questions answered: 2 yes, 1 not yet."
    assert say_how_far(answers[3:]) == "0 of 1 question answered."


def test_only_an_administrator_writes_the_card_and_everybody_reads_it(session):
    assert safeguarding.card(session=session).version == 0
    with pytest.raises(NotAllowed):
        safeguarding.write_card(an_actor(), 0, "Stay with the person.", "The team", session=session)
    safeguarding.write_card(an_actor("administrator"), 0, "Stay with the person.", "The team", session=session)
    assert safeguarding.card(session=session) == safeguarding.Card("Stay with the person.", "The team", 1)
    with pytest.raises(Changed):
        safeguarding.write_card(an_actor("administrator"), 0, "Other", "Other", session=session)
    safeguarding.write_card(an_actor("administrator"), 1, "Other", "Other", session=session)
    for wrong in (("", "The team"), ("Stay", " "), ("x" * 2001, "The team"), ("Stay", "x" * 501)):
        with pytest.raises(BadInput):
            safeguarding.write_card(an_actor("administrator"), 2, *wrong, session=session)
