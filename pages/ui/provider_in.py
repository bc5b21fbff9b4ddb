"""Providers from the regulator's list, a file or a feed: a trial first, which shows what would change, then the button that writes it."""

from typing import Any
from uuid import UUID

import streamlit as st

from pages.ui import cached, provider_cached, provider_columns, provider_feeds, provider_job, session, show
from pages.ui.problems import ANY, problem_at
from pages.ui.provider_job import JOB
from pages.ui.words import _, many
from toolkit.brokerage import directory
from toolkit.clock import say_date
from toolkit.errors import ToolkitError
from toolkit.exchange.directory import job
from toolkit.exchange.directory.importing import KINDS
from toolkit.storage.queries.directory_in import lists_of

KIND, FILE, LISTED = "import-kind", "providers-file", "providers-list"
MOST_MB = 60


def part() -> None:
    """The import in the address, or the choice of a file; and whose rating fell."""
    if JOB in st.query_params:
        problem_at(ANY)
        st.button(_("Choose another file"), on_click=st.query_params.pop, args=(JOB, None), icon=":material/arrow_back:")
        provider_job.progress()
        return
    _unfinished()
    st.write(_("You see what is new, changed and no longer there, by council area, before anything is written."))
    st.selectbox(_("What kind of file"), list(KINDS), format_func=lambda kind: _(KINDS[kind].name), key=KIND)
    given = st.file_uploader(_("File (ODS, XLSX or CSV; JSON for Open Referral)"), key=session.fresh(FILE), max_upload_size=MOST_MB)
    if KINDS[st.session_state[KIND]].many_lists:
        _which_list(st.session_state[KIND])
    for field in ("file", "listed", None):
        problem_at(field)
    if st.session_state[KIND] == "file" and given is not None:
        provider_columns.part(given, _begin)
    else:
        st.button(_("Look into it"), type="primary", disabled=given is None, on_click=_begin, args=(given,), icon=":material/search:")
    if st.session_state[KIND] == "oruk":
        provider_feeds.part(_begin_feed)
    _fallen()


def _unfinished() -> None:
    for one in job.unfinished():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_("Not finished: {kind}{more}", kind=show.plain(one.kind), more=f', {show.plain(one.called)}' if one.called
                          else ""), width="content")
            st.button(_("Look at it"), key=f"open-{one.id}", on_click=_look_at, args=(str(one.id),), icon=":material/visibility:")


def _look_at(made: str) -> None:
    st.query_params[JOB] = made


def _which_list(kind: str) -> None:
    known = cached.read(lists_of, kind)
    st.text_input(_("Which of your lists is this (may be left empty)"), key=f"{LISTED}-{kind}", max_chars=300,
                  help=_("Whoever is no longer in a list is looked for among those that came from this list before."))
    if known:
        st.caption(_("Lists so far: {known}", known=show.plain("; ".join(known[:20]))))


def _begin(given: Any, columns: dict[str, int] | None = None) -> None:
    kind = st.session_state[KIND]
    _start(kind, given.getvalue(), called=given.name, listed=st.session_state.get(f"{LISTED}-{kind}") or "",
           **{"columns": columns} if columns else {})


def _begin_feed(address: str) -> None:
    _start("oruk", b"", address=address)


def _start(kind: str, data: bytes, **more: Any) -> None:
    actor = session.require("keep providers")
    try:
        st.query_params[JOB] = str(job.begin(actor, kind, data, **more))
        session.empty(FILE)
    except ToolkitError as error:
        st.session_state[session.PROBLEM] = error


def _fallen() -> None:
    found = provider_cached.fallen_at(provider_cached.state())
    if not found:
        return
    st.subheader(_("▼ {rating} fell", rating=many(len(found), "rating")), anchor=False)
    for provider_id, name, before, now, on in found:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_("**{name}**: from {before} to {now}, published {on}", name=show.plain(name), before=before, now=now,
                          on=say_date(on)), width="content")
            st.button(_("Seen"), key=f"seen-{provider_id}", on_click=_seen, args=(provider_id,), type="tertiary", icon=":material/check:")


def _seen(provider_id: UUID) -> None:
    session.require("keep providers")
    session.act(directory.seen_rating, provider_id, said=_("Noted. It is not shown here any more."))
