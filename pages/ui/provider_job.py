"""One import: how far it is, what it would change, and the buttons that stop it, go on, take it in, and take up again whom it closed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import streamlit as st

from pages.ui import session, show
from pages.ui.problems import ANY, problem_at
from toolkit.errors import NotFound, ToolkitError
from toolkit.exchange.directory import job
from toolkit.exchange.directory.job_folder import NOT_THERE
from toolkit.record.saying import many

JOB, CLOSE = "import", "close-gone"  # JOB: in the address


@st.fragment(run_every="2s")
def progress() -> None:
    """The import in the address, looked at again every two seconds."""
    session.require("keep providers")
    problem_at(ANY)
    try:
        seen = job.state(_in_address())
    except ToolkitError as error:
        show.problem(error)
        return
    if "running" in seen:
        _running(*seen["running"])
    elif "problem" in seen:
        st.error(show.plain(seen["problem"]), icon=":material/error:")
        if seen.get("go_on"):
            st.button("Go on", type="primary", on_click=_act, args=(job.go_on,), icon=":material/resume:")
    else:
        _summary(seen["done"])


def _running(what: str, number: int) -> None:
    st.info(f"{what}{f': {number:,}' if number else ''} … You can look elsewhere meanwhile.", icon=":material/hourglass_top:")
    st.button("Stop", on_click=_act, args=(job.stop,), icon=":material/stop_circle:")


def _summary(done: dict[str, Any]) -> None:
    st.markdown(f"**{many(done['new'], 'new provider')}, {done['changed']:,} changed, {done['same']:,} the same, "
                f"{done['gone']:,} no longer in this list**")
    if done["left_out"]:
        st.caption(f"{done['left_out']:,} rows are not about adult social care, or say nothing, and are left out.")
    for sentence in done["said"]:
        st.markdown(f"- {show.plain(sentence)}")
    _by_authority(done["by_authority"])
    _names("Ratings that fell", [f"{name}: from {before} to {now}" for name, before, now in done["fallen"]], len(done["fallen"]))
    _names("No longer in this list", done["gone_names"], done["gone"])
    if done["written"]:
        _written(done)
    elif done["wrong"]:
        st.error("Nothing can be taken in until this is put right in the file.", icon=":material/error:")
    else:
        _take_in(done)


def _take_in(done: dict[str, Any]) -> None:
    close = False
    if done["gone"]:
        close = st.checkbox(f"Close who is no longer in this list ({done['gone']:,})", key=CLOSE)
        st.caption("Whoever is closed is not asked any more. Without the tick they stay as they are.")
    if done["new"] or done["changed"] or close:
        st.button("Take it in", type="primary", on_click=_act, args=(job.write,), kwargs={"close_gone": close},
                  icon=":material/download_done:")
    else:
        st.success("Everything in this file is here already.", icon=":material/check_circle:")


def _written(done: dict[str, Any]) -> None:
    also = f" {many(done['closed'], 'provider')} closed." if done.get("closed") else ""
    st.success(f"Taken in. It is in the directory now.{also}", icon=":material/check_circle:")
    if job.closed_by(_in_address()):
        st.button("Take up again whom it closed", on_click=_act, args=(job.undo_closing,), icon=":material/undo:")
    elif "taken_up" in done:
        st.info(f"{many(done['taken_up'], 'provider')} taken up again.", icon=":material/undo:")


def _by_authority(rows: list) -> None:
    if not rows:
        return
    body = "".join(f"<tr><th scope='row'>{show.words(name)}</th><td>{new:,}</td><td>{changed:,}</td><td>{gone:,}</td></tr>"
                   for name, new, changed, gone in rows)
    head = "".join(f"<th scope='col'>{name}</th>" for name in ("Council area", "New", "Changed", "No longer in it"))
    st.html("<div class='ct-scroll' tabindex='0' role='region' aria-label='By council area'><table class='ct'><caption>By council area"
            f"</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>")


def _names(heading: str, names: list[str], number: int) -> None:
    if names:
        more = [f"and {number - len(names):,} more"] if number > len(names) else []
        lines = "".join(f"<li>{show.words(one)}</li>" for one in names + more)
        st.html(f"<details><summary>{heading} ({number:,})</summary><ul>{lines}</ul></details>")


def _act(do: Callable[..., Any], **how: Any) -> None:
    actor = session.require("keep providers")
    try:
        do(actor, _in_address(), **how)
    except ToolkitError as error:
        st.session_state[session.PROBLEM] = error
        return
    st.session_state.pop(CLOSE, None)


def _in_address() -> UUID:
    try:
        return UUID(st.query_params.get(JOB, ""))
    except ValueError:
        raise NotFound(NOT_THERE) from None
