"""The doors as a phone in the hall meets them."""

from collections.abc import Callable, Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from toolkit.access.links import COOKIE
from toolkit.web.routes import routes


@pytest.fixture
def visitor() -> Iterator[Callable[..., TestClient]]:
    """A function that gives a device at the doors, signed in with a link's secret where one is given."""
    opened = []

    def device(secret: str | None = None) -> TestClient:
        client = TestClient(Starlette(routes=routes()), follow_redirects=False, cookies={COOKIE: secret} if secret else None)
        opened.append(client)
        return client

    yield device
    for client in opened:
        client.close()
