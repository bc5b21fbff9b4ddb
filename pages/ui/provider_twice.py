"""Providers that may be listed twice: proposed, decided by a person, and taken back where that was wrong."""

from uuid import UUID

import streamlit as st

from pages.ui import provider_cached, session, show
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _, many
from toolkit.brokerage import providers_merging
from toolkit.brokerage.providers_alike import Pair
from toolkit.clock import say_moment


def part() -> None:
    """Proposals first, then what was merged."""
    number = provider_cached.state()
    found = provider_cached.listed_twice_at(number)
    problem_at(ANY)
    st.subheader(_("{pair} may be one provider", pair=many(len(found), "pair")) if found else _("Nobody seems to be listed twice"),
                 anchor=False)
    st.caption(_("Found by comparing names, places and the regulator's ids. Nothing is merged unless somebody here decides so, and it can "
                 "be "
                 "undone."))
    for pair in found[:20]:
        _pair(pair)
    if len(found) > 20:
        st.caption(_("20 of {count} are shown, the most alike first. The others follow as you decide.", count=len(found)))
    _merged(number)


def _pair(pair: Pair) -> None:
    with st.container(border=True):
        st.markdown(_("**{name}** and **{name_2}**", name=show.plain(pair.one.name), name_2=show.plain(pair.other.name)))
        st.caption(pair.why)
        with st.container(horizontal=True):
            for kept, merged in ((pair.one, pair.other), (pair.other, pair.one)):
                st.button(_("They are one: keep {name}", name=show.plain(kept.name)), key=f"merge-{kept.id}-{merged.id}",
                          icon=":material/merge:",
                          on_click=_merge, args=(kept.id, merged.id), type="tertiary")
            st.button(_("They are two"), key=f"two-{pair.one.id}-{pair.other.id}", icon=":material/call_split:", on_click=_two,
                      args=(pair.one.id, pair.other.id), type="tertiary")


def _merged(number: int) -> None:
    merged = provider_cached.merged_at(number)
    if merged:
        st.subheader(_("Merged so far"), anchor=False)
    for merge_id, name, _ignored, at, who in merged:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_("{name}, merged on {at} by {who}", name=show.plain(name), at=say_moment(at), who=show.plain(who)),
                        width="content")
            st.button(_("Make two of them again"), key=f"undo-{merge_id}", icon=":material/undo:", on_click=_undo, args=(merge_id,),
                      type="tertiary")


def _merge(kept: UUID, merged: UUID) -> None:
    session.require("keep providers")
    session.act(providers_merging.merge_providers, kept, merged, said=_("Merged. It can be undone below."))


def _two(one: UUID, other: UUID) -> None:
    session.require("keep providers")
    session.act(providers_merging.say_not_the_same, one, other, said=_("They are not proposed again."))


def _undo(merge_id: UUID) -> None:
    session.require("keep providers")
    session.act(providers_merging.undo_merge, merge_id, said=_("They are two again."))
