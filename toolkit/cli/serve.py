"""`serve`: bring everything up to date, start the app, and show how to come in."""

import argparse
import os
import runpy
import signal
import subprocess
import sys
from types import FrameType
from urllib.parse import urlsplit

from toolkit import addresses, logs, memory, settings
from toolkit.cli import announce

NAME = "serve"
HELP = "Start Common Table and print the link to sign in with."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The port, who can reach it, and whether a browser opens."""
    parser.add_argument("--port", type=port_number, default=addresses.STARTING_PORT,
                        help=f"the port to listen on (else {addresses.STARTING_PORT})")
    parser.add_argument("--hall", action="store_true",
                        help="let other devices on the local network in; without it only this computer can reach the app")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")


def port_number(typed: str) -> int:
    """A port from what was typed. Raises ArgumentTypeError with a sentence."""
    if typed.isascii() and typed.isdigit() and len(typed) < 6 and 1 <= int(typed) <= 65535:
        return int(typed)
    raise argparse.ArgumentTypeError(f"{typed} is not a port. Give a number from 1024 to 65535, such as 8501.")


def run(args: argparse.Namespace) -> int:
    """Serve until stopped. Raises ToolkitError when something stands in the way of starting."""
    memory.few_arenas()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _goodbye)
    if settings.log_is_json():
        logs.begin()
    addresses.check_free(args.port, args.hall)
    _check_settings(args.port)
    if args.hall and not settings.public_url():
        os.environ["TOOLKIT_PUBLIC_URL"] = addresses.hall_url(args.port)
    logs.say("Starting Common Table")
    token = _bring_up_to_date()
    announce.when_ready(args.port, token, hall=args.hall, browser=not args.no_browser)
    with addresses.noted(args.port):
        _serve(args.port, args.hall)
    return 0


def _check_settings(port: int) -> None:
    # What is set wrongly is said before anybody comes in.
    from toolkit.access.accounts import accounts

    accounts(port)
    settings.idle_minutes()


def _goodbye(number: int, frame: FrameType | None) -> None:
    logs.say("\nCommon Table has stopped. Everything recorded is kept. Goodbye.")
    sys.exit(0)


def _bring_up_to_date() -> str:
    from toolkit import keys
    from toolkit.access import same_secret
    from toolkit.access.links import start_link
    from toolkit.framework import framework
    from toolkit.framework.easy_pictures import worded_pictures
    from toolkit.framework.easy_read import easy_pages
    from toolkit.framework.glossary import glossary
    from toolkit.look import colours
    from toolkit.places import store, tiles
    from toolkit.storage.migrate import upgrade

    framework()
    colours()
    easy_pages()
    glossary()
    worded_pictures()
    keyed = bool(keys.held())
    upgrade()
    same_secret.check()
    print(_of_keys(keyed), end="", flush=True)
    if not store.places_folder().is_dir():
        logs.say("Preparing the map of Great Britain (once)…")
        # In a process of its own: the memory this takes once is not kept by the server.
        subprocess.run([sys.executable, "-P", "-m", "toolkit", "prepare"], check=False,
                       stdout=subprocess.DEVNULL if settings.log_is_json() else None)
    tiles.prepare()
    # A log that goes to a server must hold no key: there, `toolkit link` makes one.
    return "" if settings.log_is_json() else start_link()


def _of_keys(keyed: bool) -> str:
    # What the person at the computer should know about the key of cases' texts: that one was made, or that it is not here.
    from toolkit import keys
    from toolkit.errors import KeyMissing

    try:
        keys.writing()
    except KeyMissing as error:
        return f"Cases cannot be opened now; workshops can. {error}\n"
    return "" if keyed else (f"What is written about cases is encrypted with the key in {keys.key_file()}, made just now. "
                             "Keep a copy of it apart from your backups.\n")


def _serve(port: int, hall: bool) -> None:
    from toolkit.access.seal import derived

    # Processes that serve one record sign Streamlit's own cookies alike. By the environment: a command line can be read by others.
    os.environ.setdefault("STREAMLIT_SERVER_COOKIE_SECRET", derived("screens' cookies"))
    sys.argv = ["streamlit", "run", str(settings.ROOT / "app.py"), *server_words(port, hall)]
    # As `python -m streamlit`, but in this process: one start of Python instead of two, and a signal or a
    # measurement meets the server itself.
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)


def server_words(port: int, hall: bool) -> list[str]:
    """The server's options that depend on this start; the others stand in .streamlit/config.toml."""
    words = ["--server.port", str(port), "--server.address", "0.0.0.0" if hall else "127.0.0.1",
             "--server.headless", "true", "--logger.hideWelcomeMessage", "true"]
    if hall:
        # Else the server asks an outside service which addresses this computer has.
        words += ["--browser.serverAddress", urlsplit(addresses.base_url(port)).hostname or ""]
    return words
