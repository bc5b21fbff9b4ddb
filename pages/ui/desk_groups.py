"""The small groups as the desk sees them: how far each is, who waits for help, and a word to their hosts."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, day_cached, desk_now, parts, session, show, tables
from pages.ui.problems import problem_at
from pages.ui.words import _, many, said_all
from toolkit.clock import in_london, now
from toolkit.events import calls as rules
from toolkit.events.desk import LEAD
from toolkit.events.groups_now import GroupNow, say_last
from toolkit.steps.overview import Overview
from toolkit.words.speaking import numbers

FORM = "desk-message"
HEADS = ("Small group", "Functions", "Not spoken about yet", "Recorded", "Last entry", "Help")


def groups(seen: Overview, state: int) -> None:
    """Calls for help first, then all small groups, then the messages."""
    found, waiting = day_cached.groups_at(seen.id, state), day_cached.calls_at(seen.id, state)
    if not found:
        st.info(_("There are no small groups. Add them on The day, under Small groups, when several groups record side by side."),
                icon=":material/groups:")
        return
    names = {one.id: one.name for one in found}
    for call in waiting.values():
        _call(seen.id, names.get(call.small_group_id, _("A small group")), call)
    _table(seen.id)
    _messages(seen, state, names)


def _call(workshop_id: UUID, name: str, call: rules.Call) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        about = f": {show.plain(call.words)}" if call.words else ""
        st.markdown(_(":material/front_hand: **{name} needs help**{about} · since {in_london}", name=show.plain(name), about=about,
                      in_london=f"{in_london(call.at):%H:%M}"))
        st.button(_("Somebody went"), key=f"went-{call.id}", on_click=_went, args=(workshop_id, call.id), icon=":material/check:")


def _went(workshop_id: UUID, call_id: UUID) -> None:
    session.require(LEAD, workshop_id)
    session.act(rules.answer_call, call_id)


@parts.fragment(run_every=desk_now.EVERY)
def _table(workshop_id: UUID) -> None:
    """Follows what the small groups record, and keeps "4 minutes ago" true."""
    session.require(LEAD, workshop_id)
    state = cached.state_of(workshop_id)
    waiting, moment = day_cached.calls_at(workshop_id, state), now()
    rows = [_row(one, one.id in waiting, moment) for one in day_cached.groups_at(workshop_id, state)]
    st.html(tables.plain_table(_("How far the small groups are"), said_all(HEADS), rows))


def _row(group: GroupNow, calls: bool, moment) -> tuple:
    which = _("functions {numbers}" if len(group.silent) > 1 else "function {numbers}", numbers=numbers(list(group.silent)))
    silent = which if 0 < len(group.silent) < 10 else _("all ten") if group.silent else _("none: all were")
    return (show.words(group.name), _("{count} of 10", count=len(group.functions)), silent,
            _("{available} available, {gap}", available=group.available, gap=many(group.gaps, "gap")),
            say_last(group.last_at, moment), f'<b>{_("needs help")}</b>' if calls else "")


def _messages(seen: Overview, state: int, names: dict[UUID, str]) -> None:
    with st.form(FORM, enter_to_submit=False):
        st.selectbox(_("To"), [None, *names], format_func=lambda one: names.get(one, _("All small groups")),
                     key=session.fresh(f"{FORM}-to"))
        st.text_input(_("A word to the hosts"), key=session.fresh(f"{FORM}-words"), max_chars=rules.LONGEST_MESSAGE,
                      placeholder=_("For example: five more minutes, then tea"))
        st.form_submit_button(_("Send"), on_click=_send, args=(seen.id,), icon=":material/send:")
        problem_at("message")
        problem_at("small_group")
    for sent in day_cached.messages_at(seen.id, state):
        with st.container(horizontal=True, vertical_alignment="center"):
            to = show.plain(sent.to) if sent.to else "all"
            st.markdown(_("{in_london} to {to}: {words}", in_london=f"{in_london(sent.at):%H:%M}", to=to, words=show.plain(sent.words)))
            st.button(_("Take back"), key=f"back-{sent.id}", on_click=_take_back, args=(seen.id, sent.id), type="tertiary")


def _send(workshop_id: UUID) -> None:
    session.require(LEAD, workshop_id)
    typed = st.session_state.get(session.fresh(f"{FORM}-to")), st.session_state.get(session.fresh(f"{FORM}-words")) or ""
    if session.act(rules.send_message, workshop_id, *typed, said=_("Sent. Hosts see it on their screens."))[0]:
        session.empty(f"{FORM}-words")


def _take_back(workshop_id: UUID, message_id: UUID) -> None:
    session.require(LEAD, workshop_id)
    session.act(rules.take_message_back, message_id, said=_("Taken off the hosts' screens."))
