"""What waits beside the response clock, and how choices went over all cases."""

import streamlit as st

from pages.ui import cached, show, tables
from pages.ui.case_frame import CASE
from pages.ui.words import _, many
from toolkit.access.roles import Actor
from toolkit.brokerage import reminding
from toolkit.brokerage.counted import counted
from toolkit.clock import today

SHOWN = 50


def reminders(actor: Actor) -> None:
    """A list with a link to the part of the case where each is done; nothing while nothing waits."""
    found = cached.read(lambda session: reminding.reminders(actor, today(), session=session))
    if not found:
        return
    st.subheader(_("Also waiting: {thing}", thing=many(len(found), "thing")), anchor=False)
    st.html(tables.plain_table(_("What waits beside the response clock"), (_("Case"), _("What waits")), [
        (f'<a href="/case?{CASE}={one.case_id}&part={one.part}" target="_self">{show.words(one.reference)}</a>', show.words(one.words))
        for one in found[:SHOWN]]))
    if len(found) > SHOWN:
        st.caption(_("The first {shown} are shown.", shown=SHOWN))


def counts(_actor: Actor) -> None:
    """How often the person's first choice was honoured, how often it was overridden, how often the cheapest offer won."""
    found = cached.read(counted)
    st.markdown(_("Whose choice counted, over all cases but the example's. One large council's online auctions once gave nearly every "
                  "package to the lowest price: these figures show whether that happens here."))
    if not found.awards and not found.overridden:
        st.caption(_("No provider has accepted an award yet. The figures appear here with the first one."))
        return
    st.html(tables.plain_table(_("Choices and awards"), (_("What"), _("How often")), [
        (_("First choice honoured"), _("{honoured} of {accepted_award}", honoured=found.honoured,
                                       accepted_award=many(found.awards, "accepted award"))),
        (_("The cheapest offer won"), _("{cheapest} of {accepted_award}", cheapest=found.cheapest,
                                        accepted_award=many(found.awards, "accepted award"))),
        (_("The person's choice was overridden"), many(found.overridden, "time"))]))
