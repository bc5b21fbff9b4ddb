"""Around a small group's own screen: which small group, which step, whom it is about. No way leads anywhere else."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show, step_frame
from pages.ui.words import _, said_all
from toolkit.errors import ToolkitError
from toolkit.events.host_view import HostView, host_view
from toolkit.models import AVAILABLE, GAP
from toolkit.steps.overview import Overview

KINDS = {AVAILABLE: "What is there now", GAP: "What is missing"}
KIND, GROUP = "kind", "group"
CLOSED = ("The facilitator closed this small group. All that you recorded is kept. Nothing more is recorded here; what you still "
          "write stays on the screen, to copy.")


def open_small_group() -> tuple[Overview, int, HostView]:
    """The workshop, its state and the small group that this link opens."""
    actor = session.require("see workshops")
    session.arrive("small_group")
    try:
        view = cached.read(lambda session: host_view(actor, AVAILABLE, 1, None, session=session))
    except ToolkitError as error:
        show.sorry(error)
        st.stop()
    state = cached.state_of(view.workshop_id)
    return cached.overview_at(view.workshop_id, state), state, view


def top(seen: Overview, view: HostView) -> None:
    """Which small group this is, and the way to the plain page."""
    about = f" · {show.words(view.about)}" if view.about else ""
    st.html(f'<h1 style="padding:0;margin:0;font-size:1.6rem">{show.words(view.name)}{about}</h1><p style="margin:.2rem 0 0">'
            f'{show.words(seen.title)} · <a href="/host" target="_self">{_("The plain page, for a bad connection")}</a></p>')
    if view.closed_at:
        st.warning(_(CLOSED), icon=":material/lock:")
    step_frame.say()


def choose_kind() -> str:
    """Step 1 or Step 2, kept in the address."""
    return session.choose_part(_("Step"), said_all(KINDS), KIND)


def choose_group(view: HostView) -> UUID:
    """The group of people that is asked; nothing to choose where the small group is about one."""
    names = {str(group_id): name for group_id, name in view.groups}
    if len(names) == 1:
        st.markdown(_("Group of people: **{groups}**", groups=show.plain(view.groups[0][1])))
        return view.groups[0][0]
    return UUID(session.choose_part(_("Group of people"), {one: show.plain(name) for one, name in names.items()}, GROUP))
