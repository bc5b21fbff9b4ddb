"""Samples of a contract's support plans: drawn, read plan by plan; what was found stands as a table and a picture."""

from collections.abc import Sequence

import streamlit as st

from pages.ui import cached, contract_cached, contract_frame, drawn, filters, maps, sample_new, sample_read, show, tables
from pages.ui.dates import say_date, say_moment
from pages.ui.words import _
from toolkit.access.roles import Actor, may
from toolkit.brokerage import sampling
from toolkit.brokerage.sample_questions import Questions, sample_questions
from toolkit.brokerage.sample_results import SampleResult, sample_result
from toolkit.charts.coverage import Square, in_words
from toolkit.models import SampledPlan, SupportPlanSample
from toolkit.storage.queries.providers import names_of
from toolkit.storage.queries.samples import plans_of

SAMPLE = "sample"  # in the address: the id of the sample


def part(actor: Actor) -> None:
    """The contract's samples, the newest first."""
    seen = contract_frame.chosen(actor)
    if seen is None:
        return
    found = cached.read(lambda session: sampling.samples_seen(actor, seen.id, session=session))
    if found:
        rows = {str(row.id): row for row in found}
        _one(actor, rows[filters.one_of(_("Which sample"), SAMPLE, {one: say(row) for one, row in rows.items()})])
    else:
        st.info(_("No sample yet. Some support plans are drawn by lot and read for their detail, their quality and new ideas; what was "
                  "found "
                  "is counted, and nobody is named."), icon=":material/casino:")
    if may(actor, "keep contracts") and may(actor, "read sampled plans"):
        with st.expander(_("Draw a new sample"), icon=":material/casino:", expanded=not found):
            sample_new.form(seen.id)


def say(row: SupportPlanSample) -> str:
    """A sample in one line."""
    days = _("{first_day} to {last_day}", first_day=say_date(row.first_day), last_day=say_date(row.last_day))
    return _("{size} of {found} plans begun {days}, drawn on {drawn_at}", size=row.size, found=row.found, days=days,
             drawn_at=say_moment(row.drawn_at))


def _one(actor: Actor, row: SupportPlanSample) -> None:
    plans = cached.read(plans_of, row.id)
    st.subheader(show.plain(say(row)), anchor=False)
    _how_drawn(row, plans)
    of = sample_questions()
    if may(actor, "read sampled plans"):
        sample_read.part(actor, plans, of)
    _result(row, of, sample_result(of, plans))
    if may(actor, "read sampled plans"):
        sample_read.learned(row)
    elif row.learned:
        st.markdown(_("**What was learned:** {learned}", learned=show.plain(row.learned)))


def _how_drawn(row: SupportPlanSample, plans: Sequence[SampledPlan]) -> None:
    of = [cached.read(names_of, [row.provider_id]).get(str(row.provider_id), "") if row.provider_id else "", row.written_by]
    st.markdown(show.plain(_("Seed {seed}, drawn by the tool. ", seed=row.seed) + "".join(
        f"{what}: {words}. " for what, words in zip((_("Support by"), _("Begun by")), of, strict=True) if words)))
    again = cached.read(lambda session: sampling.comes_out_again(row, plans, session=session))
    st.caption(_("✓ Drawn again from this seed, the same plans come out.") if again else
               _("✗ Drawn again from this seed, other plans come out: some of those it was drawn from are not there any more."))


def _result(row: SupportPlanSample, of: Questions, found: SampleResult) -> None:
    st.subheader(_("What was found"), anchor=False)
    for notice in found.notices:
        st.markdown(show.plain(notice))
    if not found.rows:
        return
    lines = [(show.words(one.words), *(str(one.counts[slug]) if one.counts else "–" for slug in of.answers),
              "" if one.counts else _("Not shown: fewer than 5 could be told.")) for one in found.rows]
    st.html(tables.plain_table(_("What was found: {say}", say=say(row)), (_("Question"), *of.answers.values(), _("Note")), lines))
    squares = tuple(Square(one.words, name, one.counts[slug], str(one.counts[slug]))
                    for one in found.rows if one.counts for slug, name in of.answers.items())
    if squares:
        shown = tuple(one.words for one in found.rows if one.counts)
        drawn.chart(contract_cached.heat_of(squares, shown, tuple(of.answers.values()), maps.is_dark()),
                    in_words(squares, _("How many plans got each answer")))
    st.caption(_("Each sample stands for itself: two of them are not added up."))
