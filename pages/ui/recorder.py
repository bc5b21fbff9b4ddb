"""The recorder of Steps 1 and 2: the chosen function, a quick-add line, and what was said so far.

A fragment: adding an entry redraws neither table nor map, so a scribe keeps up with a talking room.
"""

from uuid import UUID

import streamlit as st

from pages.ui import (
    cached,
    cell,
    day_cached,
    easy,
    entry_change,
    entry_list,
    kept,
    maps,
    parts,
    place_field,
    places_field,
    session,
    show,
    unsent,
    unsent_entry,
)
from pages.ui.content import framework
from pages.ui.live_table import TABLE
from pages.ui.problems import problem_at
from pages.ui.words import _, names_in
from toolkit.access.roles import may
from toolkit.errors import ToolkitError
from toolkit.models import AVAILABLE, COVERAGE, GAP
from toolkit.steps import recording
from toolkit.steps.outside import say_outside
from toolkit.steps.overview import Overview
from toolkit.steps.table import FILLED, NOTHING

FORM, RECORDER = "record", "recorder"
WORDS, REFUSED = f"{FORM}-words", f"{FORM}-refused"
EMPTIED = ("wanted", "paid_by", "paid_until")
ASKED = {AVAILABLE: "We asked: there is nothing", GAP: "We asked: there is no gap"}
COVERAGE_NAME = "Coverage: where on the map"
COVERAGE_ASK = "Look at the map together. Where is there too little, whatever the function?"
ANY_SMALL_GROUP = "No small group"
THE_ONE_HELD = "The one that is being held now"


@parts.fragment(key=RECORDER)
def recorder(seen: Overview, kind: str, group_id: UUID, number: int, large: bool = False) -> None:
    """The middle of the screen: what the function is, then recording, then what stands in this cell.

    In large print both stand side by side, with all that was said and the ways to the questions around this one.
    """
    session.require("see workshops", seen.id)
    state = cached.state_of(seen.id)
    left, right = st.columns([1.2, 1], gap="large") if large else [st.container()] * 2
    with left:
        if large:
            cell.back_and_next(number, kind)
        _record_here(seen, state, kind, group_id, number)
    with right:
        entry_change.put_back_note(kind, group_id, number)
        entry_list.in_cell(seen, state, kind, group_id, number, everything=large)
        if not large:
            cell.next_button(number, kind)
    st.html(f'<span id="{cell.MAP_FOLLOWS}"></span>')


def _record_here(seen: Overview, state: int, kind: str, group_id: UUID, number: int) -> None:
    function(number, kind)
    kept.for_this_cell(FORM, kind, group_id, number)
    if may(session.require(), "record what is said", seen.id):
        place_field.clicked_note()
        _form(seen, state, kind, group_id, number)
        _nothing(seen, state, kind, group_id, number)


def function(number: int, kind: str) -> None:
    """What is talked about, and the question to say aloud."""
    if number == COVERAGE:
        st.html(f'<h2 {cell.QUESTION} style="margin:0;padding:0;font-size:1.4rem">{_(COVERAGE_NAME)}</h2><p><b>{_("Ask:")}</b> '
                f'{_(COVERAGE_ASK)}</p>')
        return
    function = framework().function(number)
    ask = function.ask if kind == AVAILABLE else _("What is missing here, or not good enough, and where?")
    st.html(f'<div class="ct-flex">{show.picture(function.picture, function.picture_alt, 72)}<div><h2 {cell.QUESTION} '
            f'style="margin:0;padding:0;font-size:1.4rem">{number} {show.words(function.name)}</h2><p style="margin:.2rem 0">'
            f'{show.words(easy.of(function))}</p><p style="margin:0"><b>{_("Ask:")}</b> {show.words(ask)}</p></div></div>')


