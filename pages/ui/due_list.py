"""What is due, in words, late ones first: for the first page."""

from datetime import date
from uuid import UUID

import streamlit as st

from pages.ui import cached, show
from pages.ui.dates import say_date, say_due
from pages.ui.words import _, say_number
from toolkit.access.roles import Actor, may
from toolkit.clock import today
from toolkit.steps.due import Due, due
from toolkit.storage.queries.due import due_counts

SHOWN = 6


def due_list(actor: Actor) -> None:
    """The first things that are due, how many more there are, and the way to all of them and into a calendar."""
    if not may(actor, "look across workshops"):
        return
    now = today()
    total, late = cached.read(due_counts, now, actor.only)
    if total:
        st.subheader(_("What is due"), anchor=False)
        st.html(f'<ul style="margin:0;padding-left:1.2rem">'
                f"{''.join(_line(one, now) for one in cached.read(due, actor.only, SHOWN))}</ul>")
    with st.container(horizontal=True, vertical_alignment="center"):
        if total > SHOWN:
            st.caption(_("These are the first {shown} of {total}, of which {late} {more} late.", shown=SHOWN, total=say_number(total),
                         late=say_number(late), more=_("is") if late == 1 else _("are")))
        st.page_link("dashboard.py", label=_("All workshops at a glance"), icon=":material/dashboard:")
        if total:
            calendar_link(_("Put what is due into your own calendar (a file, without the example)"))


def calendar_link(label: str, only: UUID | None = None) -> None:
    """The link that downloads what is due, of one workshop where it is named; made anew at each press."""
    address = f"/due/{only}.ics" if only else "/due.ics"
    st.html(f'<a href="{address}" target="_self" download>{show.words(label)}</a>', width="content")


def _line(one: Due, now: date) -> str:
    when = say_due(one.on, now)
    said = show.words(when[0].upper() + when[1:])
    marked = f"<b>{said}</b>" if one.on < now else said
    day = "" if say_date(one.on) in when else f", {say_date(one.on)}"
    about = " · ".join(show.words(part) for part in (one.who, one.workshop + (_(" (example)") if one.is_example else "")) if part)
    return f'<li>{marked}{day}: <a href="{show.words(one.path)}" target="_self">{show.words(one.name)}</a> · {about}</li>'
