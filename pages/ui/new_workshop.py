"""Starting a workshop: title, date, format, groups of people, area."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.ui import cached, place_field, session, show
from pages.ui.content import framework
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _
from toolkit.errors import BadInput, ToolkitError
from toolkit.events.one_meeting import MEETING
from toolkit.steps.setting_up import ChosenArea, Setting, start_workshop

FORM = "new-workshop"
KM = 10.0


def form(expanded: bool) -> None:
    """The form, open at once where there is no workshop yet."""
    with (st.expander(_("Start a workshop"), icon=":material/add:", expanded=expanded),
          st.form(FORM, border=False, enter_to_submit=False)):
        st.text_input(_("Title"), key=session.fresh(f"{FORM}-title"), placeholder=_("For example: Help with planning support in Thame"))
        st.date_input(_("Date"), value=None, key=session.fresh(f"{FORM}-held_on"), format="DD/MM/YYYY")
        st.radio(_("Format"), [one.slug for one in framework().formats], format_func=lambda slug: framework().format(slug).name,
                 captions=[f"{one.plain} {one.how_long}" for one in framework().formats], key=session.fresh(f"{FORM}-format"))
        st.multiselect(_("Groups of people"), [one.name for one in framework().groups], accept_new_options=True, select_all=False,
                       key=session.fresh(f"{FORM}-groups"), placeholder=_("Choose, or type another and press Enter"))
        place_field.place_field(FORM, _("Area: a postcode, village or town in its middle"), _("You can choose or refine it later"))
        st.number_input(_("Area: how far around the middle (km)"), 1.0, 200.0, KM, 1.0, "%.0f", key=session.fresh(f"{FORM}-km"))
        st.form_submit_button(_("Start"), type="primary", icon=":material/add:", on_click=_start)
        _still_wrong()


def _still_wrong() -> None:
    # All at once and beside the button. A form is looked at when its button is pressed, so the line says when these go.
    wrong = st.session_state.pop(session.WRONG, [])
    if wrong:
        st.markdown(_("Not started yet. Put this right, then press Start again:"))
    for error in wrong:
        show.problem(error)
    problem_at(ANY)


def _start() -> None:
    session.require("start a workshop")
    typed = {part: st.session_state.get(session.fresh(f"{FORM}-{part}")) for part in ("title", "held_on", "km", "format", "groups")}
    setting = Setting(typed["title"] or "", typed["format"], typed["held_on"])
    wrong: list[ToolkitError] = []
    asked = st.session_state.get(session.CHOICES)
    _try(setting.columns, wrong)
    _try(lambda: _some(typed["groups"]), wrong)
    area = _try(lambda: _area(typed["km"]), wrong)
    if wrong:
        st.session_state[session.WRONG] = wrong
        if area and asked:
            st.session_state[session.CHOICES] = asked  # the place is chosen, and need not be asked about again
        return
    done, made = session.act(start_workshop, setting, typed["groups"], area, said=_("The workshop is started."))
    if done:
        st.session_state[session.MADE] = made
        for part in typed:
            session.empty(f"{FORM}-{part}")
        place_field.forget_place(FORM)


def _try(check: Callable[[], Any], wrong: list[ToolkitError]) -> Any:
    try:
        return check()
    except ToolkitError as error:
        wrong.append(error)
        return None


def _some(groups: list[str]) -> None:
    if not groups:
        raise BadInput(_("Choose at least one group of people, or type its name and press Enter."), "group")


def _area(km: float) -> ChosenArea | None:
    places = place_field.chosen_places(FORM)
    return ChosenArea(places[0].label, places[0].latitude, places[0].longitude, km) if places else None


def open_made() -> None:
    """Go to a workshop that was just made."""
    made = st.session_state.pop(session.MADE, None)
    if made:
        # One group at its usual club needs one screen.
        seen = cached.overview_at(made, cached.state_of(made))
        first = "meeting.py" if seen.format == MEETING and seen.step == "map" else "step_map.py"
        st.switch_page(first, query_params={"workshop": str(made)})
