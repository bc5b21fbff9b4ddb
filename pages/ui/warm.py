"""Loading what the screens need before anybody opens one, where another process may fail and all its screens come here at once."""

import importlib
import pkgutil
import threading

from pages import ui


def begin() -> None:
    """From the background: else the first screen of a process waits for more than a second of loading, on a busy machine for five."""
    threading.Thread(target=_load, daemon=True, name="warming up").start()


def _load() -> None:
    for module in pkgutil.iter_modules(ui.__path__):
        importlib.import_module(f"{ui.__name__}.{module.name}")
