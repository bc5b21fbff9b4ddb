"""What was said twice: proposals that a person merges or sets apart, and merges that can be taken apart again."""

from uuid import UUID

import streamlit as st

from pages.ui import record_cached, session, show, tables
from pages.ui.problems import ANY, act_or_hold, choose_between, problem_at
from pages.ui.words import _, dialog, many
from toolkit.access.roles import may
from toolkit.steps import merging
from toolkit.steps.merging import Proposals, SaidBy
from toolkit.steps.overview import Overview
from toolkit.steps.recording import CHANNELS


def said_twice(seen: Overview, state: int) -> None:
    """Proposals first, then what was merged."""
    found = record_cached.proposals_at(seen.id, state)
    may_merge = may(session.require(), "record what is said", seen.id)
    problem_at(ANY)
    st.subheader(_("{group} of entries may say the same", group=many(len(found.clusters), "group")) if found.clusters
                 else _("Nothing seems to be said twice"), anchor=False)
    st.caption(_("Found by comparing words within one function. Nothing is merged unless somebody here decides so; where each came "
                 "from is kept, and a merge can be undone."))
    for cluster in found.clusters:
        _proposal(seen, cluster, may_merge)
    _how_many_more(seen, found, may_merge)
    _merged(seen, state, may_merge)


def _proposal(seen: Overview, cluster: tuple[SaidBy, ...], may_merge: bool) -> None:
    entries = "".join(f"<li>{show.words(one.words)}<div class='ct-more'>{show.words(_from(one))}</div></li>" for one in cluster)
    st.html(f'<div class="ct-entry {cluster[0].kind}"><b><span aria-hidden="true">{tables.SIGNS[cluster[0].kind]}</span> '
            f'{_("Available") if cluster[0].kind == "available" else _("Gap")} · {show.words(tables.row_name(cluster[0].function))}</b>'
            f'<ul style="margin:.2rem 0 0">{entries}</ul></div>')
    if may_merge and st.button(_("Decide"), key=f"decide-{cluster[0].id}", icon=":material/merge:", type="tertiary"):
        _decide(seen, cluster)


def _from(one: SaidBy) -> str:
    by = _("recorded by {created_by}", created_by=one.created_by) if one.created_by else ""
    return " · ".join(part for part in (one.small_group, one.session, one.group, by, _(CHANNELS.get(one.channel, one.channel))) if part)


@dialog("Do these say the same?", width="large")
def _decide(seen: Overview, cluster: tuple[SaidBy, ...]) -> None:
    session.require("record what is said", seen.id)
    by_id = {one.id: one for one in cluster}
    stands = by_id[st.radio(_("Which one stands?"), list(by_id), format_func=lambda one: show.plain(by_id[one].words),
                            captions=[show.plain(_from(one)) for one in cluster])]
    others = [one for one in cluster if one.id != stands.id]
    if len(others) > 1:
        st.markdown(_("Which of the others say the same?"))
        others = [one for one in others if st.checkbox(show.plain(one.words), True, key=f"same-{one.id}")]
    words = st.text_area(_("Its words from now on"), stands.words, key=f"words-{stands.id}-{stands.version}", height=100)
    if st.button(_("Merge them"), type="primary", icon=":material/merge:"):
        versions = {one.id: one.version for one in others}
        if act_or_hold(stands.id, merging.merge, stands.version, versions, words, said=_("Merged. Everybody who said it is kept.")):
            st.rerun()
    choose_between(stands.id)
    if st.button(_("Not the same"), icon=":material/call_split:") and session.act(
            merging.say_not_the_same, list(by_id), said=_("They are not proposed together again."))[0]:
        st.rerun()
    problem_at(ANY)


def _how_many_more(seen: Overview, found: Proposals, may_merge: bool) -> None:
    if found.found > len(found.clusters):
        st.caption(_("{count} of {found} are shown, the most alike first. The others follow as you decide.", count=len(found.clusters),
                     found=found.found))
    if found.set_apart and may_merge:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_("{pair} set apart as not the same.", pair=many(found.set_apart, "pair")), width="content")
            st.button(_("Propose them again"), on_click=_propose_again, args=(seen.id,), icon=":material/restart_alt:")


def _propose_again(workshop_id: UUID) -> None:
    session.require("record what is said", workshop_id)
    session.act(merging.propose_again, workshop_id, said=_("They are proposed again."))


def _merged(seen: Overview, state: int, may_merge: bool) -> None:
    held = record_cached.merged_at(seen.id, state)
    if not held:
        return
    st.subheader(_("Merged so far"), anchor=False)
    for standing, others in held:
        st.html(f'<div class="ct-entry {standing.kind}">{show.words(standing.words)}'
                f'<div class="ct-more">{show.words(f"{tables.row_name(standing.function)} · {_from(standing)}")}</div></div>')
        for other in others:
            _other(seen, standing, other, may_merge)
    if len(held) == record_cached.MERGED_SHOWN:
        st.caption(_("The last {merged_shown} are shown here. Every entry in the table names who else said it.",
                     merged_shown=record_cached.MERGED_SHOWN))


def _other(seen: Overview, standing: SaidBy, other: SaidBy, may_merge: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_("Also said by {source}: “{words}”", source=show.plain(other.source), words=show.plain(other.words)), width="content")
        # What was merged by way of another comes out with that other.
        if may_merge and other.merged_into_id == standing.id:
            st.button(_("Take out"), key=f"out-{other.id}", on_click=_take_out, args=(seen.id, other.id), icon=":material/call_split:",
                      type="tertiary")


def _take_out(workshop_id: UUID, entry_id: UUID) -> None:
    session.require("record what is said", workshop_id)
    session.act(merging.take_out, entry_id, said=_("It stands by itself again."))
