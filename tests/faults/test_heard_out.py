"""A part that looks again by itself comes just when a run has ended: what that run said still reaches the browser."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime import Runtime, RuntimeConfig
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.script_data import ScriptData
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType

from pages.ui import heard_out

PAGE = """
import streamlit as st

st.session_state.runs = st.session_state.get("runs", 0) + 1

@st.fragment(run_every=60)
def looks_again():
    st.text("looked again")

looks_again()
st.text(f"run {st.session_state.runs}")
"""
PATIENCE = 20.0


class Window:
    """A session of Streamlit's with nobody between it and this test."""

    def __init__(self, page: str):
        self.came: list = []
        self.session = AppSession(ScriptData(page, True), MemoryUploadedFileManager("/files"), ScriptCache(), None, {})

    def ask(self, fragment: str = "") -> None:
        """What a browser sends: for the whole page, or for a part that looks again."""
        self.session.request_rerun(ClientState(fragment_id=fragment, is_auto_rerun=bool(fragment)))

    def wait_deaf(self) -> None:
        """Wait until the run has ended, while what it says stays unheard: the loop stands still meanwhile."""
        until = time.monotonic() + PATIENCE
        while self.session._scriptrunner._requests._state != ScriptRequestType.STOP:
            assert time.monotonic() < until
            time.sleep(0.005)

    async def settle(self) -> list[str]:
        """Hear all that is said until nothing runs any more; the texts that came."""
        until = time.monotonic() + PATIENCE
        while True:
            await asyncio.sleep(0.02)
            self.came += self.session.flush_browser_queue()
            if self.session._scriptrunner is None and not self.session._browser_queue._queue:
                return [one.delta.new_element.text.body for one in self.came if one.delta.new_element.HasField("text")]
            assert time.monotonic() < until


@pytest.fixture
def page(tmp_path):
    """A page with such a part, and the server that sessions ask for what they share."""
    path = tmp_path / "page.py"
    path.write_text(PAGE)
    before, Runtime._instance = Runtime._instance, None
    Runtime(RuntimeConfig(str(path), MemoryMediaFileStorage("/media"), MemoryUploadedFileManager("/files")))
    yield str(path)
    Runtime._instance = before


async def _a_run_is_overtaken(page: str) -> tuple[list[str], list]:
    window = Window(page)
    window.ask()
    await window.settle()
    again = next(one.auto_rerun.fragment_id for one in window.came if one.HasField("auto_rerun"))
    window.came.clear()
    window.ask()
    window.wait_deaf()
    window.ask(again)
    texts = await window.settle()
    window.session.shutdown()
    return texts, [one.script_finished for one in window.came if one.WhichOneof("type") == "script_finished"]


def test_what_a_run_said_is_heard_when_a_part_looks_again_just_then(page):
    # As it was found: without this, neither "run 2" nor the sign that the run has ended came.
    heard_out.begin()
    # In a thread of its own: a browser that was driven in this one leaves its loop running.
    with ThreadPoolExecutor(1) as elsewhere:
        texts, finished = elsewhere.submit(asyncio.run, _a_run_is_overtaken(page)).result()
    assert texts == ["run 2", "looked again"]
    assert len(finished) == 2
