"""The parts of a plan that may follow its first lines, each a short form that is saved by itself."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, maps, place_field, places_field, plans_cached, session, show
from pages.ui.content import framework
from pages.ui.draft import Draft, draft
from pages.ui.plan_saving import problem_in, save
from pages.ui.problems import ANY
from pages.ui.words import _
from toolkit.access.roles import may
from toolkit.clock import say_date
from toolkit.steps.overview import Overview
from toolkit.steps.plan_parts import Change, Market, Measure, Part, Takes
from toolkit.storage.queries.plans import group_names
from toolkit.storage.queries.workshops import workshop_rows

SAVED = "This part of the plan is saved."


def change(seen: Overview, state: int, plan, _rank: int) -> None:
    """What will be different, for whom, where, and which other workshops it serves."""
    held: Change = plans_cached.parts_at(seen.id, state, plan.id)[Change]
    begun = _begun(plan, held, {"what_changes": held.what_changes, "for_whom": held.for_whom, "groups": [str(one) for one in held.groups],
                                "places": [place.label for place in held.places], "serves": [str(one) for one in held.serves]})
    if _only_to_read(seen, held):
        return
    with st.container(border=True):
        if held.groups or held.places:
            st.caption(_("Begun from the gaps behind this priority. Say it as it shall be."))
        _area(begun, "what_changes", _("What will be different for people"))
        _line(begun, "for_whom", _("For whom, in words"))
        removed = cached.read(group_names, set(held.groups) - set(dict(seen.groups)))
        names = ({str(one): _("{name} (removed)", name=name) for one, name in removed.items()}
                 | {str(one): name for one, name in seen.groups})
        _many(begun, "groups", _("Groups of people it is for"), names)
        places_field.places_field(session.fresh(begun.name), seen.id, state, held.places)
        places_field.which_one(session.fresh(begun.name))
        if seen.area and st.toggle(_("Choose a spot on the map")):
            maps.clickable_map(seen.area, seen.id, "plan-map")
            place_field.clicked_note()
        _many(begun, "serves", _("Further workshops it serves, also across the border"), _others(seen))
        _save(seen, plan, begun, lambda now: _typed_change(now, seen, held))


def _others(seen: Overview) -> dict[str, str]:
    # A link that opens one workshop names no other.
    rows = cached.read(workshop_rows, session.require().only)
    return {str(row.id): f"{row.title} ({say_date(row.held_on)})" for row in rows if row.id != seen.id}


def _typed_change(begun: Draft, seen: Overview, held: Change) -> Change:
    typed = begun.typed()
    places = places_field.chosen_places(session.fresh(begun.name), seen.id, held.places)
    groups, serves = (tuple(UUID(one) for one in sorted(typed[name] or ())) for name in ("groups", "serves"))
    return Change(typed["what_changes"] or "", typed["for_whom"] or "", groups, places, serves)


def measure(seen: Overview, state: int, plan, _rank: int) -> None:
    """How people will see that it worked."""
    held = plans_cached.parts_at(seen.id, state, plan.id)[Measure]
    begun = _begun(plan, held, vars(held).copy())
    if _only_to_read(seen, held):
        return
    with st.container(border=True):
        _line(begun, "measure", _("What is counted, such as: people with a plan within a month"))
        left, right = st.columns(2)
        with left:
            _line(begun, "measure_start", _("Where it starts, such as: 12 of 40"))
        with right:
            _line(begun, "measure_target", _("The target, such as: 30 of 40"))
        _save(seen, plan, begun, lambda now: Measure(**_words(now)))


def market(seen: Overview, state: int, plan, _rank: int) -> None:
    """What providers, the workforce and the needs assessment should know."""
    held: Market = plans_cached.parts_at(seen.id, state, plan.id)[Market]
    if held.jsna_link:
        st.link_button(_("Open the needs assessment"), held.jsna_link, icon=":material/open_in_new:")
    begun = _begun(plan, held, vars(held).copy())
    if _only_to_read(seen, held):
        return
    with st.container(border=True):
        _area(begun, "market_signal", _("A sentence for providers: what people want, and what will be bought"))
        st.checkbox(_("Providers may read it: it stands on the page for the room, once that is published"),
                    begun.begun_with["market_signal_public"], key=begun.key("market_signal_public"), persist_state="session")
        _area(begun, "workforce", _("What the workforce needs: people, skills, training"))
        _line(begun, "self_funders", _("People who pay for themselves that it reaches"))
        _line(begun, "jsna_link", _("Address of the Joint Strategic Needs Assessment (JSNA) that it feeds"))
        _save(seen, plan, begun, lambda now: Market(**_words(now) | {"market_signal_public": bool(now.typed()["market_signal_public"])}))


def takes(seen: Overview, state: int, plan, rank: int) -> None:
    """What each tool of the plan takes, such as the terms of a grant."""
    held: Takes = plans_cached.parts_at(seen.id, state, plan.id)[Takes]
    tools = plans_cached.seen_at(seen.id, state)[rank].tools
    asked = {tool: framework().takes_of(tool) for tool in tools if framework().takes_of(tool)}
    if not asked:
        st.info(_("Choose the tools above and save the plan. What each of them takes is asked here."), icon=":material/handyman:")
        return
    said = dict(held.said)
    begun = _begun(plan, held, {one.slug: said.get(one.slug, "") for fields in asked.values() for one in fields})
    if _only_to_read(seen, held):
        return
    with st.container(border=True):
        for tool, fields in asked.items():
            st.markdown(f"**{show.plain(framework().tool(tool).name)}**")
            for one in fields:
                _line(begun, one.slug, _("{name}, such as: {example}", name=one.name, example=one.example))
        _save(seen, plan, begun, lambda now: Takes(tuple(sorted((slug, words) for slug, words in _words(now).items() if words))))


def _begun(plan, held: Part, fields: dict) -> Draft:
    return draft(f"plan-{plan.id}-{type(held).__name__}", held, fields)


def _only_to_read(seen: Overview, held: Part) -> bool:
    if may(session.require(), "write plans", seen.id):
        return False
    lines = "".join(f"<p>{show.words(words)}</p>" for words in held.in_words().values())
    st.html(lines or f'<p>{_("Nothing is said about this yet.")}</p>')
    return True


def _line(begun: Draft, part: str, label: str) -> None:
    st.text_input(label, begun.begun_with.get(part, ""), key=begun.key(part), persist_state="session")
    problem_in(begun.name, part)


def _area(begun: Draft, part: str, label: str) -> None:
    st.text_area(label, begun.begun_with[part], height=100, key=begun.key(part), persist_state="session")
    problem_in(begun.name, part)


def _many(begun: Draft, part: str, label: str, names: dict[str, str]) -> None:
    # What was named before stays named, also a workshop that this person's link does not open.
    names = dict.fromkeys(begun.begun_with[part], "not on your list") | names
    if names:
        st.multiselect(label, list(names), begun.begun_with[part], format_func=names.get, key=begun.key(part), select_all=False,
                       persist_state="session", placeholder=_("Choose any"))


def _words(begun: Draft) -> dict[str, str]:
    return {part: value or "" for part, value in begun.typed().items()}


def _save(seen: Overview, plan, begun: Draft, typed) -> None:
    begun.save_button(_("Save this part"), save, seen.id, plan.priority_id, plan.id, begun, typed, _(SAVED), disabled=False)
    problem_in(begun.name, ANY)
