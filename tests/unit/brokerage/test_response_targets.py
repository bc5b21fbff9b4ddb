"""The response targets as a council may change them, and what a mistake in the file says."""

import pytest

from toolkit import settings
from toolkit.brokerage.targets import FILE, load
from toolkit.errors import DataFileError


@pytest.fixture
def shipped():
    """The text of the file as it is shipped."""
    return (settings.ROOT / "data" / FILE).read_text(encoding="utf-8")


def test_a_council_may_open_on_saturdays(shipped, tmp_path):
    (file := tmp_path / FILE).write_text(shipped.replace("days = [1, 2, 3, 4, 5]", "days = [1, 2, 3, 4, 5, 6]"), encoding="utf-8")
    assert 6 in load(file).opening.days


@pytest.mark.parametrize(("old", "new", "said"), [
    ('opens = "09:00"', 'opens = "9"', 'expected a time such as "09:00"'),
    ('opens = "09:00"', 'opens = "18:00"', "expected opens before noon"),
    ("days = [1, 2, 3, 4, 5]", "days = [0]", "expected days from 1"),
    ("hours = 4", "hours = 0", "expected from 1 to 1000"),
    ('slug = "urgent"', 'slug = "soon"', "expected just these slugs: start, urgent, emergency"),
    ("days_later = 1", "days_later = -1", "expected from 0 to 100"),
    ("[[kind]]", "[[sort]]", 'key "sort"'),
    ("hours = 2", "hours = ", "expected TOML"),
])
def test_a_mistake_gives_one_line_that_names_it(old, new, said, shipped, tmp_path):
    assert old in shipped
    (file := tmp_path / FILE).write_text(shipped.replace(old, new), encoding="utf-8")
    with pytest.raises(DataFileError) as raised:
        load(file)
    assert said in str(raised.value) and FILE in str(raised.value) and "\n" not in str(raised.value)
