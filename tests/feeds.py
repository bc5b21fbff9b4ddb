"""A directory's server on this machine's loopback, which behaves as it is told."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Answer = tuple[int, Any] | tuple[int, Any, dict[str, str]]


class Server:
    """Services it has, every path that was asked, and `odd`: path and number of the asking to an answer of its own, or None."""

    def __init__(self, services: list[dict[str, Any]], per_page: int, odd: Callable[[str, int], Answer | None]):
        self.services, self.per_page, self.odd, self.asked = services, per_page, odd, []
        self.address = ""

    def answer(self, path: str) -> Answer:
        """What a well-behaved feed says, unless told otherwise."""
        self.asked.append(path)
        told = self.odd(path, self.asked.count(path))
        if told is not None:
            return told
        parts = urlsplit(path)
        if parts.path == "/services":
            return 200, self.page(int(parse_qs(parts.query)["page"][0]))
        found = next((one for one in self.services if parts.path == f"/services/{one['id']}"), None)
        return (200, found) if found else (404, {})

    def page(self, number: int, **changed: Any) -> dict[str, Any]:
        """One page of the list."""
        pages = max(1, -(-len(self.services) // self.per_page))
        here = self.services[(number - 1) * self.per_page:number * self.per_page]
        return {"total_items": len(self.services), "total_pages": pages, "page_number": number, "last_page": number >= pages,
                "contents": [{"id": one["id"], "name": one.get("name", "")} for one in here]} | changed


@contextmanager
def serving(services: list[dict[str, Any]], per_page: int = 2,
            odd: Callable[[str, int], Answer | None] = lambda *_: None) -> Iterator[Server]:
    """Such a server, until the block ends."""
    told = Server(services, per_page, odd)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            status, said, *more = told.answer(self.path)
            data = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(data)), "Connection": "close"} | (more[0] if more else {})).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        told.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield told
        finally:
            server.shutdown()
            thread.join()
