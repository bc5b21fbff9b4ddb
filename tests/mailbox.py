"""A real mail server on this computer, for tests of e-mails."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller

from toolkit.addresses import free_port


class Box:
    """What the server took in; it refuses whoever lives at refused.example."""

    def __init__(self):
        self.messages = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.endswith("@refused.example"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.messages.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=policy.default)))
        return "250 taken"


@contextmanager
def a_mail_server(patch: pytest.MonkeyPatch) -> Iterator[Box]:
    """A server that the settings name while this lasts."""
    port, found = free_port(), Box()
    server = Controller(found, hostname="127.0.0.1", port=port)
    server.start()
    patch.setenv("TOOLKIT_SMTP", f"smtp://127.0.0.1:{port}")
    patch.setenv("TOOLKIT_MAIL_FROM", "brokerage@council.example")
    try:
        yield found
    finally:
        server.stop()
