"""The doors as a phone in the hall meets them."""

from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.factories import a_cookie
from toolkit.access.links import COOKIE
from toolkit.errors import RecordUnavailable
from toolkit.storage.engine import write_session
from toolkit.web.routes import routes


@pytest.fixture
def visitor() -> Iterator[Callable[..., TestClient]]:
    """A function that gives a device at the doors, which came in with the link whose secret is given."""
    opened = []

    def device(secret: str | None = None) -> TestClient:
        client = TestClient(Starlette(routes=routes()), follow_redirects=False, cookies={COOKIE: _cookie(secret)} if secret else None)
        opened.append(client)
        return client

    yield device
    for client in opened:
        client.close()


def _cookie(secret: str) -> str:
    with suppress(RecordUnavailable), write_session() as session:
        return a_cookie(secret, session=session)
    return secret       # the record is away: this opens nothing
