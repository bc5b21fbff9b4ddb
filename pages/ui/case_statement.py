"""The outcome statement of a case: written with the person, gone through with them, printed."""

import streamlit as st

from pages.ui import cached, session, show, statement_head, statement_outcomes
from pages.ui.dates import say_moment
from pages.ui.problems import ANY, problem_at
from pages.ui.words import _, said_all
from toolkit.brokerage import outcomes, statement
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.outcomes import DEVELOPMENTAL, NEEDS, OutcomeSeen
from toolkit.brokerage.statement import StatementSeen

PRINTS = {"normal": "Print it", "large": "Print it in large print", "easy": "Print it in Easy Read"}


def part(seen: CaseSeen) -> None:
    """What is missing, the outcomes, the head, going through it, printing."""
    found = cached.read(lambda session: statement.statement_seen(seen.id, session=session))
    lines = cached.read(lambda session: outcomes.outcomes_of(seen.id, session=session))
    refusal = outcomes.why_not_write(seen.state)
    if refusal:
        st.info(_(refusal), icon=":material/lock:")
    else:
        _missing(seen)
    st.subheader(_("What is to be different"), anchor=False)
    statement_outcomes.outcomes_part(seen, lines, writes=refusal is None)
    st.subheader(_("About this statement"), anchor=False)
    statement_head.head_part(seen, found, writes=refusal is None)
    st.subheader(_("Go through it with the person"), anchor=False)
    _go_through(seen, found, lines, writes=refusal is None)


def _missing(seen: CaseSeen) -> None:
    missing = cached.read(lambda session: statement.why_not_ready(seen.id, session=session))
    if not missing:
        st.success(_("Nothing is missing: providers can be asked."), icon=":material/check:")
        return
    with st.container(border=True):
        st.markdown(_("**Still missing before providers can be asked**\n") + "\n".join(f"- {show.plain(one)}" for one in missing))


def _go_through(seen: CaseSeen, found: StatementSeen, lines: list[OutcomeSeen], *, writes: bool) -> None:
    if not lines:
        st.caption(_("Once there is an outcome, it stands here in large print, to be read together."))
        return
    with st.expander(_("Read it together, in large print")):
        show.to_read(_("The outcomes in large print"), _large(lines))
    with st.container(horizontal=True):
        for style, label in said_all(PRINTS).items():
            st.link_button(label, f"/statement/{seen.id}.pdf?style={style}", icon=":material/print:")
    if found.read_at:
        st.markdown(_("Gone through with the person on {read_at}: {read_how}", read_at=say_moment(found.read_at),
                      read_how=show.plain(found.read_how))
                    + ("" if found.read_as_it_stands else _(". **It was changed since.**")))
    if writes:
        key = f"gone-through-{seen.id}-{found.read_at}"
        st.text_input(_("How you went through it, such as: on screen, at home, with an interpreter"), key=key, max_chars=200)
        problem_at("how")
        st.button(_("It was gone through as it stands"), on_click=_gone_through, args=(seen, key), icon=":material/done_all:")
    problem_at(ANY)


def _large(lines: list[OutcomeSeen]) -> str:
    items = "".join(f"<li style='margin:0 0 .6em'>{show.words(one.wanted.words)}"
                    f"<div class='ct-more'>{show.words(_about(one.wanted))}</div></li>" for one in lines)
    return f"<ol style='font-size:1.6rem;line-height:1.45'>{items}</ol>"


def _gone_through(seen: CaseSeen, key: str) -> None:
    session.require("work on cases")
    session.act(statement.gone_through, seen.id, st.session_state.get(key) or "", said=_("Noted: it was gone through as it stands."))


def _about(wanted: outcomes.Wanted) -> str:
    new = _(" · something new") if wanted.kind == DEVELOPMENTAL else ""
    return f"{_(NEEDS[wanted.need]).capitalize()}{new} · {_(outcomes.WEIGHTS[wanted.weight])}"
