"""Choosing a workshop's area: a middle and a distance, or a boundary from a GeoJSON file."""

from uuid import UUID

import streamlit as st

from pages.ui import place_field, session, show
from pages.ui.problems import problem_at
from pages.ui.words import _
from toolkit.access.roles import may
from toolkit.errors import ToolkitError, Unclear
from toolkit.places.boundary import Boundary, read_boundary
from toolkit.steps.overview import Overview
from toolkit.steps.setting_up import ChosenArea, choose_area

FORM = "area"
FILE = "boundary-file"
PICK = "boundary-pick"


def area(seen: Overview) -> None:
    """The area as it is, and how to change it."""
    st.subheader(_("Area"), anchor=False)
    if seen.area:
        how = _("with its boundary") if seen.area.boundary else _("{radius_km} km around its middle", radius_km=f"{seen.area.radius_km:g}")
        st.markdown(f"**{show.plain(seen.area.name)}**, {how}")
    else:
        st.info(_("No area is chosen yet. Type a place in its middle, or load its boundary."), icon=":material/map:")
    if may(session.require(), "change a workshop", seen.id):
        _by_place(seen)
        _by_boundary(seen)


def _by_place(seen: Overview) -> None:
    with st.form(FORM, enter_to_submit=False):
        place_field.place_field(FORM, _("A postcode, village or town in the middle of the area"), _("For example: Banbury"))
        problem_at("place")
        st.number_input(_("How far around it (km)"), 1.0, 200.0, seen.area.radius_km if seen.area else 10.0, 1.0, "%.0f",
                        key=f"{FORM}-km")
        st.text_input(_("What the area is called (optional)"), key=session.fresh(f"{FORM}-name"),
                      placeholder=_("The place's name, if left empty"))
        problem_at("name")
        st.form_submit_button(_("Set the area"), on_click=_set, args=(seen.id,), icon=":material/location_on:")


def _set(workshop_id: UUID) -> None:
    session.require("change a workshop", workshop_id)
    try:
        places = place_field.chosen_places(FORM, needed=True, near=place_field.near_the_area())
    except ToolkitError as error:
        st.session_state[session.PROBLEM] = error
        return
    name = (st.session_state.get(session.fresh(f"{FORM}-name")) or "").strip() or places[0].label
    chosen = ChosenArea(name, places[0].latitude, places[0].longitude, st.session_state[f"{FORM}-km"])
    if session.act(choose_area, workshop_id, chosen, said=_("The area is {name}.", name=name))[0]:
        place_field.forget_place(FORM)
        session.empty(f"{FORM}-name")


def _by_boundary(seen: Overview) -> None:
    with st.expander(_("Refine it with a boundary (GeoJSON)"), icon=":material/polyline:"):
        st.caption(_("A file from a council or a mapping program, with degrees of latitude and longitude (WGS84). From a file with "
                     "several areas you choose one."))
        upload = st.file_uploader(_("Boundary file"), type=["geojson", "json"], key=session.fresh(FILE))
        if upload is None:
            return
        found = _read(upload.getvalue())
        if found:
            st.button(_("Use the boundary of {name}", name=found.name or _("this area")), type="primary", on_click=_use,
                      args=(seen.id, found))


def _read(data: bytes) -> Boundary | None:
    try:
        return read_boundary(data)
    except Unclear as unclear:
        names = list(unclear.choices)
        picked = st.selectbox(show.plain(str(unclear)), names, index=None, key=PICK, placeholder=_("Choose, or type to search"))
        return read_boundary(data, picked) if picked in names else None
    except ToolkitError as error:
        show.problem(error)
        return None


def _use(workshop_id: UUID, found: Boundary) -> None:
    session.require("change a workshop", workshop_id)
    chosen = ChosenArea(found.name or _("The area"), found.latitude, found.longitude, boundary=found.geojson)
    if session.act(choose_area, workshop_id, chosen, said=_("The area is {name}.", name=chosen.name))[0]:
        session.empty(FILE)
