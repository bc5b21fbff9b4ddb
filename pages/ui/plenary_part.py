"""The plenary: all ideas side by side as the small groups see them, those that say the same, and what there is to spend."""

import streamlit as st

from pages.ui import cached, drawn, limits_part, maps, merging_ideas, plenary_cached, session, show, tables
from pages.ui.content import framework
from pages.ui.matrix_part import where
from pages.ui.words import _, many
from toolkit.charts.matrix import in_words
from toolkit.steps.overview import Overview
from toolkit.steps.plenary import Place, Together

LOOK = "look"


def plenary(seen: Overview, state: int) -> None:
    """One view at a time, kept in the address."""
    if not cached.priorities_at(seen.id, state):
        st.info(_("There is nothing to look at together yet. Add ideas first."), icon=":material/lightbulb:")
        return
    views = {"all": (_("All ideas together"), _all), "alike": (_("Ideas that say the same"), merging_ideas.said_twice),
             "limits": (_("Limits and costs"), limits_part.limits)}
    asked = st.query_params.get(LOOK)
    st.session_state[LOOK] = asked if asked in views else "all"
    chosen = st.radio(_("What the plenary looks at"), list(views), format_func=lambda one: views[one][0], key=LOOK, horizontal=True,
                      on_change=session.keep_in_address, args=(LOOK, LOOK), label_visibility="collapsed")
    views[chosen][1](seen, state)


def _all(seen: Overview, state: int) -> None:
    together = plenary_cached.plenary_at(seen.id, state)
    if not any(row.places or row.named_by for row in together):
        st.info(_("No small group has placed or named anything yet. Let each begin under Small groups."), icon=":material/groups:")
        return
    left, right = st.columns([1.2, 1], gap="large")
    with left:
        spots = plenary_cached.plenary_spots(seen.id, state)
        drawn.chart(plenary_cached.plenary_matrix_at(seen.id, state, maps.is_dark()),
                    f"{in_words(spots, framework())} {_named_in_words(together)}")
        st.caption(_("Each idea stands in the middle of where the groups place it; a line shows how far the middle half of them is "
                     "apart. A diamond is named by a group, 3× by three of them. Best is bottom right."))
    with right:
        st.html(tables.plain_table(_("All ideas, quick wins first"), (_("Number"), _("Idea"), _("Named by")),
                                   [_row(row) for row in together]))
    st.html(_by_group([group.name for group in plenary_cached.groups_at(seen.id, state)], together))


def _named_in_words(together: list[Together]) -> str:
    return " ".join(_("{number} is named by {name}.", number=row.number, name=", ".join((name for name, _ignored in row.named_by)))
                    for row in together if row.named_by)


def _row(row: Together) -> tuple:
    also = "".join(f"""<div class='ct-more'>{_("and {number}: {title}", number=number, title=show.words(title))}</div>""" for _ignored,
                   number, title in row.stands_for)
    named = [f'<b>{_(plenary_cached.CHOICES[rank])}</b> '
             f'{_("of {name}", name=show.words(", ".join((name for name, at in row.named_by if at == rank))))}'
             for rank in plenary_cached.CHOICES if any(at == rank for _ignored, at in row.named_by)]
    return row.number, show.words(row.title) + also, "<br>".join(named) or _("nobody")


def _by_group(names: list[str], together: list[Together]) -> str:
    rows = []
    for row in together:
        places, ranks = dict(row.places), dict(row.named_by)
        rows.append((f"<b>{row.number}</b> {show.words(row.title)}", _where(row),
                     *(_cell(places.get(name), ranks.get(name)) for name in names)))
    return tables.plain_table(_("Where each group places it: impact and effort, each from 1 to 5"),
                              (_("Idea"), _("All groups together"), *names), rows)


def _cell(place: Place | None, rank: int | None) -> str:
    said = _("{impact} and {effort}", impact=f"{place.impact:g}", effort=f"{place.effort:g}") if place else _("not placed")
    return f"{said}<br><b>{_(plenary_cached.CHOICES[rank])}</b>" if rank else said


def _where(row: Together) -> str:
    impact, effort = row.placed.impact, row.placed.effort
    if impact is None or effort is None:
        return _("not placed yet")
    return f"{where(impact.median, effort.median)}<div class='ct-more'>{many(row.placed.count, 'group')}; {_spread(impact, effort)}</div>"


def _spread(impact, effort) -> str:
    said = [_("{name} {lower} to {upper}", name=name, lower=f"{side.lower:g}", upper=f"{side.upper:g}") for name,
            side in (("impact", impact), ("effort", effort))
            if side.upper > side.lower]
    return _("the middle half says ") + ", ".join(said) if said else _("they agree")
