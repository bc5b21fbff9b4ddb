"""One writer for all the phones of a hall: what comes in while it writes is the next transaction.

A transaction costs a wait for the disk. Phones that vote at once share one instead of queueing for one each, and nobody gets a
receipt before the disk has answered (docs/decisions/0016).
"""

import asyncio
import logging
import threading
from collections import defaultdict
from queue import Empty, SimpleQueue

from toolkit.errors import RecordUnavailable, ToolkitError
from toolkit.storage.engine import RuleBroken, write_session
from toolkit.voting.ballots import Cast, Receipt, cast_many

MOST_AT_ONCE = 250
IDLE_SECONDS = 5
NOT_KEPT = "This ballot could not be kept, and that is not your fault. Please send it again."
Waiting = tuple[Cast, asyncio.AbstractEventLoop, asyncio.Future]


class BallotBox:
    """The writer's queue. Its thread starts with the first ballot and ends when none comes for a while."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[Waiting] = SimpleQueue()
        self._lock = threading.Lock()
        self._runs = False

    async def put(self, one: Cast) -> Receipt:
        """Take one ballot; comes back once it is on the disk. Raises the reason where it is not taken."""
        loop = asyncio.get_running_loop()
        done = loop.create_future()
        self._waiting.put((one, loop, done))
        self._see_that_it_runs()
        return await done

    def _see_that_it_runs(self) -> None:
        with self._lock:
            if not self._runs:
                self._runs = True
                threading.Thread(target=self._run, name="ballot box", daemon=True).start()

    def _run(self) -> None:
        while batch := self._next():
            tell(batch, taken([one for one, _, _ in batch]))

    def _next(self) -> list[Waiting]:
        try:
            batch = [self._waiting.get(timeout=IDLE_SECONDS)]
        except Empty:
            return self._stop_or_go_on()
        while len(batch) < MOST_AT_ONCE:
            try:
                batch.append(self._waiting.get_nowait())
            except Empty:
                break
        return batch

    def _stop_or_go_on(self) -> list[Waiting]:
        with self._lock:  # a ballot that is put in from now on starts the next writer
            if self._waiting.empty():
                self._runs = False
                return []
        return self._next()


def taken(casts: list[Cast]) -> list[Receipt | Exception]:
    """What became of each ballot. Should the database itself refuse one, each gets a transaction of its own."""
    try:
        return _in_one(casts)
    except RuleBroken as refusal:
        return [refusal] if len(casts) == 1 else [taken([one])[0] for one in casts]
    except Exception as error:  # whatever went wrong, those who wait are told; it is logged once, not for each of them
        if not isinstance(error, ToolkitError):
            logging.getLogger(__name__).exception("Ballots could not be kept")
        return [error] * len(casts)


def _in_one(casts: list[Cast]) -> list[Receipt | Exception]:
    with write_session() as session:
        return cast_many(casts, session=session)


def tell(batch: list[Waiting], results: list[Receipt | Exception]) -> None:
    """Wake those who wait, once for each event loop."""
    by_loop: dict[asyncio.AbstractEventLoop, list] = defaultdict(list)
    for (_, loop, done), result in zip(batch, results, strict=True):
        by_loop[loop].append((done, result))
    for loop, answers in by_loop.items():
        try:
            loop.call_soon_threadsafe(_wake, answers)
        except RuntimeError:  # the server is stopping and its loop is closed: nobody waits there any more
            continue


def _wake(answers: list[tuple[asyncio.Future, Receipt | Exception]]) -> None:
    for done, result in answers:
        if done.cancelled():
            continue
        if isinstance(result, Receipt):
            done.set_result(result)
        else:
            done.set_exception(result if isinstance(result, ToolkitError) else RecordUnavailable(NOT_KEPT))


BOX = BallotBox()
