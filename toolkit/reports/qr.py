"""QR codes as pictures for paper."""

import io
from ipaddress import ip_address
from urllib.parse import urlsplit


def qr_svg(url: str) -> str:
    """A QR code as SVG text, black on white, that still reads when a quarter of a corner is smudged (level M or better)."""
    import segno

    drawn = io.BytesIO()
    segno.make(url, error="m", micro=False).save(drawn, kind="svg", xmldecl=False, border=2, scale=4, nl=False)
    return drawn.getvalue().decode()


def opens_elsewhere(url: str) -> bool:
    """Whether another device can open this address: one of this computer's own is of no use on paper."""
    host = urlsplit(url).hostname or ""
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return host != "localhost" and not host.endswith(".localhost")
