"""What is opened to look for barriers: every screen and every part of it, full and as a new workshop sees it, and what opens on them."""

import ast
from dataclasses import dataclass
from uuid import UUID

from pages.ui.case_parts import PARTS as CASE_PARTS
from tests.payloads.world import World
from toolkit import settings

# How the parts of a screen stand in its address, where the word is not `part`; and parts that a part has.
OF_THE_PARTS = {"step_priorities": {"vote": ("stage", ("ready", "run", "papers", "result")), "plenary": ("look", ("alike", "limits"))},
                "step_plans": {"again": ("asking", ("ready", "run", "themes", "adopt")), "said": ("telling", ("read", "done", "publish"))}}
OF_A_WORKSHOP = ("setup", "exchange", "stories", "record", "reports", "big_screen", "day", "desk", "meeting", "history", "step_map",
                 "step_gaps", "step_priorities", "step_plans", "step_evaluation")
OF_NONE = ("", "access", "dashboard", "cases", "bespoke", "providers", "contracts", "market", "audit")
WITH_FUNCTION = ("step_map", "step_gaps")
# A case that has reached the part, by its name in the world.
CASES = {"offers": "offers", "choice": "choice", "award": "award", "plan": "plan", "service": "service", "enquiry": "asked",
         "calls": "asked", "keeping": "closed", "statement": "draft"}


@dataclass(frozen=True)
class Look:
    """One screen at an address."""

    screen: str
    address: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return " ".join((self.screen or "home", *(value for name, value in self.address if name not in ("workshop", "case", "function"))))


def parts_of(screen: str) -> tuple[str, ...]:
    """The parts that a screen's own file names, in its order."""
    tree = ast.parse((settings.ROOT / "pages" / f"{screen or 'home'}.py").read_text(encoding="utf-8"))
    found = (node.value for node in tree.body
             if isinstance(node, ast.Assign) and [getattr(one, "id", "") for one in node.targets] == ["PARTS"])
    return tuple(key.value for value in found if isinstance(value, ast.Dict) for key in value.keys if isinstance(key, ast.Constant))


def of_a_workshop(workshop: UUID) -> list[Look]:
    """All screens of one workshop, part by part."""
    return [look for screen in OF_A_WORKSHOP for look in _parts(screen, workshop=str(workshop))]


def of_no_workshop() -> list[Look]:
    """The screens that belong to no workshop; the links' second part has no name in its file's PARTS."""
    return [look for screen in OF_NONE for look in _parts(screen)] + [_look("access", part="members")]


def of_cases(world: World) -> list[Look]:
    """Every part of a case, with a case that has come so far."""
    return [_look("case", case=str(world.cases[CASES.get(part, "working")]), part=part) for part in CASE_PARTS]


def _parts(screen: str, **address: str) -> list[Look]:
    more = address | ({"function": "3"} if screen in WITH_FUNCTION else {})
    found = [_look(screen, **more, part=part) for part in parts_of(screen)] or [_look(screen, **more)]
    inner = OF_THE_PARTS.get(screen, {})
    return found + [_look(screen, **more, part=part, **{name: value}) for part, (name, values) in inner.items() for value in values]


def _look(screen: str, **address: str) -> Look:
    return Look(screen, tuple(address.items()))


def full_and_new(world: World) -> list[Look]:
    """All that is opened in the long run: the example's screens, those of a vote and of plans taken back, cases, and a new workshop's."""
    voting = [one for one in of_a_workshop(world.voting.id) if ("part", "vote") in one.address]
    asked = [one for one in of_a_workshop(world.planned.id) if ("part", "again") in one.address]
    return [*of_a_workshop(world.example), *of_no_workshop(), *of_cases(world), *voting, *asked, *of_a_workshop(world.fresh.id)]


# What opens beside a button of the example's screens.
POPOVERS = (("step_map", "First: the six principles"), ("step_map", "Who and what is needed"), ("step_plans", "What each tool is"))
# Screens that say what is wrong when Save is pressed with nothing written.
WITH_A_MESSAGE = ("step_map", "step_gaps")
