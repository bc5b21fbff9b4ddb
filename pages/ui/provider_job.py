"""One import: how far it is, what it would change, and the buttons that stop it, go on, take it in, and take up again whom it closed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import streamlit as st

from pages.ui import parts, session, show
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _, many, say_number
from toolkit.errors import NotFound, ToolkitError
from toolkit.exchange.directory import job
from toolkit.exchange.directory.job_folder import NOT_THERE

JOB, CLOSE = "import", "close-gone"  # JOB: in the address


@parts.fragment(run_every="2s")
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
            st.button(_("Go on"), type="primary", on_click=_act, args=(job.go_on,), icon=":material/resume:")
    else:
        _summary(seen["done"])


def _running(what: str, number: int) -> None:
    st.info(_("{what}{more} … You can look elsewhere meanwhile.", what=what, more=f': {say_number(number)}' if number else ""),
            icon=":material/hourglass_top:")
    st.button(_("Stop"), on_click=_act, args=(job.stop,), icon=":material/stop_circle:")


def _summary(done: dict[str, Any]) -> None:
    st.markdown(_("**{new_provider}, {done} changed, {done_2} the same, {done_3} no longer in this list**",
                  new_provider=many(done["new"], "new provider"), done=say_number(done["changed"]), done_2=say_number(done["same"]),
                  done_3=say_number(done["gone"])))
    if done["left_out"]:
        st.caption(_("{done} rows are not about adult social care, or say nothing, and are left out.", done=say_number(done["left_out"])))
    for sentence in done["said"]:
        st.markdown(f"- {show.plain(sentence)}")
    _by_authority(done["by_authority"])
    _names(_("Ratings that fell"), [_("{name}: from {before} to {now}", name=name, before=before, now=now) for name, before,
                                    now in done["fallen"]], len(done["fallen"]))
    _names(_("No longer in this list"), done["gone_names"], done["gone"])
    if done["written"]:
        _written(done)
    elif done["wrong"]:
        st.error(_("Nothing can be taken in until this is put right in the file."), icon=":material/error:")
    else:
        _take_in(done)


def _take_in(done: dict[str, Any]) -> None:
    close = False
    if done["gone"]:
        close = st.checkbox(_("Close who is no longer in this list ({done})", done=say_number(done["gone"])), key=CLOSE)
        st.caption(_("Whoever is closed is not asked any more. Without the tick they stay as they are."))
    if done["new"] or done["changed"] or close:
        st.button(_("Take it in"), type="primary", on_click=_act, args=(job.write,), kwargs={"close_gone": close},
                  icon=":material/download_done:")
    else:
        st.success(_("Everything in this file is here already."), icon=":material/check_circle:")


def _written(done: dict[str, Any]) -> None:
    also = _(" {provider} closed.", provider=many(done["closed"], "provider")) if done.get("closed") else ""
    st.success(_("Taken in. It is in the directory now.{also}", also=also), icon=":material/check_circle:")
    if job.closed_by(_in_address()):
        st.button(_("Take up again whom it closed"), on_click=_act, args=(job.undo_closing,), icon=":material/undo:")
    elif "taken_up" in done:
        st.info(_("{provider} taken up again.", provider=many(done["taken_up"], "provider")), icon=":material/undo:")


def _by_authority(rows: list) -> None:
    if not rows:
        return
    body = "".join(f"<tr><th scope='row'>{show.words(name)}</th><td>{say_number(new)}</td><td>{say_number(changed)}</td><td>"
                   f"{say_number(gone)}</td></tr>"
                   for name, new, changed, gone in rows)
    head = "".join(f"<th scope='col'>{name}</th>" for name in (_("Council area"), _("New"), _("Changed"), _("No longer in it")))
    name = show.words(_("By council area"))
    st.html(f"<div class='ct-scroll' tabindex='0' role='region' aria-label='{name}'><table class='ct'><caption>{name}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>")


def _names(heading: str, names: list[str], number: int) -> None:
    if names:
        more = [_("and {number} more", number=say_number(number - len(names)))] if number > len(names) else []
        lines = "".join(f"<li>{show.words(one)}</li>" for one in names + more)
        st.html(f"<details><summary>{heading} ({say_number(number)})</summary><ul>{lines}</ul></details>")


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
        raise NotFound(_(NOT_THERE)) from None
