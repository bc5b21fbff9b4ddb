from dataclasses import replace

from tests.factories import BANBURY, OXFORDSHIRE, WITNEY, a_workshop
from toolkit.places.place import ONLINE, Place
from toolkit.steps.outside import say_outside

LONDON = Place("London", 51.51, -0.13, "place_name")
LEEDS = Place("Leeds", 53.80, -1.55, "place_name")
SQUARE = '{"type":"Polygon","coordinates":[[[-1.6,51.7],[-1.4,51.7],[-1.4,51.9],[-1.6,51.9],[-1.6,51.7]]]}'


def test_places_outside_the_area_are_named(session):
    workshop = a_workshop(session)
    said = say_outside(workshop.id, (BANBURY, LONDON, ONLINE, LEEDS), session=session)
    assert "outside the area: London and Leeds." in said and "Oxfordshire" in said
    assert say_outside(workshop.id, (BANBURY, ONLINE), session=session) == ""


def test_a_boundary_says_more_than_the_distance(session):
    workshop = a_workshop(session, area=replace(OXFORDSHIRE, boundary=SQUARE))
    assert "Banbury" in say_outside(workshop.id, (BANBURY, WITNEY), session=session)
    assert "Witney" not in say_outside(workshop.id, (BANBURY, WITNEY), session=session)


def test_without_an_area_nothing_is_outside(session):
    assert say_outside(a_workshop(session, area=False).id, (LONDON,), session=session) == ""
