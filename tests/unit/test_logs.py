"""Lines of JSON with nothing about anybody in them."""

import io
import json
import logging
import sys
import threading

import pytest

from toolkit import logs

SECRET = "K7M2P-4F9QX-ABCDEFGHIJKLMNOP"


@pytest.fixture
def out(monkeypatch):
    written = io.StringIO()
    monkeypatch.setattr(sys, "stdout", written)
    return written


@pytest.fixture
def said(out, monkeypatch):
    """Begin, and give what was said so far."""
    root = logging.getLogger()
    before = root.handlers[:]
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    # A server that another test ran in this process may have turned it off.
    monkeypatch.setattr(logging.getLogger("uvicorn.error"), "disabled", False)
    for name in ("uvicorn", "uvicorn.error"):
        monkeypatch.setattr(logging.getLogger(name), "propagate", True)
        monkeypatch.setattr(logging.getLogger(name), "level", logging.NOTSET)
    logs.begin()
    yield lambda: [json.loads(line) for line in out.getvalue().splitlines()]
    root.handlers[:] = before
    logging.captureWarnings(False)
    logs.log.setLevel(logging.NOTSET)


def test_a_line_says_when_how_bad_who_and_what(said):
    logs.log.info("Starting")
    [line] = said()
    assert line["says"] == "Starting" and line["level"] == "info" and line["from"] == "common_table" and line["at"].endswith("+00:00")


def test_of_an_error_only_its_kind_and_place_are_told(said):
    try:
        raise ValueError(f"Mary wrote {SECRET}")
    except ValueError:
        logging.getLogger("common_table").exception("A screen failed")
    [line] = said()
    assert line["error"] == "ValueError" and line["where"][-1].startswith("test_logs.py:") and line["says"] == "A screen failed"
    assert "Mary" not in json.dumps(line) and SECRET not in json.dumps(line)


def test_addresses_are_cut_and_what_libraries_put_into_their_sentences_is_left_out(said):
    logging.getLogger("common_table").warning("GET /vote/%s/send was slow, see http://x.org/join/%s", SECRET, SECRET)
    logging.getLogger("uvicorn.error").warning("Refused %s", SECRET)
    logging.getLogger("streamlit.web").warning(f"GET /join/{SECRET} failed")
    assert len(said()) == 3 and SECRET not in json.dumps(said())


def test_a_thread_that_ends_by_an_error_is_told(said):
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    [line] = said()
    assert line["level"] == "error" and line["error"] == "ZeroDivisionError"


def test_a_logger_with_ways_of_its_own_is_taken_over(said):
    own = logging.getLogger("streamlit.of.this.test")
    own.propagate = False
    own.addHandler(logging.StreamHandler(sys.stderr))
    logs.hand_over(own)
    own.warning("Two lines\nof words")
    assert [line["says"] for line in said()] == ["Two lines\nof words"]


def test_start_and_end_are_said_as_a_line(said, monkeypatch):
    monkeypatch.setenv("TOOLKIT_LOG", "json")
    logs.say("\nGoodbye.")
    assert [line["says"] for line in said()] == ["Goodbye."]


def test_start_and_end_are_said_plainly(capsys, monkeypatch):
    monkeypatch.delenv("TOOLKIT_LOG", raising=False)
    logs.say("\nGoodbye.")
    assert capsys.readouterr().out == "\nGoodbye.\n"
