"""How the room comes to a vote: its address, its QR code as a picture, and whether other devices can reach it."""

from pages.ui import session, show
from pages.ui.words import _
from toolkit import addresses
from toolkit.qr import qr_picture
from toolkit.voting import tickets

ONLY_HERE = ("Only this computer can open that address. To let phones in, stop Common Table and start it again with "
             "--hall, on the room's Wi-Fi.")


def room_url(code: str) -> str:
    """The address that phones open for a room's vote."""
    return addresses.shown_url(f"/room/{code}", session.base_address())


def results_url(code: str) -> str:
    """The public address of a published result."""
    return addresses.shown_url(f"/results/{code}", session.base_address())


def ticket_url(code: str, number: str) -> str:
    """The address that opens one voting paper."""
    return addresses.shown_url(f"/vote/{tickets.token(code, number)}", session.base_address())


def in_print(url: str) -> str:
    """An address as people copy it: without the part that browsers add themselves."""
    return url.removeprefix("http://").removeprefix("https://")


def qr(url: str, size: str) -> str:
    """The code as HTML, `size` as CSS has it; none for an address that would lead every phone to itself."""
    if addresses.only_here(url):
        return ""
    return (f'<img src="{show.words(qr_picture(url))}" alt="{_("QR code that opens {in_print}", in_print=show.words(in_print(url)))}" '
            f'style="width:{size};height:{size};max-width:100%;border-radius:6px;display:block">')
