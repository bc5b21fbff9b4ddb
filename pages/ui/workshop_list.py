"""The list of workshops on the first page."""

import streamlit as st

from pages.ui import cached, links, session, show, step_frame, ways
from pages.ui.content import framework
from pages.ui.pager import pager, pages
from pages.ui.problems import problem_at
from pages.ui.words import _, many
from toolkit.access.roles import Actor
from toolkit.clock import say_date
from toolkit.steps import setting_up
from toolkit.steps.example import load_example
from toolkit.steps.moves import say_step
from toolkit.storage.queries.workshops import entries_in

# So many at once; the dashboard has them all in one table. What the address calls the page of either list.
SHOWN = 20
UNDER_WAY, AWAY = "page", "away"


def title(actor: Actor) -> None:
    """What this is, and who is signed in."""
    st.title(_("Common Table"), anchor=False)
    st.markdown(_("Disabled and older people, their families and commissioners decide together what support planning and "
                  "brokerage their place needs, in five steps."))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_("You are signed in as {replace} ({name}).", replace=actor.role.replace("-", " "), name=show.plain(actor.name)))
        session.sign_out(actor)
        links.link(None, _("Links for other people"))
        ways.ways(actor)
    problem_at(None)


def five_steps() -> None:
    """The five steps with their pictures, in Easy Read words."""
    steps = "".join(f'<div style="flex:1 1 9rem">{show.picture(step.picture, step.picture_alt, 72)}<div><b>{step.number} '
                    f"{show.words(step.short)}</b><br>{show.words(step.easy_read)}</div></div>" for step in framework().steps)
    st.html(f'<div style="display:flex;flex-wrap:wrap;gap:1.25rem;margin:.5rem 0">{steps}</div>')


def empty() -> None:
    """What belongs here, and how to begin."""
    with st.container(border=True):
        st.subheader(_("No workshop yet"), anchor=False)
        st.write(_("A workshop takes one area and its groups of people through the five steps. Look at the example first, "
                   "or start your own."))


def under_way(rows: list) -> None:
    """The workshops under way, each with where it stands."""
    standing = [row for row in rows if row.put_away_at is None]
    if standing:
        st.subheader(_("Workshops under way"), anchor=False)
    for row, entries in _part(standing, UNDER_WAY):
        _row(row, entries)
    _turn_pages(standing, UNDER_WAY)


def _part(rows: list, name: str) -> list[tuple]:
    """The rows of the page that is taken up, each with how many entries it has."""
    number = min(session.address_number(name, 1, 1_000_000), pages(len(rows), SHOWN))
    shown = rows[(number - 1) * SHOWN:number * SHOWN]
    counts = cached.read(entries_in, [row.id for row in shown])
    return [(row, counts.get(row.id, 0)) for row in shown]


def _turn_pages(rows: list, name: str) -> None:
    number = min(session.address_number(name, 1, 1_000_000), pages(len(rows), SHOWN))
    pager(name, number, SHOWN, len(rows), _turn, name)


def _turn(name: str, number: int) -> None:
    st.query_params[name] = str(number)


def put_away(rows: list) -> None:
    """The workshops that were put away; they can be taken up again."""
    away = [row for row in rows if row.put_away_at]
    if not away:
        return
    with st.expander(_("Put away ({count})", count=len(away)), icon=":material/inventory_2:"):
        for row, entries in _part(away, AWAY):
            _row(row, entries)
            st.button(_("Take up again"), key=f"up-{row.id}", on_click=_take_up, args=(row.id,))
        _turn_pages(away, AWAY)


def _row(row, entries: int) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.page_link(step_frame.PAGES[row.step], label=f"**{show.plain(row.title)}**", icon=":material/table_restaurant:",
                     query_params={"workshop": str(row.id)})
        parts = [row.area or _("no area yet"), say_date(row.held_on), framework().format(row.format).name, say_step(row.step),
                 many(entries, "entry", "entries")]
        st.caption(show.plain(" · ".join(parts)))
        if row.is_example:
            st.badge(_("Example"), color="violet")


def example(rows: list) -> None:
    """Open the example, or load it the first time."""
    known = next((row for row in rows if row.is_example), None)
    if known is None:
        st.button(_("Open the example workshop"), icon=":material/play_arrow:", type="secondary" if rows else "primary",
                  on_click=_load_example, help=_("Oxfordshire, three groups of people, all five steps. Invented, and marked so."))


def _load_example() -> None:
    session.require("load the example")
    done, made = session.act(load_example, said=_("The example is ready."))
    if done:
        st.session_state[session.MADE] = made[0]


def _take_up(workshop_id) -> None:
    session.require("change a workshop", workshop_id)
    session.act(setting_up.put_away, workshop_id, False, said=_("Taken up again."))
