"""What led to a plan, beside its form: each thing said with a link to where it stands."""

import streamlit as st

from pages.ui import cached, decision, plans_cached, show
from pages.ui.tables import row_name
from toolkit.record.saying import many
from toolkit.steps.overview import Overview
from toolkit.steps.plan_trail import Told, Trail


def trail(seen: Overview, state: int, priority) -> None:
    """Gaps, what stands beside them, stories and votes; then the reason, who disagreed, and the limits that applied."""
    found = plans_cached.trail_at(seen.id, state, priority.id)
    taken_back = cached.gaps_taken_back_at(seen.id, state).get(priority.id, 0)
    with st.expander("What led to this plan", icon=":material/footprint:", expanded=True):
        if taken_back:
            st.caption(f"{many(taken_back, 'entry', 'entries')} withdrawn, at the wish of whoever said it.")
        st.html(_said(seen, found) or "<p>It came up fresh in the room: no gap, story or vote stands behind it.</p>")
    with st.expander("What the room decided", icon=":material/gavel:"):
        decision.carried(seen, state, priority)


def _said(seen: Overview, found: Trail) -> str:
    parts = [("Gaps", [_told(seen, one, "step_gaps") for one in found.gaps]),
             ("What is there already, say the same people", [_told(seen, one, "step_map") for one in found.beside]),
             ("Stories that prompted a gap", [_link(f"/stories?workshop={seen.id}", title) for _, title in found.stories]),
             ("Votes", [f"{_link(_result(seen, one.number), f'Vote {one.number}: {one.question}')}: {show.words(one.said)}"
                        for one in found.votes]),
             ("The reason", [show.words(found.reason)] if found.reason else []),
             ("Who disagreed", [show.words(found.dissent)] if found.dissent else [])]
    return "".join(f"<b>{name}</b><ul style='margin:.2rem 0 .6rem;padding-left:1.2rem'>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
                   for name, lines in parts if lines)


def _told(seen: Overview, one: Told, page: str) -> str:
    to = f"/{page}?workshop={seen.id}&function={one.function}&group={one.group_id}&entry={one.id}"
    also = f" ({many(one.also, 'other')} said the same)" if one.also else ""
    return f"{_link(to, one.words)}{also} <span class='ct-more'>{show.words(row_name(one.function))}, {show.words(one.group)}</span>"


def _result(seen: Overview, number: int) -> str:
    return f"/step_priorities?workshop={seen.id}&part=vote&stage=result&round={number}"


def _link(to: str, says: str) -> str:
    return f'<a href="{show.words(to)}" target="_self">{show.words(says)}</a>'
