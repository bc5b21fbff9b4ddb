"""The decision around the final list: which limits applied, who was present, and the page that the room can read."""

from urllib.parse import urlsplit
from uuid import UUID

import streamlit as st

from pages.ui import plenary_cached, session, show
from pages.ui.problems import problem_at
from pages.ui.words import _
from toolkit.access.roles import may
from toolkit.addresses import shown_url
from toolkit.steps import deciding
from toolkit.steps.deciding import Decided
from toolkit.steps.overview import Overview


def decision(seen: Overview, state: int) -> None:
    """What was decided besides the list: a form for whoever leads, the words for all others."""
    held = plenary_cached.decision_at(seen.id, state)
    st.subheader(_("The decision"), anchor=False)
    if not may(session.require(), "keep priorities", seen.id):
        in_words(held)
        return
    left, right = st.columns([1.5, 1], gap="large")
    with left:
        _form(seen, held)
    with right:
        _publish(seen, held)


def carried(seen: Overview, state: int, priority) -> None:
    """In Step 4, beside the reason: who disagreed with the priority that is planned for, and within which limits it was chosen."""
    held = plenary_cached.decision_at(seen.id, state)
    st.html(f'<b>{_("Who disagreed")}</b><div>{show.words(priority.dissent) or _("nobody said so")}</div>')
    in_words(held)
    if held.published:
        st.link_button(_("Open the page for the room"), f"/decided/{held.code}", icon=":material/open_in_new:")


def in_words(held: Decided) -> None:
    """The limits that applied and who was present."""
    for name, words in ((_("Limits that applied"), held.limits), (_("Who was present"), held.present)):
        st.html(f'<b>{name}</b><div>{show.words(words) or _("not written down")}</div>')


def _form(seen: Overview, held: Decided) -> None:
    keys = {part: f"decision-{part}-{held.version}" for part in ("limits", "present")}
    with st.form(f"decision-{held.version}", enter_to_submit=False):
        st.text_area(_("The limits that applied"), held.limits, key=keys["limits"], height=110)
        problem_at("limits")
        st.text_area(_("Who was present, in words (no names), such as: 40 people, half of them experts by experience"), held.present,
                     key=keys["present"], height=80)
        problem_at("present")
        st.form_submit_button(_("Save the decision"), on_click=_save, args=(seen.id, held.version, keys), icon=":material/check:")


def _save(workshop_id: UUID, version: int, keys: dict[str, str]) -> None:
    session.require("keep priorities", workshop_id)
    limits, present = (st.session_state.get(keys[part]) or "" for part in ("limits", "present"))
    session.act(deciding.save_decision, workshop_id, version, limits, present, said=_("The decision is saved."))


def _publish(seen: Overview, held: Decided) -> None:
    st.markdown(_("**A page for the room.** Everybody with its address can read the final priorities, the reasons, who disagreed and "
                  "the limits. Look for names in what was written before you publish it."))
    if held.published:
        address(held)
        st.button(_("Take the page down"), on_click=_take_down, args=(seen.id, held.version), icon=":material/visibility_off:")
    else:
        st.button(_("Publish the page"), on_click=_put_up, args=(seen.id, held.version), icon=":material/public:",
                  disabled=not held.version)
        if not held.version:
            st.caption(_("Save the decision first."))


def address(held: Decided) -> None:
    """The published page: a link, and its address to write down."""
    st.link_button(_("Open the page"), f"/decided/{held.code}", icon=":material/open_in_new:")
    st.markdown(_("Its address: {shown_url}", shown_url=show.plain(shown_url(f'/decided/{held.code}', _origin()))))


def _origin() -> str | None:
    # As the asking browser reaches us; a test harness has no address.
    asked = urlsplit(st.context.url or "")
    return f"{asked.scheme}://{asked.netloc}" if asked.netloc else None


def _put_up(workshop_id: UUID, version: int) -> None:
    session.require("keep priorities", workshop_id)
    session.act(deciding.publish_decision, workshop_id, version, said=_("The page is published."))


def _take_down(workshop_id: UUID, version: int) -> None:
    session.require("keep priorities", workshop_id)
    session.act(deciding.take_decision_down, workshop_id, version, said=_("The page is taken down."))
