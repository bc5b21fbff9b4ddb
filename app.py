"""Wiring only: the screens, the doors in the same process, and what happens at start and at an error."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware

from pages.ui import warm
from pages.ui.logged import take_over
from pages.ui.show import script_error
from toolkit import logs, settings
from toolkit.framework import framework
from toolkit.look import colours
from toolkit.storage.migrate import kind, upgrade
from toolkit.web.lane import BallotLane
from toolkit.web.routes import first_words, routes
from toolkit.web.watch import watching


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Check the content and bring the database up to date before the first visitor."""
    framework()
    colours()
    upgrade()
    if kind() != "sqlite":  # one of several, perhaps
        warm.begin()
    # What is loaded now stays: looking through it for garbage again and again would stop everybody for a moment each time.
    gc.collect()
    gc.freeze()
    yield


if settings.log_is_json():
    take_over(logs.begin, logs.hand_over)
app = st.App("pages/frame.py", routes=routes(), middleware=[*watching(first_words()), Middleware(BallotLane)], lifespan=lifespan,
             on_script_error=script_error)
