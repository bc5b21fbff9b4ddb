"""How long a case is kept: until when, what holds it longer, and erasing it."""

import streamlit as st

from pages.ui import cached, erase_form, session, show, tables
from pages.ui.case_reason import with_words
from pages.ui.words import _
from toolkit import settings
from toolkit.access.roles import may
from toolkit.brokerage import erasing, retention
from toolkit.brokerage.cases import CaseSeen
from toolkit.clock import say_date, say_moment
from toolkit.storage.queries.retention import holds_of

WHAT_STAYS = ("What is only counted stays, by the month and under no name, so that figures about the market and hours still add up. "
              "The chain of the audit record stays whole.")


def part(seen: CaseSeen) -> None:
    """Until when, the hold, and for administrators the erase."""
    actor = session.require("open cases")
    holds = cached.read(holds_of, seen.id)
    held = bool(holds) and holds[0].lifted_at is None
    _until(seen)
    _holds(holds)
    if may(actor, "hold a case"):
        if held:
            with_words(seen, _("Lift the hold"), _("Why it is lifted"), retention.lift, _("The hold is lifted."))
        else:
            with_words(seen, _("Put on hold"), _("Why it must be kept, such as a complaint"), retention.hold, _("The case is on hold."))
    if not may(actor, "erase cases"):
        st.caption(_("Only an administrator can erase a case."))
    elif refusal := retention.why_not_erase(seen.state, seen.closed_at, held):
        st.caption(_("It cannot be erased now. {refusal}", refusal=_(refusal)))
    else:
        erase_form.erase_form(_("Erase this case"), seen.id, erasing.erase, _(WHAT_STAYS),
                              _("The case is erased. Go back to the list of cases."))


def _until(seen: CaseSeen) -> None:
    years = settings.keep_years()
    if seen.closed_at is None:
        st.markdown(_("Cases are kept for {years} years after they are closed. This one is open.", years=years))
    else:
        until = say_date(retention.kept_until(seen.closed_at))
        st.markdown(_("Closed on {closed_at}. It is kept for {years} years, until **{until}**.", closed_at=say_moment(seen.closed_at),
                      years=years, until=until))
    st.caption(_("Nothing is erased by itself. The years are the setting TOOLKIT_KEEP_YEARS."))


def _holds(holds: list) -> None:
    if holds:
        st.html(tables.plain_table(_("Holds, the newest first"), (_("Since"), _("By"), _("Why"), _("Lifted")), [
            (show.words(say_moment(one.created_at)), show.words(one.created_by), show.words(one.why),
             show.words(f"{say_moment(one.lifted_at)}, {one.lifted_by}: {one.lifted_why}") if one.lifted_at else _("it stands"))
            for one in holds]))
