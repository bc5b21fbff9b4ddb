"""The big screen of a hall, as a browser shows it: connects, looks again as often as it is told to, and notes what it shows when."""

import re
import statistics
import threading
import time

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench import driver

NUMBER = re.compile(r'class="number">([\d,]+)')


class Wall:
    """Watches one workshop's big screen from the background until `stop` is called; `seen` holds (moment, people)."""

    def __init__(self, port: int, cookie: str, workshop: str):
        self.seen: list[tuple[float, int]] = []
        self._connection = driver.session(port, cookie)
        self._query, self._fragment, self._script, self._every = f"workshop={workshop}", "", "", 0.0
        self._stopped = threading.Event()
        self._ask("big_screen")
        if not self._every:
            raise RuntimeError("The big screen does not look again by itself.")
        self._thread = threading.Thread(target=self._watch, daemon=True, name="wall")
        self._thread.start()

    def stop(self) -> None:
        """Look once more, then leave."""
        self._stopped.set()
        self._thread.join(driver.PATIENCE)
        self._connection.close()

    def waits(self, receipts: list[float]) -> list[float]:
        """Seconds from each receipt, in their order, until the wall showed so many people or more."""
        found, counted = [], 0
        for moment, people in self.seen:
            found += [max(0.0, moment - at) for at in receipts[counted:people]]
            counted = max(counted, people)
        return found

    def _watch(self) -> None:
        due = time.perf_counter()
        while not self._stopped.is_set():
            due += self._every
            time.sleep(max(0.0, due - time.perf_counter()))
            self._ask()
        self._ask()

    def _ask(self, page: str = "") -> None:
        message = BackMsg()
        run = message.rerun_script
        run.query_string, run.page_name, run.page_script_hash, run.fragment_id = self._query, page, self._script, self._fragment
        self._connection.send(message.SerializeToString())
        while True:
            forward = ForwardMsg.FromString(self._connection.recv(timeout=driver.PATIENCE))
            kind = forward.WhichOneof("type")
            if kind == "new_session":
                self._script = forward.new_session.page_script_hash
            elif kind == "auto_rerun":
                self._every, self._fragment = forward.auto_rerun.interval, forward.auto_rerun.fragment_id
            elif kind == "delta" and (shown := NUMBER.search(str(forward.delta).replace('\\"', '"'))):
                self.seen.append((time.perf_counter(), int(shown[1].replace(",", ""))))
            elif kind == "script_finished":
                return


def p95_ms(waits: list[float]) -> float:
    """The 95th percentile in milliseconds; 0 where nothing was waited for."""
    return round(statistics.quantiles(waits, n=20)[-1] * 1000, 1) if len(waits) > 1 else 0.0
