"""The print pack: choose a style, print one sheet, or make many ready and take them in one file."""

from urllib.parse import urlencode

import streamlit as st

from pages.ui import cached, host_cards_part, session, show
from pages.ui.words import _, many, said_all
from toolkit import addresses
from toolkit.access.roles import may
from toolkit.errors import ToolkitError
from toolkit.events.run_sheet import PREPARE
from toolkit.reports.kept import KEPT
from toolkit.reports.pack import PACK, host_cards, making, room_card, safeguarding
from toolkit.reports.pack.sheet import STYLES, Order, PackSheet
from toolkit.steps.overview import Overview

STYLE = "style"  # in the address
# Where what a sheet lacks is written or opened: label, page, part of it.
WAYS = {safeguarding.SLUG: ("To the safeguarding card", "day.py", "risk"), room_card.SLUG: ("To the vote", "step_priorities.py", "vote")}


def print_pack(seen: Overview, state: int) -> None:
    """Style, sheets, and the button that makes them ready."""
    if not may(session.require(), PREPARE, seen.id):
        st.info(_("A facilitator prints the papers for the day. Ask for what you need."), icon=":material/print:")
        return
    st.write(_("Open one sheet to print it, or take those that are ticked in one file."))
    style = session.choose_part(_("Style"), said_all(STYLES), STYLE)
    order = cached.read(making.order_for, session.require(PREPARE, seen.id), seen.id, style, session.base_address())
    if addresses.only_here(addresses.shown_url("/", order.base)):
        st.warning(_("Only this computer can open its address now: no cards can be printed, and voting papers come without their QR code."),
                   icon=":material/wifi_off:")
    reasons, lacking = cached.read(making.reasons, order), cached.read(making.lacking, order)
    _ready(state, order, [sheet for sheet in PACK if _row(order, sheet, reasons.get(sheet.slug), lacking.get(sheet.slug))])


def _row(order: Order, sheet: PackSheet, why_not: str | None, lacks: str | None) -> bool:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        paper = "" if sheet.paper in sheet.name else f", {sheet.paper}"
        # A1 goes to a copy shop, so it is taken only when somebody wants it.
        ticked = st.checkbox(f"**{_(sheet.name)}**{paper}", not why_not and sheet.paper != "A1", disabled=bool(why_not),
                             key=f"print-{sheet.slug}-{bool(why_not)}")
        st.caption(show.plain(_(why_not or sheet.plain)))
        if sheet.slug == host_cards.SLUG and why_not and cached.read(host_cards.without_a_link, order):
            st.button(_("Make the host links"), on_click=host_cards_part.make_links, args=(order.workshop_id,), icon=":material/key:")
        if not why_not:
            st.link_button(_("Open"), _door(order, f"/{sheet.slug}.pdf"), icon=":material/print:",
                           help=_("Open: {name}", name=_(sheet.name)))
        if lacks and not why_not:
            _warn(order, sheet, lacks)
    return ticked and not why_not


def _warn(order: Order, sheet: PackSheet, lacks: str) -> None:
    st.warning(show.plain(lacks), icon=":material/warning:")
    label, page, part = said_all(WAYS[sheet.slug])
    st.page_link(page, label=label, icon=":material/arrow_forward:", query_params={"workshop": str(order.workshop_id), "part": part})


def _door(order: Order, where: str, **more: list[str]) -> str:
    return f"/pack/{order.workshop_id}{where}?{urlencode({STYLE: order.style, **more}, doseq=True)}"


def _ready(state: int, order: Order, ticked: list[PackSheet]) -> None:
    slugs = [sheet.slug for sheet in ticked]
    made = (state, order.style, *slugs)
    if st.button(_("Make {sheet} ready", sheet=many(len(ticked), "sheet")), type="primary", disabled=not ticked, icon=":material/print:") \
            and _make(order, ticked):
        st.session_state[session.PRINTED] = made
    if ticked and st.session_state.get(session.PRINTED) == made:
        st.link_button(_("Download them in one file"), _door(order, ".zip", sheet=slugs), icon=":material/download:", type="primary")
        st.caption(_("A ZIP file: open it, then print each PDF inside. The name of each says what it is."))


def _make(order: Order, ticked: list[PackSheet]) -> bool:
    """Set each file now, saying how far it is; the door then hands out the same files."""
    session.require(PREPARE, order.workshop_id)
    bar = st.progress(0.0)
    try:
        files = [(sheet.name, file) for sheet in ticked for _ignored, file in cached.read(making.files_of, order, sheet)]
        for at, (name, file) in enumerate(files):
            bar.progress(at / len(files), _("{at} of {count}: {name}", at=at + 1, count=len(files), name=name))
            KEPT.pdf(file)
    except ToolkitError as error:
        show.problem(error)
        return False
    finally:
        bar.empty()
    return True
