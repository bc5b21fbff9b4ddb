"""The offers of a case once they are opened: complete or not, marks with why, compared with the weights that were fixed before."""

from fractions import Fraction

import streamlit as st

from pages.ui import cached, offer_marks, session, show, tables
from toolkit.access.roles import may
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.marking import say_ahead
from toolkit.brokerage.money import say_pounds
from toolkit.brokerage.opened import NOT_OPENED, Opened, OpenedOffer, opened
from toolkit.brokerage.scoring import MOST_MARK, POINTS, Score, Wanted, ahead
from toolkit.record.saying import many, numbers


def part(seen: CaseSeen) -> None:
    """The gate, the comparison, the scores, and the marks of each offer."""
    if not may(session.require("open cases"), "open offers"):
        st.info("Offers are opened by brokers.", icon=":material/lock:")
        return
    found = cached.read(opened, seen.id)
    if found is None:
        st.info(NOT_OPENED, icon=":material/lock:")
        return
    st.subheader(f"{many(len(found.offers), 'offer')} to enquiry {found.number}", anchor=False)
    if not found.offers:
        st.info("Nobody sent an offer. Search again under The choice, or ring round.", icon=":material/search_off:")
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
            st.warning(f"**{show.plain(one.name)}** is not complete, so it is not compared.\n{lines}", icon=":material/rule:")


def _compared(found: Opened) -> None:
    rows = [(show.words(f"{wanted.number} {wanted.words}") + f"<div class='ct-more'>{_about(wanted)}</div>",
             *(_cell(one, wanted) for one in found.offers)) for wanted in found.wanted]
    rows.append(("<b>All together, a week</b>", *(f"<b>{say_pounds(one.offered.weekly_pounds)}</b>" for one in found.offers)))
    st.html(tables.plain_table("What each offer costs a week, and how well it meets each outcome",
                               ("Outcome", *(one.name for one in found.offers)), rows))


def _about(wanted: Wanted) -> str:
    return (f"{'must have' if wanted.must else 'should have'}, {'developmental' if wanted.developmental else 'maintenance'}, "
            f"weighs {wanted.weight} of 5")


def _cell(one: OpenedOffer, wanted: Wanted) -> str:
    line = one.offered.lines.get(wanted.id)
    cost = "no answer" if line is None else "in another one's cost" if line.grouped and line.weekly_pounds is None else say_pounds(
        line.weekly_pounds)
    mark = one.offered.marks.get(wanted.id)
    return f"{cost}<div class='ct-more'>{f'{mark} of {MOST_MARK}' if mark is not None else 'not marked yet'}</div>"


def _scores(found: Opened) -> None:
    scores = found.scores()
    st.markdown(f"Quality counts **{found.quality_weight} of 100**, cost **{100 - found.quality_weight} of 100**. This was fixed before "
                "the offers were opened.")
    if len(scores) < len(found.complete):
        st.caption(f"{many(len(scores), 'offer is', 'offers are')} marked for every outcome, of {len(found.complete)} complete. Scores are "
                   "whole once all are.")
    if not scores:
        return
    names = {one.id: one.name for one in found.offers}
    st.html(tables.plain_table("Scores out of 100, by name", ("Offer", "Quality", "Cost", "Together", "Must-haves not met"), [
        (show.words(names[one.offer_id]), _points(one.quality), _points(one.cost), _points(one.total), _not_met(one)) for one in scores]))
    st.markdown(show.plain(_in_words(found, scores)))


def _points(value: Fraction) -> str:
    return f"{float(value):.1f}"


def _not_met(one: Score) -> str:
    return f"outcome {numbers(list(one.not_met))}" if one.not_met else "none"


def _in_words(found: Opened, scores: list[Score]) -> str:
    told = f"Ahead with these weights: {say_ahead(found, ahead(scores, found.quality_weight))}. This informs; the person chooses."
    shifts = found.shifts()
    if not shifts:
        return f"{told} {POINTS} points more or less for quality would change nothing."
    changes = " ".join(f"With quality at {shift.weight} of 100 it would be {say_ahead(found, shift.ahead)}." for shift in shifts)
    return f"{told} It is close. {changes}"
