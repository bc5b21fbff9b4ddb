"""Providers from the regulator's list, a file or a feed: a trial first, which shows what would change, then the button that writes it."""

from typing import Any
from uuid import UUID

import streamlit as st

from pages.ui import provider_cached, provider_columns, provider_feeds, session, show
from pages.ui.problems import ANY, problem_at
from toolkit.brokerage import directory
from toolkit.clock import say_date
from toolkit.errors import NotFound, ToolkitError
from toolkit.exchange.directory import job
from toolkit.exchange.directory.importing import KINDS
from toolkit.record.saying import many

JOB, KIND, FILE = "import", "import-kind", "providers-file"  # JOB: in the address
MOST_MB = 60


def part() -> None:
    """The import in the address, or the choice of a file; and whose rating fell."""
    problem_at(ANY)
    if JOB in st.query_params:
        st.button("Choose another file", on_click=st.query_params.pop, args=(JOB, None), icon=":material/arrow_back:")
        _progress()
        return
    st.write("You see what is new, changed and gone, by council area, before anything is written.")
    st.selectbox("What kind of file", list(KINDS), format_func=lambda kind: KINDS[kind].name, key=KIND)
    given = st.file_uploader("File (ODS, XLSX or CSV; JSON for Open Referral)", key=session.fresh(FILE), max_upload_size=MOST_MB)
    if st.session_state[KIND] == "file" and given is not None:
        provider_columns.part(given, _begin)
    else:
        st.button("Look into it", type="primary", disabled=given is None, on_click=_begin, args=(given,), icon=":material/search:")
    if st.session_state[KIND] == "oruk":
        provider_feeds.part(_begin_feed)
    _fallen()


def _begin(given: Any, columns: dict[str, int] | None = None) -> None:
    _start(st.session_state[KIND], given.getvalue(), **{"columns": columns} if columns else {})


def _begin_feed(address: str) -> None:
    _start("oruk", b"", address=address)


def _start(kind: str, data: bytes, **more: Any) -> None:
    actor = session.require("keep providers")
    try:
        st.query_params[JOB] = str(job.begin(actor, kind, data, **more))
        session.empty(FILE)
    except ToolkitError as error:
        st.session_state[session.PROBLEM] = error


@st.fragment(run_every="2s")
def _progress() -> None:
    session.require("keep providers")
    problem_at(ANY)
    try:
        seen = job.state(_in_address())
    except ToolkitError as error:
        show.problem(error)
        return
    if "running" in seen:
        what, number = seen["running"]
        st.info(f"{what}{f': {number:,}' if number else ''} … You can look elsewhere meanwhile.", icon=":material/hourglass_top:")
    elif "problem" in seen:
        st.error(show.plain(seen["problem"]), icon=":material/error:")
    else:
        _summary(seen["done"])


def _summary(done: dict[str, Any]) -> None:
    st.markdown(f"**{many(done['new'], 'new provider')}, {done['changed']:,} changed, {done['same']:,} the same, {done['gone']:,} gone**")
    if done["left_out"]:
        st.caption(f"{done['left_out']:,} rows are not about adult social care, or say nothing, and are left out.")
    for sentence in done["said"]:
        st.markdown(f"- {show.plain(sentence)}")
    _by_authority(done["by_authority"])
    _names("Ratings that fell", [f"{name}: from {before} to {now}" for name, before, now in done["fallen"]])
    _names("Gone from the list: closed, and not asked any more", done["gone_names"])
    if done["written"]:
        st.success("Taken in. It is in the directory now.", icon=":material/check_circle:")
    elif done["wrong"]:
        st.error("Nothing can be taken in until this is put right in the file.", icon=":material/error:")
    elif done["new"] or done["changed"] or done["gone"]:
        st.button("Take it in", type="primary", on_click=_write, icon=":material/download_done:")
    else:
        st.success("Everything in this file is here already.", icon=":material/check_circle:")


def _by_authority(rows: list) -> None:
    if not rows:
        return
    body = "".join(f"<tr><th scope='row'>{show.words(name)}</th><td>{new:,}</td><td>{changed:,}</td><td>{gone:,}</td></tr>"
                   for name, new, changed, gone in rows)
    head = "".join(f"<th scope='col'>{name}</th>" for name in ("Council area", "New", "Changed", "Gone"))
    st.html("<div class='ct-scroll' tabindex='0' role='region' aria-label='By council area'><table class='ct'><caption>By council area"
            f"</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>")


def _names(heading: str, names: list[str]) -> None:
    if names:
        lines = "".join(f"<li>{show.words(one)}</li>" for one in names)
        st.html(f"<details><summary>{heading} ({len(names)})</summary><ul>{lines}</ul></details>")


def _write() -> None:
    actor = session.require("keep providers")
    try:
        job.write(actor, _in_address())
    except ToolkitError as error:
        st.session_state[session.PROBLEM] = error


def _in_address() -> UUID:
    try:
        return UUID(st.query_params.get(JOB, ""))
    except ValueError:
        raise NotFound(job.NOT_THERE) from None


def _fallen() -> None:
    found = provider_cached.fallen_at(provider_cached.state())
    if not found:
        return
    st.subheader(f"▼ {many(len(found), 'rating')} fell", anchor=False)
    for provider_id, name, before, now, on in found:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{show.plain(name)}**: from {before} to {now}, published {say_date(on)}", width="content")
            st.button("Seen", key=f"seen-{provider_id}", on_click=_seen, args=(provider_id,), type="tertiary", icon=":material/check:")


def _seen(provider_id: UUID) -> None:
    session.require("keep providers")
    session.act(directory.seen_rating, provider_id, said="Noted. It is not shown here any more.")
