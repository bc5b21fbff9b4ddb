"""What providers reported, as it was received; what does not add up is said beside it."""

from decimal import Decimal
from typing import Any

import streamlit as st

from pages.ui import cached, contract_frame, contract_lines, show, tables
from pages.ui.dates import say_date
from pages.ui.words import _, many, said_all
from toolkit.access.roles import Actor
from toolkit.brokerage.monitoring import COUNTS, does_not_add_up, say_number
from toolkit.models import MonitoringReturn
from toolkit.storage.queries.contracts import lines_of

HEADS = ("Provider", "From and to", *COUNTS.values(), "Hours used", "Does it add up?")


def part(actor: Actor) -> None:
    """The table of returns, and the form for one."""
    seen = contract_frame.chosen(actor)
    if seen is None:
        return
    rows = cached.read(lines_of, MonitoringReturn, seen.id)
    if rows:
        wrong = sum(bool(does_not_add_up(row)) for row in rows)
        st.markdown(f"{many(len(rows), 'return')}. " + (_("**{do} not add up.**", do=many(wrong, "does", "do")) if wrong
                                                        else _("All add up.")))
        st.html(tables.plain_table(_("Monitoring returns"), said_all(HEADS), map(_row, rows)))
        st.caption(_("Cases referred are cases closed and cases going on. A return that does not add up is kept as it was received."))
    else:
        st.caption(_("No return yet. What did each provider report: cases referred, closed and going on, hours used, brokers?"))
    contract_lines.editor(actor, seen, MonitoringReturn, rows)


def _row(row: MonitoringReturn) -> tuple[str, ...]:
    wrong = does_not_add_up(row)
    said = f"<b>✗ {show.words(' '.join(wrong))}</b>" if wrong else _("✓ yes") if row.referred is not None else _("not reported")
    source = f"<div class='ct-more'>{show.words(row.words)}</div>" if row.words else ""
    return (show.words(row.provider) + source, _("{starts_on} to {ends_on}", starts_on=say_date(row.starts_on),
                                                 ends_on=say_date(row.ends_on)),
            *(_number(getattr(row, name)) for name in COUNTS), _number(row.hours_used), said)


def _number(value: Any) -> str:
    return _("not reported") if value is None else say_number(value) if isinstance(value, Decimal) else f"{value:,}"
