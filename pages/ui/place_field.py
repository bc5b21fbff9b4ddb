"""One field for a place: a postcode, a name (asking which when several match), a click on the map, or no one place."""

import streamlit as st

from pages.ui import cached, session
from pages.ui.words import _
from toolkit.errors import ToolkitError, Unclear
from toolkit.places.find import find_place
from toolkit.places.near import clicked
from toolkit.places.place import Place
from toolkit.storage.queries.workshops import area_of

NONE_OF_THESE = "None of these"


def place_field(form: str, label: str = "Where? A postcode, village or town",
                hint: str = "Empty: no one place. Or click the map") -> None:
    """Inside a form: the typed place, and the choice when what was typed matched several."""
    st.text_input(label, key=session.fresh(f"{form}-place"), placeholder=hint)
    which_one(session.fresh(f"{form}-which"))


def which_one(key: str) -> None:
    """The choice when a name matched several places. Nothing is ticked: a press too many must not choose for somebody."""
    _ignored, choices = st.session_state.get(session.CHOICES) or ("", ())
    if choices:
        st.radio(_("Which one do you mean?"), [*(place.label for place in choices), NONE_OF_THESE], index=None, format_func=_, key=key)


def clicked_note() -> None:
    """Outside the form: the clicked spot that will be used, and how to drop it."""
    spot = st.session_state.get(session.POINT)
    if not spot:
        return
    try:
        place = clicked(*spot)
    except ToolkitError as error:
        st.session_state.pop(session.POINT)
        st.warning(_(str(error)), icon=":material/location_off:")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_(":material/location_on: **{label}**, from your click on the map", label=place.label))
        st.button(_("Do not use this spot"), on_click=_do_not_use)


def _do_not_use() -> None:
    drop_click()
    st.rerun()  # the map too: its mark goes


def drop_click() -> None:
    """Forget the clicked spot."""
    st.session_state.pop(session.POINT, None)


def chosen_places(form: str, needed: bool = False, near: tuple[float, float] | None = None) -> tuple[Place, ...]:
    """What the field holds: no place (unless one is needed), or one. Raises Unclear with choices, BadInput."""
    typed = st.session_state.get(session.fresh(f"{form}-place"), "").strip()
    if not typed and not needed:
        spot = st.session_state.get(session.POINT)
        return (clicked(*spot),) if spot else ()
    return (meant(typed, session.fresh(f"{form}-which"), near),)


def meant(typed: str, key: str, near: tuple[float, float] | None) -> Place:
    """The place of what is typed now: the one picked in `which_one`, if that was asked about these very words.

    Raises Unclear after keeping the choices to be asked about, the nearest to `near` first, and BadInput.
    """
    asked, choices = st.session_state.pop(session.CHOICES, None) or ("", ())
    picked = st.session_state.get(key) if asked == typed else None
    for place in choices:
        if place.label == picked:
            return place
    try:
        return find_place(typed, near)
    except Unclear as unclear:
        st.session_state[session.CHOICES] = (typed, unclear.choices)
        raise


def near_the_area() -> tuple[float, float] | None:
    """The middle of the area of the workshop in the address, so that choices begin with the nearest."""
    workshop_id = session.workshop_id()
    area = cached.read(area_of, workshop_id) if workshop_id else None
    return (area.latitude, area.longitude) if area else None


def forget_place(form: str) -> None:
    """Empty the field after a save."""
    session.empty(f"{form}-place")
    session.empty(f"{form}-which")
    st.session_state.pop(session.CHOICES, None)
    drop_click()
