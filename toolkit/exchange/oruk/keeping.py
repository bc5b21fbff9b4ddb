"""What a feed answered, kept line by line as it comes: key, moment, answer. Whoever goes on after a cut asks only for the rest."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any


class Kept:
    """Answers in a file, each with its moment in seconds since 1970."""

    def __init__(self, file: Path):
        self._file = file
        self._have = {key: (at, answer) for key, at, answer in self._lines()}
        with self._file.open("a", encoding="utf-8") as opened:
            opened.write("\n")  # after a line that was broken off

    def once(self, key: str, ask: Callable[[], Any], seconds: float) -> Any:
        """The answer that is kept and no older than so many seconds, else a new one, which is kept unless it is None."""
        at, answer = self._have.get(key, (0.0, None))
        if not 0 <= time.time() - at <= seconds:
            answer = ask()
            if answer is not None:
                self._keep(key, answer)
        return answer

    def _keep(self, key: str, answer: Any) -> None:
        at = time.time()
        with self._file.open("a", encoding="utf-8") as opened:
            opened.write(json.dumps([key, at, answer]) + "\n")
        self._have[key] = (at, answer)

    def _lines(self) -> Iterator[tuple[str, float, Any]]:
        if not self._file.exists():
            return
        with self._file.open(encoding="utf-8", errors="replace") as opened:
            for line in opened:
                try:
                    key, at, answer = json.loads(line)
                    yield str(key), float(at), answer
                except (ValueError, TypeError):
                    continue  # the line that was being written when it broke off
