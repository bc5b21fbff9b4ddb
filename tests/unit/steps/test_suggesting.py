"""What the directory suggests for a cell of Step 1, and what the room makes of it."""

import pytest

from tests.asking import a_provider
from tests.factories import a_workshop, an_actor
from toolkit.access.roles import Role
from toolkit.brokerage import directory, providers
from toolkit.brokerage.directory import Detail
from toolkit.errors import BadInput, MoveRefused, NotAllowed, NotFound
from toolkit.steps import suggesting
from toolkit.steps.saying import entries_seen

BROKER, FACILITATOR = an_actor(Role.BROKER), an_actor()


@pytest.fixture
def workshop(session):
    return a_workshop(session, ("Older people", "Deaf club"))


def named(session, workshop, function=6, group=0):
    found = suggesting.suggestions(workshop.id, workshop.groups[group], function, session=session)
    return {one.words.split(":")[0]: one for one in found}


def placed(session, name, place, **traits):
    made = a_provider(session, name, **traits)
    directory.save_detail(BROKER, made, 0, Detail(place), session=session)
    return made


def test_who_is_of_the_function_the_group_and_the_area(session, workshop):
    placed(session, "Here", "Banbury", what="Help with plans", approaches=("paid_brokers",))
    placed(session, "Far", "Norwich")
    placed(session, "For them", "Witney", groups=("older_people",))
    placed(session, "For others", "Witney", groups=("autistic_people",))
    placed(session, "Another function", "Witney", functions=(3,))
    a_provider(session, "Everywhere", areas=("Anywhere",))
    a_provider(session, "By name", areas=("Oxfordshire",))
    a_provider(session, "Nowhere")
    shut = placed(session, "Shut", "Witney")
    providers.set_status(BROKER, shut, 1, "closed", session=session)
    found = named(session, workshop)
    assert set(found) == {"Here", "For them", "Everywhere", "By name"}
    assert found["Here"].words == "Here: Help with plans" and found["Here"].approaches == ("paid_brokers",)
    assert [place.label for place in found["Here"].places] == ["Banbury"] and not found["Everywhere"].places
    assert set(named(session, workshop, group=1)) == {"Here", "Everywhere", "By name"}
    assert not named(session, workshop, function=0) and not entries_seen(workshop.id, session=session)


def test_no_area_no_suggestion(session):
    a_provider(session, areas=("Anywhere",))
    assert not named(session, a_workshop(session, area=False))


def test_the_room_takes_one_in_in_its_own_words(session, workshop):
    provider = placed(session, "Here", "Banbury", approaches=("community",))
    cell = (workshop.id, workshop.group, 6, provider)
    suggesting.take(FACILITATOR, *cell, "They help on Mondays only.", session=session)
    entry, = entries_seen(workshop.id, session=session)
    assert entry.words == "They help on Mondays only." and entry.function == 6 and not named(session, workshop)
    assert set(named(session, workshop, group=1)) == {"Here"}
    for again in (lambda: suggesting.take(FACILITATOR, *cell, "Twice", session=session),
                  lambda: suggesting.refuse(FACILITATOR, *cell, session=session)):
        with pytest.raises(MoveRefused, match="decided already"):
            again()


def test_the_room_refuses_one(session, workshop):
    provider = placed(session, "Here", "Banbury")
    suggesting.refuse(FACILITATOR, workshop.id, workshop.group, 6, provider, session=session)
    assert not named(session, workshop) and not entries_seen(workshop.id, session=session)


def test_what_cannot_be_taken(session, workshop):
    provider, far = placed(session, "Here", "Banbury"), placed(session, "Far", "Norwich")
    with pytest.raises(BadInput):
        suggesting.take(FACILITATOR, workshop.id, workshop.group, 6, provider, " ", session=session)
    with pytest.raises(NotFound):
        suggesting.take(FACILITATOR, workshop.id, workshop.group, 6, far, "Far away", session=session)
    with pytest.raises(NotAllowed):
        suggesting.refuse(BROKER, workshop.id, workshop.group, 6, provider, session=session)
    assert set(named(session, workshop)) == {"Here"}
