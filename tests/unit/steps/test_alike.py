"""Which sayings are proposed as the same: only by what they say, never across kinds or functions."""

from itertools import combinations
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.steps.alike import Saying, clusters, meaning


def said(words: str, kind: str = "gap", function: int = 1) -> Saying:
    return Saying(uuid4(), kind, function, words)


def found(*sayings: Saying, apart: frozenset = frozenset()) -> list[set]:
    return [set(cluster) for cluster in clusters(sayings, apart)]


@pytest.mark.parametrize(("one", "other"), [
    ("The library keeps a folder of local groups.", "Folder of local groups at the library"),
    ("No bus after six in the evening", "There is no bus after 6 in the evenings"),
    ("Nobody can tell us who still has time.", "Nobody knows who still has time"),
    ("A lunch club at the village hall on Tuesdays", "Tuesday lunch club in the village hall"),
    ("Information is not in Easy Read", "Information isn't in easy read"),
    ("Café in the LIBRARY", "cafe in the library"),
    ("مرحبا بالعالم", "مرحبا بالعالم"),
])
def test_two_ways_to_say_it(one, other):
    first, second = said(one), said(other)
    assert found(first, second) == [{first.id, second.id}]


@pytest.mark.parametrize(("one", "other"), [
    ("A lunch club at the village hall on Tuesdays", "A lunch club at the church hall on Fridays"),
    ("Nothing for people under 65", "Nothing for people with autism"),
    ("No help with direct payments", "No help with housing"),
    ("Bus number 4 does not run on Sundays", "Bus number 14 does not run on Sundays"),
    ("Support worker helps with shopping", "Support worker helps with budgeting"),
    ("😀", "!!!"),
])
def test_two_different_things(one, other):
    assert found(said(one), said(other)) == []


def test_kinds_and_functions_are_never_mixed():
    words = "The library keeps a folder of local groups."
    assert found(said(words), said(words, kind="available"), said(words, function=2)) == []


def test_what_was_set_apart_is_not_proposed_together():
    one, other, third = said("A lunch club"), said("The lunch club"), said("Lunch clubs")
    assert found(one, other, third) == [{one.id, other.id, third.id}]
    left = found(one, other, third, apart=frozenset({frozenset({one.id, other.id})}))
    assert left in ([{one.id, third.id}], [{other.id, third.id}])
    assert found(one, other, apart=frozenset({frozenset({one.id, other.id})})) == []


def test_of_four_the_two_that_were_set_apart_stand_in_two_clusters_or_one_of_them_in_none():
    sayings = [said(words) for words in ("A lunch club", "The lunch club", "Lunch clubs", "Our lunch club")]
    for one, other in combinations([saying.id for saying in sayings], 2):
        left = found(*sayings, apart=frozenset({frozenset({one, other})}))
        assert left and not any({one, other} <= cluster for cluster in left)


def test_small_words_alone_are_still_compared():
    assert meaning("What is it?") == "i it what" or meaning("What is it?") == "is it what"


@given(st.lists(st.tuples(st.text(max_size=40), st.sampled_from(["gap", "available"]), st.integers(1, 2)), max_size=25))
def test_each_entry_is_in_one_cluster_at_most_and_with_its_own_kind(rows):
    sayings = [said(words, kind, function) for words, kind, function in rows]
    by_id = {one.id: one for one in sayings}
    in_clusters = [entry_id for cluster in clusters(sayings) for entry_id in cluster]
    assert len(in_clusters) == len(set(in_clusters))
    for cluster in clusters(sayings):
        assert len(cluster) > 1 and len({(by_id[one].kind, by_id[one].function) for one in cluster}) == 1
