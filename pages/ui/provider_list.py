"""The list of providers with its filters; one of them to change or to close."""

from uuid import UUID

import streamlit as st

from pages.ui import cached, filters, provider_cached, provider_contracts, provider_form, provider_more, session, show
from pages.ui.content import groups, lists, provider_lists
from pages.ui.pager import pager
from pages.ui.problems import ANY, problem_at
from pages.ui.provider_filters import approaches, functions, sought
from pages.ui.words import _, many, said_all
from toolkit.brokerage import providers
from toolkit.brokerage.directory import DetailSeen
from toolkit.brokerage.lists import name_of
from toolkit.brokerage.providers import ACTIVE, CLOSED, STATUSES, ProviderSeen, Sought
from toolkit.errors import NotFound, ToolkitError

PAGE = 20
STATUS, ONE = "pstatus", "provider"


def part() -> None:
    """Everybody who fits, by name; with nothing looked for, everybody. Or the one that is being changed."""
    if ONE in st.query_params:
        _change()
        return
    wanted = sought()
    status = filters.choice(_("Can they be asked?"), STATUS, {slug: words.capitalize() for slug, words in said_all(STATUSES).items()})
    wanted = Sought(**vars(wanted) | {"status": status or ""})
    state = provider_cached.state()
    total = provider_cached.count_at(state, wanted)
    if not total:
        st.info(_("No provider is found. Look for fewer things, or add the first under “Add a provider”."), icon=":material/store:")
        return
    number = session.address_number(filters.NUMBER, 1, -(-total // PAGE))
    st.markdown(_("**{provider}**, by name", provider=many(total, "provider")))
    problem_at(ANY)
    shown = provider_cached.found_at(state, wanted, (number - 1) * PAGE, PAGE)
    details = provider_cached.details_at(state, tuple(one.id for one in shown))
    for one in shown:
        _one(one, details.get(one.id))
    pager("providers", number, PAGE, total, filters.turn)


def _one(one: ProviderSeen, known: DetailSeen | None) -> None:
    with st.container(border=True):
        st.html(in_words(one) + (provider_more.in_words(known) if known else ""))
        with st.container(horizontal=True):
            st.button(_("Change"), key=f"change-{one.id}", icon=":material/edit:", type="tertiary", on_click=_take_up,
                      args=(one.id,))
            label, to = (_("Close"), CLOSED) if one.status == ACTIVE else (_("Take up again"), ACTIVE)
            st.button(label, key=f"status-{one.id}", type="tertiary", on_click=_set_status, args=(one.id, one.version, to),
                      icon=":material/lock:" if to == CLOSED else ":material/lock_open:")


def _take_up(provider_id: UUID) -> None:
    st.query_params[ONE] = str(provider_id)


def _change() -> None:
    st.button(_("Back to the list"), on_click=st.query_params.pop, args=(ONE, None), icon=":material/arrow_back:")
    try:
        one = cached.read(providers.provider_seen, _in_address())
    except ToolkitError as error:
        show.problem(error)
        return
    provider_form.change(one)
    st.divider()
    provider_more.part(one.id)
    provider_contracts.part(one.id, one.written.name)


def _in_address() -> UUID:
    try:
        return UUID(st.query_params[ONE])
    except ValueError:
        raise NotFound(_(providers.NOT_THERE)) from None


def in_words(one: ProviderSeen) -> str:
    """A provider as HTML: what they are, what they do, for whom, where, how to reach them."""
    said = one.written
    found_by = [(_("Approaches"), [name_of(approaches(), slug) for slug in said.approaches]),
                (_("Functions"), [functions()[str(number)] for number in said.functions]),
                (_("For"), [name_of(groups(), slug) for slug in said.groups]), (_("Areas"), said.areas), (_("Can do"), said.capabilities),
                (_("Kinds of support"), [name_of(lists().kind, slug) for slug in said.support])]
    lines = "".join(f"<div class='ct-more'>{name}: {show.words(', '.join(several))}</div>" for name, several in found_by if several)
    closed = f' · <b>{_("✗ closed, is not asked")}</b>' if one.status == CLOSED else ""
    example = f' · <b>{_("Example: invented")}</b>' if one.example else ""
    return (f"<h2 style='margin:0;padding:0;font-size:1.2rem'>{show.words(said.name)}</h2>"
            f"<div class='ct-more'>{show.words(provider_lists().kinds.get(said.kind, said.kind))}{example}{closed}</div>"
            f"<div>{show.words(said.what)}</div>{lines}<div class='ct-more'>{show.words(said.contact)}</div>")


def _set_status(provider_id: UUID, version: int, to: str) -> None:
    session.require("keep providers")
    session.act(providers.set_status, provider_id, version, to,
                said=_("Closed. They are not asked any more.") if to == CLOSED else _("They can be asked again."))
