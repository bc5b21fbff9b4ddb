"""No request into the council's walls by a public name: what a name leads to is looked at once the line stands, before anything is asked.

An address that says by itself that it lies within the walls is asked as it stands: an administrator allowed it in these very words.
"""

import http.client
import ipaddress
import urllib.request
from typing import Any

from toolkit.addresses import only_nearby
from toolkit.errors import BadInput

LEADS_INSIDE = ("This name leads to a computer inside your own network, so it was not asked. If that is right, let an administrator allow "
                "the address by its number instead.")


class OutsideOnly(urllib.request.HTTPHandler, urllib.request.HTTPSHandler):
    """Opens lines for a feed. Where a proxy is asked, it stands at the way out and looks up names itself."""

    def http_open(self, req: urllib.request.Request) -> Any:
        """As urllib does, over a line that was looked at."""
        return self.do_open(http.client.HTTPConnection if _as_it_stands(req) else _Line, req)

    def https_open(self, req: urllib.request.Request) -> Any:
        """The same over TLS."""
        return self.do_open(http.client.HTTPSConnection if _as_it_stands(req) else _SafeLine, req)


class _Line(http.client.HTTPConnection):
    def connect(self) -> None:
        super().connect()
        _check(self)


class _SafeLine(http.client.HTTPSConnection):
    def connect(self) -> None:
        super().connect()
        _check(self)


def _check(line: http.client.HTTPConnection) -> None:
    if not ipaddress.ip_address(line.sock.getpeername()[0]).is_global:
        line.close()
        raise BadInput(LEADS_INSIDE, "address")


def _as_it_stands(req: urllib.request.Request) -> bool:
    return only_nearby(req.full_url) or bool(req.has_proxy() or getattr(req, "_tunnel_host", None))
