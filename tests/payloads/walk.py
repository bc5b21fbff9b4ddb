"""Through every screen and every part of it, filling in each text field that is found and pressing the button that follows it."""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from streamlit.elements.widgets.text_widgets import TextWidgetsMixin
from streamlit.testing.v1 import element_tree

from pages.ui import session
from tests.payloads.typed import fitting, payload
from tests.screens.person import Person
from toolkit import settings
from toolkit.clock import today

TEXT = ("text_input", "text_area")
PAGES = settings.ROOT / "pages"
Site = str
Address = dict[str, str]


class Label(str):
    """A choice as the screen shows it, which is what a browser sends."""


@dataclass(frozen=True)
class Stop:
    """A screen at an address, the buttons that open a dialog there, and what is done first: a label and its value, None for a press."""

    screen: str
    address: tuple[tuple[str, str], ...] = ()
    dialogs: tuple[str, ...] = ()
    first: tuple[tuple[str, Any], ...] = ()

    def at(self, **more: str) -> "Stop":
        """The same screen, somewhere else on it."""
        return Stop(self.screen, tuple(sorted((dict(self.address) | more).items())), self.dialogs, self.first)


@dataclass
class Typed:
    """What was typed into one field, and what the screen said after its button was pressed."""

    number: int
    stop: Stop
    label: str
    site: Site
    button: str = ""
    said: str = ""


@dataclass
class Walk:
    """What was found on the way."""

    fields: list[Typed] = field(default_factory=list)
    sites: dict[tuple[str, str | None], Site] = field(default_factory=dict)
    parts: dict[str, list[str]] = field(default_factory=dict)
    seen: set[Stop] = field(default_factory=set)
    taken: set[tuple[str, str | None, Site, str]] = field(default_factory=set)

    def site(self, one: Any) -> Site:
        """Where a field that stands on the screen is drawn."""
        return self.sites.get((one.label, one.key), "")

    @property
    def reached(self) -> set[Site]:
        """Where in pages/ the fields are drawn that were filled in."""
        return {one.site for one in self.fields}


def every_site() -> set[Site]:
    """Each place in pages/ that draws a text field, as `file:line`."""
    return {f"{file.name}:{call.lineno}" for file in PAGES.rglob("*.py") for call in ast.walk(ast.parse(file.read_text("utf-8")))
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in TEXT}


@contextmanager
def noted() -> Iterator[Walk]:
    """While this holds, every field says where in pages/ it is drawn, and every row of parts which there are."""
    walk = Walk()
    with pytest.MonkeyPatch.context() as patch:
        for kind in TEXT:
            _note_sites(walk, patch, f"_{kind}")
        choose = session.choose_part

        def chosen(label: str, parts: dict[str, str], name: str = "part", first: str | None = None) -> str:
            walk.parts[name] = list(parts)
            return choose(label, parts, name, first)

        patch.setattr(session, "choose_part", chosen)
        formatted = element_tree._format_value_for_widget
        patch.setattr(element_tree, "_format_value_for_widget",
                      lambda say, value: str(value) if isinstance(value, Label) else formatted(say, value))
        yield walk


def _note_sites(walk: Walk, patch: pytest.MonkeyPatch, name: str) -> None:
    drawn = getattr(TextWidgetsMixin, name)

    def draw(self: Any, label: str, *given: Any, **named: Any) -> Any:
        frame = sys._getframe(1)
        while not Path(frame.f_code.co_filename).is_relative_to(PAGES):
            frame = frame.f_back
        walk.sites[label, named.get("key")] = f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}"
        return drawn(self, label, *given, **named)

    patch.setattr(TextWidgetsMixin, name, draw)


def go(walk: Walk, person: Person, stops: Iterable[Stop]) -> None:
    """Every stop and every part of it that is offered there."""
    waiting = list(stops)
    while waiting:
        stop = waiting.pop(0)
        if stop in walk.seen:
            continue
        walk.seen.add(stop)
        walk.parts.clear()
        person.open(stop.screen, **dict(stop.address))
        further = [stop.at(**{name: value}) for name, values in walk.parts.items() if name not in dict(stop.address) for value in values]
        if further:
            waiting = further + waiting
            continue
        for label, value in stop.first:
            person.press(label) if value is None else person.put(label, value)
        if stop.first and stop.first[-1][1] is not None:
            person.run()
        fill_all(walk, person, stop)
        for label in stop.dialogs:
            if person.buttons(label):
                fill_dialog(walk, person, stop, label)
                person.open(stop.screen, **dict(stop.address))


