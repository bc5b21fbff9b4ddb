"""The table and the map of a baseline beside a later one or today's: side by side, or only what is different."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, evaluation_about, maps, session, show, tables
from pages.ui.difference_table import difference_table
from pages.ui.fared import state_word
from pages.ui.what_changed import changes
from pages.ui.words import _, many, said_all
from toolkit.access.roles import may
from toolkit.clock import in_london, say_date
from toolkit.models import AVAILABLE, GAP
from toolkit.steps import evaluating
from toolkit.steps.before_after import Compared
from toolkit.steps.overview import Overview

BASELINE, AGAINST, NOW = "baseline", "against", "now"
LOOKS = {"side": "Side by side", "different": "What is different"}


def then_and_now(seen: Overview, state: int, baselines: list, held: list, _answers, progress: dict) -> None:
    """Two tables and two maps or their difference, what changed in words, and how what stands has fared."""
    if not held and may(session.require(), "evaluate", seen.id):
        st.button(_("Start an evaluation"), on_click=_to_start, icon=":material/play_arrow:",
                  help=_("It asks how each entry has fared, and five questions."))
    then, now = _choose(baselines, held)
    look = session.choose_part(_("Look"), said_all(LOOKS), "look")
    found = cached.compared_at(seen.id, state, then.id, now.id if now else None)
    if look == "side":
        _side_by_side(seen, then, now, found)
    else:
        _different(seen, then, now, found)
    changes(found, cached.recorded_at(seen.id, state))
    _fared(seen, state, progress)
    evaluation_about.keep_baseline(seen, held)


def _to_start() -> None:
    session.require()
    st.query_params["part"] = "fared"


def _choose(baselines: list, held: list) -> tuple:
    # What was kept at the evaluation that is looked at would differ in nothing from today; the one before it tells more.
    by_id = {str(row.id): row for row in baselines}
    earlier = [row for row in baselines if not held or row.evaluation_id != held[0].id] or baselines
    left, right = st.columns(2)
    then = by_id[_pick(left, _("Compare"), BASELINE, {key: say(row) for key, row in by_id.items()}, str(earlier[0].id))]
    later = {NOW: _("Now, as the record stands today")} | {key: say(row) for key, row in by_id.items() if row.number > then.number}
    now = _pick(right, _("Compare it with"), AGAINST, later, NOW)
    return then, by_id.get(now)


def _pick(where, label: str, name: str, options: dict[str, str], usual: str) -> str:
    key = f"{name}-chosen"
    given = st.query_params.get(name)
    st.session_state[key] = given if given in options else usual
    return where.selectbox(label, list(options), format_func=options.get, key=key, on_change=session.keep_in_address, args=(name, key))


def say(baseline) -> str:
    """A baseline as a list names it: its name and day."""
    return f"{baseline.name}, {say_date(baseline.taken_on or in_london(baseline.created_at).date())}"


def _side_by_side(seen: Overview, then, now, found: Compared) -> None:
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader(_("Then"), anchor=False)
        _frozen(then, found.taken_back[0])
        _table_and_map(seen, found.then, _("The table as it was"), "then-map", then.id)
    with right:
        st.subheader(_("Now") if now is None else _("Later"), anchor=False)
        if now is None:
            st.caption(_("As the record stands today, with what was recorded since."))
        else:
            _frozen(now, found.taken_back[1])
        _table_and_map(seen, found.now, _("The table as it is") if now is None else _("The table as it was later"), "now-map",
                       now.id if now else None)


def _frozen(baseline, taken_back: int) -> None:
    st.caption(show.plain(_("{say}. Frozen; nobody can change it. It matches its checksum, {checksum}…", say=say(baseline),
                            checksum=baseline.checksum[:12])))
    if baseline.taken_back:
        st.caption(_("{how_many} withdrawn from it for good at the speaker's wish; its checksum is new since then.",
                     how_many=_how_many(taken_back, baseline.taken_back)))


def _how_many(entries: int, all_together: int) -> str:
    other = all_together - entries
    parts = [many(entries, "entry", "entries")] if entries else []
    return " and ".join(parts + ([many(other, "other text")] if other > 0 else []))


def _table_and_map(seen: Overview, table, caption: str, key: str, baseline_id: UUID | None) -> None:
    st.html(tables.function_table(table, (AVAILABLE, GAP), maps.is_dark(), caption))
    if seen.area:
        maps.show_map(seen.area, seen.id, key, query=f"?baseline={baseline_id}" if baseline_id else "")


def _different(seen: Overview, then, now, found: Compared) -> None:
    until = say(now) if now else "today"
    st.html(difference_table(found, maps.is_dark(), _("What is different, from “{say}” until {until}", say=say(then), until=until)))
    st.caption(_("The signs: + came, − went, ≈ changed. An entry that was moved went from one cell and came to another."))
    if seen.area:
        query = f"?since={then.id}" + (f"&baseline={now.id}" if now else "")
        maps.show_map(seen.area, seen.id, "difference-map", query=query, compares=True)


def _fared(seen: Overview, state: int, progress: dict) -> None:
    asked = [(entry, progress[entry.id]) for entry in cached.entries_at(seen.id, state)
             if entry.id in progress and progress[entry.id].state != evaluating.NOT_ASKED]
    if not asked:
        return
    st.subheader(_("How what stands has fared"), anchor=False)
    order = list(evaluating.STATES)
    lines = [f"{state_word(noted.state, entry.kind)}: {entry.words}" + (f" (“{noted.words}”)" if noted.words else "")
             for entry, noted in sorted(asked, key=lambda pair: order.index(pair[1].state))]
    st.markdown("\n".join(f"- {show.plain(line)}" for line in lines))
