"""A big screen that is open in a browser: its connection, and the looking again that its page asks for."""

import re
import threading
import time
from contextlib import suppress

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench import driver

PAGE = "big_screen"
COUNT = re.compile(r"(\d+) of (\d+)")


class LiveScreen(threading.Thread):
    """Keeps one screen open until `stop`; `seen` are the counts it showed, `wrong` what it could not show."""

    def __init__(self, port: int, cookie: str, query: str):
        super().__init__(daemon=True)
        self.port, self.cookie, self.query = port, cookie, query
        self.stopped = threading.Event()
        self.seen: list[int] = []
        self.wrong: str | None = None
        self.again: tuple[float, str] | None = None   # seconds between, and the part of the page that looks again
        self.script = ""

    def run(self) -> None:
        """Open the page, then look again as often as it asks."""
        try:
            with driver.session(self.port, self.cookie) as connection:
                self._rerun(connection)
                while not self.stopped.wait(self.again[0] if self.again else 1):
                    self._rerun(connection, self.again[1] if self.again else "")
        except Exception as error:  # told by the test, which sees no thread's traceback
            self.wrong = f"{type(error).__name__}: {error}"

    def _rerun(self, connection, fragment: str = "") -> None:
        message = BackMsg()
        asked = message.rerun_script
        asked.page_name, asked.query_string = PAGE, self.query
        asked.fragment_id, asked.is_auto_rerun, asked.page_script_hash = fragment, bool(fragment), self.script
        connection.send(message.SerializeToString())
        until = time.monotonic() + driver.PATIENCE
        while time.monotonic() < until:
            with suppress(TimeoutError):
                forward = ForwardMsg.FromString(connection.recv(timeout=driver.PATIENCE))
                self._read(forward)
                if forward.WhichOneof("type") == "script_finished":
                    return
        raise TimeoutError("the screen did not finish")

    def _read(self, forward: ForwardMsg) -> None:
        kind = forward.WhichOneof("type")
        if kind == "new_session":
            self.script = forward.new_session.page_script_hash
        elif kind == "auto_rerun":
            self.again = forward.auto_rerun.interval, forward.auto_rerun.fragment_id
        elif kind == "page_not_found":
            self.wrong = "there is no such page"
        elif kind == "delta" and forward.delta.new_element.WhichOneof("type") == "html":
            self.seen += [int(found[1].replace(",", "")) for found in COUNT.finditer(forward.delta.new_element.html.body)]
        elif kind == "delta" and forward.delta.new_element.WhichOneof("type") == "exception":
            self.wrong = forward.delta.new_element.exception.message
