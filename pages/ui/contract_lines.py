"""Hours, returns and bands of a contract: a line is chosen, or a new one; saved, taken out, put back."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

import streamlit as st

from pages.ui import cached, provider_cached, session
from pages.ui.consult_words import about, save
from pages.ui.content import groups
from pages.ui.draft import Draft, draft
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY
from pages.ui.words import _, said_all
from toolkit.access.roles import Actor
from toolkit.brokerage import contract_lines
from toolkit.brokerage.contract_areas import is_kept
from toolkit.brokerage.contracts import Hours
from toolkit.brokerage.lists import name_of
from toolkit.brokerage.monitoring import COUNTS, Band, Reported
from toolkit.clock import say_date
from toolkit.models import BrokerContract, ContractBand, ContractHours, MonitoringReturn
from toolkit.storage.queries.contracts import Line, lines_of

PROVIDER = (("provider", "words", "Provider, as named in the contract"), ("provider_id", "listed", "Who that is in the directory"))
PERIOD = (("starts_on", "day", "First day"), ("ends_on", "day", "Last day"))
# Of each kind of line: what is typed, and (part, how it is typed, label) of its fields.
FIELDS: dict[type, tuple[type, tuple[tuple[str, str, str], ...]]] = {
    ContractHours: (Hours, (*PROVIDER, ("group", "group", "For which group of people"), ("hours", "whole", "Hours a year"))),
    MonitoringReturn: (Reported, (*PROVIDER, *PERIOD, *((part, "whole", label) for part, label in COUNTS.items()),
                                  ("hours_used", "hours", "Hours used"), ("words", "words", "Where it comes from"))),
    ContractBand: (Band, (("band", "words", "Band, such as A"), ("group", "group", "For one group of people only"),
                          ("hours_allowed", "hours", "Hours allowed a case"), ("expected_percent", "whole", "Expected share, %"),
                          ("actual_percent", "whole", "Actual share, %"), ("hours_from", "hours", "Hours found a case, from"),
                          ("hours_to", "hours", "to"), ("as_of", "day", "As of")))}
COLUMNS = 3


def editor(actor: Actor, seen: BrokerContract, kind: type[Line], rows: list[Line]) -> None:
    """For whoever keeps contracts: the fields of one line, and what was taken out."""
    if not is_kept(actor, seen.area):
        return
    with st.expander(_("Add a line, change one or take one out"), icon=":material/edit:", expanded=not rows):
        one = _which(kind, rows)
        begun = draft(f"{kind.__tablename__}-{one.id if one else seen.id}", one.version if one else 0, _held(kind, one))
        _fields(kind, begun)
        begun.save_button(_("Save the line") if one else _("Add the line"), _save, seen.id, kind, one.id if one else None, begun,
                          disabled=False)
        problem_in(begun.name, ANY)
        if one:
            st.button(_("Take this line out"), icon=":material/remove:", type="tertiary", on_click=_set,
                      args=(begun.name, contract_lines.take_out, kind, one, _("Taken out. It can be put back.")))
        _gone(begun.name, seen.id, kind)


def _which(kind: type[Line], rows: list[Line]) -> Line | None:
    by_id = {str(row.id): row for row in rows}
    if not rows:
        return None
    picked = st.selectbox(_("Which line"), ["", *by_id], format_func=lambda one: _say(by_id[one]) if one else _("A new line"),
                          key=f"which-{kind.__tablename__}")
    return by_id.get(picked)


def _say(row: Line) -> str:
    if isinstance(row, ContractBand):
        return _("Band {band}", band=row.band) + (f", {name_of(groups(), row.group)}" if row.group else "")
    if isinstance(row, ContractHours):
        return f"{row.provider}, {name_of(groups(), row.group)}"
    return _("{provider}, {starts_on} to {ends_on}", provider=row.provider, starts_on=say_date(row.starts_on),
             ends_on=say_date(row.ends_on))


def _held(kind: type[Line], one: Line | None) -> dict[str, Any]:
    return {part: _as_held(how, getattr(one, part) if one else None) for part, how, _ignored in FIELDS[kind][1]}


def _as_held(how: str, value: Any) -> Any:
    if how == "words":
        return value or ""
    return float(value) if isinstance(value, Decimal) else value


def _fields(kind: type[Line], begun: Draft) -> None:
    # A row of columns at a time, so that the keyboard goes through them in their order.
    fields = said_all(FIELDS[kind][1])
    for first in range(0, len(fields), COLUMNS):
        for column, (part, how, label) in zip(st.columns(COLUMNS), fields[first:first + COLUMNS], strict=False):
            with column:
                DRAW[how](begun, part, label)
                problem_in(begun.name, part)


def _words(begun: Draft, part: str, label: str) -> None:
    st.text_input(label, **about(begun, part))


def _whole(begun: Draft, part: str, label: str) -> None:
    st.number_input(label, min_value=0, step=1, placeholder=_("not known"), **about(begun, part))


def _hours(begun: Draft, part: str, label: str) -> None:
    st.number_input(label, min_value=0.0, step=0.5, placeholder=_("not known"), **about(begun, part))


def _day(begun: Draft, part: str, label: str) -> None:
    st.date_input(label, format="DD/MM/YYYY", **about(begun, part))


def _group(begun: Draft, part: str, label: str) -> None:
    offered, held = groups(), begun.begun_with[part]
    st.selectbox(label, list(offered), index=list(offered).index(held) if held in offered else None, format_func=offered.get,
                 placeholder=_("None chosen"), key=begun.key(part), persist_state="session")


def _listed(begun: Draft, part: str, label: str) -> None:
    # Only those whose name has the words typed beside it: a directory holds tens of thousands.
    typed = begun.typed()
    offered = provider_cached.offered_at(provider_cached.state(), typed["provider"] or "", typed[part])
    held = begun.begun_with[part]
    st.selectbox(label, list(offered), index=list(offered).index(held) if held in offered else None, format_func=offered.get,
                 placeholder=_("Not chosen") if offered else _("Type the name first"), key=begun.key(part), persist_state="session",
                 disabled=not offered, on_change=_take_name, args=(begun, part, offered))


def _take_name(begun: Draft, part: str, offered: dict[UUID, str]) -> None:
    # A new line takes the directory's name; one that is there keeps the name in its contract.
    chosen = begun.typed()[part]
    if chosen and not begun.version:
        st.session_state[begun.key("provider")] = offered[chosen]


DRAW = {"words": _words, "whole": _whole, "hours": _hours, "day": _day, "group": _group, "listed": _listed}


def _line(kind: type[Line], begun: Draft) -> contract_lines.LineCheck:
    typed = begun.typed()
    made, fields = FIELDS[kind]
    for part, how, _ignored in fields:
        if how == "words":
            typed[part] = typed[part] or ""
        elif how == "hours" and typed[part] is not None:
            typed[part] = Decimal(str(typed[part]))
    return made(**typed)


def _save(contract_id: UUID, kind: type[Line], line_id: UUID | None, begun: Draft) -> None:
    session.require("keep contracts")
    if line_id is None:
        save(begun, contract_lines.add_line, kind, contract_id, _line(kind, begun), said=_("The line is added."))
    else:
        save(begun, contract_lines.change_line, kind, line_id, begun.version, _line(kind, begun), said=_("The line is saved."))


def _gone(form: str, contract_id: UUID, kind: type[Line]) -> None:
    for row in cached.read(lambda session: lines_of(kind, contract_id, session=session, taken_out=True)):
        st.button(_("Put back: {say}", say=_say(row)), key=f"back-{row.id}", type="tertiary", icon=":material/undo:", on_click=_set,
                  args=(form, contract_lines.put_back, kind, row, _("It is back.")))


def _set(form: str, do: Callable[..., None], kind: type[Line], row: Line, said: str) -> None:
    session.require("keep contracts")
    st.session_state[session.IN_FORM] = form
    session.act(do, kind, row.id, row.version, said=said)
