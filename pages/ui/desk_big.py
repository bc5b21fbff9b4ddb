"""What the big screen shows: one press each, and how large its text is."""

from uuid import UUID

import streamlit as st

from pages.ui import big_views, cached, day_cached, session, show
from pages.ui.words import _, names_in
from toolkit.events import views
from toolkit.events.desk import LEAD
from toolkit.steps.overview import Overview
from toolkit.steps.stories import stories

SIZE, STORY = "big-size", "big-story"


def buttons(seen: Overview, state: int) -> None:
    """A button for each view; the one that is on says so."""
    desk = day_cached.desk_at(seen.id, state)
    shown = big_views.view_on(seen.id, state, desk)
    with st.container(border=True):
        st.subheader(_("On the big screen"), anchor=False)
        with st.container(horizontal=True):
            for view in views.VIEWS:
                on = shown == view.slug
                st.button(_("{name} · on now", name=_(view.name)) if on else _(view.name), key=f"view-{view.slug}", icon=view.icon,
                          type="primary" if on else "secondary", on_click=_show, args=(seen.id, view.slug))
        _further(seen, state, desk)
        _which_story(seen, desk)
        st.session_state[SIZE] = desk.text_percent
        st.segmented_control(_("Text on the big screen"), list(views.TEXT_SIZES), format_func=names_in(views.TEXT_SIZES), key=SIZE,
                             required=True, on_change=_size, args=(seen.id,))
        st.link_button(_("Open the big screen"), f"/big_screen?workshop={seen.id}", icon=":material/tv:",
                       help=_("Put this window on the projector. It follows the desk, and can be opened again at any time."))
        st.page_link("step_priorities.py", label=_("Run the vote"), icon=":material/how_to_vote:",
                     query_params={"workshop": str(seen.id), "part": "vote"})


def _which_story(seen: Overview, desk) -> None:
    found = {one.slug: one.title for one in cached.read(stories)}
    if not found:
        return
    st.session_state[STORY] = desk.shows_what if desk.shows_what in found else st.session_state.get(STORY) or next(iter(found))
    st.selectbox(_("Which story"), list(found), format_func=lambda slug: show.plain(found[slug]), key=STORY, on_change=_story,
                 args=(seen.id,))


def _further(seen: Overview, state: int, desk) -> None:
    if desk.shows != views.PAGED:
        return
    number, last = day_cached.page_of_one_or_many(seen.id, state, desk)
    if last > 1:
        st.button(_("Page {number} of {last} is on. Show the next", number=number, last=last) if number < last
                  else _("Page {last} of {last} is on. Begin again", last=last),
                  on_click=_turn, args=(seen.id, number % last + 1), icon=":material/arrow_forward:")


def _turn(workshop_id: UUID, number: int) -> None:
    session.require(LEAD, workshop_id)
    session.act(views.turn_big_screen, workshop_id, number)


def _show(workshop_id: UUID, slug: str) -> None:
    session.require(LEAD, workshop_id)
    session.act(views.show_on_big_screen, workshop_id, slug, st.session_state.get(STORY) or "")


def _story(workshop_id: UUID) -> None:
    session.require(LEAD, workshop_id)
    session.act(views.show_on_big_screen, workshop_id, "story", st.session_state[STORY])


def _size(workshop_id: UUID) -> None:
    session.require(LEAD, workshop_id)
    session.act(views.set_text_size, workshop_id, st.session_state[SIZE])
