"""Loading what the screens need before anybody opens one, where another process may fail and all its screens come here at once."""

import importlib
import logging
import pkgutil
import threading

from pages import ui
from pages.ui.words import _

NO_SCREEN = "streamlit.runtime.scriptrunner_utils.script_run_context"


def begin() -> None:
    """From the background: else the first screen of a process waits for more than a second of loading, on a busy machine for five."""
    threading.Thread(target=_load, daemon=True, name=_("warming up")).start()


def _load() -> None:
    here, log = threading.get_ident(), logging.getLogger(NO_SCREEN)

    def is_from_elsewhere(record: logging.LogRecord) -> bool:
        # Streamlit says that there is no screen around this. There is none, and nothing here needs one.
        return record.thread != here

    log.addFilter(is_from_elsewhere)
    for module in pkgutil.iter_modules(ui.__path__):
        importlib.import_module(f"{ui.__name__}.{module.name}")
    log.removeFilter(is_from_elsewhere)
