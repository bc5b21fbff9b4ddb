"""Map and table are two views of one record."""

from uuid import uuid4

import pytest

from tests.factories import BANBURY, WITNEY, a_baseline, a_gap, a_workshop, an_actor, an_entry
from toolkit.errors import NotFound
from toolkit.steps import places
from toolkit.steps.recording import Said, change_entry, put_back_entry, withdraw_entry
from toolkit.steps.setting_up import add_group, remove_group


def test_every_entry_with_a_place_is_on_the_map(session):
    workshop = a_workshop(session, groups=("Older people", "Carers"))
    here = an_entry(session, workshop, "A club", function=5, places=(BANBURY, WITNEY))
    gap = a_gap(session, workshop, "No club", function=2, group=workshop.groups[1], places=(WITNEY,))
    an_entry(session, workshop, "No one place")
    found = places.standing(workshop.id, session=session)
    assert {(p.entry_id, p.function, p.kind, p.words, p.group, p.label, p.latitude, p.longitude) for p in found} == {
        (str(here), 5, "available", "A club", "Older people", "Banbury", BANBURY.latitude, BANBURY.longitude),
        (str(here), 5, "available", "A club", "Older people", "Witney", WITNEY.latitude, WITNEY.longitude),
        (str(gap), 2, "gap", "No club", "Carers", "Witney", WITNEY.latitude, WITNEY.longitude)}


def test_the_version_moves_with_every_change_and_only_then(session):
    workshop, other = a_workshop(session), a_workshop(session)
    seen = [places.version(workshop.id, session=session)]

    def moved() -> bool:
        seen.append(places.version(workshop.id, session=session))
        return seen[-1] not in seen[:-1]

    assert not moved()
    entry = an_entry(session, workshop, places=(BANBURY,))
    assert moved()
    change_entry(an_actor(), entry, 1, Said("The same club", places=(WITNEY,)), session=session)
    assert moved()
    withdraw_entry(an_actor(), entry, session=session)
    assert moved()
    put_back_entry(an_actor(), entry, session=session)
    assert moved()
    group = add_group(an_actor(), workshop.id, "Carers", session=session)
    assert moved()
    remove_group(an_actor(), group, session=session)
    an_entry(session, other)
    assert not moved()


def test_frozen_places_stay(session):
    workshop = a_workshop(session)
    entry = an_entry(session, workshop, places=(BANBURY,))
    before = places.standing(workshop.id, session=session)
    frozen = str(a_baseline(session, workshop))
    withdraw_entry(an_actor(), entry, session=session)
    assert places.standing(workshop.id, session=session) == []
    assert places.frozen(workshop.id, frozen, session=session) == before


def test_a_baseline_of_another_workshop_is_not_shown(session):
    workshop, other = a_workshop(session), a_workshop(session)
    for wrong in (str(a_baseline(session, other)), str(uuid4()), "", "'; drop table baseline; --"):
        with pytest.raises(NotFound, match="no such baseline"):
            places.frozen(workshop.id, wrong, session=session)
