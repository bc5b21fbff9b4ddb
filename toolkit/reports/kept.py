"""Files that were just made: a screen makes a pack or a report ready and shows how far it is, then the door hands out the same.

They are kept in this process alone, never on disk: some let whoever holds them vote or record.
"""

import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Callable

from toolkit.record.council import SHOWN
from toolkit.reports.pdf import Sheet, typeset
from toolkit.words.speaking import language

MOST_BYTES = 64_000_000


class Kept:
    """The last files up to so many bytes, by all that stands in them: a sheet that changed is another sheet."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most, self._files, self._lock = most, OrderedDict[str, bytes](), threading.Lock()

    def pdf(self, sheet: Sheet) -> bytes:
        """The sheet as PDF, set now where it is not kept. Raises RecordUnavailable as `typeset` does."""
        return self.made(json.dumps([language(), sheet.template, sheet.title, sheet.data, repr(SHOWN.get())]), lambda: typeset(sheet))

    def made(self, what: str, make: Callable[[], bytes]) -> bytes:
        """The file of these words, which must tell all that stands in it; made now where it is not kept."""
        key = hashlib.sha256(what.encode()).hexdigest()
        with self._lock:
            if key in self._files:
                self._files.move_to_end(key)
                return self._files[key]
        made = make()   # outside the lock: others print meanwhile
        with self._lock:
            self._files[key] = made
            while sum(map(len, self._files.values())) > self._most and len(self._files) > 1:
                self._files.popitem(last=False)
        return made


KEPT = Kept()
