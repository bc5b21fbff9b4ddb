"""Every screen as data: its file in pages/, what the browser's tab says, and the act that whoever opens it must be allowed."""

from dataclasses import dataclass

from pages.ui.content import framework
from pages.ui.words import _
from toolkit.steps import STEPS


@dataclass(frozen=True)
class Screen:
    """`may` is an act of toolkit/access/roles.py; the screen itself asks for it in every run."""

    name: str
    title: str
    may: str
    icon: str | None = None


def steps() -> tuple[Screen, ...]:
    """The screens of the five steps, named as the framework names them."""
    return tuple(Screen(one.page, _("Step {number}: {name}", number=step.number, name=step.name), "see workshops", one.icon)
                 for one in STEPS if (step := framework().step(one.slug)))


HOME = Screen("home", "Common Table", "see workshops")
OF_WORKSHOPS = (
    Screen("setup", "Settings", "see workshops"),
    Screen("exchange", "To another computer", "carry a workshop"),
    Screen("stories", "Good practice", "see workshops"),
    Screen("record", "All entries", "see workshops"),
    Screen("reports", "Reports", "read reports"),
    Screen("access", "Links", "make links"),
    Screen("dashboard", "All workshops at a glance", "look across workshops"),
    Screen("history", "Rounds across years", "see workshops"),
    Screen("big_screen", "Big screen", "see workshops"),
    Screen("day", "The day", "see workshops"),
    Screen("desk", "Desk", "lead the day"),
    Screen("meeting", "The meeting", "see workshops"),
)
CASES = Screen("cases", "Cases", "open cases")
# Named to nobody who may not open them.
BESIDE = (
    Screen("case", "A case", "open cases"),
    Screen("bespoke", "Bespoke contracts", "open cases"),
    Screen("providers", "Providers", "keep providers"),
    Screen("contracts", "Contracts", "see contracts"),
    Screen("market", "The market", "see the market"),
    Screen("audit", "Who did what", "read the audit"),
)
SMALL_GROUP = Screen("small_group", "Your small group", "record what is said")


def every_screen() -> tuple[Screen, ...]:
    """All of them, in the order of docs/reference/roles.md."""
    return (HOME, *OF_WORKSHOPS, *steps(), SMALL_GROUP, CASES, *BESIDE)
