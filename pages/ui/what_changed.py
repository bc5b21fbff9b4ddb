"""What changed between two pictures of the record, line by line, in words and signs; a page at a time."""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from pages.ui import session, show
from pages.ui.pager import pager, pages
from pages.ui.tables import row_name
from pages.ui.words import _
from toolkit.steps.before_after import Changes, Compared, what_changed
from toolkit.words.speaking import numbers

PAGE, NUMBER = 40, "changes"
OF_A_PRIORITY = {"title": "its words", "impact": "its place on the matrix", "effort": "its place on the matrix",
                 "final_rank": "its rank", "reason": "the reason", "dissent": "who disagreed"}


def changes(found: Compared, recorded_at: dict[str, int]) -> None:
    """The list; `recorded_at` is the number of the evaluation at which an entry was first recorded, by its id."""
    st.subheader(_("What changed"), anchor=False)
    lines = [*_entries(found, recorded_at), *_priorities(found.lists["priorities"]), *_groups(found.lists["groups"])]
    if not lines:
        st.caption(_("Nothing was added, changed or withdrawn since."))
        return
    number = min(session.address_number(NUMBER, 1, 10_000), pages(len(lines), PAGE))
    st.markdown("\n".join(f"- {show.plain(line)}" for line in lines[(number - 1) * PAGE:number * PAGE]))
    pager("changes", number, PAGE, len(lines), _turn)


def _turn(number: int) -> None:
    session.write_address(NUMBER, str(number))


def _entries(found: Compared, recorded_at: dict[str, int]) -> Iterable[str]:
    entries = found.lists["entries"]
    for key, row in entries.new.items():
        at = _(" (said at evaluation {recorded_at})", recorded_at=recorded_at[key]) if key in recorded_at else ""
        yield _("+ New: {words}{at}", words=row["words"], at=at)
    for row in entries.gone.values():
        yield _("− Withdrawn: {words}", words=row["words"])
    for then, now in entries.changed.values():
        yield _("≈ Changed, {listed}: {then_and_now}", listed=_listed(what_changed(then, now)),
                then_and_now=_then_and_now(then, now, found))


def _then_and_now(then: dict[str, Any], now: dict[str, Any], found: Compared) -> str:
    names = {str(group_id): name for group_id, name in (*found.then.groups, *found.now.groups)}
    said = (now["words"] if then["words"] == now["words"] else _("said then “{then}”, says now “{now}”", then=then["words"],
                                                                 now=now["words"]))
    if (then["function"], then["group"]) == (now["function"], now["group"]):
        return said
    return _("{said}, now under {row_name}, {names}", said=said, row_name=row_name(now["function"]),
             names=names.get(now["group"], _("a removed group")))


def _priorities(found: Changes) -> Iterable[str]:
    for row in found.new.values():
        yield _("+ New priority {number}: {title}", number=row["number"], title=row["title"])
    for row in found.gone.values():
        yield _("− Priority {number} is withdrawn: {title}", number=row["number"], title=row["title"])
    for then, now in found.changed.values():
        what = dict.fromkeys(words for name, words in OF_A_PRIORITY.items() if then.get(name) != now.get(name))
        if what:
            yield _("≈ Priority {number} changed, {listed}: {title}", number=now["number"], listed=_listed(list(what)), title=now["title"])


def _groups(found: Changes) -> Iterable[str]:
    yield from (_("+ New group of people: {name}", name=row["name"]) for row in found.new.values())
    yield from (_("− Group of people not asked any more: {name}", name=row["name"]) for row in found.gone.values())
    yield from (_("≈ The group “{then}” is called “{now}” now", then=then["name"], now=now["name"]) for then, now in found.changed.values())


def _listed(words: list[str]) -> str:
    return numbers(words)
