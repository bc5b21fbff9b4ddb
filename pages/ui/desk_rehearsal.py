"""A rehearsal before the day: made-up people vote and record on a copy, and what this computer held is said in plain words."""

from uuid import UUID

import streamlit as st

from pages.ui import parts, session, show
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _
from toolkit.cli.rehearsal import started
from toolkit.cli.rehearse import MOST_GROUPS, MOST_PHONES
from toolkit.errors import ToolkitError
from toolkit.events.desk import LEAD
from toolkit.steps.overview import Overview

PHONES, GROUPS, SECONDS = "rehearsal-phones", "rehearsal-groups", "rehearsal-seconds"


def rehearsal(seen: Overview) -> None:
    """How many phones and small groups, how quickly, and the report."""
    st.markdown(_("Made-up people come in by their phones and vote, and hosts of small groups record meanwhile, on a copy of this "
                  "workshop. The copy is marked and thrown away; your own record is not touched. Try it on the "
                  "laptop of the day, with what else will run on it."))
    with st.form("rehearsal", enter_to_submit=False):
        left, middle, right = st.columns(3)
        left.number_input(_("Phones"), 1, MOST_PHONES, 300, 50, key=PHONES)
        middle.number_input(_("Small groups"), 0, MOST_GROUPS, 20, 5, key=GROUPS, help=_("Each records about three lines a minute."))
        right.number_input(_("All within so many seconds"), 1, 600, 30, 10, key=SECONDS)
        st.form_submit_button(_("Rehearse"), type="primary", on_click=_start, args=(seen.id,), icon=":material/play_arrow:")
        problem_at(ANY)
    _report(seen.id)


@parts.fragment(run_every="1s")
def _report(workshop_id: UUID) -> None:
    session.require(LEAD, workshop_id)
    lines, running = started.said(workshop_id)
    if not lines and not running:
        return
    with st.container(border=True):
        st.subheader(_("Rehearsing") if running else _("What the last rehearsal found"), anchor=False)
        st.markdown("\n".join(f"- {show.plain(line)}" for line in lines if line.strip()))
        if running:
            st.progress(min(0.95, len(lines) / 3), _("This takes about a minute."))


def _start(workshop_id: UUID) -> None:
    actor = session.require(LEAD, workshop_id)
    try:
        started.start(actor, workshop_id, *(int(st.session_state[key]) for key in (PHONES, GROUPS, SECONDS)))
    except ToolkitError as error:
        session.refuse(str(error))
