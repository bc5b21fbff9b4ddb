"""The offers of a case once they are opened: complete or not, marks with why, compared with the weights that were fixed before."""

from fractions import Fraction

import streamlit as st

from pages.ui import cached, offer_marks, session, show, tables
from pages.ui.words import _, many
from toolkit.access.roles import may
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.marking import say_ahead
from toolkit.brokerage.money import say_pounds
from toolkit.brokerage.opened import NOT_OPENED, Opened, OpenedOffer, opened
from toolkit.brokerage.scoring import MOST_MARK, POINTS, Score, Wanted, ahead
from toolkit.words.speaking import numbers


def part(seen: CaseSeen) -> None:
    """The gate, the comparison, the scores, and the marks of each offer."""
    if not may(session.require("open cases"), "open offers"):
        st.info(_("Offers are opened by brokers."), icon=":material/lock:")
        return
    found = cached.read(opened, seen.id)
    if found is None:
        st.info(_(NOT_OPENED), icon=":material/lock:")
        return
    st.subheader(_("{offer} to enquiry {number}", offer=many(len(found.offers), "offer"), number=found.number), anchor=False)
    if not found.offers:
        st.info(_("Nobody sent an offer. Search again under The choice, or ring round."), icon=":material/search_off:")
        return
    _gate(found)
    _compared(found)
    _scores(found)
    for one in found.offers:
        offer_marks.marks(found, one)


def _gate(found: Opened) -> None:
    for one in found.offers:
        if one.missing:
            lines = "\n".join(f"- {show.plain(sentence)}" for sentence in one.missing)
            st.warning(_("**{name}** is not complete, so it is not compared.\n{lines}", name=show.plain(one.name), lines=lines),
                       icon=":material/rule:")


def _compared(found: Opened) -> None:
    rows = [(show.words(f"{wanted.number} {wanted.words}") + f"<div class='ct-more'>{_about(wanted)}</div>",
             *(_cell(one, wanted) for one in found.offers)) for wanted in found.wanted]
    rows.append((f'<b>{_("All together, a week")}</b>', *(f"<b>{say_pounds(one.offered.weekly_pounds)}</b>" for one in found.offers)))
    st.html(tables.plain_table(_("What each offer costs a week, and how well it meets each outcome"),
                               (_("Outcome"), *(one.name for one in found.offers)), rows))


def _about(wanted: Wanted) -> str:
    return (_("{more}, {more_2}, weighs {weight} of 5", more=_("must have") if wanted.must else _("should have"), more_2=_("developmental")
              if wanted.developmental else _("maintenance"), weight=wanted.weight))


def _cell(one: OpenedOffer, wanted: Wanted) -> str:
    line = one.offered.lines.get(wanted.id)
    cost = _("no answer") if line is None else _("in another one's cost") if line.grouped and line.weekly_pounds is None else say_pounds(
        line.weekly_pounds)
    mark = one.offered.marks.get(wanted.id)
    marked = _("{mark} of {most_mark}", mark=mark, most_mark=MOST_MARK) if mark is not None else _("not marked yet")
    return f"{cost}<div class='ct-more'>{marked}</div>"


def _scores(found: Opened) -> None:
    scores = found.scores()
    st.markdown(_("Quality counts **{quality_weight} of 100**, cost **{value} of 100**. This was fixed before the offers were opened.",
                  quality_weight=found.quality_weight, value=100 - found.quality_weight))
    if len(scores) < len(found.complete):
        st.caption(_("{offers_are} marked for every outcome, of {count} complete. Scores are whole once all are.",
                     offers_are=many(len(scores), "offer is", "offers are"), count=len(found.complete)))
    if not scores:
        return
    names = {one.id: one.name for one in found.offers}
    st.html(tables.plain_table(_("Scores out of 100, by name"), (_("Offer"), _("Quality"), _("Cost"), _("Together"),
                                                                 _("Must-haves not met")), [
        (show.words(names[one.offer_id]), _points(one.quality), _points(one.cost), _points(one.total), _not_met(one)) for one in scores]))
    st.markdown(show.plain(_in_words(found, scores)))


def _points(value: Fraction) -> str:
    return f"{float(value):.1f}"


def _not_met(one: Score) -> str:
    return _("outcome {not_met}", not_met=numbers(list(one.not_met))) if one.not_met else _("none")


def _in_words(found: Opened, scores: list[Score]) -> str:
    told = _("Ahead with these weights: {found}. This informs; the person chooses.",
             found=say_ahead(found, ahead(scores, found.quality_weight)))
    shifts = found.shifts()
    if not shifts:
        return _("{told} {points} points more or less for quality would change nothing.", told=told, points=POINTS)
    changes = " ".join(_("With quality at {weight} of 100 it would be {found}.", weight=shift.weight, found=say_ahead(found, shift.ahead))
                       for shift in shifts)
    return _("{told} It is close. {changes}", told=told, changes=changes)
