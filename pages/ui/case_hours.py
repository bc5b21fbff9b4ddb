"""Hours on one case: logging time by task, its band, and how it stands against that."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.consult_words import about, save
from pages.ui.content import bands
from pages.ui.draft import Draft, draft
from pages.ui.not_personal import save_buttons
from pages.ui.words import _
from toolkit.brokerage import time_spent
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.lists import name_of
from toolkit.brokerage.time_spent import drift, say_minutes
from toolkit.clock import say_date, today
from toolkit.storage.queries import case_time as queries

SHOWN = 50


def part(seen: CaseSeen) -> None:
    """How the time stands, logging, what was logged, the band."""
    spent = cached.read(time_spent.spent, seen.id, seen.group)
    st.markdown(f"**{drift(spent)}**")
    st.html("<ul>" + "".join(f"<li>{show.words(name_of(bands().tasks, task))}: {say_minutes(minutes)}</li>"
                             for task, minutes in spent.by_task.items()) + "</ul>" if spent.by_task
            else f'<p>{_("Nothing is logged yet.")}</p>')
    _log(seen)
    _logged(seen)
    _band(seen)


def _log(seen: CaseSeen) -> None:
    begun = draft(f"case-{seen.id}-time", 0, {"on": today(), "task": None, "minutes": None, "words": ""})
    with st.container(border=True):
        st.subheader(_("Log time"), anchor=False)
        left, middle, right = st.columns(3)
        left.selectbox(_("What it was for"), list(bands().tasks), index=None, format_func=bands().tasks.get, placeholder=_("Choose"),
                       key=begun.key("task"), persist_state="session")
        middle.number_input(_("Minutes"), 1, time_spent.MOST_MINUTES, step=5, placeholder=_("For example 45"), **about(begun, "minutes"))
        right.date_input(_("On"), format="DD/MM/YYYY", **about(begun, "on"))
        st.text_input(_("Note, if it helps"), max_chars=300, **about(begun, "words"))
        save_buttons(begun, _("Log it"), _save_time, seen.id, begun)


def _save_time(case_id: UUID, begun: Draft, sure: bool) -> None:
    session.require("work on cases")
    typed = begun.typed()
    save(begun, time_spent.log_time, case_id, typed["on"], typed["task"], typed["minutes"], typed["words"] or "", sure=sure,
         said=_("Logged."))


def _logged(seen: CaseSeen) -> None:
    for time_id, on, task, minutes, words, who in cached.read(queries.times_of, seen.id, SHOWN):
        with st.container(horizontal=True, vertical_alignment="center"):
            told = [say_date(on), name_of(bands().tasks, task), say_minutes(minutes), words, who]
            st.markdown(show.plain(" · ".join(filter(None, told))))
            st.button(_("Take back"), key=f"back-{time_id}", on_click=_take_back, args=(time_id,), icon=":material/undo:",
                      help=f"{name_of(bands().tasks, task)}, {say_minutes(minutes)}, {say_date(on)}")


def _take_back(time_id: UUID) -> None:
    session.require("work on cases")
    session.act(time_spent.take_back_time, time_id, said=_("Taken back."))


def _band(seen: CaseSeen) -> None:
    row = cached.read(queries.band_of, seen.id)
    begun = draft(f"case-{seen.id}-band", row.version if row else 0, {"band": row.band if row else None, "why": ""})
    hours = {band: bands().hours_of(band, seen.group) for band in bands().names}
    with st.container(border=True):
        st.subheader(_("Band"), anchor=False)
        if row and row.why:
            st.caption(_("Band {band}: {why}", band=row.band, why=show.plain(row.why)))
        st.radio(_("Band of this case"), list(hours), index=list(hours).index(row.band) if row and row.band in hours else None,
                 format_func=lambda band: _("{band}: {hours} hours", band=band, hours=hours[band]), key=begun.key("band"),
                 persist_state="session", horizontal=True)
        st.text_input(_("Why this band (needed for a change)"), max_chars=500, **about(begun, "why"))
        save_buttons(begun, _("Save the band"), _save_band, seen.id, begun)


def _save_band(case_id: UUID, begun: Draft, sure: bool) -> None:
    session.require("work on cases")
    typed = begun.typed()
    save(begun, time_spent.put_into_band, case_id, begun.version, typed["band"] or "", typed["why"] or "", sure=sure,
         said=_("The band is saved."))
