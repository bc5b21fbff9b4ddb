"""A screen that is open in a browser: it looks again as often as the page tells it to, and presses what is on it.

Many of them run beside each other in one thread, so that a hall full of screens costs this side little.
"""

import asyncio
import time
from collections.abc import Callable

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

from bench import driver

PATIENCE = 20.0  # seconds after which what was pressed counts as not answered
Hear = Callable[[float, str], None]  # the moment, and a piece of HTML that came at it


class Screen:
    """One browser window. `wrong` is what it could not show or was not answered; `hear` is told every piece of HTML that comes."""

    def __init__(self, port: int, cookie: str, page: str, query: str, hear: Hear | None = None):
        self.wrong: list[str] = []
        self.runs, self.name = 0, page or "small group"
        self._where = (port, cookie)
        self._page, self._query, self._hear = page, query, hear
        self._script = ""
        self._there: dict[str, tuple[str, str]] = {}                      # by label: the id of a field or button, and its fragment
        self._again: dict[str, tuple[float, asyncio.Task]] = {}           # by fragment: how often it looks again, and who does it
        self._awaited: list[tuple[bytes, asyncio.Future]] = []
        self._hand = asyncio.Lock()                                       # somebody presses one thing, and sees it done, before the next
        self._typed: dict[str, str] = {}                                  # by field: words not sent yet, told with whatever is asked

    async def open(self) -> None:
        """Connect, show the page, and go on listening in the background."""
        port, cookie = self._where
        self._connection = await connect(f"ws://{driver.HOST}:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=None,
                                         ping_interval=None, additional_headers={"Cookie": cookie}, proxy=None)
        self.listening = asyncio.create_task(self._listen())
        first = BackMsg()
        first.rerun_script.page_name, first.rerun_script.query_string = self._page, self._query
        shown = self._once(b"")
        await self._connection.send(first.SerializeToString())
        await asyncio.wait_for(shown, driver.PATIENCE)

    async def close(self) -> None:
        """Leave as a browser does whose window is closed."""
        self._forget()
        self.listening.cancel()
        await self._connection.close()

    @property
    def cut_off(self) -> bool:
        """Whether the connection has ended."""
        return self.listening.done()

    def label(self, begins: str) -> str:
        """The label that is just this, or else the newest that begins so. Raises KeyError where there is none."""
        found = begins if begins in self._there else next((one for one in reversed(self._there) if one.startswith(begins)), None)
        if found is None:
            raise KeyError(f"{self.name}: there is no {begins!r}")
        return found

    async def press(self, button: str, until: str, typed: tuple[str, str] | None = None) -> float | None:
        """Press a button, with words in a field where `typed` says so; when `until` was shown, or None when it never was."""
        async with self._hand:
            try:
                self._typed = {self._there[self.label(typed[0])][0]: typed[1]} if typed else {}
                return await self._pressed(*self._there[self.label(button)], until)
            except TimeoutError:
                self.wrong.append(f"{button}: {until!r} was not shown within {PATIENCE:g} s")
                return None
            finally:
                self._typed = {}

    async def _pressed(self, button_id: str, fragment: str, until: str) -> float:
        asked, shown = self._rerun(fragment), self._once(until.encode())
        asked.rerun_script.widget_states.widgets.add(id=button_id, trigger_value=True)
        await self._connection.send(asked.SerializeToString())
        return await asyncio.wait_for(shown, PATIENCE)

    def _once(self, said: bytes) -> asyncio.Future:
        waiting = asyncio.get_running_loop().create_future()
        self._awaited.append((said, waiting))
        return waiting

    def _rerun(self, fragment: str, by_itself: bool = False) -> BackMsg:
        made = BackMsg()
        asked = made.rerun_script
        asked.query_string, asked.page_script_hash, asked.fragment_id, asked.is_auto_rerun = self._query, self._script, fragment, by_itself
        for field, words in self._typed.items():
            asked.widget_states.widgets.add(id=field, string_value=words)
        return made

    async def _listen(self) -> None:
        try:
            async for raw in self._connection:
                self._take(time.perf_counter(), raw)
        except Exception as error:  # said in the figures: nobody sees what a task in the background raises
            self.wrong.append(f"{type(error).__name__}: {error}")

    def _take(self, moment: float, raw: bytes) -> None:
        forward = ForwardMsg.FromString(raw)
        self._read(moment, forward)
        over = forward.WhichOneof("type") == "script_finished"
        for one in [one for one in self._awaited if (one[0] in raw if one[0] else over)]:
            self._awaited.remove(one)
            if not one[1].done():
                one[1].set_result(moment)

    def _read(self, moment: float, forward: ForwardMsg) -> None:
        kind = forward.WhichOneof("type")
        if kind == "new_session":
            self._script, self.runs = forward.new_session.page_script_hash, self.runs + 1
            if not forward.metadata.run.fragment_ids:
                self._forget()
        elif kind == "navigation":
            self._script = forward.navigation.page_script_hash
        elif kind == "auto_rerun":
            self._look_again(forward.auto_rerun.fragment_id, forward.auto_rerun.interval)
        elif kind == "stop_auto_rerun":
            self._forget(*forward.stop_auto_rerun.fragment_ids)
        elif kind == "delta" and forward.delta.WhichOneof("type") == "new_element":
            self._element(moment, forward.delta.new_element, forward.delta.fragment_id)
        elif kind == "page_not_found":
            self.wrong.append("there is no such page")

    def _element(self, moment: float, element, fragment: str) -> None:
        kind = element.WhichOneof("type")
        if kind in ("button", "text_input"):
            one = getattr(element, kind)
            self._there.pop(one.label, None)
            self._there[one.label] = one.id, fragment
        elif kind == "html" and self._hear:
            self._hear(moment, element.html.body)
        elif wrong := driver.trouble(element):
            self.wrong.append(wrong)

    def _look_again(self, fragment: str, every: float) -> None:
        if fragment in self._again:
            if self._again[fragment][0] == every:
                return
            self._forget(fragment)
        self._again[fragment] = every, asyncio.create_task(self._ask_again(fragment, every))

    async def _ask_again(self, fragment: str, every: float) -> None:
        due = time.perf_counter()
        while True:
            due += every
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            if self.cut_off:
                return
            await self._connection.send(self._rerun(fragment, by_itself=True).SerializeToString())

    def _forget(self, *fragments: str) -> None:
        for one in fragments or list(self._again):
            if one in self._again:
                self._again.pop(one)[1].cancel()
