"""A workshop as a file: to download, and to bring in after its report was read."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _, kept, many, names_in
from toolkit.access.roles import may
from toolkit.errors import ToolkitError
from toolkit.exchange.merge import ReadFile
from toolkit.exchange.report import SHOWN, Choice, Report
from toolkit.exchange.workshop_in import import_workshop, plan_import, read_file
from toolkit.steps.overview import Overview

FILE = "workshop-file"
CHOICE = "workshop-file-choice"
MOST_MB = 200
CHOICES = {Choice.NEWER: "Keep the newer of the two", Choice.OURS: "Keep what is here", Choice.THEIRS: "Take what is in the file"}


def way_home() -> None:
    """The way back, where no workshop is open."""
    st.page_link("home.py", label=_("All workshops"), icon=":material/home:")


def link(workshop_id: UUID | None, label: str) -> None:
    """A line that leads to this screen, for whoever may carry a workshop."""
    if may(session.require(), "carry a workshop", workshop_id):
        here = {"workshop": str(workshop_id)} if workshop_id else None
        st.page_link("exchange.py", label=label, icon=":material/luggage:", query_params=here)


def out(seen: Overview) -> None:
    """The workshop as a file to download, from a door that checks the link."""
    st.subheader(_("Take this workshop with you"), anchor=False)
    st.write(_("One file holds everything: the table, the map, photos, votes, plans and evaluations. Import it on another "
               "computer, go on there, and bring it back the same way."))
    st.link_button(_("Download the workshop file"), f"/export/workshop/{seen.id}", icon=":material/download:", type="primary")
    st.caption(_("It holds all that was said, and the ballots of a vote that is still open. Keep it as safe as the record itself."))


def come_in() -> None:
    """A file to bring in: first what would happen, then the button."""
    st.subheader(_("Bring a workshop in"), anchor=False)
    st.write(_("Choose a file that ends in .commontable. You see what is new, the same and in conflict before anything is written."))
    given = st.file_uploader(_("Workshop file"), key=session.fresh(FILE), max_upload_size=MOST_MB)
    problem_at(ANY)
    if given is None:
        return
    try:
        found = _read(given.getvalue())
        _offer(found)
    except ToolkitError as error:
        show.problem(error)


@kept(1)
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
        st.success(_("Everything in this file is here already. There is nothing to import."))
        _open(workshop_id)
        return
    st.button(_("Import"), type="primary", icon=":material/download_done:", on_click=_import, args=(found,))


def _actor(workshop_id: UUID):
    return session.require("carry a workshop", workshop_id)


def _counts(report: Report) -> None:
    body = "".join(f"<tr><th scope='row'>{show.words(_large_first(_(count.many)))}</th><td>{count.new:,}</td>"
                   f"<td>{count.same:,}</td><td>{count.conflict:,}</td><td>{count.left_out:,}</td></tr>" for count in report.counts)
    head = "".join(f"<th scope='col'>{name}</th>" for name in (_("Kind"), _("New"), _("The same"), _("In conflict"), _("Left out")))
    name = show.words(_("What is in this file"))
    st.html(f"<div class='ct-scroll' tabindex='0' role='region' aria-label='{name}'><table class='ct'><caption>{name}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>")


def _large_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _conflicts(report: Report) -> None:
    if not report.conflicts:
        return
    st.markdown(_("**{conflict}: changed here and in the file**", conflict=many(len(report.conflicts), "conflict")))
    st.radio(_("Where both were changed"), list(CHOICES), format_func=names_in(CHOICES), key=CHOICE, horizontal=True)
    for conflict in report.conflicts[:SHOWN]:
        with st.container(border=True):
            st.markdown(show.plain(conflict.what))
            left, right = st.columns(2)
            left.markdown(_("**Here**"))
            left.text(conflict.ours)
            right.markdown(_("**In the file**"))
            right.text(conflict.theirs)
            kept = _("What is here is kept") if conflict.kept == "ours" else _("What is in the file is taken")
            st.caption(show.plain(_("{kept}, because {why}.", kept=kept, why=conflict.why)))
    if len(report.conflicts) > SHOWN:
        st.caption(_("And {more_conflict}, which go the same way.", more_conflict=many(len(report.conflicts) - SHOWN, "more conflict")))


def _import(found: ReadFile) -> None:
    workshop_id = found.manifest.workshop_id
    session.require("carry a workshop", workshop_id)
    choice = Choice(st.session_state.get(CHOICE, Choice.NEWER))
    if session.act(import_workshop, found, choice, said=_("The workshop is here now."))[0]:
        session.empty(FILE)
        st.session_state[session.MADE] = workshop_id


def _open(workshop_id: UUID) -> None:
    st.page_link("step_map.py", label=_("Open the workshop"), icon=":material/table_restaurant:",
                 query_params={"workshop": str(workshop_id)})
