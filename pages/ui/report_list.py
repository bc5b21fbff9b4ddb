"""The reports there are, in the format that was chosen: each is made ready, then opened or kept from its door."""

from urllib.parse import urlencode

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.words import _, many
from toolkit.access.roles import may
from toolkit.errors import ToolkitError
from toolkit.reports import making
from toolkit.reports.formats import FORMATS
from toolkit.reports.report import WORKSHOP, Report
from toolkit.reports.written import REPORTS
from toolkit.steps.overview import Overview

FORMAT = "format"  # in the address
FOR_WHAT = {"docx": "To work on: a council's report grows from it.", "pdf": "To print and to send. Made so that it can be read aloud.",
            "xlsx": "To reckon with: each table is a sheet.", "html": "To put on a website, or to read on a phone. One file."}


def reports(seen: Overview) -> None:
    """The format, then a row for each report this person may read."""
    chosen = session.choose_part(_("Format"), {one.name: one.plain for one in FORMATS}, FORMAT)
    st.caption(_(FOR_WHAT[chosen]))
    for one in REPORTS:
        if may(session.require(), one.act, seen.id if one.of == WORKSHOP else None):
            _row(seen, one, making.asked_for(one.slug, chosen, seen.id))


def _row(seen: Overview, one: Report, asked: making.Asked) -> None:
    made = (seen.id, one.slug, asked.format.name)
    with st.container(border=True):
        st.markdown(f"**{one.name}**  \n{one.plain}" + ("" if one.of == WORKSHOP else _(" About the whole place.")))
        if st.button(_("Make it ready as {plain}", plain=asked.format.plain), key=f"make-{one.slug}", icon=":material/description:",
                     help=_("Make ready: {name}", name=one.name)) and _make(asked):
            st.session_state[session.REPORTS_MADE] = st.session_state.get(session.REPORTS_MADE, frozenset()) | {made}
        if made in st.session_state.get(session.REPORTS_MADE, ()):
            st.link_button(_("Open: {name} ({plain})", name=one.name, plain=asked.format.plain), _door(asked), icon=":material/download:",
                           type="primary")


def _make(asked: making.Asked) -> bool:
    """Make the file now, saying how far it is; the door then hands out the same."""
    bar = st.progress(0.1, _("Reading the record"))
    try:
        made = cached.read(making.read, session.require(asked.report.act), asked)
        bar.progress(0.5, _("Writing {part}", part=many(len(made.blocks), "part")))
        making.written(asked, made)
    except ToolkitError as error:
        show.problem(error)
        return False
    finally:
        bar.empty()
    return True


def _door(asked: making.Asked) -> str:
    workshop = f"?{urlencode({'workshop': asked.workshop_id})}" if asked.workshop_id else ""
    return f"/report/{asked.report.slug}.{asked.format.name}{workshop}"
