"""The page's own words for each priority: what was done, and the same in Easy Read."""

from uuid import UUID

import streamlit as st

from pages.ui import consult_cached, session, show
from pages.ui.consult_words import about, save
from pages.ui.draft import Draft, draft
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY
from pages.ui.words import _, said_all
from toolkit.steps.overview import Overview
from toolkit.steps.said_and_done import publishing
from toolkit.steps.said_and_done.publishing import Words

EASY = {"easy_said": "You said, in Easy Read", "easy_planned": "We plan, in Easy Read", "easy_done": "We did, in Easy Read"}
PRIORITY = "priority"


def what_was_done(seen: Overview, state: int, final: list) -> None:
    """One priority at a time."""
    ranks = {row.final_rank: row for row in final}
    given = session.address_number(PRIORITY, 1, 99)
    st.session_state["you-said-rank"] = given if given in ranks else min(ranks)
    rank = st.selectbox(_("Priority"), list(ranks), key="you-said-rank", on_change=session.keep_in_address,
                        args=(PRIORITY, "you-said-rank"),
                        format_func=lambda one: f"{one} {ranks[one].title}")
    _form(seen.id, ranks[rank].id, consult_cached.lines_at(seen.id, state).get(ranks[rank].id))


def _form(workshop_id: UUID, priority_id: UUID, line) -> None:
    parts = ("done", *EASY)
    begun = draft(f"you-said-{priority_id}", line.version if line else 0, {part: getattr(line, part) if line else "" for part in parts})
    with st.container(border=True):
        st.text_area(_("What was done, beside the actions that are marked as done"), height=110, **about(begun, "done"))
        problem_in(begun.name, "done")
        st.caption(_("Easy Read: one idea in a sentence, few words, no abbreviations. What is left empty is taken from the plan."))
        for part, label in said_all(EASY).items():
            st.text_area(show.plain(label), height=80, **about(begun, part))
            problem_in(begun.name, part)
        begun.save_button(_("Save what was done"), _save, workshop_id, priority_id, begun, disabled=False)
        problem_in(begun.name, ANY)


def _save(workshop_id: UUID, priority_id: UUID, begun: Draft) -> None:
    session.require("publish what was done", workshop_id)
    typed = begun.typed()
    words = Words(**{part: typed[part] or "" for part in ("done", *EASY)})
    save(begun, publishing.save_line, priority_id, begun.version, words, said=_("What was done is saved."))
