"""What a finished run still has to say is heard before the next run begins (docs/decisions/0053-runs-are-heard-out.md)."""

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType

_ask = AppSession.request_rerun


def begin() -> None:
    """From now on, in every window of this process."""
    AppSession.request_rerun = _after_what_was_said


def _after_what_was_said(here: AppSession, asked: ClientState | None) -> None:
    """Streamlit answers a finished run's window with a new runner at once, and forgets whatever the old one has not been heard to say."""
    if _has_ended(here):
        # All that it said stands in the loop's line already: behind it is late enough, and requests stay in their order.
        here._event_loop.call_soon_threadsafe(_ask, here, asked)
    else:
        _ask(here, asked)


def _has_ended(here: AppSession) -> bool:
    return here._scriptrunner is not None and here._scriptrunner._requests._state is ScriptRequestType.STOP
