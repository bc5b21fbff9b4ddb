"""No request goes inside by a public name, and nothing else of ours fetches from an address that somebody typed."""

import re
import socket
from urllib.parse import urlsplit

import pytest

from tests.feeds import serving
from toolkit.errors import BadInput
from toolkit.exchange.oruk.fetching import Feed
from toolkit.settings import ROOT

NAME = "directory.council.example"
# What opens lines of its own, and to where: feeds, this computer's own app, and the mail server that the settings name.
OPENS_LINES = {"toolkit/exchange/oruk/fetching.py", "toolkit/exchange/oruk/outside.py", "toolkit/cli/announce.py",
               "toolkit/cli/rehearsal/served.py", "toolkit/brokerage/post.py"}
LINES = re.compile(r"urllib\.request|http\.client|smtplib|httpx|aiohttp|import requests|import ftplib|urlopen")


@pytest.fixture
def misled(monkeypatch):
    """A public name that leads to this computer."""
    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *more, **words: real("127.0.0.1" if host == NAME else host, *more, **words))


def test_a_public_name_that_leads_inside_is_asked_nothing(misled, tmp_path):
    with serving([{"id": "1"}]) as server:
        address = f"http://{NAME}:{urlsplit(server.address).port}"
        with pytest.raises(BadInput, match="inside your own network"):
            Feed(address, tmp_path / "kept.jsonl", pause=lambda _: None).services()
        assert server.asked == []
        assert Feed(server.address, tmp_path / "kept.jsonl", pause=lambda _: None).services()
        assert server.asked


def test_nothing_else_opens_lines_of_its_own():
    files = [file for folder in ("toolkit", "pages") for file in (ROOT / folder).rglob("*.py")]
    assert {file.relative_to(ROOT).as_posix() for file in files if LINES.search(file.read_text("utf-8"))} <= OPENS_LINES