def _form(seen: Overview, state: int, kind: str, group_id: UUID, number: int) -> None:
    what = _("What is available now?") if kind == AVAILABLE else _("What is missing?")
    # The browser empties the line by itself, at once: what is typed while the last entry is being saved is not lost.
    with st.form(FORM, clear_on_submit=True):
        st.text_input(_("{what} Type, then press Enter", what=what), key=WORDS, placeholder=_example(number, kind))
        st.form_submit_button(_("Save"), type="primary", icon=":material/check:", on_click=_save,
                              args=(seen.id, group_id, number, kind, WORDS))
    kept.line(FORM)
    unsent_entry.keep_entries({what: (seen.id, group_id, number, kind)}, _save_again)
    _refused(seen, kind, group_id, number)
    _outside((group_id, number, kind))
    session.hint_here((group_id, number, kind))
    _choices(seen, state, kind)


def _refused(seen: Overview, kind: str, group_id: UUID, number: int) -> None:
    # Apart from the line, so that what is typed there meanwhile and what was refused never run into each other.
    for field in ("words", "place", None):
        problem_at(field)
    if not st.session_state.get(REFUSED):
        return
    with st.container(border=True):
        st.text_area(_("Not saved yet. Change it here if needed, then save it"), key=REFUSED)
        places_field.which_one(FORM)
        with st.container(horizontal=True):
            st.button(_("Save it now"), type="primary", on_click=_save, args=(seen.id, group_id, number, kind, REFUSED))
            st.button(_("Do not save it"), on_click=_drop_refused)


def _outside(cell_here: tuple[UUID, int, str]) -> None:
    cell_saved_in, sentence = st.session_state.get(session.OUTSIDE) or (None, "")
    if sentence and cell_saved_in == cell_here:
        st.warning(show.plain(sentence), icon=":material/wrong_location:")


def _drop_refused() -> None:
    st.session_state[REFUSED] = ""
    places_field.after_save()


def _choices(seen: Overview, state: int, kind: str) -> None:
    if kind == AVAILABLE:
        st.pills(_("Who does it? One or more"), [one.slug for one in framework().approaches], selection_mode="multi",
                 format_func=lambda slug: framework().approach(slug).name, key=f"{FORM}-approaches", persist_state="session")
    else:
        st.selectbox(_("What kind of gap?"), list(recording.GAP_KINDS), index=None, format_func=names_in(recording.GAP_KINDS),
                     key=f"{FORM}-gap_kind", placeholder=_("Choose, if the room says so"))
    places_field.places_field(FORM, seen.id, state)
    _more(seen, state, kind)


def _more(seen: Overview, state: int, kind: str) -> None:
    with st.expander(_("Who pays, and where this comes from") if kind == AVAILABLE else _("What is wanted, and where this comes from")):
        if kind == AVAILABLE:
            st.text_input(_("Who pays for it now"), key=f"{FORM}-paid_by")
            st.date_input(_("Until"), value=None, key=f"{FORM}-paid_until", format="DD/MM/YYYY")
        else:
            st.text_input(_("What improvement is wanted?"), key=f"{FORM}-wanted")
        _small_group(seen, state)
        _session(seen, state)
        st.selectbox(_("How it came"), list(recording.CHANNELS), format_func=names_in(recording.CHANNELS), key=f"{FORM}-channel",
                     persist_state="session")


def _small_group(seen: Overview, state: int) -> None:
    key, standing = f"{FORM}-small_group_id", dict(cached.small_groups(seen.id, state))
    own = session.require().small_group_id
    if own:
        st.caption(_("Small group: {standing}", standing=show.plain(standing.get(own, ""))))
        return
    if len(standing) == 1:  # nothing to choose where only one records
        st.session_state.setdefault(key, next(iter(standing)))
    names = {None: _(ANY_SMALL_GROUP)} | standing
    st.selectbox(_("Small group"), list(names), format_func=names.get, key=key, persist_state="session")


def _session(seen: Overview, state: int) -> None:
    names = {one.id: one.label for one in day_cached.sessions_at(seen.id, state)}
    if names:
        st.selectbox(_("Session"), [None, *names], format_func=lambda one: names.get(one, _(THE_ONE_HELD)), key=f"{FORM}-session_id",
                     persist_state="session", help=_("Choose another one for what was said there and is written in later."))


def _example(number: int, kind: str) -> str:
    if kind == AVAILABLE:
        return _("Such as {example}", example=framework().function(number).example)
    return _("One thing at a time")


