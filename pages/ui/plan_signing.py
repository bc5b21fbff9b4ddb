"""Who has signed the plan as it stands, the links to sign it, and signatures on paper or on this screen."""

import streamlit as st

from pages.ui import cached, session, show
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY
from pages.ui.words import _, names_in, said_all
from toolkit import addresses
from toolkit.brokerage.case_links import link_code
from toolkit.brokerage.permission import BY
from toolkit.brokerage.plan_shown import PlanShown
from toolkit.brokerage.signed import PERSON_SIDE, SIDES, holding_and_void
from toolkit.brokerage.signing import CHANNELS, PURPOSES, Signed, sign
from toolkit.clock import say_date, today
from toolkit.models import SupportPlanSignature


def signatures(shown: PlanShown) -> None:
    """Both sides, one below the other."""
    holds, void = cached.read(holding_and_void, shown.id)
    st.subheader(_("Signatures"), anchor=False)
    for side, words in said_all(SIDES).items():
        with st.container(border=True):
            if side in holds:
                _standing(words, holds[side])
                continue
            st.markdown(_("**{words}**: not signed yet", words=words))
            if any(one.side == side for one in void):
                st.warning(_("This side signed before the plan was changed. That signature holds no more; ask them to sign again."),
                           icon=":material/edit_off:")
            if shown.why_not:
                st.caption(show.plain(shown.why_not))
            else:
                _ways(shown, side)


def _standing(words: str, row: SupportPlanSignature) -> None:
    by = _(" by {by}", by=_(BY[row.signed_by]).lower()) if row.signed_by in BY and row.signed_by != "self" else ""
    authority = f" ({row.authority})" if row.authority else ""
    st.markdown(show.plain(_("✓ {words}: signed on {signed_on}{by}{authority}, {how}", words=words, signed_on=say_date(row.signed_on),
                             by=by, authority=authority, how=_how(row.channel))))


def _how(channel: str) -> str:
    return _(CHANNELS.get(channel, _("At their link"))).lower()


def _ways(shown: PlanShown, side: str) -> None:
    st.caption(_("The link to read and sign it. It is for this side alone."))
    st.code(addresses.shown_url(f"sign/{link_code(_(PURPOSES[side]), shown.id)}", session.base_address()), language=None, wrap_lines=True)
    name = f"sign-{side}-{shown.id}-{shown.version}"
    with st.expander(_("Record a signature: {sides}", sides=_(SIDES[side]).lower()),
                     expanded=st.session_state.get(session.IN_FORM) == name):
        st.radio(_("How: {sides}", sides=_(SIDES[side]).lower()), list(CHANNELS), format_func=names_in(CHANNELS), key=f"{name}-channel",
                 horizontal=True)
        st.date_input(_("Signed on: {sides}", sides=_(SIDES[side]).lower()), today(), format="DD/MM/YYYY", key=f"{name}-on")
        if side == PERSON_SIDE:
            st.selectbox(_("Who signs"), list(BY), format_func=names_in(BY), key=f"{name}-by")
            st.text_input(_("If it is not the person: what gives them the right"), max_chars=300, key=f"{name}-authority")
        st.button(_("Record it: {sides}", sides=_(SIDES[side]).lower()), on_click=_save, args=(shown, side, name), icon=":material/draw:")
        problem_in(name, ANY)


def _save(shown: PlanShown, side: str, name: str) -> None:
    session.require("work on cases")
    st.session_state[session.IN_FORM] = name
    given = {part: st.session_state.get(f"{name}-{part}") for part in ("channel", "on", "by", "authority")}
    said = Signed(side, given["by"] or "self", given["authority"] or "", given["channel"], given["on"])
    session.act(sign, shown.id, shown.version, said, said=_("The signature is recorded."))
