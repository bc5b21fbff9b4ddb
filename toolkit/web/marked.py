"""A voting paper's form: from its fields to marks and back, with what is wrong at which field.

Fields are named by the number that is printed beside the idea: `d3` holds the dots (or the tick) of idea 3, `i3` and `e3` its
answers for the matrix. `kind`, `group` (several) and `help` are what the voter says of themselves. `edition` says which edition
of the paper the form was made from.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from toolkit.errors import BadInput
from toolkit.voting.marks import NO_ANSWER, NO_DOTS, UNKNOWN_GROUP, UNKNOWN_ITEM, Marks, checked
from toolkit.voting.paper import APPROVAL, MATRIX, SCALE, VOTER_KINDS, Paper
from toolkit.words import Words
from toolkit.words.speaking import _

OF_AN_ITEM = re.compile(r"[die][^a-z]+", re.DOTALL)
WHOLE = re.compile(r"-?[0-9]+")
ITEMS, KIND, GROUP, HELP, EDITION = "items", "kind", "group", "help", "edition"
WHERE = {"voter_kind": KIND, "groups": GROUP}


@dataclass(frozen=True)
class Problem:
    """A sentence about one field; `items` is the list as a whole."""

    field: str
    sentence: str


@dataclass(frozen=True)
class Filled:
    """A form as it was filled in: what each field holds, to show it again; the marks; and what is wrong."""

    values: dict[str, str] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    marks: Marks = field(default_factory=Marks)
    problems: tuple[Problem, ...] = ()

    def at(self, name: str) -> str:
        """What is wrong at a field; empty where nothing is."""
        return " ".join(problem.sentence for problem in self.problems if problem.field == name)

    def carried(self) -> list[tuple[str, str]]:
        """The fields that hold something, to be carried along in a form."""
        return [pair for pair in self.values.items() if pair[1] not in ("", "0")] + [(GROUP, one) for one in self.groups]


def read_form(paper: Paper, found: Iterable[tuple[str, str]], words: Words) -> Filled:
    """What came in, with everything that is wrong about it. Marks without problems keep to the paper's limits."""
    names, values, groups, unknown = paper.fields, {}, [], False
    for name, value in found:
        if name == GROUP:
            groups.append(value)
        elif name in names or name in (KIND, HELP):
            values[name] = value.strip()
        else:
            unknown = unknown or bool(OF_AN_ITEM.fullmatch(name))
    read = _Reading(paper, names, values, words)
    marks = Marks(*read.items(), values.get(KIND) or None, read.groups(groups), bool(values.get(HELP)))
    if unknown:
        read.wrong(ITEMS, words.gettext(UNKNOWN_ITEM))
    if not read.problems:
        marks = read.checked(marks)
    return Filled(values, tuple(groups), marks, tuple(read.problems))


def filled_with(paper: Paper, marks: Marks) -> Filled:
    """The form as it looks with these marks."""
    values = {KIND: marks.voter_kind or "", HELP: "1" if marks.supported else ""}
    for item in paper.items:
        impact, effort = marks.ratings.get(item.id, (None, None))
        values |= {f"d{item.number}": str(marks.dots.get(item.id, "")), f"i{item.number}": str(impact or ""),
                   f"e{item.number}": str(effort or "")}
    return Filled(values, tuple(map(str, marks.groups)), marks)


class _Reading:
    """One form being read: its problems as they are found."""

    def __init__(self, paper: Paper, names: dict[str, UUID], values: dict[str, str], words: Words):
        self.paper, self.names, self.values, self.words = paper, names, values, words
        self.problems: list[Problem] = []

    def wrong(self, name: str, sentence: str) -> None:
        """Note what is wrong at a field."""
        self.problems.append(Problem(name, sentence))

    def items(self) -> tuple[dict, dict]:
        """(dots, ratings) by item."""
        if self.paper.input == MATRIX:
            return {}, self._ratings()
        dots = {item: self._dots(name) for name, item in self.names.items() if self.values.get(name)}
        if not self.problems and (over := sum(dots.values()) - self.paper.dots_per_person) > 0:
            self.wrong(ITEMS, self.words.ngettext(
                "That is %(over)d dot more than you have. You have %(most)d. Take %(over)d away.",
                "That is %(over)d dots more than you have. You have %(most)d. Take %(over)d away.", over)
                % {"over": over, "most": self.paper.dots_per_person})
        return dots, {}

    def _dots(self, name: str) -> int:
        count, most = whole(self.values[name]), self.paper.max_per_item
        if count is None or count < 0:
            self.wrong(name, self.words.gettext(NO_DOTS))
        elif count > most and self.paper.input == APPROVAL:
            self.wrong(name, self.words.gettext("Tick an idea, or leave it out."))
        elif count > most:
            self.wrong(name, self.words.ngettext("At most %(most)d dot can go on one idea. Move some to another.",
                                                 "At most %(most)d dots can go on one idea. Move some to another.", most)
                       % {"most": most})
        return count or 0

    def _ratings(self) -> dict[UUID, tuple[int | None, int | None]]:
        return {item.id: (self._answer(f"i{item.number}"), self._answer(f"e{item.number}")) for item in self.paper.items}

    def _answer(self, name: str) -> int | None:
        if not (typed := self.values.get(name)):
            return None
        if (answer := whole(typed)) not in SCALE:
            self.wrong(name, self.words.gettext(NO_ANSWER))
        return answer

    def groups(self, typed: list[str]) -> tuple[UUID, ...]:
        """The groups of people that were ticked."""
        known = self.paper.group_ids
        if not set(typed) <= known.keys():
            self.wrong(GROUP, self.words.gettext(UNKNOWN_GROUP))
        return tuple(known[one] for one in typed if one in known)

    def checked(self, marks: Marks) -> Marks:
        """The marks as the voting rules take them: the last word on what is right."""
        try:
            return checked(self.paper, marks)
        except BadInput as error:
            self.wrong(WHERE.get(error.field or "", ITEMS), _(str(error)))
            return marks


def whole(typed: str) -> int | None:
    """The whole number that was typed; None where it is none. Of endless digits only that they are many matters."""
    return int(typed[:9]) if WHOLE.fullmatch(typed) else None


def said(paper: Paper, filled: Filled, words: Words) -> list[tuple[str, str]]:
    """What the voter says of themselves in words, for looking through: (what, answer)."""
    names = {str(group.id): group.name for group in paper.groups}
    groups = ", ".join(names[one] for one in filled.groups if one in names)
    kind = words.gettext(VOTER_KINDS.get(filled.values.get(KIND, ""), "Not said"))
    helped = words.gettext("Somebody is helping me") if filled.values.get(HELP) else words.gettext("I do this by myself")
    return [(words.gettext("How you take part"), kind), (words.gettext("Groups of people"), groups or words.gettext("Not said")),
            (words.gettext("Help"), helped)]
