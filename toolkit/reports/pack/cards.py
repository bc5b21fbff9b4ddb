"""Cards with a QR code, several on a sheet, to be cut apart."""

from typing import Any

from toolkit import addresses
from toolkit.qr import qr_svg
from toolkit.words.speaking import _

ON_A_SHEET = {"normal": 4, "large": 2, "easy-read": 2}
ONLY_HERE = ("Only this computer can open its address, so cards would lead nowhere. Stop Common Table and start it again with "
             "--hall, on the room’s Wi-Fi; then print the cards.")


def why_not(base: str | None) -> str | None:
    """Why cards with addresses cannot be printed now: no other device would find this computer."""
    return _(ONLY_HERE) if addresses.only_here(addresses.shown_url("/", base)) else None


def card(title: str, lines: list[str], url: str, alt: str, *, shown: str = "", over: str = "", number: int | str = "",
         big: str = "", big_name: str = "") -> dict[str, Any]:
    """A card as templates take it: the code leads to `url`, and `shown` is the address for typing where that is another.

    `big` is what is typed there, with its name; five boxes to write it in where it is not known yet.
    """
    return {"title": title, "lines": lines, "qr": qr_svg(url), "alt": alt, "over": over, "number": number,
            "url": (shown or url).removeprefix("http://").removeprefix("https://"), "big": big, "big_name": big_name}
