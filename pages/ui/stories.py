"""Good practice, shown before gaps are asked for, so that the room knows what is possible; and each story large."""

from html import escape
from uuid import UUID

import streamlit as st

from pages.ui import cached, easy, session, show
from pages.ui.content import framework
from pages.ui.words import _
from toolkit.models import COVERAGE
from toolkit.steps.stories import StorySeen, stories, story_title
from toolkit.words.speaking import numbers

PAGE = "stories.py"
POSITION = "story"
# What a room reads from the back row, in pixels; it grows with the screen.
LARGE, LARGER = "clamp(32px,2.3vw,52px)", "clamp(44px,3.6vw,80px)"


def story_for(number: int) -> None:
    """One story for a function, which folds away, and a button for the next; a gap names it only where somebody says so."""
    st.session_state[session.STORY] = None
    found = cached.read(stories, number) if number != COVERAGE else []
    if not found:
        return
    key = f"story-{number}"
    at = next((index for index, one in enumerate(found) if one.slug == st.session_state.get(key)), 0)
    with st.expander(_("Good practice, shown before gaps are asked for"), expanded=True, key="story-folded"):
        st.html(in_short(found[at]))
    with st.container(horizontal=True, vertical_alignment="center"):
        if len(found) > 1:
            st.button(_("Another story"), key=f"next-{key}", on_click=_take_up, icon=":material/auto_stories:",
                      args=(key, found[(at + 1) % len(found)].slug))
        # Most gaps come from people's own lives: each story starts unticked, and so does each function.
        prompted = st.checkbox(_("This story prompted it"), key=f"prompted-{number}-{found[at].slug}")
        here = session.at() | {"function": str(number)}
        st.page_link(PAGE, label=_("Show it large"), query_params=here | {"part": "show", POSITION: str(at + 1)},
                     icon=":material/slideshow:")
        st.page_link(PAGE, label=_("All good practice"), query_params=here, icon=":material/library_books:")
    st.session_state[session.STORY] = found[at].slug if prompted else None


def _take_up(key: str, slug: str) -> None:
    session.require()
    st.session_state[key] = slug


def title_of(slug: str) -> str:
    """The title of a shipped story or of a council's own, also of one that was withdrawn."""
    return cached.read(story_title, slug)


def in_short(story: StorySeen) -> str:
    """A story as HTML beside the recorder: picture, words, Easy Read, source."""
    return (f'<div class="ct-flex">{_small(story, 64)}<div><h3 style="margin:0;padding:0;font-size:1.2rem">'
            f'{_("Good practice: {title}", title=show.words(story.title))}</h3><p style="margin:.3rem 0">'
            f'{_told(story)}</p><p class="ct-more" style="margin:0">'
            f'{_("Source: {source}", source=show.words(story.source))}</p></div></div>')


def _told(story: StorySeen) -> str:
    """The story and its Easy Read version; for whoever reads Easy Read, this alone, a sentence to a line."""
    if not story.easy_read:
        return show.words(story.story)
    if easy.is_on():
        return "<br>".join(show.words(one) for one in story.easy_read)
    return f'{show.words(story.story)} <b>{_("In short:")}</b> {show.words(" ".join(story.easy_read))}'


def card(story: StorySeen) -> str:
    """A story as HTML in the library: like `in_short`, with what it is about, and a film that can be played."""
    own = _("Our own story · ") if story.own_id else ""
    link = f'<br>{_("More at: {link}", link=show.words(story.link))}' if story.link else ""
    film = _film(story, "width:100%;max-height:20rem") if story.is_film else ""
    return (f'<div class="ct-flex">{_small(story, 88)}<div style="min-width:0;overflow-wrap:anywhere"><h2 '
            f'style="margin:0;padding:0;font-size:1.25rem">{show.words(story.title)}</h2><p style="margin:.4rem 0">'
            f'{_told(story)}</p>{film}<p class="ct-more" style="margin:0">{own}{show.words(_about(story))}<br>'
            f'{_("Source: {source}{link}", source=show.words(story.source), link=link)}</p></div></div>')


def large(story: StorySeen) -> str:
    """A story as HTML for the wall: title, picture or film, the Easy Read sentences first, then the story and its source."""
    lines = "".join(f"<li style='margin:0 0 .35em'>{show.words(one)}</li>" for one in story.easy_read)
    short = f"<ul style='font-size:{LARGE};font-weight:600;margin:0 0 .6em;padding-left:1.1em'>{lines}</ul>" if lines else ""
    picture = _film(story, "width:100%;max-height:60vh") if story.is_film else _large_picture(story)
    beside = f'<div style="flex:1 1 14rem;max-width:40rem">{picture}</div>' if picture else ""
    return (f'<div style="overflow-wrap:anywhere;line-height:1.35"><h1 style="font-size:{LARGER};line-height:1.15;margin:0 0 '
            f'.5em;padding:0">{show.words(story.title)}</h1><div style="display:flex;flex-wrap:wrap;gap:2.5rem;align-items:flex-start">'
            f'{beside}<div style="flex:3 1 30rem;max-width:75ch;font-size:{LARGE}">{short}<p style="margin:0 0 .6em;font-size:1em">'
            f'{show.words(story.story)}</p><p class="ct-more" style="margin:0;font-size:32px">'
            f'{_("Source: {source}", source=show.words(story.source))}</p></div></div></div>')


def _about(story: StorySeen) -> str:
    who = ", ".join(one.name for one in framework().approaches if one.slug in story.approaches)
    what = f'{_("Functions") if len(story.functions) > 1 else _("Function")} {numbers(list(story.functions))}'
    return f"{what} · {who}" if who else what


def _address(file_id: UUID) -> str:
    return f"/story-files/{file_id}"


def _small(story: StorySeen, size: int) -> str:
    if story.picture:
        return show.picture(story.picture, story.picture_alt, size)
    if story.file_id is None or story.is_film:
        return ""
    return (f'<img src="{_address(story.file_id)}" alt="{escape(story.picture_alt)}" width="{size}" height="{size}" '
            'style="object-fit:cover;border-radius:6px;flex:none">')


def _large_picture(story: StorySeen) -> str:
    source = f"/assets/pictures/{escape(story.picture)}" if story.picture else _address(story.file_id) if story.file_id else ""
    ground = "background:#fff;" if story.picture else ""
    return (f'<img src="{source}" alt="{escape(story.picture_alt)}" style="{ground}width:100%;max-height:60vh;object-fit:contain;'
            'border-radius:12px">') if source else ""


def _film(story: StorySeen, style: str) -> str:
    name = escape(story.picture_alt or _("Film: {title}", title=story.title))
    return f'<video controls preload="metadata" src="{_address(story.file_id)}" aria-label="{name}" style="{style}"></video>'
