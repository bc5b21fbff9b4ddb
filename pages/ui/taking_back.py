"""Taking words back for good: finding what somebody said, wherever it stands, and the plain question before it goes."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _, dialog, many
from toolkit.access.roles import may
from toolkit.steps import taking_back
from toolkit.steps.overview import Overview
from toolkit.steps.taking_back import SHOWN, Found

FORM, SEARCH, OF = "take-back", "take-back-search", "of"
SURE = "Whoever said it asks for this, and knows that it cannot be undone"
GOES = ("It leaves the table, the map, every list and page, all that can be undone, and every baseline, which then says that one was "
        "withdrawn. Files made from now on do not hold it, and an older file does not bring it back.")
STAYS = ("What cannot be called back: files, prints and backups made before, and photos of paper on which it can still be read. "
         "A priority or a plan keeps the words that the room gave it.")
INSTEAD = "To take it off the table only for now, withdraw it instead: that can be undone."


def words_back(seen: Overview, _state: int) -> None:
    """Search, and what was found with a box to tick beside each; from an entry's own screen it comes with that entry."""
    st.subheader(_("Take words back"), anchor=False)
    st.markdown(_("Somebody may wish that what they said is not kept. Look for it here: entries, photos, comments and answers, also "
                  "withdrawn ones."))
    if not may(session.require(), taking_back.ACT, seen.id):
        st.info(_("A facilitator takes words back. Tell them what you wish to be gone."), icon=":material/info:")
        return
    st.text_input(_("Words to look for"), key=session.fresh(SEARCH), on_change=_look_anew, placeholder=_("some words of what was said"))
    found = _found(seen)
    _explain(found)
    chosen = [one for one in found if _tick(one)]
    if found and st.button(_("Take back…"), disabled=not chosen, icon=":material/ink_eraser:"):
        _ask(seen, chosen)
    problem_at(ANY)


def _look_anew() -> None:
    session.require()
    st.query_params.pop(OF, None)


def _found(seen: Overview) -> list[Found]:
    words = st.session_state.get(session.fresh(SEARCH)) or ""
    if words:
        return cached.read(taking_back.find, seen.id, words)
    try:
        return cached.read(taking_back.same_as, UUID(st.query_params.get(OF, "")), seen.id)
    except ValueError:
        return []


def _explain(found: list[Found]) -> None:
    if found:
        st.caption(_("Tick what that person said. The same words may stand in several places; those of somebody else stay."))
    elif st.session_state.get(session.fresh(SEARCH)):
        st.caption(_("Nothing with all of these words is in this workshop. Try fewer words."))
    if any(len([one for one in found if one.noun == noun]) == SHOWN for noun in {one.noun for one in found}):
        st.caption(_("The newest {shown} of a kind are shown. More words find fewer.", shown=SHOWN))


def _tick(one: Found) -> bool:
    more = f" · {show.plain(one.more)}" if one.more else ""
    return st.checkbox(f"**{one.called.capitalize()}**: {show.plain(one.words)}{more}", str(one.id) == st.query_params.get(OF),
                       key=f"{FORM}-{one.noun}-{one.id}-{one.version}")


@dialog("Take these words back for good?", width="large")
def _ask(seen: Overview, chosen: list[Found]) -> None:
    session.require(taking_back.ACT, seen.id)
    ask([(one.noun, one.id, one.version) for one in chosen], [one.words for one in chosen])


def ask(chosen: list[tuple[str, UUID, int]], words: list[str]) -> None:
    """The question itself, inside a dialog: what goes, what cannot be called back, a box to tick, and the button."""
    st.markdown("\n".join(f"- {show.plain(one)}" for one in words))
    st.warning(_("This cannot be undone."), icon=":material/warning:")
    for sentence in (_(GOES), _(STAYS), _(INSTEAD)):
        st.markdown(sentence)
    sure = st.checkbox(_(SURE), key=f"{FORM}-sure")
    if st.button(_("Take back for good"), type="primary", disabled=not sure, icon=":material/ink_eraser:") and session.act(
            taking_back.take_all_back, chosen, said=_("Taken back for good: {text}.", text=many(len(chosen), "text")))[0]:
        st.session_state.pop(session.WITHDRAWN, None)
        session.empty(SEARCH)
        st.query_params.pop(OF, None)
        st.rerun()
    problem_at(ANY)
