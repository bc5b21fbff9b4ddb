"""Where a walk stops: every screen, with the rows that its forms need and the buttons that open its dialogs."""

from typing import Any

from pages.ui import case_parts
from pages.ui.screens import every_screen
from tests.payloads.walk import Label, Stop
from tests.payloads.world import BY_PHONE, World

OF_A_WORKSHOP = {"setup", "exchange", "stories", "record", "reports", "history", "big_screen", "day", "desk", "meeting", "step_map",
                 "step_gaps", "step_priorities", "step_plans", "step_evaluation"}
DIALOGS = ("Change", "Decide", "Add a story of your own", "Take back…", "Move people or split")
LAST = ("permission", "now", "keeping")      # what is pressed here ends a permission or a case: the other parts come first
TOO_LONG = "<b>" * 2_000


def stops(world: World) -> list[Stop]:
    """All of them, in the order of every_screen(), then what is drawn only after something was chosen or pressed."""
    # A new evaluation that is not answered keeps a new round away, and an enquiry that is taken back takes no offer.
    before_anything = [_at("step_evaluation", world.example, part="next"),
                       _at("case", None, ("Who offered", Label(BY_PHONE)), case=world.cases["asked"], part="calls")]
    return before_anything + [one for screen in every_screen() for one in _of(screen.name, world)] + _after_something(world)


def _of(screen: str, world: World) -> list[Stop]:
    if screen == "case":
        parts = [part for part in case_parts.PARTS if part not in LAST] + list(LAST)
        return [Stop("case", (("case", str(case)), ("part", part)), DIALOGS) for case in world.cases.values() for part in parts]
    if screen in OF_A_WORKSHOP:
        return [Stop(screen, (("workshop", str(one)),), DIALOGS) for one in world.workshops]
    return [] if screen == "small_group" else [Stop(screen, (), DIALOGS)]


def _at(screen: str, workshop: Any, *first: tuple[str, Any], dialogs: tuple[str, ...] = (), **address: Any) -> Stop:
    about = {name: str(value) for name, value in ({"workshop": workshop} | address).items() if value}
    return Stop(screen, tuple(sorted(about.items())), dialogs, first)


def _after_something(world: World) -> list[Stop]:
    fresh, number = world.fresh.id, world.keyed
    return [
        _at("day", fresh, ("Begin with the usual run sheet", None), dialogs=DIALOGS, part="sheet"),
        _at("step_priorities", fresh, part="plenary", look="limits"),
        _at("meeting", fresh, ("What is missing? Type", TOO_LONG), ("Save", None)),
        _at("step_map", fresh, ("What is available now?", TOO_LONG), ("Save", None)),
        _at("step_map", fresh, function=6),
        _at("step_priorities", world.voting.id, ("Number on the paper", f"{number} 1"), ("Key it", None), (f"Correct {number}", None),
            part="vote", stage="papers", papers="key"),
        _at("providers", None, ("What kind of file", "oruk"), part="in"),
        _at("case", None, ("What kind is it?", "developmental"), case=world.cases["working"], part="statement"),
    ]
