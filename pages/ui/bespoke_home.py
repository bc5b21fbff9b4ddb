"""So that the person stays at home: contingencies, walked through as on a Friday at 22:00 or at any other moment."""

from datetime import time

import streamlit as st

from pages.ui import bespoke_frame, bespoke_lines, show
from pages.ui.words import _, said_all
from toolkit.access.roles import Actor
from toolkit.brokerage.bespoke_draft import Held
from toolkit.brokerage.bespoke_lists import DAYS, WAYS
from toolkit.brokerage.bespoke_walk import FRIDAY_22, Walked, on_duty, walk
from toolkit.models import BespokeContingency


def part(actor: Actor) -> None:
    """The moment, who is there then, and each contingency step by step."""
    found = bespoke_frame.chosen(actor)
    if found is None:
        return
    if found.contingencies:
        _moment(found)
        for one in walk(found.contingencies, found.roles, found.resources):
            _walked(one)
    else:
        st.caption(_("What might happen, so that the person could not stay at home? Plan for it now, with those who will answer."))
    bespoke_lines.editor(found, BespokeContingency, found.contingencies)


def _moment(found: Held) -> None:
    day, minute = FRIDAY_22
    st.subheader(_("Walk through it: what happens then?"), anchor=False)
    left, right = st.columns(2)
    chosen = left.selectbox(_("Day"), list(range(7)), index=day, format_func=said_all(DAYS).__getitem__, key="walk-day")
    at = right.time_input(_("Time"), time(minute // 60, minute % 60), step=900, key="walk-time") or time(minute // 60)
    duty = on_duty(found.cover, chosen, at.hour * 60 + at.minute)
    lines = [f'<li>{_(WAYS[way])}: {show.words(", ".join(roles)) if roles else "<b>nobody</b>"}</li>' for way, roles in duty.items()
             if roles or way != "alone"]
    st.html(f'<p>{_("On {days} at {at}:", days=_(DAYS[chosen]), at=f"{at:%H:%M}")}</p><ul>{"".join(lines)}</ul>')


def _walked(one: Walked) -> None:
    with st.container(border=True):
        sign = _("✓ ends at a person, a resource and a number") if one.holds else _("✗ missing: {missing}", missing=", ".join(one.missing))
        st.markdown(f"**{show.plain(one.what)}**  \n{show.plain(sign)}")
        st.html("<ol>" + "".join(f"<li>{name}: {show.words(words) if words else '<b>not said yet</b>'}</li>" for name, words in one.steps)
                + "</ol>")
