"""How sentences are counted, and the gentle hint about somebody's own text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.framework.plain_words import LONG_WORDS, abbreviations, count_words, hints, long_sentences, sentences

LONG = " ".join(["word"] * (LONG_WORDS + 6))


@pytest.mark.parametrize("text, expected", [
    ("", ()), ("One.", ("One.",)), ("One. Two? Three!", ("One.", "Two?", "Three!")), ("One\nTwo", ("One", "Two")),
    ("It costs £3.50 a week.", ("It costs £3.50 a week.",)), ("“Yes.” Then no.", ("“Yes.”", "Then no.")),
    ("Ask e.g. J. Bloggs.", ("Ask e.g. J. Bloggs.",)),
])
def test_sentences_end_at_stops_and_lines(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize("text, expected", [
    ("", 0), ("A well-known person's view", 4), ("1,000 people at 10:30", 4), ("– … !", 0), ("Croeso i bawb, nos da", 5), ("مرحبا بكم", 2),
])
def test_words_are_counted_as_people_count_them(text, expected):
    assert count_words(text) == expected


@pytest.mark.parametrize("text, expected", [
    ("We ask you.", ()), ("I said so.", ()), ("The NHS and two GPs", ("NHS", "GPs")), ("Cats, e.g. Tom", ("e.g.",)),
    ("A map, etc.", ("etc.",)),
])
def test_abbreviations_are_found(text, expected):
    assert abbreviations(text) == expected


def test_the_hint_counts_the_words_of_the_one_sentence():
    assert hints(LONG + ".") == ("This sentence has 31 words. Shorter sentences are easier to read.",)


def test_among_several_sentences_the_hint_says_which():
    said = hints(f"We meet on Monday. Nobody knew then that {LONG}. It was fine.")
    assert said == ("The sentence that begins “Nobody knew then that” has 35 words. Shorter sentences are easier to read.",)


@given(st.text(max_size=600))
def test_any_text_can_be_looked_at_and_every_hint_is_about_a_sentence_that_is_too_long(text):
    found = long_sentences(text)
    assert len(hints(text)) == len(found)
    assert all(one.words > LONG_WORDS and one.sentence in text and one.sentence.startswith(one.begins.split()[0]) for one in found)


@given(st.text(max_size=200))
def test_sentences_lose_nothing_but_space(text):
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@given(st.lists(st.lists(st.sampled_from(["we", "meet", "here", "on", "Monday"]), min_size=1, max_size=60), min_size=1, max_size=6))
def test_a_hint_stands_for_each_sentence_beyond_the_limit_and_for_no_other(made):
    text = " ".join(f"{' '.join(words)}." for words in made)
    assert [one.words for one in long_sentences(text)] == [len(words) for words in made if len(words) > LONG_WORDS]
