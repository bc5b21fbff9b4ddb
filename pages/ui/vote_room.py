"""How the room comes to a vote: its address, its QR code as a picture, and whether other devices can reach it."""

from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

import segno
import streamlit as st

from pages.ui import show
from toolkit import addresses
from toolkit.voting import tickets

ONLY_HERE = ("Only this computer can open that address. To let phones in, stop Common Table and start it again with "
             "--hall, on the room's Wi-Fi.")


def room_url(code: str) -> str:
    """The address that phones open for a room's vote."""
    return addresses.shown_url(f"/room/{code}", browser_base())


def results_url(code: str) -> str:
    """The public address of a published result."""
    return addresses.shown_url(f"/results/{code}", browser_base())


def ticket_url(code: str, number: str) -> str:
    """The address that opens one voting paper."""
    return addresses.shown_url(f"/vote/{tickets.token(code, number)}", browser_base())


def browser_base() -> str | None:
    """The address by which this browser reached the app. Only text counts: under a test harness other things come."""
    url = st.context.url
    parts = urlsplit(url) if isinstance(url, str) else None
    return f"{parts.scheme}://{parts.netloc}" if parts and parts.netloc else None


def only_here(url: str) -> bool:
    """Whether an address leads nowhere from another device."""
    host = urlsplit(url).hostname or "localhost"
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def in_print(url: str) -> str:
    """An address as people copy it: without the part that browsers add themselves."""
    return url.removeprefix("http://").removeprefix("https://")


@lru_cache(256)
def picture(url: str) -> str:
    """A QR code as an address for an <img>, black on white whatever the screen's colours: cameras want it so."""
    return segno.make(url, error="m", micro=False).svg_data_uri(scale=8, border=4, dark="#000", light="#fff")


def qr(url: str, size: str) -> str:
    """The code as HTML; `size` is a CSS length."""
    return (f'<img src="{show.words(picture(url))}" alt="QR code that opens {show.words(in_print(url))}" '
            f'style="width:{size};height:{size};max-width:100%;border-radius:6px;display:block">')
