"""Rows of files that an earlier version made are still read."""

from datetime import UTC, datetime
from uuid import uuid4

from toolkit.exchange.values import from_file, to_file
from toolkit.models import SmallGroup

AT = datetime(2026, 3, 12, 10, tzinfo=UTC)


def test_a_small_group_with_a_position_gets_it_as_its_number():
    older = {"id": str(uuid4()), "created_at": AT.isoformat(), "created_by": "Sam", "workshop_id": str(uuid4()), "name": "Table 3",
             "position": 3, "removed_at": None}
    read = from_file(SmallGroup, older)
    assert (read["number"], read["name"], read["version"], read["changed_at"], read["host"], read["closed_at"]) == (
        3, "Table 3", 1, AT, "", None)
    assert from_file(SmallGroup, to_file(read)) == read
