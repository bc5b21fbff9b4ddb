"""Where an entry is: one field for several places. A postcode, a name, a spot clicked on the map, around it, or no one place."""

from contextlib import suppress
from uuid import UUID

import streamlit as st
from streamlit.errors import StreamlitAPIException

from pages.ui import cached, place_field, session
from pages.ui.words import _, names_in
from toolkit.places.near import clicked
from toolkit.places.place import ONLINE, WHOLE_AREA, Place
from toolkit.storage.queries.entries import place_called

AS_SAID, EXACT = None, 0.0
TOWN_KM = 1.0  # a town or village is no spot: its name means around there
AROUND = {AS_SAID: "As said: around a town, else that spot", EXACT: "That very spot",
          1.0: "Around here: 1 km", 3.0: "Around here: 3 km", 10.0: "Around here: 10 km"}


def places_field(form: str, workshop_id: UUID, state: int, known: tuple[Place, ...] = ()) -> None:
    """The places and how far around them. What was chosen stays for the next entry."""
    st.session_state.setdefault(f"{form}-places", [place.label for place in known])
    st.multiselect(_("Where? Choose, or type a postcode, village or town and press Enter"), [*_offered(workshop_id, state, known)],
                   key=f"{form}-places", accept_new_options=True, format_func=lambda label: _(label) if label in NO_SPOT else label,
                   select_all=False, filter_mode="prefix", persist_state="session",
                   placeholder=_("Empty: no one place. Or click the map"))
    st.selectbox(_("How exact is that?"), list(AROUND), format_func=names_in(AROUND), key=f"{form}-around", persist_state="session")


def which_one(form: str) -> None:
    """The choice when a name matched several places."""
    place_field.which_one(f"{form}-which")


def chosen_places(form: str, workshop_id: UUID, known: tuple[Place, ...] = ()) -> tuple[Place, ...]:
    """What the field holds. Raises Unclear with choices, BadInput."""
    typed = st.session_state.get(f"{form}-places") or []
    offered = _offered(workshop_id, cached.state_of(workshop_id), known)
    spot = st.session_state.get(session.POINT)
    found = [offered.get(label) or _spoken_of(workshop_id, label) or _find(form, label) for label in typed]
    found += [clicked(*spot)] if spot else []
    around = st.session_state.get(f"{form}-around")
    return tuple(dict.fromkeys(place if around is AS_SAID and place in known else _around(place, around) for place in found))


# Labels that are ours; all others are names of places.
NO_SPOT = {WHOLE_AREA.label: "The whole area", ONLINE.label: "Online or by phone"}


def _offered(workshop_id: UUID, state: int, known: tuple[Place, ...]) -> dict[str, Place]:
    offered: dict[str, Place] = {}
    for place in (*known, WHOLE_AREA, ONLINE, *cached.places_at(workshop_id, state)):
        # Where two places go by one name, this entry's own stands, then the one spoken of last.
        offered.setdefault(place.label, place)
    return offered


def _spoken_of(workshop_id: UUID, label: str) -> Place | None:
    # Only the last few are offered; a name from longer ago means the same place all the same.
    row = cached.read(place_called, workshop_id, label)
    return Place(*row) if row else None


def _find(form: str, label: str) -> Place:
    place = place_field.meant(label, f"{form}-which", place_field.near_the_area())
    if place.label == st.session_state.get(f"{form}-which"):
        # The choice takes the place of what was typed, so that it stays chosen for the next entry. In a dialog the field is
        # drawn by now and cannot be written in any more; but the dialog closes.
        with suppress(StreamlitAPIException):
            key = f"{form}-places"
            st.session_state[key] = [place.label if one == label else one for one in st.session_state[key]]
    return place


def _around(place: Place, radius_km: float | None) -> Place:
    if radius_km is AS_SAID and place.kind == "place_name":
        radius_km = TOWN_KM
    if not radius_km or place.latitude is None or place.radius_km:
        return place
    return Place(_("Within {radius_km} km of {label}", radius_km=f"{radius_km:g}", label=place.label), place.latitude, place.longitude,
                 "around", radius_km)


def after_save() -> None:
    """The chosen places stay for the next entry; a click and a choice were for this one."""
    st.session_state.pop(session.CHOICES, None)
    place_field.drop_click()
