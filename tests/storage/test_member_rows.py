"""Members in both databases: one row for an address and for an account, and the workshops of an area."""

import pytest

from tests.factories import a_workshop
from toolkit.access.members import Person, Place, add_member
from toolkit.access.roles import COMMAND_LINE, Role
from toolkit.models import Member
from toolkit.storage.engine import RuleBroken, read_session, write_session
from toolkit.storage.queries import dashboard, due, workshops
from toolkit.storage.queries.members import workshops_in


def member(**said):
    return Member(name="Sam", role=Role.BROKER, **said)


@pytest.mark.parametrize("rows", [
    [member(email="a@b.uk"), member(email="a@b.uk")],
    [member(issuer="i", subject="s"), member(issuer="i", subject="s", email="a@b.uk")],
    [member()], [member(email="a@b.uk", subject="s")], [member(issuer="i", email="a@b.uk")]], ids=range(5))
def test_the_tables_refuse_what_would_mix_two_people(database, rows):
    with pytest.raises(RuleBroken), write_session() as session:
        session.add_all(rows)


def test_several_without_an_address_or_without_an_account_stand_beside_each_other(database):
    with write_session() as session:
        session.add_all([member(email="a@b.uk"), member(email="b@b.uk"), member(issuer="i", subject="1"), member(issuer="i", subject="2")])


def test_a_commissioners_areas_narrow_every_list_of_workshops(database):
    with write_session() as session:
        ours, _ = a_workshop(session, title="Ours"), a_workshop(session, area=False, title="Theirs")
        place = Place(Role.COMMISSIONER, areas=("oxfordSHIRE",))
        who = add_member(COMMAND_LINE, Person("Sam", "a@b.uk"), place, session=session)
        elsewhere = add_member(COMMAND_LINE, Person("Kim", "k@b.uk"), Place(Role.COMMISSIONER, areas=("Exeter",)), session=session)
    with read_session() as session:
        only, none = (frozenset(workshops_in(one, session=session)) for one in (who, elsewhere))
        assert (only, none) == ({ours.id}, frozenset())
        which = {"area": None, "group": None, "step": None, "terms": ()}
        for narrowed, titles in ((only, ["Ours"]), (none, []), (None, ["Ours", "Theirs"]), (ours.id, ["Ours"])):
            assert sorted(row.title for row in workshops.workshop_rows(narrowed, session=session)) == titles
            assert dashboard.how_many(only=narrowed, session=session, **which) == len(titles)
        assert dashboard.area_names(none, session=session) == [] and due.due_rows(none, session=session) == []
        assert dashboard.open_concerns(none, session=session) == 0 and dashboard.names_of_groups(none, session=session) == []
