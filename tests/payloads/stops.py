"""Where a walk stops: every screen, with the rows that its forms need and the buttons that open its dialogs."""

from pages.ui import case_parts
from pages.ui.screens import every_screen
from tests.payloads.walk import Stop
from tests.payloads.world import World

OF_A_WORKSHOP = {"setup", "exchange", "stories", "record", "reports", "history", "big_screen", "day", "desk", "meeting", "step_map", "step_gaps",
                 "step_priorities", "step_plans", "step_evaluation"}
DIALOGS = ("Change", "Compare and decide", "Add a story", "Write a story", "Take it back for good", "Withdraw or change")


def stops(world: World) -> list[Stop]:
    """All of them, in the order of every_screen()."""
    found = []
    for screen in every_screen():
        if screen.name == "case":
            found += [Stop("case", (("case", str(case)), ("part", part))) for case in world.cases.values() for part in case_parts.PARTS]
        elif screen.name in OF_A_WORKSHOP:
            found += [Stop(screen.name, (("workshop", str(one)),), DIALOGS)
                      for one in (world.example, world.fresh.id, world.voting.id, world.planned.id)]
        elif screen.name != "small_group":
            found.append(Stop(screen.name, (), DIALOGS))
    return found
