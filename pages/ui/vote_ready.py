"""Making a vote ready: what is asked, how it is answered, and which ideas go on the voting paper."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, session, show, vote_cached
from pages.ui.problems import ANY, problem_at
from pages.ui.vote_words import go_to, newest, title, void_papers, way_to
from pages.ui.words import _, many, names_in
from toolkit.models import VoteRound
from toolkit.steps.overview import Overview
from toolkit.voting import moves, rounds
from toolkit.voting.paper import DOTS, INPUTS, MATRIX
from toolkit.voting.reconciling import Reconciled

FORM = "ready"
QUESTION = "Which of these matter most to you?"
FEWEST = 2
LIVE = "Show totals as they come in: only for a show of hands, since everybody sees them before they vote"


def ready(seen: Overview, state: int, leads: bool) -> None:
    """The voting paper: to be written, as a draft, or as it stands once the vote was opened."""
    vote = newest(seen.id, state)
    if vote and vote.state in (moves.OPEN, moves.PAUSED):
        _as_it_stands(seen, state, vote)
    elif len(cached.priorities_at(seen.id, state)) < FEWEST:
        st.info(_("A vote chooses between at least {fewest} ideas. Add them in part 1, then come back.", fewest=FEWEST),
                icon=":material/lightbulb:")
    elif vote is None or vote.state == moves.DRAFT:
        _paper(seen, state, vote)
    else:
        _another(seen, state, vote)


def _as_it_stands(seen: Overview, state: int, vote: VoteRound) -> None:
    title(vote)
    way_to("run", _("Go to the running vote"))
    st.html(f'<b>{_("On the voting paper")}</b><ul>' + "".join(
        f"<li><b>{item.number}</b> {show.words(item.title)}</li>" for item in vote_cached.items_at(seen.id, state, vote.id)) + "</ul>")
    not_voted_on(seen, state)


def not_voted_on(seen: Overview, state: int) -> list:
    """Name the ideas that are not on the newest paper; returns them."""
    later = vote_cached.later_ideas(seen.id, state)
    if later:
        came = _("These came later, or were left off the paper. They can go into a second round.")
        ideas = "".join(f"<li><b>{row.number}</b> {show.words(row.title)}</li>" for row in later)
        st.html(f'<b>{_("Not voted on")}</b> <span class="ct-more">{came}</span><ul>{ideas}</ul>')
    return later


def _another(seen: Overview, state: int, vote: VoteRound) -> None:
    st.subheader(_("Vote {number} is closed", number=vote.number), anchor=False)
    later = not_voted_on(seen, state)
    if not later:
        st.caption(_("Vote {number} asked about every idea. Another round is possible; the earlier one is kept.", number=vote.number))
    with st.expander(_("Hold a second round") if vote.number == 1 else _("Hold round {number}", number=vote.number + 1),
                     expanded=bool(later)):
        _paper(seen, state, None)


def _paper(seen: Overview, state: int, draft: VoteRound | None) -> None:
    before = draft or VoteRound(workshop_id=seen.id, question=_(QUESTION))
    name = session.fresh(f"{FORM}-{draft.id if draft else len(vote_cached.rounds_at(seen.id, state))}")
    # The version that the fields were filled from: what somebody else saves meanwhile is not written over unseen.
    st.session_state.setdefault(f"{name}-version", before.version)
    st.text_input(_("Question"), before.question, key=f"{name}-question", persist_state="session")
    problem_at("question")
    answered = st.radio(_("How people answer"), list(INPUTS), list(INPUTS).index(before.input), format_func=names_in(INPUTS),
                        key=f"{name}-input", persist_state="session")
    _numbers(name, before, answered == DOTS)
    _optional(name, before, answered != MATRIX)
    _which_ideas(seen, state, name, draft)
    if draft:
        _printed(vote_cached.count_now(draft.id))
    _buttons(seen, name, draft, [row.id for row in cached.priorities_at(seen.id, state)])


def _numbers(name: str, before: VoteRound, dots: bool) -> None:
    places = st.columns(3 if dots else 1)
    if dots:
        places[0].number_input(_("Dots per person"), 1, rounds.MOST_DOTS, before.dots_per_person, key=f"{name}-dots_per_person",
                               persist_state="session")
        places[1].number_input(_("At most on one idea"), 1, rounds.MOST_DOTS, before.max_per_item, key=f"{name}-max_per_item",
                               persist_state="session")
    places[-1].number_input(_("People present"), 1, rounds.MOST_PEOPLE, before.headcount, key=f"{name}-headcount",
                            placeholder=_("How many"), persist_state="session")
    for field in ("dots_per_person", "max_per_item", "headcount"):
        problem_at(field)


def _optional(name: str, before: VoteRound, by_hands: bool) -> None:
    with st.expander(_("Limits of money and staff time, show of hands (optional)")):
        left, right = st.columns(2)
        left.number_input(_("Money in pounds"), 0, rounds.MOST_POUNDS, before.money_limit, key=f"{name}-money_limit",
                          placeholder=_("No limit"), persist_state="session")
        right.number_input(_("Staff time in days"), 0, rounds.MOST_DAYS, before.staff_limit, key=f"{name}-staff_limit",
                           placeholder=_("No limit"), persist_state="session")
        if by_hands:
            st.checkbox(_(LIVE), before.live, key=f"{name}-live", persist_state="session")
    for field in ("money_limit", "staff_limit"):
        problem_at(field)


def _which_ideas(seen: Overview, state: int, name: str, draft: VoteRound | None) -> None:
    standing = cached.priorities_at(seen.id, state)
    on_it = {item.priority_id for item in vote_cached.items_at(seen.id, state, draft.id)} if draft else {row.id for row in standing}
    with st.expander(_("Which ideas go on the voting paper ({count} of {count_2})", count=len(on_it & {row.id for row in standing}),
                       count_2=len(standing))):
        for row in standing:
            st.checkbox(f"{row.number} {show.plain(row.title)}", row.id in on_it, key=f"{name}-{row.id}", persist_state="session")


def _printed(count: Reconciled) -> None:
    if count.printed:
        st.warning(_("**{voting_paper}** printed already. If you change the question, the ideas or how people answer, they become void "
                     "when you save, and new ones are needed.", voting_paper=many(count.printed, "voting paper")), icon=":material/print:")
    void_papers(count)


def _buttons(seen: Overview, name: str, draft: VoteRound | None, ideas: list[UUID]) -> None:
    given = (seen.id, name, draft.id if draft else None, ideas)
    with st.container(horizontal=True):
        st.button(_("Open the vote"), type="primary", on_click=_save, args=(*given, True), icon=":material/how_to_vote:")
        st.button(_("Save the draft") if draft else _("Keep it as a draft"), on_click=_save, args=(*given, False), icon=":material/draft:")
    problem_at(ANY)


def _save(workshop_id: UUID, name: str, draft_id: UUID | None, ideas: list[UUID], to_open: bool) -> None:
    session.require("run a vote", workshop_id)
    chosen = [one for one in ideas if st.session_state.get(f"{name}-{one}", True)]
    version = st.session_state[f"{name}-version"]
    said = _("The vote is open.") if to_open else _("The draft is saved.")
    if session.act(_keep, workshop_id, _typed(name), chosen, draft_id, version, to_open, said=said)[0]:
        session.empty(name.rpartition("-")[0])
        go_to("run" if to_open else "ready")
    elif theirs := getattr(st.session_state.get(session.PROBLEM), "theirs", None):
        st.session_state[f"{name}-version"] = theirs["version"]


def _typed(name: str) -> rounds.RoundRules:
    typed = {part: st.session_state.get(f"{name}-{part}") for part in (
        "question", "dots_per_person", "max_per_item", "headcount", "input", "money_limit", "staff_limit", "live")}
    # What is not asked with this way of answering keeps to what any vote begins with.
    unasked = {part for part in ("dots_per_person", "max_per_item") if typed["input"] != DOTS} | (
        {"live"} if typed["input"] == MATRIX else set())
    return rounds.RoundRules(**{part: value for part, value in typed.items()
                                if part not in unasked and (value is not None or part not in ("dots_per_person", "max_per_item", "live"))})


def _keep(actor, workshop_id: UUID, typed: rounds.RoundRules, chosen: list[UUID], draft_id: UUID | None, version: int,
          to_open: bool, *, session) -> None:
    # In one transaction: a vote is not opened with the paper as it was before.
    if draft_id:
        rounds.change_round(actor, draft_id, version, typed, chosen, session=session)
    else:
        draft_id, version = rounds.draft_round(actor, workshop_id, typed, chosen, session=session), 0
    if to_open:
        rounds.move_round(actor, draft_id, version + 1, moves.OPEN, session=session)

