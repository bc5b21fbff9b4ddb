"""One theme: its comments, whether the plan was changed because of it and why, and putting the theme itself right."""

from uuid import UUID

import streamlit as st

from pages.ui import session, show
from pages.ui.consult_words import about, save
from pages.ui.draft import Draft, draft
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY
from pages.ui.words import _, many, names_in
from toolkit.steps.consulting import themes
from toolkit.steps.consulting.themes import Comment, Theme

ANSWER = {True: "We changed the plan", False: "We did not change the plan"}


def theme(workshop_id: UUID, one: Theme, comments: tuple[Comment, ...]) -> None:
    """A theme with the form to answer it, and one to change it folded below."""
    with st.container(border=True):
        state = _("not answered yet") if one.changed is None else _(ANSWER[one.changed]).lower()
        st.html(f'<b>{show.words(one.words)}</b><div class="ct-more">{many(len(one.comments), "comment")} · {state}</div>'
                + "".join(f"<blockquote>{show.words(comment.words)}</blockquote>" for comment in one.comments))
        _answer(workshop_id, one)
        with st.expander(_("Change this theme")):
            _change(workshop_id, one, comments)


def _answer(workshop_id: UUID, one: Theme) -> None:
    begun = draft(f"theme-{one.id}", one.version, {"changed": one.changed, "why": one.why})
    st.radio(_("Was the plan changed?"), list(ANSWER), None if one.changed is None else list(ANSWER).index(one.changed),
             format_func=names_in(ANSWER), key=begun.key("changed"), persist_state="session")
    problem_in(begun.name, "changed")
    st.text_area(_("Why, in words for the people who wrote"), height=90, **about(begun, "why"))
    problem_in(begun.name, "why")
    begun.save_button(_("Save the answer"), _save_answer, workshop_id, one.id, begun, disabled=False)
    problem_in(begun.name, ANY)


def _save_answer(workshop_id: UUID, theme_id: UUID, begun: Draft) -> None:
    session.require("consult", workshop_id)
    typed = begun.typed()
    save(begun, themes.answer_theme, theme_id, begun.version, typed["changed"], typed["why"] or "", said=_("The answer is saved."))


def _change(workshop_id: UUID, one: Theme, comments: tuple[Comment, ...]) -> None:
    names = {str(comment.id): comment.words for comment in comments}
    begun = draft(f"theme-words-{one.id}", one.version, {"words": one.words, "comments": [str(comment.id) for comment in one.comments]})
    st.text_input(_("Theme in a few words"), **about(begun, "words"))
    problem_in(begun.name, "theme")
    st.multiselect(_("Comments under it"), list(names), [key for key in begun.begun_with["comments"] if key in names],
                   format_func=lambda key: names[key][:80], key=begun.key("comments"), persist_state="session")
    problem_in(begun.name, "comments")
    begun.save_button(_("Save the theme"), _save_theme, workshop_id, one.id, begun, disabled=False)
    st.button(_("Withdraw this theme"), key=f"theme-out-{one.id}", on_click=_withdraw, args=(workshop_id, one), type="tertiary",
              icon=":material/undo:")
    problem_in(begun.name, ANY)


def _save_theme(workshop_id: UUID, theme_id: UUID, begun: Draft) -> None:
    session.require("consult", workshop_id)
    typed = begun.typed()
    save(begun, themes.change_theme, theme_id, begun.version, typed["words"] or "", [UUID(key) for key in typed["comments"] or ()],
         said=_("The theme is saved."))


def _withdraw(workshop_id: UUID, one: Theme) -> None:
    session.require("consult", workshop_id)
    session.act(themes.withdraw_theme, one.id, one.version, said=_("Withdrawn. Its comments wait for another theme."))