def fill_all(walk: Walk, person: Person, stop: Stop) -> None:
    """Each form of a screen in turn, as it stands after the one before was sent."""
    done = set(walk.taken)
    while True:
        groups = [(ours, button) for ours, button in grouped(person) if not {same(walk, stop, one) for one in texts(ours)} <= done]
        if not groups:
            return
        group, button = groups[0]
        done |= {same(walk, stop, one) for one in texts(group)}
        send(walk, person, stop, group, button)


def texts(group: list) -> list:
    """The text fields among widgets."""
    return [one for one in group if one.type in TEXT]


def same(walk: Walk, stop: Stop, one: Any) -> tuple[str, str | None, Site, str]:
    """What two fields have in common that are the same field of the same form, about another row."""
    return stop.screen, dict(stop.address).get("part"), walk.site(one), re.sub(r"\d+", "", one.label)


def fill_dialog(walk: Walk, person: Person, stop: Stop, label: str) -> None:
    """The fields of a dialog and the button that saves it."""
    before = {one.id for one in nodes(person)}
    person.open_dialog(label)
    for group, button in grouped(person):
        ours = [one for one in group if one.id not in before]
        new = not {same(walk, stop, one) for one in texts(ours)} <= walk.taken
        if new and button is not None and button.id not in before:
            person.button(label, 0).click()
            send(walk, person, stop, ours, button)
            return


def send(walk: Walk, person: Person, stop: Stop, group: list, button: Any) -> None:
    """One form: first payloads in all of it; where it has fields that take no words, once more with what fits there."""
    typed = [(one, Typed(0, stop, one.label, walk.site(one), button.label if button is not None else "")) for one in texts(group)]
    fields = {same(walk, stop, one) for one, _ in typed}
    for one, about in typed:
        about.number, words = payload(one.proto.max_chars)
        one.set_value(words)
    choose(group)
    press(person, button)
    if person.errors and any(fitting(one.label, 0) for one, _ in typed):
        again(person, typed, group, button)
    press_past_warning(person)
    for _, about in typed:
        about.said = " ".join(person.errors)
    if not person.errors:
        walk.taken |= fields
    walk.fields += [about for _, about in typed]


def again(person: Person, typed: list, group: list, button: Any) -> None:
    """The same form with what fits, as far as it still stands there."""
    now = {(one.label, one.type): one for one in nodes(person) if hasattr(one, "label") and one.type in (*TEXT, "button")}
    for one, about in typed:
        there = now.get((one.label, one.type))
        if there is not None and not there.disabled:
            there.set_value(fitting(one.label, about.number) or one.value)
    press(person, now.get((button.label, button.type)) if button is not None else None)


def press(person: Person, button: Any) -> None:
    """Press what follows a form, or leave its last field where nothing does."""
    if button is not None:
        button.click()
    person.run()


def press_past_warning(person: Person) -> None:
    """Say that a text names nobody, where the screen asks."""
    for one in person.at.button:
        if one.label.startswith("It is not about a person"):
            one.click()
            person.run()
            return


def nodes(person: Person) -> list:
    """Every widget of the page in its order, those of a dialog last."""
    return [one for one in person.at._tree if isinstance(one, element_tree.Widget) and not one.disabled]


def grouped(person: Person) -> list[tuple[list, Any]]:
    """Fields with the button that follows them; those of a form with that form's own."""
    found, standing = [], []
    for one in nodes(person):
        if one.type == "button":
            if any(field.type in TEXT for field in standing):
                found.append((standing, one))
            standing = []
        else:
            standing.append(one)
    if any(field.type in TEXT for field in standing):
        found.append((standing, None))
    return found


def choose(group: list) -> None:
    """Something wherever a form leaves a choice open."""
    for one in group:
        kind = one.type
        if kind in ("selectbox", "radio") and one.value in (None, "") and one.options:
            one.set_value(_first(one))
        elif kind == "date_input" and one.value is None:
            one.set_value(today())
        elif kind == "checkbox" and not one.value and not one.label.startswith("It is part of"):
            one.set_value(True)


def _first(one: Any) -> Any:
    return Label(one.options[0])
