"""The acts of the audit, narrowed by what stands in the address, a page at a time."""

from urllib.parse import quote

import streamlit as st

from pages.ui import cached, filters, session, show, tables
from pages.ui.links import role_name
from pages.ui.pager import pager, pages
from pages.ui.words import _, many
from toolkit.access import audit_seen
from toolkit.access.roles import Actor
from toolkit.clock import say_moment
from toolkit.errors import ToolkitError
from toolkit.storage.queries.audit import acts_in

PAGE = 50
# In the address: (name, label, example)
FIELDS = (("since", "From day", "2026-11-01"), ("until", "Up to day", "2026-11-30"), ("who", "Who", "Sam"),
          ("act", "What was done", "open a case"), ("about", "About (the id of a case or workshop)", ""))


def note(actor: Actor) -> None:
    """Write down that this person reads the audit, once for a while. Stops with a sentence when that cannot be done."""
    if not cached.read(lambda session: audit_seen.is_noted(actor, session=session)):
        done, _ignored = session.act(audit_seen.note)
        if not done:
            show.problem(st.session_state.pop(session.PROBLEM))
            st.stop()


def narrow() -> None:
    """One field for each way to narrow."""
    for column, (name, label, example) in zip(st.columns(len(FIELDS), vertical_alignment="bottom"), FIELDS, strict=True):
        with column:
            filters.words(_(label), name, example)
    filters.clear_button(name for name, _ignored, _ignored in FIELDS)


def found(actor: Actor) -> None:
    """The acts that are looked for; a sentence where something typed cannot be looked for."""
    try:
        looked_for = audit_seen.wanted(**{name: st.query_params.get(name, "") for name, _ignored, _ignored in FIELDS})
        total = cached.read(lambda session: acts_in(looked_for, session=session))
        number = min(session.address_number(filters.NUMBER, 1, 1_000_000), pages(total, PAGE))
        acts = cached.read(lambda session: audit_seen.read_audit(actor, looked_for, (number - 1) * PAGE, PAGE, session=session))
    except ToolkitError as error:
        show.problem(error)
        return
    st.html(tables.plain_table(many(total, "act"), (_("When"), _("Who"), _("What was done"), _("On"), _("From what to what")), [
        (show.words(say_moment(one.at)), show.words(f"{one.who} ({role_name(one.role)})"), show.words(one.act),
         _about(one.noun_id), show.words(one.changed)) for one in acts]))
    pager("audit", number, PAGE, total, filters.turn)


def _about(noun_id: str) -> str:
    """A link that narrows the list to what was done to the same row; nothing where an act was about none."""
    short = show.words(noun_id[:8])
    return (f'<a href="/audit?about={quote(noun_id)}" target="_self" aria-label="{_("All about {short}", short=short)}">{short}</a>'
            if noun_id else "")
