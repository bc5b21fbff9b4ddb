"""Who is here and where they are. Every key of session_state and every word of the address is named here."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import streamlit as st

from pages.ui import account, easy, show
from pages.ui.words import _, names_in
from toolkit.access.left_off import keep_left_off
from toolkit.access.links import COOKIE
from toolkit.access.roles import Actor, check_may, may
from toolkit.access.signed_in import holder_of
from toolkit.errors import BadInput, NotFound, NotSignedIn, RecordUnavailable, ToolkitError
from toolkit.storage.engine import RuleBroken, aside_session, read_session, write_session
from toolkit.storage.queries import links

# session_state
POINT = "clicked_point"        # (latitude, longitude) of the last click that waits to be used
CHOICES = "place_choices"      # (what was typed, Places to choose from), when a name matched several
PROBLEM = "problem"            # (sentence, field) to show at the form it belongs to
WRONG = "wrong_in_form"        # all that is wrong in the form that starts a workshop
IN_FORM = "in_form"            # the name of the draft that PROBLEM belongs to, where a screen has several
HANDED = "handed_over"         # (workshop id, what was handed over last in Step 4), to give it back
SAID = "said"                  # what was just saved, to say once
JUST_SAID = "just_said"        # (cell or list, words) of the entry or idea saved last, for a hint beside it
OUTSIDE = "outside_area"       # (cell, sentence) when a place of the entry saved last lies outside the area
CONFLICT = "conflict"          # theirs and mine, when somebody saved first
NONCE = "nonce"                # counts up to empty a form by giving its widgets new keys
TURNED = "turned_page"         # (cell, page) by kind, where the entries of a cell were paged through
DRAFT = "draft"                # begins the keys of what was typed and not saved, by form (see draft.py)
STORY = "story"                # the slug of the story that prompted the next gap, when somebody says so in Step 2
WITHDRAWN = "withdrawn"        # (entry id, words, cell) of what was withdrawn last, for undo
CELL = "recorded_cell"         # (step, group, function) that is recorded in, to notice when another is taken up
KEPT = "kept_choices"          # whether who and where are still those of the entry saved last
ASKED = "asked_next"           # whether the next question was just taken up, to lead the eye and the focus there
ASKED_ABOUT = "asked_about"    # which of many small forms was saved last, so that a refusal stands beside it
PRINTED = "printed_pack"       # (state, style, sheets) that were made ready to print last
REPORTS_MADE = "reports_made"  # (workshop or contract id, report, format, in Easy Read) of every report that was made ready
NEW_LINK = "new_link"          # (name, role, address) of a link that was just made; its secret cannot be read again
MADE = "made_workshop"         # the id of a workshop that was just made, to open it
MAIL_FAILED = "mail_failed"    # by enquiry: (provider, why) of each e-mail that did not go out the last time
MADE_CASE = "made_case"        # the id of a case that was just taken in, to open it
PAGE = "page"                  # the screen of the last run
GO_TO = "go_to"                # the screen to go to after a move
WRITTEN = "written_address"    # by name: (before, what was written, when) of what this person put into the address last
NOTED_USE = "noted_use"        # when it was last noted that this device is in use (monotonic)
TOUR = "tour"                  # (number of the stop, id of the example) while somebody is led around
TOUR_GO = "tour_go"            # whether the screen of that stop is to be opened
TOUR_ENDED = "tour_ended"      # whether the tour was ended in this window, for the browser to remember
REMEMBERED = "remembered"      # the place in the process that was last written to the database

KNOWN: ContextVar[Actor | None] = ContextVar("known_for_this_run", default=None)
PART = "part"                  # of the address: which part of a screen is looked at
ONE = "one"                    # of the address: one question at a time, in large print

STALE_SECONDS = 2  # so long an address that was asked with may be older than the one that was written


def secret() -> str | None:
    """This device's secret from its cookie. Only text counts: under a test harness other things come."""
    found = st.context.cookies.get(COOKIE)
    return found if isinstance(found, str) else None


@contextmanager
def known_for_this_run(actor: Actor) -> Iterator[Actor]:
    """Past the gate: all parts of this run of the whole page learn who is here without asking the database once more each.

    It holds in this run alone. A callback runs before it and a part that runs by itself runs without it, so both read anew;
    and whatever is saved reads anew in `act`.
    """
    before = KNOWN.set(actor)
    try:
        yield actor
    finally:
        KNOWN.reset(before)


def require(act: str = "see workshops", workshop_id: UUID | None = None, *, at_the_gate: bool = False) -> Actor:
    """Who is here, read from the database in this very run; at the start of every page, fragment and callback.

    Stops the run with a page that says what to do when the act is not theirs, or nobody is signed in. That last page is
    shown at the gate only: a fragment or a callback cannot empty the screen around it, so it sends everything there.
    """
    try:
        actor = KNOWN.get() or holder_of(secret())
        check_may(actor, act, workshop_id)
        return actor
    except NotSignedIn:
        if not at_the_gate:
            st.rerun()
        account.nobody_here()
    except ToolkitError as error:
        show.sorry(error)
    return st.stop()


def sign_out(actor: Actor) -> None:
    """The way out: a member leaves on all devices at once."""
    where = "" if actor.member_id else _(" on this device")
    st.html(f'<a href="/leave" target="_self">{_("Sign out{where}", where=where)}</a>', width="content")


def turn_away_strangers() -> Actor | None:
    """Stop before any screen is named for whoever has no link: an address we do not know is then answered like any other.

    Gives who is here, so that a small group's host is named no screen but their own; None while the record is away.
    """
    try:
        return holder_of(secret())
    except NotSignedIn:
        account.nobody_here()
        st.stop()
    except ToolkitError:
        pass  # the gate says it, where a way to the first page can stand beside it
    return None


