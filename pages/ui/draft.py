"""What is typed in a large form and not saved yet: kept when somebody looks at another screen, and said to be unsaved.

The fields stand outside Streamlit's own forms, which send nothing until their button is pressed: leaving such a form loses
all that was typed in it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from pages.ui import session
from pages.ui.words import _
from toolkit.errors import Changed


@dataclass(frozen=True)
class Draft:
    """One form's fields, begun from what was saved then; `version` is what a save builds on.

    Where each field is a row of its own, `version` has one version for each.
    """

    name: str
    version: Any
    begun_with: dict[str, Any]

    def key(self, part: str) -> str:
        """The key of the field for a part; its value outlives the screen."""
        return f"{session.fresh(self.name)}-{part}"

    def typed(self) -> dict[str, Any]:
        """What stands in the fields now."""
        return {part: st.session_state.get(self.key(part), begun) for part, begun in self.begun_with.items()}

    @property
    def unsaved(self) -> bool:
        """Whether somebody typed what is not saved."""
        return any(_bare(value) != _bare(self.begun_with[part]) for part, value in self.typed().items())

    def save_button(self, label: str, save: Callable[..., None], *given: Any, disabled: bool) -> None:
        """The button that saves, and beside it, while that is so, that something is not saved yet.

        Beside and not above: the note appears when the last field is left, which may be by pressing this very button, and a
        button that moves away under the finger is not pressed.
        """
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(label, type="primary", key=f"{self.name}-save", on_click=save, args=given, disabled=disabled, icon=":material/check:")
            self._note()

    def _note(self) -> None:
        if self.unsaved:
            st.badge(_("Not saved yet. It stays here while you look elsewhere."), color="orange", icon=":material/edit_note:")

    def build_on_theirs(self) -> None:
        """After a refusal because somebody saved first, which shows both texts: the next save of this draft replaces theirs."""
        error = st.session_state.get(session.PROBLEM)
        if isinstance(error, Changed):
            theirs = error.theirs["version"]
            _keep(replace(self, version=self.version | {error.field: theirs} if error.field else theirs))

    def saved(self) -> None:
        """After a save: begin anew with what is saved now."""
        session.empty(self.name)
        st.session_state.pop(_kept_at(self.name), None)


def draft(name: str, version: Any, saved: dict[str, Any]) -> Draft:
    """The draft of this name: the one begun before, or a new one from what is saved.

    A draft in which nothing was typed follows what others save meanwhile; one with words in it keeps the version it began
    with, so that saving it never overwrites theirs unseen.
    """
    begun = st.session_state.get(_kept_at(name))
    if begun is None or (begun.version != version and not begun.unsaved):
        if begun is not None:
            session.empty(name)
        begun = Draft(name, version, saved)
        _keep(begun)
    return begun


def _bare(value: Any) -> Any:
    return sorted(value) if isinstance(value, list | tuple) else value or None


def _keep(begun: Draft) -> None:
    st.session_state[_kept_at(begun.name)] = begun


def _kept_at(name: str) -> str:
    return f"{session.DRAFT}-{name}"
