"""What is on now at the desk: the item with its time left, more minutes, the next one. Calm: words, no flashing."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, day_cached, parts, session, show
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _, many
from toolkit.clock import now
from toolkit.events import desk as rules
from toolkit.events.run_sheet import Slot, say_time
from toolkit.steps.overview import Overview

# Twice a second, as the big screen: looking once a second, one in twenty would follow a full second late (bench/event_day.py).
EVERY = "0.5s"


@parts.fragment(run_every=EVERY)
def watch(workshop_id: UUID, drawn: tuple) -> None:
    """Draw the desk anew when the day moved on, somebody calls for help or another desk spoke; buttons hold still meanwhile."""
    session.require(rules.LEAD, workshop_id)
    if what_stands(workshop_id, cached.state_of(workshop_id)) != drawn:
        st.rerun()


def what_stands(workshop_id: UUID, state: int) -> tuple:
    """All that the desk's buttons depend on. What small groups record is not: their table follows by itself."""
    return (day_cached.desk_at(workshop_id, state).version, day_cached.sheet_at(workshop_id, state),
            tuple(call.id for call in day_cached.calls_at(workshop_id, state).values()),
            tuple(message.id for message in day_cached.messages_at(workshop_id, state)),
            tuple(group.id for group in day_cached.groups_at(workshop_id, state)))


def now_and_next(seen: Overview, state: int) -> None:
    """The item under way with its clock, and the run sheet to go on from."""
    slots, desk = day_cached.sheet_at(seen.id, state).slots, day_cached.desk_at(seen.id, state)
    if not slots:
        st.info(_("There is no run sheet yet. Begin one, then the desk follows it."), icon=":material/schedule:")
        st.page_link("day.py", label=_("To the run sheet"), query_params={"workshop": str(seen.id)}, icon=":material/arrow_forward:")
        return
    place = desk.place_in(slots)
    with st.container(border=True):
        if place is None:
            _before_or_gone(seen, desk, slots)
        else:
            _under_way(seen, desk, slots, place)
        problem_at(ANY)
    _whole_day(seen, desk, slots, place)


def _before_or_gone(seen: Overview, desk: rules.DeskSeen, slots: tuple[Slot, ...]) -> None:
    st.subheader(_("The day has not begun") if desk.item_id is None else _("What was on was taken off the run sheet"), anchor=False)
    st.button(_("Begin: {name}", name=show.plain(slots[0].name)), type="primary", on_click=_go_to,
              args=(seen.id, slots[0].id, desk.item_id),
              icon=":material/play_arrow:")


def _under_way(seen: Overview, desk: rules.DeskSeen, slots: tuple[Slot, ...], place: int) -> None:
    slot = slots[place]
    st.subheader(_("Now: {name}", name=show.plain(slot.name)), anchor=False)
    if slot.notes:
        st.caption(show.plain(slot.notes))
    if desk.ended_at:
        st.markdown(_("The day is over. Begin any item to take it up again."))
        return
    _clock(seen.id, slot.minutes)
    with st.container(horizontal=True):
        st.button(_("{added_minutes} more minutes", added_minutes=rules.ADDED_MINUTES), on_click=_more,
                  args=(seen.id, slot.id, desk.more_minutes),
                  icon=":material/more_time:")
        stops = desk.stopped_at is None
        st.button(_("Stop the clock") if stops else _("Let the clock go on"), on_click=_stop, args=(seen.id, slot.id, stops),
                  icon=":material/pause:" if stops else ":material/play_arrow:")
    if place + 1 < len(slots):
        after = slots[place + 1]
        st.button(_("Next: {name}", name=show.plain(after.name)), type="primary", on_click=_go_to, args=(seen.id, after.id, desk.item_id),
                  icon=":material/arrow_forward:")
    else:
        st.button(_("End the day"), type="primary", on_click=_end, args=(seen.id,), icon=":material/check:")


@parts.fragment(run_every="1s")
def _clock(workshop_id: UUID, minutes: int) -> None:
    session.require(rules.LEAD, workshop_id)
    desk = day_cached.desk_at(workshop_id, cached.state_of(workshop_id))
    left = rules.say_left(rules.seconds_left(desk, minutes, now()))
    more = _(" ({more_minutes} minutes were added)", more_minutes=desk.more_minutes) if desk.more_minutes else ""
    stands = _("The clock stands still. ") if desk.stopped_at else ""
    st.html(f'<div role="timer" style="font-size:1.6rem;font-weight:600">{stands}{show.words(left.capitalize())}{more}</div>')


def _whole_day(seen: Overview, desk: rules.DeskSeen, slots: tuple[Slot, ...], place: int | None) -> None:
    with st.expander(_("The whole day: {item}", item=many(len(slots), "item")), icon=":material/list:"):
        for at, slot in enumerate(slots):
            label = f"{say_time(slot.begins)} {show.plain(slot.name)}" + (_(" · now") if at == place else "")
            st.button(label, key=f"go-{slot.id}", on_click=_go_to, args=(seen.id, slot.id, desk.item_id), type="tertiary",
                      disabled=at == place and not desk.ended_at)


def _go_to(workshop_id: UUID, item_id: UUID, seen_item: UUID | None) -> None:
    session.require(rules.LEAD, workshop_id)
    session.act(rules.go_to, workshop_id, item_id, seen_item)


def _more(workshop_id: UUID, item_id: UUID, more: int) -> None:
    session.require(rules.LEAD, workshop_id)
    session.act(rules.add_minutes, workshop_id, item_id, more)


def _stop(workshop_id: UUID, item_id: UUID, stopped: bool) -> None:
    session.require(rules.LEAD, workshop_id)
    session.act(rules.stop_clock, workshop_id, item_id, stopped)


def _end(workshop_id: UUID) -> None:
    session.require(rules.LEAD, workshop_id)
    session.act(rules.end_day, workshop_id, said=_("The day is over. Thank you."))
