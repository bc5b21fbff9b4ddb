"""What if: what two ways of counting would choose from a closed vote within limits that can be moved. Kept apart from the result."""

import streamlit as st

from pages.ui import cached, plenary_cached, show, tables
from pages.ui.words import _
from toolkit.errors import ToolkitError
from toolkit.steps import limits as rules
from toolkit.steps.overview import Overview
from toolkit.steps.what_if import NotChosen, Tried
from toolkit.voting.moves import COUNTED
from toolkit.voting.paper import MATRIX
from toolkit.voting.rounds import MOST_DAYS, MOST_POUNDS


def what_if(seen: Overview, state: int) -> None:
    """A closed vote, the limits, and what each rule would choose."""
    st.warning(_("**The group decides; this is only what if.** It shows what two ways of counting would choose with the money there is."),
               icon=":material/help:")
    votes = {vote.id: vote for vote, *_ignored in cached.rounds_at(seen.id, state) if vote.state in COUNTED and vote.input != MATRIX}
    if not votes:
        st.info(_("What if needs a closed vote by dots or ticks, and ideas whose cost is known. Hold a vote first."),
                icon=":material/how_to_vote:")
        return
    chosen = votes[st.selectbox(_("From which vote?"), list(votes), format_func=lambda one: f"{votes[one].number} {votes[one].question}")
                   if len(votes) > 1 else next(iter(votes))]
    money, staff = _limits(chosen, plenary_cached.limits_at(seen.id, state))
    if money is None:
        st.info(_("Say how much money there is, and see what would fit."), icon=":material/payments:")
        return
    try:
        found = plenary_cached.what_if_at(chosen.id, state, money, staff)
    except ToolkitError as error:
        show.problem(error)
        return
    for column, tried in zip(st.columns(len(found.tried), gap="large"), found.tried, strict=True):
        with column:
            _tried(tried)
    if found.unknown:
        names = "\n".join(f"- {item.number} {show.plain(item.title)}" for item in found.unknown)
        st.markdown(_("**Left out of both, because what they take is not known:**\n{names}", names=names))


def _limits(vote, held: rules.Limits) -> tuple[int | None, int | None]:
    left, right = st.columns(2)
    money = left.number_input(_("Money there is, in pounds"), 0, MOST_POUNDS, held.money if vote.money_limit is None else vote.money_limit,
                              5000, key=f"if-money-{vote.id}", placeholder=_("How much"))
    staff = right.number_input(_("Days of staff time there are (empty for no limit)"), 0, MOST_DAYS,
                               held.staff_days if vote.staff_limit is None else vote.staff_limit, 10, key=f"if-staff-{vote.id}",
                               placeholder=_("No limit"))
    return money, staff


def _tried(tried: Tried) -> None:
    st.subheader(_(tried.rule.title), anchor=False)
    st.markdown(show.plain(tried.rule.words))
    rows = [(row.number, show.words(row.title), rules.pounds(row.cost)) for row in tried.chosen]
    if rows:
        st.html(tables.plain_table(_("{title} would choose", title=_(tried.rule.title)), (_("Number"), _("Idea"), _("Cost")), rows))
    else:
        st.markdown(_("**It would choose nothing.**"))
    st.markdown("\n".join(f"- {show.plain(line)}" for line in (*tried.takes, *tried.notes)))
    if tried.not_chosen:
        st.html(tables.plain_table(_("{title}: not chosen, and why", title=_(tried.rule.title)), (_("Number"), _("Idea"), _("Why not")),
                                   [_why(one) for one in tried.not_chosen]))


def _why(one: NotChosen) -> tuple:
    missed = f'<b>{_("Just missed.")}</b> ' if one.just_missed else ""
    return one.item.number, f"{show.words(one.item.title)} ({rules.pounds(one.item.cost)})", missed + show.words(one.why)
