"""Streamlit gives each of its loggers, and the server's, a way of writing of its own. Where everything goes one way, this changes it."""

import logging
from collections.abc import Callable

from streamlit import logger


def take_over(begin: Callable[[], None], hand_over: Callable[[logging.Logger], None]) -> None:
    """Begin the one way, and hand over to it the loggers there are and those that come."""
    begin()
    logger.setup_formatter = hand_over
    for one in logger._loggers.values():
        hand_over(one)
