"""Telling how to come in once the app answers: the link, the hall's address with its QR, a browser."""

import http.client
import os
import sys
import threading
import time

from toolkit import addresses, logs

PATIENCE = 60  # seconds


def when_ready(port: int, token: str, *, hall: bool, browser: bool) -> None:
    """From the background: wait until the app answers, then print how to come in and open a browser where there is one.

    Without a token, only that it answers.
    """
    threading.Thread(target=_tell, args=(port, token, hall, browser), daemon=True, name="announce").start()


def _tell(port: int, token: str, hall: bool, browser: bool) -> None:
    answers = _wait_until_healthy(port)
    if not token:
        logs.say("Common Table answers" if answers else "Common Table does not answer yet")
        return
    link = f"http://localhost:{port}/join/{token}"
    print(f"\nSign in: {link}\n(this link opens everything, and opens once: keep it to yourself.\n"
          "For another: python3 run.py toolkit link --role administrator --name NAME)\n", flush=True)
    if hall:
        print(hall_words(addresses.base_url(port), in_colour()), flush=True)
    print("To stop: Ctrl-C", flush=True)
    if answers and browser and has_screen():
        _open(link)


def hall_words(url: str, colour: bool) -> str:
    """What to show for other devices in the room: the address as text and as a QR, without any secret in it."""
    from toolkit.qr import qr_in_text

    return (f"Other devices in the room: {url}\n{qr_in_text(url, colour)}\n"
            "A person who records needs a link of their own. Make it under Links on the first page, or here:\n"
            "python3 run.py toolkit link --role facilitator --name NAME\n")


def in_colour() -> bool:
    """Whether the output is a terminal that takes colours."""
    return sys.stdout.isatty() and (os.name != "nt" or "WT_SESSION" in os.environ)


def has_screen() -> bool:
    """Whether a browser window could open here."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _wait_until_healthy(port: int) -> bool:
    until, pause = time.monotonic() + PATIENCE, 0.1
    while time.monotonic() < until:
        if _is_healthy(port):
            return True
        time.sleep(pause)
        pause = min(pause * 1.3, 5)  # an app in trouble logs each question: do not bury its words
    return False


def _is_healthy(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _open(link: str) -> None:
    import webbrowser

    try:
        webbrowser.open(link)
    except (webbrowser.Error, OSError):
        print("No browser could be opened. Open the link above in one.", flush=True)
