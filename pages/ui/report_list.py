"""The reports there are, in the format that was chosen: each is made ready, then opened or kept from its door."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import streamlit as st

from pages.ui import easy, session, show
from pages.ui.words import _, language, many
from toolkit.access.roles import may
from toolkit.errors import ToolkitError
from toolkit.reports import making
from toolkit.reports.formats import DATA_FORMATS, FORMATS, Format, formats_of
from toolkit.reports.report import CONTRACT, PLACE, WORKSHOP, Report
from toolkit.reports.written import REPORTS
from toolkit.steps.overview import Overview

FORMAT = "format"  # in the address
EASY = "reports-easy"
ABOUT = (WORKSHOP, PLACE)   # what the reports on a workshop's screen are about
FOR_WHAT = {"docx": "To work on: a council's report grows from it.", "pdf": "To print and to send. Made so that it can be read aloud.",
            "xlsx": "To reckon with: each table is a sheet.", "html": "To put on a website, or to read on a phone. One file.",
            "csv": "To take into other programs: a file for each table in a ZIP, the places as GeoJSON, and what each field means.",
            "geojson": "To lay over other maps: the places with what was said there.",
            "json": "For those who write programs: every table and what each field means, in one file."}


def reports(seen: Overview) -> None:
    """The format, then a row for each report this person may read."""
    chosen = format_chosen((*FORMATS, *DATA_FORMATS))
    for one in REPORTS:
        if one.of in ABOUT and chosen in {each.name for each in formats_of(one)} and may(
                session.require(), one.act, seen.id if one.of == WORKSHOP else None):
            row(one, making.asked_for(one.slug, chosen, seen.id), seen.id)


def format_chosen(offered: Sequence[Format]) -> str:
    """The format in the address, with what it is good for."""
    is_easy = st.toggle(_("Reports in Easy Read"), easy.is_on(), key=EASY, help=_("Short sentences, pictures and large print."))
    chosen = session.choose_part(_("Format"), {one.name: _(one.plain) for one in offered if one.has_easy or not is_easy}, FORMAT)
    st.caption(_(FOR_WHAT[chosen]))
    return chosen


def row(one: Report, asked: making.Asked, of: UUID) -> None:
    """One report: made ready, then opened; `of` is the workshop or contract on whose screen it stands."""
    asked = replace(asked, easy=bool(st.session_state.get(EASY)), language=language())
    made = (of, one.slug, asked.format.name, asked.easy, asked.language)
    with st.container(border=True):
        st.markdown(f"**{_(one.name)}**  \n{_(one.plain)}" + (_(" About the whole place.") if one.of == PLACE else ""))
        if st.button(_("Make it ready as {plain}", plain=_(asked.format.plain)), key=f"make-{one.slug}", icon=":material/description:",
                     help=_("Make ready: {name}", name=_(one.name))) and _make(asked):
            st.session_state[session.REPORTS_MADE] = st.session_state.get(session.REPORTS_MADE, frozenset()) | {made}
        if made in st.session_state.get(session.REPORTS_MADE, ()):
            st.link_button(_("Open: {name} ({plain})", name=_(one.name), plain=_(asked.format.plain)), _door(asked),
                           icon=":material/download:",
                           type="primary")


def _make(asked: making.Asked) -> bool:
    """Make the file now, saying how far it is; the door then hands out the same."""
    bar = st.progress(0.1, _("Reading the record"))
    try:
        made = making.take(session.require(asked.report.act), asked)
        parts = made.tables if asked.format.is_data else made.blocks
        bar.progress(0.5, _("Writing {part}", part=many(len(parts), "part")))
        making.written(asked, made)
    except ToolkitError as error:
        show.problem(error)
        return False
    finally:
        bar.empty()
    return True


def _door(asked: making.Asked) -> str:
    file, about = f"{asked.report.slug}.{asked.format.name}", {"easy": 1} if asked.easy else {}
    if asked.report.of == CONTRACT:
        return _with(f"/report-of-contract/{asked.which}/{file}", about)
    return _with(f"/report/{file}", ({"workshop": asked.workshop_id} if asked.workshop_id else {}) | about)


def _with(address: str, about: dict[str, Any]) -> str:
    return f"{address}?{urlencode(about)}" if about else address
