"""A hall full of made-up phones: each comes in at a moment of its own, chooses, looks it through and sends."""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from toolkit.cli.rehearsal.phone import GONE, Phone, receipt_in, seal_in

LONGEST_WAIT = 60.0  # seconds after which a person puts the phone away
SEED = 1


@dataclass
class Tally:
    """What the crowd met: receipts that were shown and when, what went wrong with how many, how long each page took in seconds."""

    receipts: list[str] = field(default_factory=list)
    shown_at: list[float] = field(default_factory=list)
    wrong: dict[str, int] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)

    def note(self, what: str) -> None:
        """One phone met this."""
        self.wrong[what] = self.wrong.get(what, 0) + 1


async def vote(host: str, port: int, code: str, numbers: Sequence[int], phones: int, seconds: float) -> Tally:
    """So many phones vote within so many seconds, with one dot on one of the items with these `numbers`."""
    tally, chance = Tally(), random.Random(SEED)
    await asyncio.gather(*(_one(Phone(host, port), code, chance.choice(numbers), chance.uniform(0, seconds), tally)
                           for _ in range(phones)))
    return tally


async def _one(phone: Phone, code: str, number: int, when: float, tally: Tally) -> None:
    await asyncio.sleep(when)
    try:
        await asyncio.wait_for(_walk(phone, code, number, tally), LONGEST_WAIT)
    except TimeoutError:
        tally.note(f"waited longer than {LONGEST_WAIT:.0f} seconds")
    except GONE:
        tally.note("found nobody there")
    tally.waits += phone.waits


async def _walk(phone: Phone, code: str, number: int, tally: Tally) -> None:
    async with phone:
        room = await phone.ask(f"/room/{code}")
        ticket = await phone.ask(f"/room/{code}/phone", {"seal": seal_in(room.text)})
        address, mark = urlsplit(ticket.location).path, {f"d{number}": "1"}
        if not address:
            tally.note("was given no voting paper")
            return
        await phone.ask(address)
        review = await phone.ask(address, mark)
        sent = await phone.ask(f"{address}/send", mark | {"seal": seal_in(review.text)})
        receipt = receipt_in(sent.text)
        if sent.status == 200 and receipt:
            tally.receipts.append(receipt)
            tally.shown_at.append(time.perf_counter())
        else:
            tally.note(f"was refused ({sent.status})")
