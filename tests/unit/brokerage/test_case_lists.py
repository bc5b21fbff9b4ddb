"""The lists of a referral: what the rules go by is there, and what a mistake in the file says."""

import pytest

from toolkit import settings
from toolkit.brokerage.lists import FILE, checked_slug, lists, load, name_of
from toolkit.brokerage.targets import targets
from toolkit.errors import BadInput, DataFileError

SHIPPED = (settings.ROOT / "data" / FILE).read_text(encoding="utf-8")


def test_kinds_with_published_answer_times_can_be_chosen():
    assert {kind.slug for kind in targets().kinds} <= set(lists().kind)


def test_slugs_fit_the_columns_that_keep_them():
    known = lists()
    assert all(len(slug) <= 20 for slug in (*known.urgency, *known.path, *known.for_whom))
    assert all(len(slug) <= 40 for slug in (*known.route, *known.kind, *known.money_route, *known.brokerage_route))


@pytest.mark.parametrize(("slug", "said"), [("home_care", "Home care"), ("gone", "gone"), ("", "not said")])
def test_a_slug_in_words(slug, said):
    assert name_of(lists().kind, slug) == said


def test_a_slug_that_is_not_in_the_list_is_refused():
    assert checked_slug(lists().kind, None, "kind", "a kind") == ""
    for slug, needed in (("magic", False), ("", True), (None, True)):
        with pytest.raises(BadInput, match="Choose a kind from the list"):
            checked_slug(lists().kind, slug, "kind", "a kind", needed=needed)


@pytest.mark.parametrize(("old", "new", "said"), [
    ('slug = "home_care"', 'slug = "home_help"', '"home_care", which the rules go by'), ('slug = "urgent"', 'slug = "soon"', '"urgent"'),
    ('slug = "web_form"', 'slug = "phone"', "is there twice"),
    ("[[money_route]]", "[[money]]", "not known"), ('name = "Web form"', "", "missing")])
def test_a_mistake_gives_one_line_that_names_it(old, new, said, tmp_path):
    assert old in SHIPPED
    (file := tmp_path / FILE).write_text(SHIPPED.replace(old, new), encoding="utf-8")
    with pytest.raises(DataFileError) as raised:
        load(file)
    assert said in str(raised.value) and FILE in str(raised.value) and "\n" not in str(raised.value)
