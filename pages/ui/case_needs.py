"""The needs questionnaire: each question with its level of help and areas of care, the summary, and the person's agreement."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.consult_words import about, save
from pages.ui.content import needs_lists
from pages.ui.draft import Draft, draft
from pages.ui.not_personal import save_buttons
from pages.ui.problems import problem_at
from pages.ui.words import _, names_in
from toolkit.brokerage import needs
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.needs import Care
from toolkit.brokerage.needs_lists import Question
from toolkit.models import NeedsAnswer, NeedsCare
from toolkit.storage.queries import needs as queries

EXTRAS = {"at_night": "At night", "one_to_one": "One to one", "two_to_one": "By two people", "carer_does": "A family carer does this now"}


def part(seen: CaseSeen) -> None:
    """All questions, then what providers would read."""
    st.caption(_("This questionnaire is optional. A home-care provider needs it to say what the support costs."))
    answers, cares = cached.read(queries.answers_of, seen.id), cached.read(queries.cares_of, seen.id)
    domain = ""
    for question in needs_lists().questions.values():
        if question.domain != domain:
            domain = question.domain
            st.subheader(show.plain(needs_lists().domains[domain]), anchor=False)
        _question(seen.id, question, answers.get(question.slug), cares)
    _summary(seen)


def _question(case_id: UUID, question: Question, answer: NeedsAnswer | None, cares: dict[str, NeedsCare]) -> None:
    begun = draft(f"needs-{case_id}-{question.slug}", answer.version if answer else 0, _begun_with(question, answer, cares))
    levels = needs_lists().levels
    with st.container(border=True):
        st.radio(f"**{show.plain(question.name)}**: {show.plain(question.plain)}", list(levels), index=_level_at(answer),
                 format_func=lambda slug: f"{slug}: {levels[slug].says}", key=begun.key("level"), persist_state="session")
        if begun.typed()["level"] in needs.OPENS_AREAS:
            for area in needs_lists().areas_of(question.slug):
                _area(begun, area.slug, area.name)
        st.text_area(_("In the person's words"), height=70, **about(begun, "words"))
        save_buttons(begun, _("Save “{name}”", name=question.name), _save, case_id, question, begun)


def _level_at(answer: NeedsAnswer | None) -> int | None:
    return list(needs_lists().levels).index(answer.level) if answer else None


def _begun_with(question: Question, answer: NeedsAnswer | None, cares: dict[str, NeedsCare]) -> dict:
    found = {"level": answer.level if answer else None, "words": answer.words if answer else ""}
    for area in needs_lists().areas_of(question.slug):
        care = cares.get(area.slug) or Care()
        found |= {f"{area.slug}-frequency": care.frequency or None,
                  f"{area.slug}-extras": [name for name in EXTRAS if getattr(care, name)]}
    return found


def _area(begun: Draft, slug: str, name: str) -> None:
    left, right = st.columns([1, 2])
    known = needs_lists().frequencies
    chosen = begun.begun_with[f"{slug}-frequency"]
    left.selectbox(show.plain(name), list(known), index=list(known).index(chosen) if chosen else None, format_func=known.get,
                   placeholder=_("No help needed"), key=begun.key(f"{slug}-frequency"), persist_state="session")
    right.pills(_("More about “{name}”", name=show.plain(name)), list(EXTRAS), selection_mode="multi",
                default=begun.begun_with[f"{slug}-extras"],
                format_func=names_in(EXTRAS), key=begun.key(f"{slug}-extras"), persist_state="session")


def _save(case_id: UUID, question: Question, begun: Draft, sure: bool) -> None:
    session.require("work on cases")
    typed = begun.typed()
    cares = {area.slug: Care(frequency=typed[f"{area.slug}-frequency"] or "",
                             **{name: name in (typed[f"{area.slug}-extras"] or ()) for name in EXTRAS})
             for area in needs_lists().areas_of(question.slug)} if typed["level"] in needs.OPENS_AREAS else {}
    save(begun, needs.answer_need, case_id, question.slug, begun.version, typed["level"], typed["words"] or "", cares, sure=sure,
         said=_("“{name}” is saved.", name=question.name))


def _summary(seen: CaseSeen) -> None:
    lines = cached.read(needs.summary, seen.id)
    st.subheader(_("What providers would read"), anchor=False)
    if not lines:
        st.caption(_("Nothing is answered yet."))
        return
    st.html("<ul>" + "".join(f"<li>{show.words(line)}</li>" for line in lines) + "</ul>")
    statement = cached.read(queries.statement_of, seen.id)
    agreed = bool(statement and statement.needs_agreed)
    st.markdown(_("**The person agreed that this goes into the enquiry.**") if agreed
                else _("The person has not agreed yet that this goes into the enquiry, so it does not."))
    st.button(_("The person takes that back") if agreed else _("The person agrees"), on_click=_agree, args=(seen.id, not agreed),
              icon=":material/undo:" if agreed else ":material/check:")
    problem_at(None)


def _agree(case_id: UUID, agreed: bool) -> None:
    session.require("work on cases")
    session.act(needs.agree_to_summary, case_id, agreed, said=_("Noted."))
