"""Logs for machines (`TOOLKIT_LOG=json`): a line of JSON for each thing said, with nothing about anybody in it.

An address can be somebody's key, and an error's own words can hold what somebody typed. So of an address only its first word is
told, of an error its kind and where it happened, and of what the libraries say the sentence without the values put into it.
"""

import json
import logging
import re
import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path

from toolkit import settings

OURS = ("common_table", "toolkit")
MOST_PLACES = 12
ADDRESS = re.compile(r"(/[a-z_.-]*/)[^\s\"'<>]+")
log = logging.getLogger("common_table")


class Lines(logging.Formatter):
    """One line of JSON for each record. What a record carries as `told` is put beside its words."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        ours = record.name.partition(".")[0] in OURS
        said = {"at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"), "level": record.levelname.lower(),
                "from": record.name, "says": without_addresses(record.getMessage() if ours else str(record.msg)),
                "process": record.process}
        error = record.exc_info[1] if record.exc_info else None
        return json.dumps(said | getattr(record, "told", {}) | (kind_and_place(error) if error else {}))


def without_addresses(text: str) -> str:
    """The same words, each address cut after its first part."""
    return ADDRESS.sub(r"\1…", text).strip()


def kind_and_place(error: BaseException) -> dict[str, object]:
    """What kind of error it was and where it came through; not its words."""
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    return {"error": type(error).__name__, "where": places[-MOST_PLACES:]}


def begin() -> None:
    """From now on everything is said in lines of JSON, also by those who would write to the terminal by themselves."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(Lines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    log.setLevel(logging.INFO)
    logging.captureWarnings(True)
    sys.excepthook = lambda _, error, __: log.critical("Stopped by an error", exc_info=error)
    threading.excepthook = lambda one: log.error("A thread was stopped by an error", exc_info=one.exc_value)


def hand_over(logger: logging.Logger) -> None:
    """Take a logger's own ways of writing from it, so that it says everything by ours."""
    logger.handlers.clear()
    logger.propagate = True


def say(sentence: str) -> None:
    """What the terminal is told at start and end: plainly, or as a line of JSON."""
    if settings.log_is_json():
        log.info(sentence.strip())
    else:
        print(sentence, flush=True)