def _save(workshop_id: UUID, group_id: UUID, number: int, kind: str, key: str) -> None:
    session.require("record what is said", workshop_id)
    words = st.session_state.get(key) or ""
    if key == WORDS and unsent.taken(words):
        return
    done = _record(workshop_id, group_id, number, kind, words)
    if key == WORDS:
        unsent.arrived(words)
    if done:
        clicked = session.POINT in st.session_state
        _empty(key)
        if clicked:
            _draw_again(maps.MAP)
    elif key == WORDS:
        _hold(words)


def _save_again(workshop_id: UUID, group_id: UUID, number: int, kind: str, words: str) -> None:
    if not _record(workshop_id, group_id, number, kind, words):
        _hold(words)


def _record(workshop_id: UUID, group_id: UUID, number: int, kind: str, words: str) -> bool:
    try:
        said = _said(workshop_id, kind, words)
    except ToolkitError as error:
        st.session_state[session.PROBLEM] = error
        return False
    done, _ignored = session.act(recording.record_entry, workshop_id, group_id, number, kind, said)
    if done:
        st.session_state[session.OUTSIDE] = ((group_id, number, kind), cached.read(say_outside, workshop_id, said.places))
        st.session_state[session.JUST_SAID] = ((group_id, number, kind), words)
        entry_list.show_newest()
    return done


def _hold(words: str) -> None:
    if words.strip():
        st.session_state[REFUSED] = "\n".join(filter(None, [st.session_state.get(REFUSED), words]))


def _draw_again(*parts: str) -> None:
    # Not after each line that is added: a key that the scribe presses meanwhile would be lost. The table looks by itself, the
    # list counts when the next question is taken up.
    st.rerun([RECORDER, *parts])


def _empty(key: str) -> None:
    if key == REFUSED:
        st.session_state[REFUSED] = ""
    # Words go, choices stay: the next thing said is often by the same people in the same place.
    kept.after_save()
    for part in EMPTIED:
        if f"{FORM}-{part}" in st.session_state:
            st.session_state[f"{FORM}-{part}"] = None if part == "paid_until" else ""
    places_field.after_save()


def _said(workshop_id: UUID, kind: str, words: str) -> recording.Said:
    parts = (*EMPTIED, "approaches", "gap_kind", "small_group_id", "session_id", "channel")
    typed = {part: st.session_state.get(f"{FORM}-{part}") for part in parts}
    story = st.session_state.get(session.STORY) if kind == GAP else None
    small_group_id = session.require().small_group_id or typed["small_group_id"]
    return recording.Said(
        words, tuple(typed["approaches"] or ()) if kind == AVAILABLE else (), typed["paid_by"] or "",
        typed["paid_until"], places_field.chosen_places(FORM, workshop_id), story, channel=typed["channel"] or "room",
        small_group_id=small_group_id, session_id=typed["session_id"], gap_kind=typed["gap_kind"] if kind == GAP else None,
        wanted=typed["wanted"] or "")


def _nothing(seen: Overview, state: int, kind: str, group_id: UUID, number: int) -> None:
    if number == COVERAGE:
        return
    answer = cached.cell_at(seen.id, state, group_id, number).state(kind)
    if answer == FILLED:
        return
    if answer == NOTHING:
        st.info(_("Asked, and the answer was: nothing.") if kind == AVAILABLE else _("Asked, and the answer was: no gap."),
                icon=":material/check_circle:")
    label = _("Take that back: not asked yet") if answer == NOTHING else _(ASKED[kind])
    st.button(label, on_click=_say_nothing, args=(seen.id, group_id, number, kind, answer != NOTHING), icon=":material/block:")


def _say_nothing(workshop_id: UUID, group_id: UUID, number: int, kind: str, nothing: bool) -> None:
    session.require("record what is said", workshop_id)
    said = _("Saved: asked, and nothing is there.") if nothing else _("Taken back: not asked yet.")
    if session.act(recording.say_nothing_there, workshop_id, group_id, number, kind, nothing, said=said,
                   small_group_id=st.session_state.get(f"{FORM}-small_group_id"))[0]:
        _draw_again(cell.LIST, TABLE)
