"""The draft to take away, versions kept, any two side by side; reviews; and what was learned across the first ten people."""

import streamlit as st

from pages.ui import bespoke_cached, bespoke_clock, bespoke_frame, bespoke_lines, cached, provider_cached, show, tables
from pages.ui.consult_words import about, save
from pages.ui.content import bespoke_lists
from pages.ui.draft import Draft, draft
from pages.ui.not_personal import problem_at_field, save_buttons
from pages.ui.words import _, many, said_all
from toolkit.access.roles import Actor
from toolkit.brokerage import bespoke_learned, bespoke_versions
from toolkit.brokerage.bespoke_draft import Held
from toolkit.brokerage.bespoke_lists import LEARNED
from toolkit.brokerage.bespoke_versions import SAME, Pair, side_by_side
from toolkit.clock import say_date
from toolkit.models import BespokeReview
from toolkit.storage.queries.bespoke import versions_of

PAPERS = (("Word", ".docx"), ("PDF", ".pdf"), ("PDF, large print", ".pdf?style=large"), ("Easy Read summary", ".pdf?style=easy"))
NOW = "as it stands now"


def part(actor: Actor) -> None:
    """The draft on paper, keeping a version, and two of them side by side."""
    found = bespoke_frame.chosen(actor)
    if found is None:
        return
    with st.container(horizontal=True):
        for label, end in said_all(PAPERS):
            st.link_button(label, f"/bespoke/{found.contract.id}{end}", icon=":material/print:")
    begun = draft(bespoke_frame.form_name(found, "keep"), 0, {"why": ""})
    st.text_input(_("What is new in this version"), max_chars=500, **about(begun, "why"))
    problem_at_field(begun, "why")
    save_buttons(begun, _("Keep this version"), _keep, found, begun)
    _compare(actor, found)


def reviews(actor: Actor) -> None:
    """When everybody looks again, and what was reported."""
    found = bespoke_frame.chosen(actor)
    if found is None:
        return
    if found.reviews:
        rows = [(say_date(one.due_on), say_date(one.held_on) if one.held_on else _("not yet"), show.words(one.successes),
                 show.words(one.issues)) for one in found.reviews]
        st.html(tables.plain_table(_("Reviews"), (_("Look again on"), _("Held on"), _("What went well"), _("What needs support")), rows))
    bespoke_lines.editor(found, BespokeReview, found.reviews)


def learned(actor: Actor) -> None:
    """What was learned across the first ten people, and the form for what this contract taught."""
    seen = bespoke_cached.gathered_at(provider_cached.state(), actor)
    if seen.example:
        st.badge(_("From the invented example: no real contract yet"), color="violet", icon=":material/info:")
    if seen.contracts:
        st.subheader(_("The first {first} people: {contracts} so far", first=bespoke_learned.FIRST,
                       contracts=many(seen.contracts, "contract", "contracts")), anchor=False)
        counted = [(show.words(what), _("{count} of {contracts}", count=count, contracts=seen.contracts)) for what, count in seen.counted]
        st.html(tables.plain_table(_("What the contracts have in common"), (_("What"), _("In how many")), counted))
    for one in seen.learned:
        lines = "".join(f"<li>{show.words(words)}</li>" for words in one.words)
        head = _("{name} ({some} of {all} contracts)", name=show.words(one.name), some=one.contracts, all=seen.contracts)
        st.html(f"<h3>{head}</h3><ul>{lines}</ul>")
    st.subheader(_("What this contract taught"), anchor=False)
    if found := bespoke_frame.chosen(actor):
        bespoke_clock.notes(found, tuple(slug for slug in bespoke_lists().note if slug.startswith(LEARNED)))


def _keep(found: Held, begun: Draft, sure: bool) -> None:
    bespoke_frame.require()
    save(begun, bespoke_versions.keep, found.contract.id, begun.typed()["why"] or "", sure=sure, said=_("The version is kept."))


def _compare(actor: Actor, found: Held) -> None:
    kept = cached.read(versions_of, found.contract.id)
    if not kept:
        st.caption(_("No version is kept yet. A kept version never changes, and stands beside any later one."))
        return
    texts = {_("Version {number}, {date}{more}", number=one.number, date=say_date(one.created_at.date()), more=f': {one.why}' if one.why
               else ""): one.text for one in kept}
    now = {f"The contract {NOW}": cached.read(lambda session: bespoke_versions.text_now(actor, found.contract.id, session=session))}
    left, right = st.columns(2)
    before = left.selectbox(_("Before"), list(texts), key="version-before")
    after = right.selectbox(_("After"), [*now, *texts], key="version-after")
    pairs = side_by_side(texts[before], (now | texts)[after])
    changed = sum(one.how != SAME for one in pairs)
    st.markdown(_("{changed} of {count} lines differ.", changed=changed, count=len(pairs)) if changed else _("Both say the same."))
    st.html(tables.plain_table(_("Two versions side by side"), ("", _("Before"), _("After")), map(_row, pairs)))


def _row(one: Pair) -> tuple[str, str, str]:
    if one.how == SAME:
        return "same", show.words(one.before), show.words(one.after)
    return f"<b>{one.how}</b>", f"<del>{show.words(one.before)}</del>" if one.before else "", (
        f"<ins>{show.words(one.after)}</ins>" if one.after else "")
