"""Making a round of consultation ready: words above the plans, how many people, until when, which plans; then opening it."""

from datetime import timedelta
from uuid import UUID

import streamlit as st

from pages.ui import cached, consult_cached, session, show
from pages.ui.consult_words import about, go_to, newest, save, title, way_to
from pages.ui.draft import Draft, draft
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _
from toolkit.clock import today
from toolkit.models import Consultation
from toolkit.steps.consulting import moves, rounds
from toolkit.steps.overview import Overview

USUAL_DAYS = 28


def ready(seen: Overview, state: int, final: list) -> None:
    """The form for a new round or a draft; what is asked once it was opened."""
    asked = newest(seen.id, state)
    if not cached.plans_at(seen.id, state):
        st.info(_("No plan is written yet. Write at least one, then take it back to the people."), icon=":material/assignment:")
    elif asked and asked.state == moves.OPEN:
        _as_it_stands(seen, state, asked)
    elif asked is None or asked.state == moves.DRAFT:
        _form(seen, state, final, asked)
    else:
        st.markdown(_("Round {number} is closed. Another round is possible; the earlier one is kept.", number=asked.number))
        way_to("themes", _("See what people said"))
        with st.expander(_("Hold round {number}", number=asked.number + 1)):
            _form(seen, state, final, None)


def _as_it_stands(seen: Overview, state: int, asked: Consultation) -> None:
    title(asked)
    sheet = consult_cached.sheet_at(seen.id, state, asked.id)
    st.html(f'<b>{_("People are asked about")}</b><ul>' + "".join(
        f"<li><b>{item.number}</b> {show.words(item.title)}: {show.words(item.words)}</li>" for item in sheet.items) + "</ul>")
    st.caption(_("This is how the plans stood when the round was made ready. Changing a plan does not change what people answered."))
    way_to("run", _("Hand out and count"))


def _form(seen: Overview, state: int, final: list, asked: Consultation | None) -> None:
    plans = cached.plans_at(seen.id, state)
    offered = {str(plans[row.id].id): f"{row.final_rank} {row.title}" for row in final if row.id in plans}
    begun = _begun(seen.id, state, asked, list(offered))
    with st.container(border=True):
        st.text_area(_("Words above the plans, such as: Thank you for your day in March"), height=90, **about(begun, "words"))
        problem_in(begun.name, "words")
        left, right = st.columns(2)
        left.number_input(_("How many people are asked"), 1, rounds.MOST_PEOPLE, placeholder=_("As many as get a card"),
                          **about(begun, "asked"))
        right.date_input(_("Last day for answers"), format="DD/MM/YYYY", **about(begun, "closes_on"))
        problem_in(begun.name, "asked")
        problem_in(begun.name, "closes_on")
        chosen = [one for one in begun.begun_with["plans"] if one in offered]
        st.pills(_("Plans to ask about"), list(offered), selection_mode="multi", default=chosen,
                 format_func=lambda one: show.plain(offered[one]), key=begun.key("plans"), persist_state="session")
        problem_in(begun.name, "plans")
        begun.save_button(_("Save"), _save, seen.id, asked.id if asked else None, begun, disabled=False)
        problem_in(begun.name, ANY)
    if asked:
        st.button(_("Open it for answers"), on_click=_open, args=(seen.id, asked), disabled=begun.unsaved, type="primary",
                  icon=":material/play_arrow:")
        st.caption(_("Save first what you changed.") if begun.unsaved
                   else _("From then on the link works, and cards and sheets can be printed."))
        problem_at(ANY)


def _begun(workshop_id: UUID, state: int, asked: Consultation | None, every: list[str]) -> Draft:
    if asked is None:
        return draft(f"consult-new-{len(consult_cached.rounds_at(workshop_id, state))}", 0,
                     {"words": "", "asked": None, "closes_on": today() + timedelta(USUAL_DAYS), "plans": every})
    chosen = [str(one) for one in consult_cached.plans_asked_at(workshop_id, state, asked.id)]
    return draft(f"consult-{asked.id}", asked.version,
                 {"words": asked.words, "asked": asked.asked, "closes_on": asked.closes_on, "plans": chosen})


def _save(workshop_id: UUID, asked_id: UUID | None, begun: Draft) -> None:
    session.require("consult", workshop_id)
    typed = begun.typed()
    asking = rounds.Asking(typed["words"] or "", typed["asked"], typed["closes_on"])
    plans = [UUID(one) for one in typed["plans"] or ()]
    if asked_id is None:
        save(begun, rounds.draft_consultation, workshop_id, asking, plans, said=_("Saved. Open it when the plans are as they should be."))
    else:
        save(begun, rounds.change_consultation, asked_id, begun.version, asking, plans, said=_("Saved."))


def _open(workshop_id: UUID, asked: Consultation) -> None:
    session.require("consult", workshop_id)
    if session.act(rounds.move_consultation, asked.id, asked.version, moves.OPEN, said=_("The round is open for answers."))[0]:
        go_to("run")