def act(do: Callable[..., Any], *given: Any, said: str | None = None, **named: Any) -> tuple[bool, Any]:
    """Do one act in one transaction as the person here.

    Returns (True, result), or (False, None) with the reason kept to be shown where it belongs.
    """
    try:
        actor = holder_of(secret())
        with write_session() as session:
            result = do(actor, *given, session=session, **named)
    except ToolkitError as error:
        st.session_state[PROBLEM] = error
        return False, None
    st.session_state.pop(PROBLEM, None)
    if said:
        st.session_state[SAID] = said
    return True, result


def refuse(sentence: str, field: str | None = None) -> None:
    """Keep a reason to be shown where it belongs, for what a screen itself finds missing."""
    st.session_state[PROBLEM] = BadInput(sentence, field)


def hint_here(place: Any) -> None:
    """The gentle hint beside long words, where they were the last that were saved and were saved at this place."""
    saved_at, words = st.session_state.get(JUST_SAID) or (None, "")
    if saved_at == place:
        show.hint(words)


def base_address() -> str | None:
    """Scheme, name and port by which this browser came, such as "http://localhost:8501". Only text counts, as for `secret`."""
    url = st.context.url
    found = urlsplit(url if isinstance(url, str) else "")
    return f"{found.scheme}://{found.netloc}" if found.netloc else None


def at() -> dict[str, str]:
    """Where this person is, as words for the address of another screen."""
    return {name: st.query_params[name] for name in ("workshop", "function", "group", ONE) if name in st.query_params}


def workshop_id() -> UUID | None:
    """The workshop in the address. Raises NotFound when the address is not right."""
    text = st.query_params.get("workshop")
    try:
        return UUID(text) if text else None
    except ValueError:
        raise NotFound(_("This address names no workshop. Choose one on the first page.")) from None


def arrive(page: str) -> None:
    """Leave behind, on coming to another screen, what belonged to the one before."""
    if st.session_state.get(PAGE) != page:
        st.session_state[PAGE] = page
        for key in (PROBLEM, WRONG, CHOICES, POINT, OUTSIDE, JUST_SAID, CONFLICT, WITHDRAWN, NEW_LINK, IN_FORM, HANDED):
            st.session_state.pop(key, None)


def left_off(page: str) -> UUID | None:
    """The workshop this person was in last, where they were last in it; it is put into the address."""
    actor = require()
    with read_session() as session:
        places = links.last_places(actor.stands_on, session=session) if actor.stands_on else []
        # One whose area is no longer theirs is passed over.
        places = [one for one in places if may(actor, "see workshops", one.workshop_id)]
    if not places:
        return actor.workshop_id
    last = places[0]
    st.query_params["workshop"] = str(last.workshop_id)
    if last.function:
        st.query_params["function"] = str(last.function)
    if last.group_id:
        st.query_params["group"] = str(last.group_id)
    return last.workshop_id


def remember(actor: Actor, workshop_id: UUID, page: str) -> None:
    """Keep where this person is, in the database, when it changed; a full disk must not keep them from looking."""
    here = (str(workshop_id), page, st.query_params.get("function"), st.query_params.get("group"))
    if actor.stands_on is None or st.session_state.get(REMEMBERED) == here:
        return
    st.session_state[REMEMBERED] = here
    with suppress(RecordUnavailable, RuleBroken), aside_session() as session:
        keep_left_off(actor.link_id, workshop_id, page, here[2], here[3], member_id=actor.member_id, session=session)


def address_number(name: str, least: int, most: int) -> int:
    """A number from the address, or the least when it is not there or not right."""
    text = st.query_params.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 9 and least <= int(text) <= most else least


def choose_part(label: str, parts: dict[str, str], name: str = PART, first: str | None = None) -> str:
    """One part of a screen at a time, kept in the address under a name; `first` where the address has none.

    In Easy Read its own lines follow, where the part has some.
    """
    given = st.query_params.get(name)
    st.session_state[name] = given if given in parts else first if first in parts else next(iter(parts))
    chosen = st.segmented_control(label, list(parts), format_func=names_in(parts), key=name, required=True,
                                  on_change=keep_in_address, args=(name, name), label_visibility="collapsed")
    if name == PART:
        easy.part(f"{st.session_state.get(PAGE)}-{chosen}")
    return chosen


def keep_in_address(name: str, key: str) -> None:
    """For a widget's on_change: write its value to the address, so that a reload comes back here."""
    value = st.session_state.get(key)
    if value is not None:
        write_address(name, str(value))


def write_address(name: str, value: str) -> None:
    """Put a word into the address."""
    st.session_state.setdefault(WRITTEN, {})[name] = (st.query_params.get(name), value, time.monotonic())
    st.query_params[name] = value


def mend_address() -> None:
    """At the start of a run: put back what was just written to the address and is not in it.

    A part of a screen that looks again by itself asks with the address its browser knew then. Should that come in while a run
    with a newer address waits, the server makes one of both and takes the address of the one that came last.
    """
    for name, (before, value, at) in st.session_state.get(WRITTEN, {}).items():
        if st.query_params.get(name) == before != value and time.monotonic() - at < STALE_SECONDS:
            st.query_params[name] = value


def fresh(name: str) -> str:
    """A widget's key that changes each time `empty` is called for this name."""
    return f"{name}-{st.session_state.get(f'{NONCE}-{name}', 0)}"


def empty(name: str) -> None:
    """Empty the form of this name, after what was typed in it is safely saved."""
    st.session_state[f"{NONCE}-{name}"] = st.session_state.get(f"{NONCE}-{name}", 0) + 1
