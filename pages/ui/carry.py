"""A workshop as a file: to download, and to bring in after its report was read."""

from functools import lru_cache
from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.problems import ANY, problem_at
from toolkit.access.roles import may
from toolkit.errors import ToolkitError
from toolkit.exchange.merge import ReadFile
from toolkit.exchange.report import SHOWN, Choice, Report
from toolkit.exchange.workshop_in import import_workshop, plan_import, read_file
from toolkit.record.saying import many
from toolkit.steps.overview import Overview

FILE = "workshop-file"
CHOICE = "workshop-file-choice"
MOST_MB = 200
CHOICES = {Choice.NEWER: "Keep the newer of the two", Choice.OURS: "Keep what is here", Choice.THEIRS: "Take what is in the file"}


def way_home() -> None:
    """The way back, where no workshop is open."""
    st.page_link("home.py", label="All workshops", icon=":material/home:")


def link(workshop_id: UUID | None, label: str) -> None:
    """A line that leads to this screen, for whoever may carry a workshop."""
    if may(session.require(), "carry a workshop", workshop_id):
        here = {"workshop": str(workshop_id)} if workshop_id else None
        st.page_link("exchange.py", label=label, icon=":material/luggage:", query_params=here)


def out(seen: Overview) -> None:
    """The workshop as a file to download, from a door that checks the link."""
    st.subheader("Take this workshop with you", anchor=False)
    st.write("One file holds everything: the table, the map, photos, votes, plans and evaluations. Import it on another "
             "computer, go on there, and bring it back the same way.")
    st.link_button("Download the workshop file", f"/export/workshop/{seen.id}", icon=":material/download:", type="primary")
    st.caption("It holds all that was said, and the ballots of a vote that is still open. Keep it as safe as the record itself.")


def come_in() -> None:
    """A file to bring in: first what would happen, then the button."""
    st.subheader("Bring a workshop in", anchor=False)
    st.write("Choose a file that ends in .commontable. You see what is new, the same and in conflict before anything is written.")
    given = st.file_uploader("Workshop file", key=session.fresh(FILE), max_upload_size=MOST_MB)
    problem_at(ANY)
    if given is None:
        return
    try:
        found = _read(given.getvalue())
        _offer(found)
    except ToolkitError as error:
        show.problem(error)


@lru_cache(1)
def _read(data: bytes) -> ReadFile:
    return read_file(data)


def _offer(found: ReadFile) -> None:
    workshop_id = found.manifest.workshop_id
    choice = Choice(st.session_state.get(CHOICE, Choice.NEWER))
    report = cached.read(lambda session: plan_import(_actor(workshop_id), found, choice, session=session))
    st.markdown(f"**{show.plain(report.summary())}**")
    _counts(report)
    for note in report.notes:
        st.markdown(f"- {show.plain(note)}")
    _conflicts(report)
    if report.changes_nothing and not report.conflicts:
        st.success("Everything in this file is here already. There is nothing to import.")
        _open(workshop_id)
        return
    st.button("Import", type="primary", icon=":material/download_done:", on_click=_import, args=(found,))


def _actor(workshop_id: UUID):
    return session.require("carry a workshop", workshop_id)


def _counts(report: Report) -> None:
    body = "".join(f"<tr><th scope='row'>{show.words(count.many[:1].upper() + count.many[1:])}</th><td>{count.new:,}</td>"
                   f"<td>{count.same:,}</td><td>{count.conflict:,}</td><td>{count.left_out:,}</td></tr>" for count in report.counts)
    head = "".join(f"<th scope='col'>{name}</th>" for name in ("Kind", "New", "The same", "In conflict", "Left out"))
    st.html("<div class='ct-scroll' tabindex='0' role='region' aria-label='What is in this file'><table class='ct'>"
            f"<caption>What is in this file</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>")


def _conflicts(report: Report) -> None:
    if not report.conflicts:
        return
    st.markdown(f"**{many(len(report.conflicts), 'conflict')}: changed here and in the file**")
    st.radio("Where both were changed", list(CHOICES), format_func=CHOICES.get, key=CHOICE, horizontal=True)
    for conflict in report.conflicts[:SHOWN]:
        with st.container(border=True):
            st.markdown(show.plain(conflict.what))
            left, right = st.columns(2)
            left.markdown("**Here**")
            left.text(conflict.ours)
            right.markdown("**In the file**")
            right.text(conflict.theirs)
            kept = "What is here is kept" if conflict.kept == "ours" else "What is in the file is taken"
            st.caption(show.plain(f"{kept}, because {conflict.why}."))
    if len(report.conflicts) > SHOWN:
        st.caption(f"And {many(len(report.conflicts) - SHOWN, 'more conflict')}, which go the same way.")


def _import(found: ReadFile) -> None:
    workshop_id = found.manifest.workshop_id
    session.require("carry a workshop", workshop_id)
    choice = Choice(st.session_state.get(CHOICE, Choice.NEWER))
    if session.act(import_workshop, found, choice, said="The workshop is here now.")[0]:
        session.empty(FILE)
        st.session_state[session.MADE] = workshop_id


def _open(workshop_id: UUID) -> None:
    st.page_link("step_map.py", label="Open the workshop", icon=":material/table_restaurant:",
                 query_params={"workshop": str(workshop_id)})
