"""What providers are found by: one row of filters, kept in the address, for the list and for an enquiry."""

import streamlit as st

from pages.ui import filters, provider_cached
from pages.ui.content import framework, groups, lists, provider_lists
from pages.ui.words import _
from toolkit.brokerage.providers import Sought

KIND, FUNCTION, GROUP, AREA = "pkind", "pfunction", "pgroup", "parea"
CAPABILITY, SUPPORT, APPROACH, TEXT = "pcan", "psupport", "papproach", "ptext"
NAMES = (KIND, FUNCTION, GROUP, AREA, CAPABILITY, SUPPORT, APPROACH, TEXT)
MOST_OFFERED = 200


def sought() -> Sought:
    """The filters, and what is looked for by them."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        found = {"kind": filters.choice(_("Kind of provider"), KIND, provider_lists().kinds),
                 "support": filters.choice(_("Kind of support"), SUPPORT, lists().kind),
                 "approach": filters.choice(_("Approach to brokerage"), APPROACH, approaches()),
                 "function": filters.choice(_("Function"), FUNCTION, functions()),
                 "group": filters.choice(_("Group of people"), GROUP, groups()),
                 "capability": filters.choice(_("What they can do"), CAPABILITY, _used("capability")),
                 "area": filters.words(_("Area"), AREA, _("for example: OX16")),
                 "text": filters.words(_("Name or words"), TEXT, _("for example: Ash"))}
        filters.clear_button(NAMES)
    return Sought(**{name: value or "" for name, value in found.items() if name != "function"},
                  function=int(found["function"]) if found["function"] else None)


def functions() -> dict[str, str]:
    """The ten functions by number."""
    return {str(one.number): f"{one.number} {one.name}" for one in framework().functions}


def approaches() -> dict[str, str]:
    """The five approaches to brokerage by slug."""
    return {one.slug: one.name for one in framework().approaches}


def _used(kind: str) -> dict[str, str]:
    return {words: words for words in provider_cached.words_used_at(provider_cached.state(), kind, MOST_OFFERED)}
