"""What a member may do and where: the fields, for a new member and for one whose role is changed."""

from collections.abc import Callable
from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.links import ROLES, role_name
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _, dialog, said_all
from toolkit.access.members import KEEP, MemberSeen, Place, change_member
from toolkit.storage.queries.dashboard import area_names
from toolkit.storage.queries.workshops import workshop_rows


def place(titles: dict[UUID, str], key: Callable[[str], str], now: Place | None = None) -> Place:
    """The fields for what a member may do and where, as they stand now; gives what is chosen."""
    roles, areas = list(ROLES), cached.read(area_names)
    begun = now or Place(roles[0])
    role = st.radio(_("What this member may do"), roles, roles.index(begun.role), format_func=role_name,
                    captions=list(said_all(ROLES).values()), key=key("role"))
    workshops = [None, *titles]
    stands = workshops.index(begun.workshop_id) if begun.workshop_id in titles else 0
    workshop = st.selectbox(_("For which workshop"), workshops, stands, key=key("workshop"),
                            format_func=lambda one: titles.get(one, _("All workshops")))
    problem_at("workshop")
    chosen = st.multiselect(_("For which areas (commissioners only)"), list(dict.fromkeys([*areas, *begun.areas])), list(begun.areas),
                            key=key("areas"), accept_new_options=True, placeholder=_("All areas"),
                            help=_("The names that workshops have for their area. Leave it empty for all."))
    problem_at("areas")
    return Place(role, workshop, tuple(chosen))


# A click beside the dialog would throw away what was chosen, so only its own buttons close it.
@dialog("What this member may do", dismissible=False)
def member_change(one: MemberSeen, stands: str) -> None:
    """The fields as they stand, and a button that gives the member another role, workshop or areas."""
    session.require(KEEP)
    st.markdown(f"**{show.plain(one.name)}** · {show.plain(stands)}")
    titles = {row.id: row.title for row in cached.read(workshop_rows, None)}
    with st.form(f"change-{one.id}", border=False, enter_to_submit=False):
        wanted = place(titles, lambda field: f"change-{field}-{one.id}", one.place)
        save = st.form_submit_button(_("Save the change"), type="primary", icon=":material/check:")
    if save and session.act(change_member, one.id, one.place, wanted,
                            said=_("{name} is {role} from the next click on, on all devices.", name=one.name,
                                   role=role_name(wanted.role).lower()))[0]:
        st.rerun()
    problem_at(ANY)
    if st.button(_("Close without saving")):
        st.rerun()
