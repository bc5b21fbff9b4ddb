"""Writing a council's own story: adding it and changing it."""

import streamlit as st

from pages.ui import session, show
from pages.ui.content import framework
from pages.ui.problems import ANY, act_or_hold, choose_between, is_held, problem_at
from pages.ui.words import _, dialog
from toolkit.steps.stories import LONG_SENTENCE, StorySeen, Written, add_story, change_story, long_sentences

EMPTY = StorySeen("", "", "", (), (), (), "")
MOST_HINTS = 3


# A click beside the dialog would throw away what was typed, so only its own buttons close it.
@dialog("A story of your own", width="large", dismissible=False)
def story_form(story: StorySeen | None = None) -> None:
    """The form: empty for a new story, filled in for one that is changed."""
    session.require("keep stories")
    if story and is_held(story.own_id):
        choose_between(story.own_id)
        return
    with st.form(f"story-{story.slug}-{story.version}" if story else "story-new", border=False, enter_to_submit=False):
        written = _words(story or EMPTY)
        upload, drop = _file(story or EMPTY)
        save = st.form_submit_button(_("Save the story"), type="primary", icon=":material/check:")
    if save and _save(story, written, upload, drop):
        st.rerun()
    if story:
        choose_between(story.own_id)
    problem_at(ANY)
    hint(written.easy_read)
    if st.button(_("Close without saving")):
        st.session_state.pop(session.CONFLICT, None)
        st.rerun()


def _words(story: StorySeen) -> Written:
    title = st.text_input(_("Title"), story.title)
    told = st.text_area(_("The story: what was done, by whom, and what came of it"), story.story, height=150)
    easy = st.text_area(_("Easy Read version: short sentences, one on each line"), "\n".join(story.easy_read), height=110)
    functions = st.multiselect(_("Functions it is about, the main one first"), [one.number for one in framework().functions],
                               list(story.functions), format_func=_function, placeholder=_("Choose one or more"),
                               select_all=False)
    approaches = st.pills(_("Who does it?"), [one.slug for one in framework().approaches], selection_mode="multi",
                          default=list(story.approaches), format_func=lambda slug: framework().approach(slug).name)
    source = st.text_input(_("Source: who told it, or where it is written down"), story.source)
    link = st.text_input(_("Link to a page with more (optional)"), story.link, placeholder="https://")
    alt = st.text_input(_("What the picture or film shows, for people who cannot see it"), story.picture_alt)
    return Written(title, told, source, tuple(functions), tuple(approaches or ()), easy, link, alt)


def _function(number: int) -> str:
    return framework().function(number).numbered


def _file(story: StorySeen) -> tuple[tuple[bytes, str] | None, bool]:
    drop = False
    if story.file_id:
        kind = "film" if story.is_film else "picture"
        drop = st.checkbox(_("Take the {kind} away. To put another in its place, choose a file below.", kind=kind))
    file = st.file_uploader(_("Picture or film (optional): JPEG, PNG, MP4 or WebM, up to 20 MB"),
                            type=["jpg", "jpeg", "png", "mp4", "m4v", "webm"])
    return ((file.getvalue(), file.name) if file else None), drop


def _save(story: StorySeen | None, written: Written, upload: tuple[bytes, str] | None, drop: bool) -> bool:
    said = _("Saved: {title}.", title=written.title) + (_(" One Easy Read sentence is long.") if long_sentences(written.easy_read) else "")
    if story:
        return act_or_hold(story.own_id, change_story, story.version, written, upload, drop, said=said)
    return session.act(add_story, written, upload, said=said)[0]


def hint(easy_read: str) -> None:
    """Point out sentences that are long for Easy Read; they stay as they are."""
    for sentence in long_sentences(easy_read)[:MOST_HINTS]:
        st.caption(_("This Easy Read sentence has {count} words; up to {long_sentence} is easier to read. Could it be two? “{sentence}”",
                     count=len(sentence.split()), long_sentence=LONG_SENTENCE, sentence=show.plain(sentence)))
