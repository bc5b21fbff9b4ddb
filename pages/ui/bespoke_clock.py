"""The week's clock: which hours somebody covers, as a picture with the table beside; and who supports the provider."""

from typing import Any

import streamlit as st

from pages.ui import bespoke_frame, bespoke_lines, drawn, maps, show, tables
from pages.ui.cached import KEPT
from pages.ui.content import bespoke_lists
from pages.ui.words import _, kept, said_all
from toolkit.access.roles import Actor
from toolkit.brokerage import bespoke_cover
from toolkit.brokerage.bespoke_cover import PERSON, PROVIDER
from toolkit.brokerage.bespoke_draft import Held
from toolkit.brokerage.bespoke_lines import say_minute
from toolkit.brokerage.bespoke_lists import DAYS, WAYS
from toolkit.charts.week import in_words, week
from toolkit.models import BespokeCover, BespokeNote

AROUND_STAFF = ("supports_provider", "recruitment", "training")


@kept(KEPT)
def _week(states: tuple[tuple[str, ...], ...], dark: bool) -> dict[str, Any]:
    return week(states, said_all(DAYS), dark)


def part(actor: Actor) -> None:
    """The person's week."""
    found = bespoke_frame.chosen(actor)
    if found is None:
        return
    if found.cover:
        states = tuple(map(tuple, bespoke_cover.states(found.cover)))
        drawn.chart(_week(states, maps.is_dark()), in_words(states, said_all(DAYS)))
        st.caption(_("P: somebody is there. C: somebody is on call. ½: for part of the hour. ✗: without cover. Time alone that the person "
                     "wants is without cover too, unless somebody is on call."))
        _without(found, PERSON, _("Hours without cover"))
        _table(found)
    else:
        st.caption(_("No cover yet. When is somebody with the person, and when is somebody on call? One stretch at a time."))
    bespoke_lines.editor(found, BespokeCover, found.cover)


def staff(actor: Actor) -> None:
    """Who supports the provider, above all on Friday night and at the weekend; recruitment and training for this person."""
    found = bespoke_frame.chosen(actor)
    if found is None:
        return
    _without(found, PROVIDER, _("Hours in which nobody supports the provider"))
    st.caption(_("Stretches of support for the provider are written under “The week's clock”."))
    notes(found, AROUND_STAFF)


def notes(found: Held, slugs: tuple[str, ...]) -> None:
    """What was noted under some headings, and the form for all notes."""
    names = bespoke_lists().note
    for slug in slugs:
        own = "".join(f"<li>{show.words(one.words)}</li>" for one in found.notes if one.kind == slug)
        st.html(f"<h3>{show.words(names.get(slug, slug))}</h3>" + (f"<ul>{own}</ul>" if own else f'<p>{_("Nothing yet.")}</p>'))
    bespoke_lines.editor(found, BespokeNote, found.notes)


def _without(found: Held, ways: tuple[str, ...], what: str) -> None:
    bare = bespoke_cover.gaps(found.cover, ways)
    if not bare:
        st.success(_("{what}: none.", what=what), icon=":material/check_circle:")
        return
    worry = bespoke_cover.times_of_worry(bare)
    said = _("{what}: {hours} of 168.", what=what, hours=bespoke_cover.say_hours(sum(gap.minutes for gap in bare)))
    st.warning(_("{said} Some lie in {worry}.", said=said, worry=" and ".join(worry)) if worry else said, icon=":material/nightlight:")
    st.html("<ul>" + "".join(f"<li>{bespoke_cover.say_gap(gap)}</li>" for gap in bare) + "</ul>")


def _table(found: Held) -> None:
    bare = bespoke_cover.by_day(bespoke_cover.gaps(found.cover, PERSON))
    rows = [(day, _stretches(found, number), bespoke_cover.say_hours(bare[number])) for number, day in enumerate(said_all(DAYS))]
    st.html(tables.plain_table(_("The week's cover"), (_("Day"), _("Stretches that begin on it"), _("Without cover")), rows))


def _stretches(found: Held, day: int) -> str:
    own = [_("{starts} to {ends}: {ways}{more}", starts=say_minute(one.starts), ends=say_minute(one.ends), ways=_(WAYS[one.way]),
             more=f' ({one.who})' if one.who else "")
           for one in found.cover if one.day == day]
    return "<br>".join(map(show.words, own)) or _("none")
