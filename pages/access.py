"""Who comes in: links made for people, and members who come in with an account; seeing which there are, and ending one."""

import streamlit as st

from pages.ui import council_look, links, members, session, step_frame
from pages.ui.words import _
from toolkit.access.members import KEEP
from toolkit.access.roles import may
from toolkit.record.council import SET

actor = session.require("make links")
session.arrive("access")
step_frame.say()
st.page_link("home.py", label=_("All workshops"), icon=":material/home:")
if may(actor, "read the audit"):
    st.page_link("audit.py", label=_("Who did what"), icon=":material/history:")
st.title(_("Links"), anchor=False)
st.markdown(_("Everybody comes in by a link of their own, or with their council account. It says who they are in the record and what "
              "they may do."))
parts = {"links": _("Links")} | ({"members": _("Members")} if may(actor, KEEP) else {})
parts |= {"look": _("The council's look")} if may(actor, SET) else {}
part = session.choose_part(_("Part of this screen"), parts)
left, right = st.columns([1, 1.3], gap="large")
with left:
    if part == "members":
        members.form()
    elif part == "look":
        council_look.form()
    else:
        links.new_link()
        links.form(actor)
with right:
    if part == "look":
        council_look.standing()
    else:
        (members if part == "members" else links).standing(actor)
