"""Everybody in the hall of bench/event_day.py: hosts who record, a facilitator at the desk, ten screens that are looked at."""

import asyncio
import random
import time
from itertools import cycle

from bench import driver
from bench.followed import BigScreenSeen, DeskSeen
from bench.hall_day import Day, SmallGroup, come_in_by
from bench.live import Screen
from pages.ui import cell
from pages.ui.tables import COVERAGE_NAME
from toolkit.events.views import VIEWS
from toolkit.models import AVAILABLE, GAP

EVERY_SECONDS, ENTRIES_TO_A_QUESTION = 20.0, 3
VIEW_SECONDS, CALL_SECONDS = 5.0, 6.0
ON_THE_BIG_SCREEN = ("vote", "table", "functions", "table")
BIG_SCREENS = 2
OTHERS = (("step_map", "function=3"), ("step_gaps", "function=3"), ("step_priorities", "part=plenary"),
          ("step_priorities", "part=vote&stage=run"), ("record", "part=table"), ("day", "part=groups"), ("dashboard", ""))


class Hall:
    """All screens, and what was answered when."""

    def __init__(self, app: driver.App, day: Day):
        self.app, self.day, self.begun = app, day, 0
        self.entries: list[tuple[SmallGroup, int, float, float]] = []   # who, about which function, the seconds it took, when answered
        self.calls: list[tuple[str, float, float]] = []                 # who, when answered, when taken back
        self.put: list[tuple[str, float]] = []                          # which view, when the desk showed that it is on
        self.messages = 0
        self.desk_seen, self.walls_seen = DeskSeen(), [BigScreenSeen() for _ in range(BIG_SCREENS)]
        cookie, here = driver.come_in(app), f"workshop={day.workshop}"
        self.desk = Screen(app.port, cookie, "desk", here, self.desk_seen.hear)
        walls = [Screen(app.port, cookie, "big_screen", here, one.hear) for one in self.walls_seen]
        others = [Screen(app.port, cookie, page, f"{here}&{query}") for page, query in OTHERS]
        self.hosts = [Screen(app.port, come_in_by(app.port, one), "", f"kind={kind_of(at)}&function={one.function}")
                      for at, one in enumerate(day.groups)]
        self.screens = [self.desk, *walls, *others, *self.hosts]

    async def come_in(self) -> None:
        """Everybody opens their screen, one after the other."""
        for screen in self.screens:
            await screen.open()

    async def leave(self) -> None:
        """Everybody closes their window."""
        for screen in self.screens:
            await screen.close()

    async def work(self, until: float) -> None:
        """Record, lead and call for help until then."""
        hosts = [self._record(at, until) for at in range(len(self.hosts))]
        await asyncio.gather(*hosts, self._lead(until), self._call_for_help(until))

    async def _record(self, at: int, until: float) -> None:
        screen, one, chance = self.hosts[at], self.day.groups[at], random.Random(at)
        function, number, next_at = one.function, 0, time.perf_counter() + chance.uniform(0, EVERY_SECONDS)
        while next_at < until:
            await asyncio.sleep(max(0.0, next_at - time.perf_counter()))
            number, words = number + 1, f"{one.name} said thing {number} about function {function}."
            asked = time.perf_counter()
            if answered := await screen.press("Save", words, (QUESTIONS[kind_of(at)], words)):
                self.entries.append((one, function, answered - asked, answered))
            if number % ENTRIES_TO_A_QUESTION == 0:
                following = cell.beside(function, kind_of(at), 1)
                if await screen.press("Next: ", f'1.4rem">{f"{following} " if following else COVERAGE_NAME}'):
                    function = following
            next_at += chance.uniform(0.5, 1.5) * EVERY_SECONDS

    async def _lead(self, until: float) -> None:
        names = {one.slug: one.name for one in VIEWS}
        for view in cycle(ON_THE_BIG_SCREEN):
            await asyncio.sleep(VIEW_SECONDS / 2)
            if time.perf_counter() > until:
                return
            if shown := await self.desk.press(names[view], f"{names[view]} · on now"):
                self.put.append((view, shown))
            await asyncio.sleep(VIEW_SECONDS / 2)
            self.messages += 1
            words = f"Message {self.messages} of the day"  # without signs, which a screen writes otherwise
            await self.desk.press("Send", words, ("A word to the hosts", words))

    async def _call_for_help(self, until: float) -> None:
        for at in cycle(range(len(self.hosts))):
            await asyncio.sleep(CALL_SECONDS / 2)
            if time.perf_counter() > until:
                return
            called = await self.hosts[at].press("We need help", "You asked for help at")
            await asyncio.sleep(CALL_SECONDS / 2)
            done = await self.hosts[at].press("We need no help any more", "We need help")
            if called and done:
                self.calls.append((self.day.groups[at].name, called, done))


QUESTIONS = {AVAILABLE: "What is available now?", GAP: "What is missing?"}


def kind_of(at: int) -> str:
    """What the small group of this place records: one half says what is there, the other what is missing."""
    return tuple(QUESTIONS)[at % 2]
