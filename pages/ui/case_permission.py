"""The person's permission: what they agreed to, and taking it back with who had seen it."""

import streamlit as st

from pages.ui import cached, show
from pages.ui import session as here
from pages.ui.case_reason import with_words
from pages.ui.consult_words import about, save
from pages.ui.draft import Draft, draft
from pages.ui.not_personal import save_buttons
from pages.ui.words import _, names_in
from toolkit.brokerage import permission
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.permission import BY, Permission
from toolkit.clock import say_date, say_moment, today
from toolkit.models import CasePermission
from toolkit.storage.queries import cases as queries
from toolkit.storage.queries.enquiries import providers_who_saw

FIELDS = ("may_share", "may_broker", "given_on", "restrictions", "given_by", "authority")


def part(seen: CaseSeen) -> None:
    """What stands, the form, withdrawing, and what was withdrawn before."""
    standing = cached.read(queries.standing_permission, seen.id)
    _what_stands(seen, standing)
    _form(seen, standing)
    if standing:
        with_words(seen, _("Withdraw the permission"), _("What was said, or how you know"), permission.withdraw_permission,
                   _("The permission is withdrawn. Nothing more is sent."))
    _before(seen)


def _what_stands(seen: CaseSeen, standing: CasePermission | None) -> None:
    if standing:
        words = permission.in_words(standing.may_share, standing.may_broker)
        st.success(_("{words} On {given_on}.", words=words, given_on=say_date(standing.given_on)), icon=":material/verified_user:")
    if refusal := cached.read(permission.why_may_not_share, seen.id):
        st.warning(refusal, icon=":material/block:")
    st.caption(_("This is what the person agrees to. It is not the council's legal basis for using their information under UK GDPR, which "
                 "stands elsewhere."))


def _form(seen: CaseSeen, standing: CasePermission | None) -> None:
    start = standing or Permission(may_share=False, may_broker=False, given_on=today())
    begun = draft(f"case-{seen.id}-permission", standing.version if standing else 0, {name: getattr(start, name) for name in FIELDS})
    with st.container(border=True):
        st.checkbox(_("The person agrees that information about their needs is shared with providers"), **about(begun, "may_share"))
        st.checkbox(_("The person agrees that providers are asked for offers online (e-brokering)"), **about(begun, "may_broker"))
        st.text_area(_("Restrictions: what must not be shared, or with whom not"), height=80, **about(begun, "restrictions"))
        left, middle, right = st.columns(3)
        left.date_input(_("Agreed on"), format="DD/MM/YYYY", **about(begun, "given_on"))
        middle.selectbox(_("Who agreed"), list(BY), index=list(BY).index(begun.begun_with["given_by"]), format_func=names_in(BY),
                         key=begun.key("given_by"), persist_state="session")
        right.text_input(_("If it was not the person: by what right"), max_chars=300, **about(begun, "authority"))
        save_buttons(begun, _("Save the permission"), _save, seen, begun)


def _save(seen: CaseSeen, begun: Draft, sure: bool) -> None:
    here.require("work on cases")
    save(begun, permission.give_permission, seen.id, begun.version, Permission(**begun.typed()), sure=sure,
         said=_("The permission is saved."))


def _before(seen: CaseSeen) -> None:
    for row in cached.read(queries.withdrawn_permissions, seen.id):
        st.markdown(_("Withdrawn on {withdrawn_at}: {withdrawn_words}", withdrawn_at=say_moment(row.withdrawn_at),
                      withdrawn_words=show.plain(row.withdrawn_words)))
    if saw := cached.read(providers_who_saw, seen.id):
        st.markdown(_("**Providers who have seen an enquiry about this case**"))
        st.markdown("\n".join(_("- {name}, on {when}", name=show.plain(name), when=say_moment(when)) for name, when in saw))
