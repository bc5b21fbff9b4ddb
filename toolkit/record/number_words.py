"""Numbers in words, in British English: Easy Read says each number both ways."""

from toolkit.words import SOURCE
from toolkit.words.speaking import language, say_number

_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
          "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
MOST = 999_999


def in_words(number: int) -> str:
    """A whole number from 0 to 999,999 in words, such as "one hundred and five"; larger ones, and those below 0, in figures."""
    if not 0 <= number <= MOST:
        return f"{number:,}"
    if number < 20:
        return _SMALL[number]
    if number < 100:
        return _TENS[number // 10] + (f"-{_SMALL[number % 10]}" if number % 10 else "")
    if number < 1000:
        return _and(f"{_SMALL[number // 100]} hundred", number % 100)
    return _and(f"{in_words(number // 1000)} thousand", number % 1000)


def _and(before: str, rest: int) -> str:
    if not rest:
        return before
    return f"{before} and {in_words(rest)}" if rest < 100 else f"{before} {in_words(rest)}"


def both_ways(number: int) -> str:
    """A number in figures with its words, such as "12 (twelve)"; in figures alone where words would be no help, or are not English."""
    known = language() == SOURCE and 0 <= number <= MOST
    return f"{say_number(number)} ({in_words(number)})" if known else say_number(number)
