"""Two people save the same thing: the second is shown both texts, and nothing is overwritten."""

from uuid import uuid4

import pytest

from tests.factories import a_plan, a_priority, a_workshop, an_actor, an_entry, an_evaluation, as_saved, the
from toolkit.errors import Changed, NotFound
from toolkit.models import Area, Entry, Plan, Priority, Workshop
from toolkit.record.edits import to_edit
from toolkit.steps import evaluating, planning, prioritising, recording, setting_up
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import entries, evaluations

ANA, BEN = an_actor(name="Ana"), an_actor(name="Ben")


def second_saving(save, theirs, mine) -> Changed:
    """Ana saves, then Ben saves what he began from the same version; gives what Ben is shown."""
    with write_session() as session:
        save(ANA, theirs, session=session)
    with pytest.raises(Changed) as caught, write_session() as session:
        save(BEN, mine, session=session)
    assert "nothing was overwritten" in str(caught.value)
    return caught.value


@pytest.fixture
def made(record):
    """A workshop with one of everything that people edit."""
    with write_session() as session:
        workshop = a_workshop(session)
        return {"workshop": workshop.id, "entry": an_entry(session, workshop, approaches=("diy",)),
                "priority": a_priority(session, workshop, "As it was", final="Because."),
                "plan": a_plan(session, workshop), "evaluation": an_evaluation(session, workshop, answers={"tried": "First"})}


def test_an_entry(made):
    def save(actor, words, *, session):
        recording.change_entry(actor, made["entry"], 1, recording.Said(words, ("community",)), session=session)

    shown = second_saving(save, "Ana's", "Ben's")
    assert (shown.theirs["words"], shown.theirs["version"], shown.mine["words"]) == ("Ana's", 2, "Ben's")
    with read_session() as session:
        assert session.get_one(Entry, made["entry"]).words == "Ana's"
        assert [row.approach for row in entries.parts_of(made["entry"], session=session)[1]] == ["community"]


def test_a_priority(made):
    def save(actor, title, *, session):
        prioritising.change_priority(actor, made["priority"], 2, title, [], session=session)

    shown = second_saving(save, "Ana's", "Ben's")
    assert (shown.theirs["title"], shown.mine["title"]) == ("Ana's", "Ben's")
    with read_session() as session:
        assert session.get_one(Priority, made["priority"]).title == "Ana's"


def test_a_place_on_the_matrix(made):
    def save(actor, place, *, session):
        prioritising.place_on_matrix(actor, made["priority"], 2, *place, session=session)

    shown = second_saving(save, (5, 1), (2, 4))
    assert (shown.theirs["impact"], shown.mine["impact"], shown.theirs["effort"], shown.mine["effort"]) == (5, 2, 1, 4)


def test_a_plan(made):
    with read_session() as session:
        begun = as_saved(session, made["plan"])

    def save(actor, action, *, session):
        planning.change_plan(actor, made["plan"], begun, planning.Planned(action, ("grants",) if actor is ANA else ("loans",)),
                             session=session)

    shown = second_saving(save, "Ana's", "Ben's")
    assert (shown.theirs["action"], shown.mine["action"]) == ("Ana's", "Ben's")
    with read_session() as session:
        assert session.get_one(Plan, made["plan"]).action == "Ana's"
        assert [tool for _, tool in planning.queries.tool_rows(made["workshop"], session=session)] == ["grants"]


def test_an_answer(made):
    def save(actor, words, *, session):
        evaluating.answer(actor, made["evaluation"], "tried", 1, words, session=session)

    shown = second_saving(save, "Ana's", "Ben's")
    assert (shown.theirs["words"], shown.mine["words"]) == ("Ana's", "Ben's")


def test_a_first_answer_that_two_people_give(made):
    def save(actor, words, *, session):
        evaluating.answer(actor, made["evaluation"], "next", 0, words, session=session)

    shown = second_saving(save, "Ana's", "Ben's")
    assert (shown.theirs["words"], shown.mine["words"]) == ("Ana's", "Ben's")
    with read_session() as session:
        assert evaluations.answers_of(made["evaluation"], session=session)["next"].words == "Ana's"


def test_a_setting(made):
    with read_session() as session:
        begun = the(session, Workshop, made["workshop"]).version

    def save(actor, title, *, session):
        setting_up.change_setting(actor, made["workshop"], begun, setting_up.Setting(title, "large_event"), session=session)

    shown = second_saving(save, "Ana's", "Ben's")
    assert (shown.theirs["title"], shown.mine["title"]) == ("Ana's", "Ben's")


def test_a_saving_from_the_newest_version_is_taken(made):
    with write_session() as session:
        for version, words in enumerate(("One", "Two", "Three"), 1):
            recording.change_entry(BEN, made["entry"], version, recording.Said(words), session=session)
        row = the(session, Entry, made["entry"])
        assert (row.words, row.version, row.created_by) == ("Three", 4, "A facilitator")
        assert row.changed_at > row.created_at


@pytest.mark.parametrize("model", [Workshop, Entry, Priority, Plan, Area])
def test_what_is_not_there_is_said_plainly(session, model):
    with pytest.raises(NotFound, match="no longer there"):
        to_edit(model, uuid4(), session=session)
