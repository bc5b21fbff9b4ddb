"""The two ways to see the library: all stories with search and filters, or one at a time, large."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show, taking_back
from pages.ui.content import framework
from pages.ui.problems import ANY, problem_at
from pages.ui.stories import LARGE, PAGE, POSITION, card, large
from pages.ui.story_form import hint, story_form
from pages.ui.words import _, dialog, many
from toolkit.access.roles import may
from toolkit.clock import say_moment
from toolkit.steps.stories import StorySeen, stories, withdraw_story
from toolkit.steps.taking_back import ACT
from toolkit.storage.queries.stories import withdrawn_stories

FUNCTION, APPROACH, WORDS = "function", "approach", "words"
SHOWN = 40
LONGEST_SEARCH = 100


def library() -> None:
    """Every story that is looked for, as cards; those who keep stories add, change and withdraw their own."""
    said = st.session_state.pop(session.SAID, None)
    if said:
        st.toast(show.plain(said), icon=":material/check:")
    _back()
    st.title(_("Good practice"), anchor=False)
    st.markdown(_("What works elsewhere, and here. Show it before asking what is missing, so that the room knows what is possible."))
    keeps = may(session.require(), "keep stories")
    _filters()
    found = _found()
    _head(found, keeps)
    problem_at(ANY)
    for first in range(0, min(len(found), SHOWN), 2):
        for column, position in zip(st.columns(2, gap="medium"), range(first, min(first + 2, len(found))), strict=False):
            with column:
                _card(found[position], position + 1, keeps)
    if len(found) > SHOWN:
        st.caption(_("The first {shown} of {count} are shown. Search for a word to find the others.", shown=SHOWN, count=len(found)))
    if keeps:
        _withdrawn()
    show.credit()


def one_at_a_time() -> None:
    """One story, large, for a room; buttons and arrow keys go to the next. Nothing else is on the screen."""
    found = _found()
    if not found:
        st.info(_("No story is found here."), icon=":material/auto_stories:")
        st.page_link(PAGE, label=_("All good practice"), query_params=session.at(), icon=":material/library_books:")
        return
    position = session.address_number(POSITION, 1, len(found))
    st.html(large(found[position - 1]))
    with st.container(key="ct-large", horizontal=True, vertical_alignment="center"):
        st.button(_("Previous"), on_click=_go_to, args=(position - 1,), disabled=position == 1, shortcut="Left",
                  icon=":material/arrow_back:")
        st.html(f'<span style="font-size:{LARGE}">{_("{position} of {count}", position=position, count=len(found))}</span>',
                width="content")
        st.button(_("Next"), on_click=_go_to, args=(position + 1,), disabled=position == len(found), shortcut="Right",
                  icon=":material/arrow_forward:")
        st.page_link(PAGE, label=_("All good practice"), query_params=_here(), icon=":material/library_books:")
        _back()


def _go_to(position: int) -> None:
    session.require()
    st.query_params[POSITION] = str(position)


def _back() -> None:
    if "workshop" in st.query_params:
        st.page_link("step_gaps.py", label=_("Back to Step 2"), query_params=session.at(), icon=":material/arrow_back:")
    else:
        st.page_link("home.py", label=_("All workshops"), icon=":material/home:")


def _here() -> dict[str, str]:
    return session.at() | {name: st.query_params[name] for name in (APPROACH, WORDS) if name in st.query_params}


def _number() -> int | None:
    return session.address_number(FUNCTION, 0, 10) or None


def _approach() -> str | None:
    asked = st.query_params.get(APPROACH)
    return asked if asked in {one.slug for one in framework().approaches} else None


def _found() -> list[StorySeen]:
    return cached.read(stories, _number(), _approach(), st.query_params.get(WORDS, "")[:LONGEST_SEARCH])


def _filters() -> None:
    for name, value in ((FUNCTION, _number()), (APPROACH, _approach()), (WORDS, st.query_params.get(WORDS, "")[:LONGEST_SEARCH])):
        st.session_state[_key(name)] = value
    one, two, three = st.columns([1.2, 1.4, 1.4])
    one.text_input(_("Search"), key=_key(WORDS), max_chars=LONGEST_SEARCH, on_change=_keep, args=(WORDS,),
                   placeholder=_("A word, such as phone"))
    two.selectbox(_("Function"), [one.number for one in framework().functions], index=None, key=_key(FUNCTION),
                  on_change=_keep, args=(FUNCTION,), placeholder=_("All ten functions"),
                  format_func=lambda number: framework().function(number).numbered)
    three.selectbox(_("Who does it"), [one.slug for one in framework().approaches], index=None, key=_key(APPROACH), on_change=_keep,
                    args=(APPROACH,), format_func=lambda slug: framework().approach(slug).name,
                    placeholder=_("All five approaches"))


def _key(name: str) -> str:
    return f"stories-{name}"


def _keep(name: str) -> None:
    session.require()
    value = st.session_state.get(_key(name))
    if value:
        st.query_params[name] = str(value)[:LONGEST_SEARCH]
    elif name in st.query_params:
        del st.query_params[name]


def _head(found: list[StorySeen], keeps: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{many(len(found), 'story', 'stories')}**")
        if found:
            st.page_link(PAGE, label=_("Show them large, one at a time"), query_params=_here() | {"part": "show"},
                         icon=":material/slideshow:")
        if keeps and st.button(_("Add a story of your own"), icon=":material/add:"):
            story_form()
    if not found:
        st.info(_("No story is found. Try another word, or all functions and approaches.")
                + (_(" Or add a story of your own.") if keeps else ""), icon=":material/auto_stories:")


def _card(story: StorySeen, position: int, keeps: bool) -> None:
    with st.container(border=True):
        st.html(card(story))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(PAGE, label=_("Show it large"), query_params=_here() | {"part": "show", POSITION: str(position)},
                         icon=":material/slideshow:")
            if story.link:
                st.link_button(_("Open its page"), story.link, icon=":material/open_in_new:")
            if keeps and story.own_id:
                if st.button(_("Change"), key=f"change-{story.slug}", icon=":material/edit:", type="tertiary"):
                    story_form(story)
                st.button(_("Withdraw"), key=f"withdraw-{story.slug}", icon=":material/undo:", type="tertiary", on_click=_withdraw,
                          args=(story.own_id, True))
                if may(session.require(), ACT) and st.button(_("Take back…"), key=f"take-back-{story.slug}", type="tertiary",
                                                             icon=":material/ink_eraser:"):
                    _ask(story)
        if keeps and story.own_id:
            hint("\n".join(story.easy_read))


@dialog("Take this story back for good?", width="large")
def _ask(story: StorySeen) -> None:
    session.require(ACT)
    taking_back.ask([("story", story.own_id, story.version)], [story.title])


def _withdrawn() -> None:
    rows = cached.read(withdrawn_stories)
    if not rows:
        return
    with st.expander(_("Withdrawn ({count})", count=len(rows))):
        for story_id, title, when in rows:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"{show.plain(title)} · {say_moment(when)}")
                st.button(_("Put it back"), key=f"back-{story_id}", on_click=_withdraw, args=(story_id, False),
                          icon=":material/undo:")


def _withdraw(story_id: UUID, withdrawn: bool) -> None:
    session.require("keep stories")
    session.act(withdraw_story, story_id, withdrawn, said=_("Withdrawn. You can put it back below.") if withdrawn else _("Put back."))
