"""Choosing whom to ask: providers are looked for, and those found are chosen. With nothing looked for, nobody is found."""

from uuid import UUID

import streamlit as st

from pages.ui import cached
from pages.ui.draft import Draft
from pages.ui.not_personal import problem_at_field
from pages.ui.provider_filters import sought
from pages.ui.words import _, many
from toolkit.brokerage import providers
from toolkit.brokerage.enquiry import MOST_PROVIDERS
from toolkit.storage.queries import enquiries
from toolkit.storage.queries.providers import names_of

PART = "providers"


def chosen_in(enquiry_id: UUID) -> list[str]:
    """The providers of a draft, as its field holds them."""
    return [str(row.provider_id) for row in cached.read(enquiries.asked_of, enquiry_id)]


def choose(begun: Draft, *, example: bool) -> None:
    """The filters, how many fit, one press to take them all, and the list of those chosen. An `example` case asks invented ones."""
    wanted = sought()
    if example:
        st.caption(_("This case is an example, so only the example's invented providers are found."))
    rows = cached.read(lambda session: providers.to_ask(wanted, MOST_PROVIDERS, example=example, session=session))
    found = {str(provider_id): _("{name} (Example)", name=name) if example else name for provider_id, name in rows}
    _say(begun, wanted.is_empty, found)
    chosen = [str(one) for one in begun.typed()[PART] or ()]
    names = found | cached.read(names_of, [UUID(one) for one in chosen if one not in found])
    # Its value is set here and by the button, never by `default`: Streamlit warns of both at once.
    st.session_state.setdefault(begun.key(PART), list(begun.begun_with[PART]))
    st.multiselect(_("Providers who are asked"), list(names), format_func=lambda one: names.get(one, one), key=begun.key(PART),
                   persist_state="session", select_all=False, placeholder=_("Look for providers above, then choose here"))
    problem_at_field(begun, PART)
    st.caption(_("{providers_are} chosen. They are never told who else is asked, or how many.",
                 providers_are=many(len(chosen), "provider is", "providers are")))


def _say(begun: Draft, nothing: bool, found: dict[str, str]) -> None:
    if nothing:
        st.caption(_("Look for something: a kind, a function, an area, a word. With nothing looked for, nobody is found."))
    elif not found:
        st.caption(_("Nobody fits all of it. Look for less."))
    else:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{many(len(found), 'provider fits', 'providers fit')}**", width="content")
            st.button(_("Choose all that were found"), on_click=_take_all, args=(begun, tuple(found)), icon=":material/playlist_add:")


def _take_all(begun: Draft, found: tuple[str, ...]) -> None:
    chosen = begun.typed()[PART] or []
    st.session_state[begun.key(PART)] = list(dict.fromkeys([*chosen, *found]))[:MOST_PROVIDERS]
