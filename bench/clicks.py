"""Screens that are open and clicked at, for benches that ask how many of them a server carries."""

import asyncio
import random
import re
import time
from collections.abc import Callable
from pathlib import Path

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench import driver
from bench.live import PATIENCE, Screen

FUNCTIONS = 10


class Clicked(Screen):
    """A screen at which somebody looks at one function after another: each click runs its whole script anew."""

    def __init__(self, port: int, cookie: str, page: str, workshop: str):
        super().__init__(port, cookie, page, f"workshop={workshop}")
        self._workshop, self._whole = workshop, False
        self._over: asyncio.Future | None = None

    async def click(self, function: int) -> float | None:
        """Seconds until everything of the other function was shown; None when it never was."""
        self._query, self._over = f"workshop={self._workshop}&function={function}", asyncio.get_running_loop().create_future()
        begun = time.perf_counter()
        try:
            await self._connection.send(self._rerun("").SerializeToString())
            return await asyncio.wait_for(self._over, PATIENCE) - begun
        except Exception as error:
            self.wrong.append(f"a click was not answered: {type(error).__name__}")
            return None

    def _read(self, moment: float, forward: ForwardMsg) -> None:
        super()._read(moment, forward)
        kind = forward.WhichOneof("type")
        if kind == "new_session":
            self._whole = not forward.metadata.run.fragment_ids
        whole = kind == "script_finished" and self._whole and forward.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
        if whole and self._over and not self._over.done():
            self._over.set_result(moment)


async def open_all(screens: list[Clicked]) -> None:
    """Open one after the other, as people come in."""
    for screen in screens:
        await screen.open()


async def click_on(screens: list[Clicked], seconds: float, pause: Callable[[random.Random], float]) -> list[tuple[float, float]]:
    """Click at all of them for so long, with these pauses; (when it was answered, seconds it took) of every click."""
    until, answered = time.perf_counter() + seconds, []

    async def one(screen: Clicked, chance: random.Random) -> None:
        await asyncio.sleep(pause(chance) * chance.random())
        while time.perf_counter() < until:
            took = await screen.click(chance.randint(1, FUNCTIONS))
            if took is not None:
                answered.append((time.perf_counter(), took))
            await asyncio.sleep(pause(chance))

    await asyncio.gather(*(one(screen, random.Random(at)) for at, screen in enumerate(screens)))
    return answered


def wrong_in(screens: list[Clicked]) -> list[str]:
    """What went wrong on any of them, each thing once."""
    return sorted({sentence for screen in screens for sentence in screen.wrong})


def at(values: list[float], share: float) -> float:
    """The value below which so large a share of them lies, in milliseconds."""
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000, 1) if ordered else float("inf")


def prepared_example(var: Path) -> str:
    """A record in `var` with the example workshop and the map; the workshop's id."""
    driver.command(var, "prepare")
    return re.search(r"[0-9a-f-]{36}", driver.command(var, "example"))[0]
