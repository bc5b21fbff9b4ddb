"""Addresses as QR codes, for phones: drawn in a terminal, as a picture for a screen, and for paper."""

from functools import lru_cache


def qr_in_text(url: str, colour: bool) -> str:
    """A QR code in half-block characters; light on dark unless `colour` makes sure of it in any terminal."""
    import io

    import segno

    drawn = io.StringIO()
    segno.make(url, micro=False).terminal(out=drawn, compact=True)
    lines = drawn.getvalue().splitlines()
    return "\n".join(f"\033[97;40m{line}\033[0m" for line in lines) if colour else "\n".join(lines)


@lru_cache(256)
def qr_picture(url: str) -> str:
    """A QR code as the address of an SVG picture (`data:`), black on white whatever the screen's colours."""
    import segno

    return segno.make(url, micro=False).svg_data_uri(dark="#000", light="#fff", border=4, omitsize=True)


def qr_svg(url: str) -> str:
    """A QR code as SVG text, black on white, that still reads when a quarter of a corner is smudged (level M or better)."""
    import io

    import segno

    drawn = io.BytesIO()
    segno.make(url, error="m", micro=False).save(drawn, kind="svg", xmldecl=False, border=2, scale=4, nl=False)
    return drawn.getvalue().decode()
