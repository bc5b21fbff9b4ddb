"""What people said: the tally of each plan, comments put under themes, and the commissioner's answer to each theme."""

from uuid import UUID

import streamlit as st

from pages.ui import consult_cached, consult_theme, session, show
from pages.ui.consult_words import title, way_to
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY
from pages.ui.words import _, many
from toolkit.models import Consultation
from toolkit.steps.consulting import moves, themes
from toolkit.steps.consulting.counting import Tally
from toolkit.steps.consulting.sheet import ANSWERS, Item
from toolkit.steps.consulting.themes import Comment, Talked
from toolkit.steps.overview import Overview

PLAN, ROUND = "plan", "round"   # in the address: the plan that is looked at, and the round where there are several
FORM = "consult-loose"
LOOSE_SHOWN = 15


def what_people_said(seen: Overview, state: int, _final: list) -> None:
    """One plan of one round at a time."""
    opened = [row for row in consult_cached.rounds_at(seen.id, state) if row.state != moves.DRAFT]
    if not opened:
        st.info(_("Nobody was asked yet. What people say about the plans stands here."), icon=":material/forum:")
        way_to("ready", _("Make a round ready"))
        return
    asked = _round(opened)
    title(asked)
    items = consult_cached.sheet_at(seen.id, state, asked.id).items
    talked = {one.item_id: one for one in consult_cached.talked_at(seen.id, state, asked.id)}
    item = _plan(items, talked)
    _said(seen, state, asked, item, talked[item.id])


def _round(opened: list[Consultation]) -> Consultation:
    if len(opened) == 1:
        return opened[0]
    names = {str(row.number): _("Round {number}", number=row.number) for row in opened}
    chosen = session.choose_part(_("Round"), names, ROUND)
    return next(row for row in opened if str(row.number) == chosen)


def _plan(items: tuple[Item, ...], talked: dict[UUID, Talked]) -> Item:
    numbers = {item.number: item for item in items}
    given = session.address_number(PLAN, 1, 99)
    st.session_state["consult-plan"] = given if given in numbers else min(numbers)
    chosen = st.radio(_("Plan"), list(numbers), key="consult-plan", on_change=session.keep_in_address, args=(PLAN, "consult-plan"),
                      format_func=lambda one: f"{one} {show.plain(numbers[one].title)}",
                      captions=[_state(talked[item.id]) for item in numbers.values()])
    return numbers[chosen]


def _state(on_it: Talked) -> str:
    waiting = sum(theme.changed is None for theme in on_it.themes)
    said = [many(len(on_it.comments), "comment"), many(len(on_it.themes), "theme")]
    said += [_("{count} not under a theme", count=len(on_it.loose))] if on_it.loose else []
    return " · ".join(said + ([_("{waiting} not answered", waiting=waiting)] if waiting else []))


def _said(seen: Overview, state: int, asked: Consultation, item: Item, on_it: Talked) -> None:
    tally = consult_cached.counted_at(seen.id, state, asked.id).tallies.get(item.id, Tally())
    st.html(f"<p>{show.words(item.words)}</p><p><b>{show.words(tally.in_words())}</b></p>")
    left, right = st.columns([1, 1.3], gap="large")
    with left:
        _loose(seen.id, item, on_it.loose)
    with right:
        st.markdown(_("**Themes and answers**"))
        if not on_it.themes:
            st.caption(_("No theme yet. A theme is what several comments come to, in a few words. Each is answered: changed or not, and "
                         "why."))
        for theme in on_it.themes:
            consult_theme.theme(seen.id, theme, on_it.comments)


def comment(one: Comment) -> str:
    """A comment in words, with the answer beside it and whether others may read it, as HTML."""
    note = " · ".join(filter(None, [_(ANSWERS.get(one.answer, "")), _("others may read it") if one.may_publish
                                    else _("not for others to read")]))
    return f'<div class="ct-entry">{show.words(one.words)}<div class="ct-more">{show.words(note)}</div></div>'


def _loose(workshop_id: UUID, item: Item, loose: tuple[Comment, ...]) -> None:
    name = session.fresh(f"{FORM}-{item.id}")
    st.markdown(_("**{comment} not under a theme**", comment=many(len(loose), "comment")) if loose
                else _("**Every comment is under a theme**"))
    for one in loose[:LOOSE_SHOWN]:
        st.html(comment(one))
        st.checkbox(_("Put it under the theme: {words}", words=show.plain(one.words[:60])), key=f"{name}-{one.id}", persist_state="session")
    if len(loose) > LOOSE_SHOWN:
        st.caption(_("{count} more are shown when these are under themes.", count=len(loose) - LOOSE_SHOWN))
    st.text_input(_("Theme in a few words"), key=f"{name}-words", persist_state="session", placeholder=_("Such as: not only in English"))
    problem_in(f"{FORM}-{item.id}", "theme")
    st.button(_("Name the theme"), on_click=_name, args=(workshop_id, item.id, loose, name), icon=":material/label:")
    st.caption(_("Tick the comments that belong to it. Without any, it stands for what was said aloud."))
    problem_in(f"{FORM}-{item.id}", ANY)


def _name(workshop_id: UUID, item_id: UUID, loose: tuple[Comment, ...], name: str) -> None:
    session.require("consult", workshop_id)
    st.session_state[session.IN_FORM] = f"{FORM}-{item_id}"
    ticked = [one.id for one in loose if st.session_state.get(f"{name}-{one.id}")]
    if session.act(themes.name_theme, item_id, st.session_state.get(f"{name}-words") or "", ticked, said=_("The theme is named."))[0]:
        session.empty(f"{FORM}-{item_id}")
