"""What the directory says of one provider: places, room left, the regulator's rating, access, languages, cost."""

from typing import Any
from uuid import UUID

import streamlit as st

from pages.ui import provider_cached, session, show
from pages.ui.consult_words import about, save
from pages.ui.draft import Draft, draft
from pages.ui.plan_saving import problem_in
from pages.ui.problems import ANY
from pages.ui.words import _, said_all
from toolkit.brokerage import directory
from toolkit.brokerage.directory import DSPT, NOT_RATED, NOTHING, RATINGS, SOURCES, Detail, DetailSeen
from toolkit.clock import say_date, say_moment

TEXTS = {"covers": "The area they cover, in words", "accessibility": "Access: steps, lifts, hearing loop, changing place",
         "languages": "Languages, British Sign Language too", "cost": "What it costs, and what is free", "website": "Website",
         "cqc_location": "CQC location id, such as 1-123456789", "cqc_provider": "CQC provider id"}


def part(provider_id: UUID) -> None:
    """The fields, filled in with what is known."""
    seen = provider_cached.details_at(provider_cached.state(), (provider_id,)).get(provider_id, NOTHING)
    st.subheader(_("More about them"), anchor=False)
    st.caption(show.plain(_from(seen)))
    begun = draft(f"detail-{provider_id}", seen.version, vars(seen.detail))
    _fields(begun)
    begun.save_button(_("Save what is known"), _save, provider_id, begun, disabled=False)
    problem_in(begun.name, ANY)


def _from(seen: DetailSeen) -> str:
    came = _(", last taken in on {arrived_at}", arrived_at=say_moment(seen.arrived_at)) if seen.arrived_at else ""
    return (_("Source: {sources}{came}.", sources=_(SOURCES[seen.source]), came=came)
            + (_(" Council area: {authority}.", authority=seen.authority) if seen.authority else ""))


def _fields(begun: Draft) -> None:
    _text(begun, "places", _("Where they are, with a comma between two: towns or postcodes"))
    _text(begun, "covers", _(TEXTS["covers"]))
    with st.container(horizontal=True):
        for name, label in (("capacity", _("Places for people")), ("vacancies", _("Free now"))):
            st.number_input(label, min_value=0, step=1, **about(begun, name))
            problem_in(begun.name, name)
        _day(begun, "vacancies_on", _("Counted on"))
    with st.container(horizontal=True):
        _choose(begun, "rating", _("CQC rating"), {one: one for one in reversed(said_all(RATINGS))}
                | {one: one for one in said_all(NOT_RATED)})
        _day(begun, "rated_on", _("Rating published on"))
        _choose(begun, "dspt", _("Data security check (DSPT)"), said_all(DSPT))
    for name, label in list(said_all(TEXTS).items())[1:]:
        _text(begun, name, label)


def _text(begun: Draft, name: str, label: str) -> None:
    st.text_input(label, **about(begun, name))
    problem_in(begun.name, name)


def _day(begun: Draft, name: str, label: str) -> None:
    st.date_input(label, format="DD/MM/YYYY", **about(begun, name))
    problem_in(begun.name, name)


def _choose(begun: Draft, name: str, label: str, options: dict[str, str]) -> None:
    known = begun.begun_with[name]
    st.selectbox(label, list(options), index=list(options).index(known) if known in options else None, format_func=options.get,
                 placeholder=_("Not known"), key=begun.key(name), persist_state="session")
    problem_in(begun.name, name)


def _save(provider_id: UUID, begun: Draft) -> None:
    session.require("keep providers")
    texts = ("places", "rating", "dspt", *TEXTS)
    typed: dict[str, Any] = begun.typed()
    save(begun, directory.save_detail, provider_id, begun.version, Detail(**typed | {name: typed[name] or "" for name in texts}),
         said=_("What is known is saved."))


def in_words(seen: DetailSeen) -> str:
    """What the directory says, as lines of HTML for the list."""
    one, room = seen.detail, ""
    if one.vacancies is not None:
        room = _("{vacancies}{more} on {vacancies_on}", vacancies=one.vacancies, more=_(" of {capacity}", capacity=one.capacity)
                 if one.capacity is not None else "", vacancies_on=say_date(one.vacancies_on))
    elif one.capacity is not None:
        room = _("{capacity} places for people, vacancies not known", capacity=one.capacity)
    rated = (_("{rating}, published {rated_on}", rating=one.rating, rated_on=say_date(one.rated_on)) if one.rating and one.rated_on
             else one.rating)
    fell = _(" ▼ fell from {rating_before}", rating_before=seen.rating_before) if seen.rating_before else ""
    said = [(_("Where"), one.places), (_("Covers"), one.covers), (_("Free places"), room), (_("CQC rating"), rated + fell),
            (_("Data security check"), _(DSPT.get(one.dspt, ""))), (_("Access"), one.accessibility), (_("Languages"), one.languages),
            (_("Cost"), one.cost), (_("Website"), one.website), (_("Source"), _(SOURCES[seen.source]) if seen.source != "typed" else "")]
    return "".join(f"<div class='ct-more'>{name}: {show.words(words)}</div>" for name, words in said if words)
