"""Good practice, shown before gaps are asked for, so that the room knows what is possible."""

import streamlit as st

from pages.ui import session, show
from toolkit.framework import Story, framework


def story_for(number: int) -> None:
    """One story for a function, with the next one button; the one shown is noted with the gap it prompts."""
    stories = framework().stories_for(number)
    key = f"story-{number}"
    shown = stories[st.session_state.get(key, 0) % len(stories)]
    st.session_state[session.STORY] = shown.slug
    with st.container(border=True):
        st.html(_story(shown))
        if len(stories) > 1:
            st.button("Another story", key=f"next-{key}", on_click=_next, args=(key,), icon=":material/auto_stories:")


def _next(key: str) -> None:
    st.session_state[key] = st.session_state.get(key, 0) + 1


def _story(story: Story) -> str:
    easy = " ".join(story.easy_read)
    return (f'<div class="ct-flex">{show.picture(story.picture, story.picture_alt, 64)}'
            f'<div><h3 style="margin:0;padding:0;font-size:1.2rem">Good practice: {show.words(story.title)}</h3>'
            f'<p style="margin:.3rem 0">{show.words(story.story)} <b>In short:</b> {show.words(easy)}</p>'
            f'<p class="ct-more" style="margin:0">Source: {show.words(story.source)}</p></div></div>')
