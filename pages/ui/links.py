"""Making a sign-in link for a person, and the list of links with what each opens and when it was last used."""

from html import escape
from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.dates import say_moment
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _, names_in, said_all
from toolkit.access.links import SINGLE_USE, LinkSeen, links_seen, make_link, revoke_link
from toolkit.access.roles import Actor, Role, may
from toolkit.addresses import only_here, shown_url
from toolkit.qr import qr_picture
from toolkit.storage.queries.workshops import workshop_rows

PAGE = "access.py"
FORM = "link"
ROLES = {Role.FACILITATOR: "Leads workshops and records.", Role.HOST: "Records at one table.",
         Role.COMMISSIONER: "Reads everything, writes plans, evaluates.", Role.BROKER: "Works on cases, not in workshops.",
         Role.ADMINISTRATOR: "Everything, and makes links. Their link opens once, on one device."}
DAYS = {1: "1 day", 7: "7 days", 30: "30 days", 90: "90 days", None: "Until somebody revokes it"}
ENDED_SHOWN = 50


def link(workshop_id: UUID | None, label: str) -> None:
    """A line that leads to this screen, for whoever may make links."""
    if may(session.require(), "make links", workshop_id):
        here = {"workshop": str(workshop_id)} if workshop_id else None
        st.page_link(PAGE, label=label, icon=":material/key:", query_params=here)


def form(actor: Actor) -> None:
    """Who the link is for, what they may do, which workshop, and for how long."""
    titles = {row.id: row.title for row in cached.read(workshop_rows, actor.workshop_id)}
    choices = list(titles) if actor.workshop_id else [None, *titles]
    with st.form(FORM, enter_to_submit=False):
        st.subheader(_("Make a link"), anchor=False)
        st.text_input(_("Whose link is it? A name, or a table in the hall"), key=session.fresh(f"{FORM}-name"), max_chars=120,
                      placeholder=_("For example: Table 3"))
        problem_at("name")
        st.radio(_("What they may do"), list(ROLES), format_func=role_name, captions=list(said_all(ROLES).values()), key=f"{FORM}-role")
        st.selectbox(_("Which workshop it opens"), choices, index=_asked_for(choices), key=f"{FORM}-workshop",
                     format_func=lambda one: titles.get(one, _("All workshops")))
        st.selectbox(_("How long it works"), list(DAYS), index=list(DAYS).index(30), format_func=names_in(DAYS), key=f"{FORM}-days")
        st.form_submit_button(_("Make the link"), type="primary", icon=":material/key:", on_click=_make)
        problem_at(ANY)


def _asked_for(choices: list) -> int:
    asked = st.query_params.get("workshop")
    return next((at for at, one in enumerate(choices) if str(one) == asked), 0)


ROLE_NAMES = {Role.ADMINISTRATOR: "Administrator", Role.FACILITATOR: "Facilitator", Role.HOST: "Small group host",
              Role.COMMISSIONER: "Commissioner", Role.BROKER: "Broker", Role.TICKET_HOLDER: "Ticket holder"}


def role_name(role: str) -> str:
    """A role as people read it."""
    return _(ROLE_NAMES[role])


def _make() -> None:
    session.require("make links")
    name = (st.session_state.get(session.fresh(f"{FORM}-name")) or "").strip()
    role, workshop_id, days = (st.session_state.get(f"{FORM}-{part}") for part in ("role", "workshop", "days"))
    if not name:
        session.refuse(_("Write whose link this is: it stands beside all that they record."), "name")
        return
    done, secret = session.act(make_link, role, name, workshop_id, days, said=_("The link for {name} is made.", name=name))
    if done:
        st.session_state[session.NEW_LINK] = (name, role, shown_url(f"join/{secret}", session.base_address()))
        session.empty(f"{FORM}-name")


def new_link() -> None:
    """The link that was just made, as an address and as a QR code. Only its hash is kept, so it is shown this once."""
    if session.NEW_LINK not in st.session_state:
        return
    name, role, address = st.session_state[session.NEW_LINK]
    with st.container(border=True):
        st.subheader(_("The link for {name}", name=show.plain(name)), anchor=False)
        once = _(" It opens once, on one device.") if role in SINGLE_USE else ""
        st.caption(_("{role_name}. Shown this once: let them scan it now, or copy it.{once}", role_name=role_name(role), once=once))
        st.html(f'<img src="{qr_picture(address)}" alt="{_("QR code of the link for {name}", name=escape(name))}" '
                f'style="width:min(100%,18rem);background:#fff">')
        st.code(address, language=None, wrap_lines=True)
        if only_here(address):
            st.warning(_("This address works on this computer only. To let other devices in, start Common Table with: "
                         "python3 run.py --hall"), icon=":material/wifi_off:")
        st.button(_("Done: hide it"), on_click=_hide, icon=":material/visibility_off:")


def _hide() -> None:
    session.require("make links")
    st.session_state.pop(session.NEW_LINK, None)


def standing(actor: Actor) -> None:
    """The links that open something, each with a button to revoke it; then those that have ended."""
    found: list[LinkSeen] = cached.read(lambda session: links_seen(actor, session=session))
    good = [one for one in found if not one.ended]
    st.subheader(_("Links that work ({count})", count=len(good)), anchor=False)
    for one in good:
        _row(one, one.id == actor.link_id)
    ended = [one for one in found if one.ended]
    if ended:
        with st.expander(_("Ended ({count})", count=len(ended)), icon=":material/key_off:"):
            st.markdown("\n".join(f"- **{show.plain(one.name)}** · {show.plain(_about(one))}" for one in ended[:ENDED_SHOWN]))
            if len(ended) > ENDED_SHOWN:
                st.caption(_("The newest {ended_shown} are shown.", ended_shown=ENDED_SHOWN))


def _row(one: LinkSeen, own: bool) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{show.plain(one.name)}** · {show.plain(_about(one))}")
        if own:
            st.badge(_("You are here with it"), color="gray", icon=":material/person:")
        else:
            st.button(_("Revoke"), key=f"revoke-{one.id}", on_click=_revoke, args=(one.id, one.name), icon=":material/key_off:",
                      help=_("From the next click on, the link of {name} opens nothing.", name=show.plain(one.name)))


def _about(one: LinkSeen) -> str:
    used = _("last used {last_used_at}", last_used_at=say_moment(one.last_used_at)) if one.last_used_at else _("not used yet")
    until = _("ends {expires_at}", expires_at=say_moment(one.expires_at)) if one.expires_at and not one.ended else ""
    revoked = _("revoked {revoked_at}", revoked_at=say_moment(one.revoked_at)) if one.revoked_at else "ended" if one.ended else ""
    opened = _("opens no other device") if one.used_up_at and not one.ended else ""
    return " · ".join(filter(None, [role_name(one.role), one.workshop or _("all workshops"), used, opened, until, revoked]))


def _revoke(link_id: UUID, name: str) -> None:
    session.require("revoke links")
    session.act(revoke_link, link_id, said=_("Revoked: the link of {name} opens nothing any more.", name=name))
