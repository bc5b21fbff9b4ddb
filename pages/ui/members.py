"""Members: who comes in with a council account. A form to add one, and the list with buttons to change and to end each."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.links import role_name
from pages.ui.member_change import member_change, place
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _
from toolkit.access.members import KEEP, MemberSeen, Person, Place, add_member, end_member, members_seen
from toolkit.access.roles import Actor
from toolkit.clock import say_moment
from toolkit.storage.queries.workshops import workshop_rows

FORM = "member"
# The field of the form that a refusal belongs to, by its key.
FIELDS = ("name", "email", "role", "workshop", "areas")
ENDED_SHOWN = 50


def form() -> None:
    """Who comes in with which account, what they may do, and for which workshop or areas."""
    titles = {row.id: row.title for row in cached.read(workshop_rows, None)}
    with st.form(FORM, enter_to_submit=False):
        st.subheader(_("Add a member"), anchor=False)
        st.text_input(_("Their name"), key=_key("name"), max_chars=120)
        problem_at("name")
        st.text_input(_("E-mail address of their account"), key=_key("email"), max_chars=254, placeholder="sam.lee@council.gov.uk")
        problem_at("email")
        place(titles, _key)
        st.form_submit_button(_("Add the member"), type="primary", icon=":material/person_add:", on_click=_add)


def _key(field: str) -> str:
    return session.fresh(f"{FORM}-{field}")


def _add() -> None:
    session.require(KEEP)
    name, email, role, workshop_id, areas = (st.session_state.get(_key(field)) for field in FIELDS)
    done, _ignored = session.act(add_member, Person(name or "", email or ""), Place(role, workshop_id, tuple(areas or ())),
                          said=_("{name} is a member now and comes in with their account.", name=(name or "").strip()))
    if done:
        for field in FIELDS:
            session.empty(f"{FORM}-{field}")


def standing(actor: Actor) -> None:
    """The members, each with a button to end it; then those that have ended."""
    found: list[MemberSeen] = cached.read(lambda session: members_seen(actor, session=session))
    good = [one for one in found if not one.ended_at]
    st.subheader(_("Members ({count})", count=len(good)), anchor=False)
    problem_at(ANY)
    if not good:
        st.caption(_("Nobody yet. Whoever signs in with an account and is no member reads whom to ask."))
    for one in good:
        _row(one)
    ended = [one for one in found if one.ended_at]
    if ended:
        with st.expander(_("Ended members ({count})", count=len(ended)), icon=":material/person_off:"):
            st.markdown("\n".join(f"- **{show.plain(one.name)}** · {show.plain(_about(one))}" for one in ended[:ENDED_SHOWN]))
            if len(ended) > ENDED_SHOWN:
                st.caption(_("The first {ended_shown} by name are shown.", ended_shown=ENDED_SHOWN))


def _row(one: MemberSeen) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{show.plain(one.name)}** · {show.plain(_about(one))}")
        if st.button(_("Change"), key=f"change-member-{one.id}", icon=":material/edit:", help=_("What they may do, and where.")):
            member_change(one, _about(one))
        st.button(_("End membership"), key=f"end-member-{one.id}", on_click=_end, args=(one.id, one.name), icon=":material/person_off:",
                  help=_("From the next click on, {name} is out on all devices.", name=show.plain(one.name)))


def _about(one: MemberSeen) -> str:
    seen = (_("signed in last {last_signed_in_at}", last_signed_in_at=say_moment(one.last_signed_in_at)) if one.last_signed_in_at
            else _("has not signed in yet"))
    place = one.workshop or ", ".join(one.areas) or _("all workshops")
    ended = _("ended {ended_at}", ended_at=say_moment(one.ended_at)) if one.ended_at else ""
    return " · ".join(filter(None, [role_name(one.role), place, one.email or one.subject, seen, ended]))


def _end(member_id: UUID, name: str) -> None:
    session.require(KEEP)
    session.act(end_member, member_id, said=_("Ended: {name} is no member any more.", name=name))
