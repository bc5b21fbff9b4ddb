"""What led to a plan, beside its form: each thing said with a link to where it stands."""

from urllib.parse import urlencode

import streamlit as st

from pages.ui import cached, decision, plans_cached, show
from pages.ui.tables import row_name
from pages.ui.words import _, many
from toolkit.steps.overview import Overview
from toolkit.steps.plan_trail import Told, Trail


def trail(seen: Overview, state: int, priority) -> None:
    """Gaps, stories, votes, the reason and who disagreed; what stands beside them and the room's decision fold away."""
    found = plans_cached.trail_at(seen.id, state, priority.id)
    taken_back = cached.gaps_taken_back_at(seen.id, state).get(priority.id, 0)
    with st.expander(_("What led to this plan"), icon=":material/footprint:", expanded=True):
        if taken_back:
            st.caption(_("{entries} withdrawn, at the wish of whoever said it.", entries=many(taken_back, "entry", "entries")))
        st.html(_led(seen, found) or f'<p>{_("It came up fresh in the room: no gap, story or vote stands behind it.")}</p>')
    if found.beside:
        with st.expander(_("What is there already"), icon=":material/map:"):
            st.html(_lists([(_("In the cells of these gaps the same people say"), [_told(seen, one, "step_map") for one in found.beside])]))
    with st.expander(_("What the room decided"), icon=":material/gavel:"):
        decision.carried(seen, state, priority)


def _led(seen: Overview, found: Trail) -> str:
    return _lists([
        (_("Gaps"), [_told(seen, one, "step_gaps") for one in found.gaps]),
        (_("Stories that prompted a gap"), [_link(_story(seen, title), title) for _ignored, title in found.stories]),
        (_("Votes"), [f'{_link(_result(seen, one.number), _("Vote {number}: {question}", number=one.number, question=one.question))} '
                      f'{_more(one.said)}'
                      for one in found.votes]),
        (_("The reason"), [show.words(found.reason)] if found.reason else []),
        (_("Who disagreed"), [show.words(found.dissent)] if found.dissent else [])])


def _lists(parts: list[tuple[str, list[str]]]) -> str:
    return "".join(f"<b>{name}</b><ul style='margin:.2rem 0 .6rem;padding-left:1.2rem'>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
                   for name, lines in parts if lines)


def _told(seen: Overview, one: Told, page: str) -> str:
    to = f"/{page}?workshop={seen.id}&function={one.function}&group={one.group_id}&entry={one.id}"
    also = _("{other} said the same; ", other=many(one.also, "other")) if one.also else ""
    return f"{_link(to, one.words)} {_more(f'{also}{row_name(one.function)}, {one.group}')}"


def _more(words: str) -> str:
    return f"<div class='ct-more'>{show.words(words)}</div>"


def _story(seen: Overview, title: str) -> str:
    return f"/stories?{urlencode({'workshop': seen.id, 'words': title})}"


def _result(seen: Overview, number: int) -> str:
    return f"/step_priorities?workshop={seen.id}&part=vote&stage=result&round={number}"


def _link(to: str, says: str) -> str:
    return f'<a href="{show.words(to)}" target="_self" style="color:inherit">{show.words(says)}</a>'
