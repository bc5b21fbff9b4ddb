"""Wiring only: the screens, the doors in the same process, and what happens at start and at an error."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware

from pages.ui import heard_out, warm
from pages.ui.account import claims_in
from pages.ui.logged import take_over
from pages.ui.show import script_error
from toolkit import logs, settings
from toolkit.access.accounts import PORT, accounts
from toolkit.framework import framework
from toolkit.framework.easy_pictures import worded_pictures
from toolkit.framework.easy_read import easy_pages
from toolkit.framework.glossary import glossary
from toolkit.look import colours
from toolkit.storage.migrate import kind, upgrade
from toolkit.upkeep.nightly import each_night
from toolkit.web.account_door import AccountDoor
from toolkit.web.lane import BallotLane
from toolkit.web.routes import first_words, routes
from toolkit.web.watch import watching


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Check the content and bring the database up to date before the first visitor; from then on a backup each night, if wanted."""
    framework()
    colours()
    easy_pages()
    glossary()
    worded_pictures()
    upgrade()
    if kind() != "sqlite":  # one of several, perhaps
        warm.begin()
    # What is loaded now stays: looking through it for garbage again and again would stop everybody for a moment each time.
    gc.collect()
    gc.freeze()
    with each_night():
        yield


heard_out.begin()
if settings.log_is_json():
    take_over(logs.begin, logs.hand_over)
# Where sign-in by account is set up: what the screens' server has to know of it, in memory only, and the way back around it.
by_account = accounts(PORT)
account_door = [Middleware(AccountDoor, claims_in=claims_in)] if by_account else []
app = st.App("pages/frame.py", routes=routes(), middleware=[*watching(first_words()), Middleware(BallotLane), *account_door],
             lifespan=lifespan, on_script_error=script_error, secrets=by_account.for_screens() if by_account else None)
