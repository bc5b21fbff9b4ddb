"""What changed between two pictures of the record, line by line, in words and signs; a page at a time."""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from pages.ui import session, show
from pages.ui.pager import pager, pages
from pages.ui.tables import row_name
from toolkit.record.saying import numbers
from toolkit.steps.before_after import Changes, Compared, what_changed

PAGE, NUMBER = 40, "changes"
OF_A_PRIORITY = {"title": "its words", "impact": "its place on the matrix", "effort": "its place on the matrix",
                 "final_rank": "its rank", "reason": "the reason", "dissent": "who disagreed"}


def changes(found: Compared, recorded_at: dict[str, int]) -> None:
    """The list; `recorded_at` is the number of the evaluation at which an entry was first recorded, by its id."""
    st.subheader("What changed", anchor=False)
    lines = [*_entries(found, recorded_at), *_priorities(found.lists["priorities"]), *_groups(found.lists["groups"])]
    if not lines:
        st.caption("Nothing was added, changed or withdrawn since.")
        return
    number = min(session.address_number(NUMBER, 1, 10_000), pages(len(lines), PAGE))
    st.markdown("\n".join(f"- {show.plain(line)}" for line in lines[(number - 1) * PAGE:number * PAGE]))
    pager("changes", number, PAGE, len(lines), _turn)


def _turn(number: int) -> None:
    session.write_address(NUMBER, str(number))


def _entries(found: Compared, recorded_at: dict[str, int]) -> Iterable[str]:
    entries = found.lists["entries"]
    for key, row in entries.new.items():
        at = f" (said at evaluation {recorded_at[key]})" if key in recorded_at else ""
        yield f"+ New: {row['words']}{at}"
    for row in entries.gone.values():
        yield f"− Withdrawn: {row['words']}"
    for then, now in entries.changed.values():
        yield f"≈ Changed, {_listed(what_changed(then, now))}: {_then_and_now(then, now, found)}"


def _then_and_now(then: dict[str, Any], now: dict[str, Any], found: Compared) -> str:
    names = {str(group_id): name for group_id, name in (*found.then.groups, *found.now.groups)}
    said = now["words"] if then["words"] == now["words"] else f"said then “{then['words']}”, says now “{now['words']}”"
    if (then["function"], then["group"]) == (now["function"], now["group"]):
        return said
    return f"{said}, now under {row_name(now['function'])}, {names.get(now['group'], 'a removed group')}"


def _priorities(found: Changes) -> Iterable[str]:
    for row in found.new.values():
        yield f"+ New priority {row['number']}: {row['title']}"
    for row in found.gone.values():
        yield f"− Priority {row['number']} is withdrawn: {row['title']}"
    for then, now in found.changed.values():
        what = dict.fromkeys(words for name, words in OF_A_PRIORITY.items() if then.get(name) != now.get(name))
        if what:
            yield f"≈ Priority {now['number']} changed, {_listed(list(what))}: {now['title']}"


def _groups(found: Changes) -> Iterable[str]:
    yield from (f"+ New group of people: {row['name']}" for row in found.new.values())
    yield from (f"− Group of people not asked any more: {row['name']}" for row in found.gone.values())
    yield from (f"≈ The group “{then['name']}” is called “{now['name']}” now" for then, now in found.changed.values())


def _listed(words: list[str]) -> str:
    return numbers(words)
