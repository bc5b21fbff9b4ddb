"""What stands around every step's own part: where we are, why, who and what is needed, what is missing, moving on."""

from collections.abc import Iterable
from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.cell import FUNCTION
from pages.ui.content import framework
from pages.ui.principles import principles
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _
from toolkit.access.roles import may
from toolkit.clock import say_date
from toolkit.errors import ToolkitError
from toolkit.events.one_meeting import MEETING
from toolkit.reports.report import READ
from toolkit.steps import STEPS, moves
from toolkit.steps.overview import Overview
from toolkit.steps.step import Step

PAGES = {step.slug: f"{step.page}.py" for step in STEPS}
MISSING_SHOWN = 6


def open_workshop(page: str) -> tuple[Overview, int]:
    """The workshop in the address, checked against this person's link, and its state number; home when there is none."""
    session.require()
    session.arrive(page)
    try:
        seen, state = _find(page)
    except ToolkitError as error:
        show.sorry(error)
        st.stop()
    _top(seen)
    steps_row(seen, page)
    return seen, state


def _find(page: str) -> tuple[Overview, int]:
    workshop_id = session.workshop_id() or session.left_off(page)
    if workshop_id is None:
        st.switch_page("home.py")
    actor = session.require("see workshops", workshop_id)
    state = cached.state_of(workshop_id)
    seen = cached.overview_at(workshop_id, state)
    session.remember(actor, seen.id, page)
    return seen, state


def _top(seen: Overview) -> None:
    here = {"workshop": str(seen.id)}
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link("home.py", label=_("All workshops"), icon=":material/home:")
        st.page_link("record.py", label=_("All entries"), icon=":material/table_view:", query_params=here)
        if may(session.require(), READ, seen.id):
            st.page_link("reports.py", label=_("Reports"), icon=":material/description:", query_params=here)
        st.page_link("setup.py", label=_("Settings"), icon=":material/tune:", query_params=here)
        st.page_link("day.py", label=_("The day"), icon=":material/schedule:", query_params=here)
        if may(session.require(), "lead the day", seen.id):
            st.page_link("desk.py", label=_("Desk"), icon=":material/table_restaurant:", query_params=here)
        if seen.format == MEETING:
            st.page_link("meeting.py", label=_("The meeting on one screen"), icon=":material/co_present:", query_params=here)
        st.page_link("stories.py", label=_("Good practice"), icon=":material/auto_stories:", query_params=here)
        if seen.follows_id:
            st.page_link("history.py", label=_("Rounds before"), icon=":material/history:", query_params=here)
        st.markdown(f"**{show.plain(seen.title)}** · {say_date(seen.held_on)}")
        if seen.is_example:
            st.badge(_("Example: people, votes and most entries are invented"), color="violet", icon=":material/info:")
        if seen.put_away_at:
            st.badge(_("Put away"), color="gray", icon=":material/inventory_2:")
    say()


def say() -> None:
    """Say once what was just saved."""
    said = st.session_state.pop(session.SAID, None)
    if said:
        st.toast(show.plain(said), icon=":material/check:")


def steps_row(seen: Overview, page: str) -> None:
    """The five steps and how far each is, on every screen of a workshop; the one whose screen this is in bold."""
    here = session.at() | {"workshop": str(seen.id)}
    with st.container(horizontal=True, gap="small"):
        for step in STEPS:
            st.page_link(PAGES[step.slug], label=_strip_label(seen, step, step.page == page), query_params=here,
                         icon=":material/flag:" if step.slug == seen.step else step.icon)


def strip(seen: Overview, slug: str) -> None:
    """This step's name, purpose, who and what is needed."""
    with st.container(horizontal=True, vertical_alignment="center"):
        _purpose(slug)
        if slug == "map":
            principles()
        who_and_what(slug)


def _strip_label(seen: Overview, step: Step, shown: bool) -> str:
    done, of = seen.progress[step.slug]
    name = f"{framework().step(step.slug).number} {framework().step(step.slug).short}"
    here = _(" · we are here") if step.slug == seen.step else ""
    return (f"**{name}**" if shown else name) + _(" · {done} of {of} {counts}", done=done, of=of, counts=_(step.counts)) + here


def _purpose(slug: str) -> None:
    text = framework().step(slug)
    st.html(f'<div class="ct-flex">{show.picture(text.picture, text.picture_alt, 64)}<div><h1 '
            f'style="padding:0;margin:0;font-size:clamp(1.4rem,5vw,1.9rem)">'
            f'{_("Step {number} of {count} · {name}", number=text.number, count=len(STEPS), name=show.words(text.name))}</h1><p '
            f'style="margin:.2rem 0 0">{show.words(text.purpose)}</p></div></div>')


def who_and_what(slug: str) -> None:
    """Who should be in the room and what is needed, folded into a button."""
    text = framework().step(slug)
    with st.popover(_("Who and what is needed"), icon=":material/groups:"):
        show.to_read(_("Who and what is needed"), _list(_("Who should be in the room"), text.who) + _list(_("What is needed"), text.needs))


def _list(name: str, lines: Iterable[str]) -> str:
    return f"<b>{name}</b><ul>{''.join(f'<li>{show.words(line)}</li>' for line in lines)}</ul>"


def foot(seen: Overview, slug: str) -> None:
    """What is still missing in this step, and moving the workshop on or back."""
    problem_at(ANY)
    st.divider()
    missing = seen.missing[slug]
    st.subheader(_("Still missing") if missing else _("Nothing is missing in this step"), anchor=False)
    st.markdown("\n".join(f"- {show.plain(line)}" for line in missing[:MISSING_SHOWN]))
    if len(missing) > MISSING_SHOWN:
        with st.expander(_("{count} more", count=len(missing) - MISSING_SHOWN)):
            st.markdown("\n".join(f"- {show.plain(line)}" for line in missing[MISSING_SHOWN:]))
    if slug == seen.step:
        _moving(seen)
    else:
        _elsewhere(seen, slug)


def _moving(seen: Overview) -> None:
    after = moves.next_step(seen.step)
    if not may(session.require(), "move between steps", seen.id):
        return
    if after:
        name = framework().step(after)
        st.button(_("Move on to Step {number}: {name}", number=name.number, name=name.name), type="primary", disabled=bool(seen.why_not_on),
                  on_click=_move, args=(seen.id, after), icon=":material/arrow_forward:")
        if seen.why_not_on:
            st.caption(_(seen.why_not_on))
        elif seen.missing[seen.step]:
            st.caption(_("You can move on although something is missing, and come back to it."))


def _elsewhere(seen: Overview, slug: str) -> None:
    st.caption(_("The workshop stands at {step}. You can look and add here all the same.", step=moves.say_step(seen.step)))
    if (seen.step, slug) in moves.BACK and may(session.require(), "move between steps", seen.id):
        name = framework().step(slug)
        st.button(_("Go back to Step {number}", number=name.number), on_click=_move, args=(seen.id, slug), icon=":material/undo:")


def _move(workshop_id: UUID, to_step: str) -> None:
    session.require("move between steps", workshop_id)
    done, _ignored = session.act(moves.move, workshop_id, to_step, said=_("The workshop now stands at {to_step}.",
                                                                          to_step=moves.say_step(to_step)))
    if done:
        st.session_state[session.GO_TO] = PAGES[to_step]


def follow(seen: Overview) -> None:
    """After a move: go to the screen of the step that the workshop stands at now, which begins with its first function."""
    page = st.session_state.pop(session.GO_TO, None)
    if page:
        here = {name: value for name, value in session.at().items() if name != FUNCTION}
        st.switch_page(page, query_params=here | {"workshop": str(seen.id)})
