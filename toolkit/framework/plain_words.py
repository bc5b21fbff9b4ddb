"""How long sentences are and what they are made of: the rule for our own Easy Read, and a gentle hint about other people's words."""

import re
from dataclasses import dataclass

# Easy Read as this project writes it (data/README.md).
EASY_WORDS = 15
# For everybody else's sentences: beyond this they get hard to follow (GOV.UK, content design: writing for GOV.UK).
LONG_WORDS = 25
BEGINS = 4  # so many words say which sentence is meant

# A single letter with a stop, as in "e.g." and in initials, ends no sentence.
_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"”’')]))(?<!\b[A-Za-z]\.)\s+|\s*[\r\n]+\s*")
_WORD = re.compile(r"\w+(?:['’\-\u2011./,:]\w+)*")
# Two capitals or more together (NHS, GPs, LinkedIn is none), letters with stops between them (e.g.), and words cut short.
_ABBREVIATION = re.compile(r"\b[A-Z]{2,}s?\b|\b(?:[A-Za-z]\.){2,}|\b(?:etc|approx|dept|govt|info|max|min|no|vs)\.", re.ASCII)


@dataclass(frozen=True)
class LongSentence:
    """A sentence with more words than are easy to follow, and how many there are."""

    sentence: str
    words: int

    @property
    def begins(self) -> str:
        """Enough of it to say which is meant."""
        return " ".join(self.sentence.split()[:BEGINS])


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, as they are: a stop, question or exclamation mark ends one, and so does a line."""
    return tuple(found for found in (part.strip() for part in _END.split(text)) if found)


def count_words(sentence: str) -> int:
    """How many words a sentence has: numbers count, signs alone do not, and "well-known" is one."""
    return len(_WORD.findall(sentence))


def abbreviations(text: str) -> tuple[str, ...]:
    """The abbreviations in a text, as they stand there and in their order."""
    return tuple(_ABBREVIATION.findall(text))


def long_sentences(text: str, most: int = LONG_WORDS) -> tuple[LongSentence, ...]:
    """The sentences of a text that have more words than `most`."""
    found = (LongSentence(one, count_words(one)) for one in sentences(text))
    return tuple(one for one in found if one.words > most)


def hints(text: str) -> tuple[str, ...]:
    """What may be said beside somebody's own text. It is only ever shown: it stops nothing and changes no word."""
    long = long_sentences(text)
    if len(sentences(text)) == 1:
        return tuple(f"This sentence has {one.words} words. Shorter sentences are easier to read." for one in long)
    return tuple(f"The sentence that begins “{one.begins}” has {one.words} words. Shorter sentences are easier to read." for one in long)
