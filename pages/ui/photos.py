"""Photos of paper tables and maps: attached to the workshop, shown only to those who may see it."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show, taking_back
from pages.ui.problems import problem_at
from pages.ui.words import _, dialog, many, say_number
from toolkit.access.roles import may
from toolkit.clock import say_moment
from toolkit.steps import attaching
from toolkit.steps.overview import Overview
from toolkit.steps.taking_back import ACT
from toolkit.storage.queries.attachments import attachments_of

FORM = "photo"
NONE = "No small group"


def photos(seen: Overview, state: int) -> None:
    """The files kept with the workshop, and adding one."""
    kept = cached.read(attachments_of, seen.id)
    with st.expander(_("Photos of paper tables and maps ({count})", count=len(kept)), icon=":material/photo_camera:"):
        names = dict(cached.small_groups(seen.id, state))
        changes = may(session.require(), "record what is said", seen.id)
        for row in kept:
            _row(seen, row, names, changes)
        if not kept:
            st.caption(_("A photo of each table's paper keeps what was written there, also if nobody types it in today."))
        if changes:
            _form(seen, names)


def _row(seen: Overview, row, names: dict[UUID, str], changes: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        parts = [row.note, names.get(row.small_group_id, ""), f"{row.created_by}, {say_moment(row.created_at)}",
                 _("{value} KB", value=say_number(max(1, row.size // 1000)))]
        st.markdown(_("[{name}](/files/{id}) · {part}", name=show.plain(row.name), id=row.id,
                      part=show.plain(" · ".join(part for part in parts if part))))
        if changes:
            st.button(_("Withdraw"), key=f"photo-{row.id}", on_click=_withdraw, args=(seen.id, row.id), type="tertiary")
        if may(session.require(), ACT, seen.id) and st.button(_("Take back…"), key=f"photo-back-{row.id}", type="tertiary"):
            _ask(seen, row)


@dialog("Take this photo or paper back for good?", width="large")
def _ask(seen: Overview, row) -> None:
    session.require(ACT, seen.id)
    taking_back.ask([("photo", row.id, 1)], [f"{row.name} {row.note}".strip()])


def _form(seen: Overview, names: dict[UUID, str]) -> None:
    files = st.file_uploader(_("Add JPEG, PNG or PDF files, up to 20 MB each"), type=["jpg", "jpeg", "png", "pdf"],
                             accept_multiple_files=True, key=session.fresh(f"{FORM}-file"))
    st.text_input(_("What they show (optional)"), key=f"{FORM}-note")
    if names:
        st.selectbox(_("Small group"), [None, *names], format_func=lambda one: names.get(one, _(NONE)), key=f"{FORM}-small")
    st.button(_("Keep {file}", file=many(len(files), "file")) if files else _("Keep"), disabled=not files, on_click=_attach,
              args=(seen.id,),
              icon=":material/attach_file:")
    problem_at("file")
    problem_at("note")


def _attach(workshop_id: UUID) -> None:
    session.require("record what is said", workshop_id)
    files = st.session_state.get(session.fresh(f"{FORM}-file")) or []
    note, small = st.session_state.get(f"{FORM}-note", ""), st.session_state.get(f"{FORM}-small")
    if session.act(_attach_all, workshop_id, [(file.getvalue(), file.name) for file in files], note, small,
                   said=_("Kept {file}.", file=many(len(files), "file")))[0]:
        session.empty(f"{FORM}-file")


def _attach_all(actor, workshop_id: UUID, files: list, note: str, small: UUID | None, *, session) -> None:
    # All of them or none: one that is not what it says must not leave half of them behind.
    for data, name in files:
        attaching.attach(actor, workshop_id, data, name, note, small, session=session)


def _withdraw(workshop_id: UUID, attachment_id: UUID) -> None:
    session.require("record what is said", workshop_id)
    session.act(attaching.withdraw_attachment, attachment_id, said=_("Withdrawn."))
