"""The outcome statement of a case: written with the person, gone through with them, printed."""

import streamlit as st

from pages.ui import cached, session, show, statement_head, statement_outcomes
from pages.ui.problems import ANY, problem_at
from toolkit.brokerage import outcomes, statement
from toolkit.brokerage.cases import CaseSeen
from toolkit.brokerage.outcomes import DEVELOPMENTAL, NEEDS, OutcomeSeen
from toolkit.brokerage.statement import StatementSeen
from toolkit.clock import say_moment

PRINTS = {"normal": "Print it", "large": "Print it in large print", "easy": "Print it in Easy Read"}


def part(seen: CaseSeen) -> None:
    """What is missing, the outcomes, the head, going through it, printing."""
    found = cached.read(lambda session: statement.statement_seen(seen.id, session=session))
    lines = cached.read(lambda session: outcomes.outcomes_of(seen.id, session=session))
    refusal = outcomes.why_not_write(seen.state)
    if refusal:
        st.info(refusal, icon=":material/lock:")
    else:
        _missing(seen)
    st.subheader("What is to be different", anchor=False)
    statement_outcomes.outcomes_part(seen, lines, writes=refusal is None)
    st.subheader("About this statement", anchor=False)
    statement_head.head_part(seen, found, writes=refusal is None)
    st.subheader("Go through it with the person", anchor=False)
    _go_through(seen, found, lines, writes=refusal is None)


def _missing(seen: CaseSeen) -> None:
    missing = cached.read(lambda session: statement.why_not_ready(seen.id, session=session))
    if not missing:
        st.success("Nothing is missing: providers can be asked.", icon=":material/check:")
        return
    with st.container(border=True):
        st.markdown("**Still missing before providers can be asked**\n" + "\n".join(f"- {show.plain(one)}" for one in missing))


def _go_through(seen: CaseSeen, found: StatementSeen, lines: list[OutcomeSeen], *, writes: bool) -> None:
    if not lines:
        st.caption("Once there is an outcome, it stands here in large print, to be read together.")
        return
    with st.expander("Read it together, in large print"):
        show.to_read("The outcomes in large print", _large(lines))
    with st.container(horizontal=True):
        for style, label in PRINTS.items():
            st.link_button(label, f"/statement/{seen.id}.pdf?style={style}", icon=":material/print:")
    if found.read_at:
        st.markdown(f"Gone through with the person on {say_moment(found.read_at)}: {show.plain(found.read_how)}"
                    + ("" if found.read_as_it_stands else ". **It was changed since.**"))
    if writes:
        key = f"gone-through-{seen.id}-{found.read_at}"
        st.text_input("How you went through it, such as: on screen, at home, with an interpreter", key=key, max_chars=200)
        problem_at("how")
        st.button("It was gone through as it stands", on_click=_gone_through, args=(seen, key), icon=":material/done_all:")
    problem_at(ANY)


def _large(lines: list[OutcomeSeen]) -> str:
    items = "".join(f"<li style='margin:0 0 .6em'>{show.words(one.wanted.words)}<div class='ct-more'>"
                    f"{show.words(NEEDS[one.wanted.need].capitalize())}"
                    f"{' · something new' if one.wanted.kind == DEVELOPMENTAL else ''} · "
                    f"{show.words(outcomes.WEIGHTS[one.wanted.weight])}</div></li>" for one in lines)
    return f"<ol style='font-size:1.6rem;line-height:1.45'>{items}</ol>"


def _gone_through(seen: CaseSeen, key: str) -> None:
    session.require("work on cases")
    session.act(statement.gone_through, seen.id, st.session_state.get(key) or "", said="Noted: it was gone through as it stands.")
