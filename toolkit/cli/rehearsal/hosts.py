"""Made-up hosts of small groups: each comes in by a card and records a line now and then at `/host`, as on the day."""

import asyncio
import html
import random
import re
import time
from collections.abc import Sequence
from urllib.parse import urlsplit

from toolkit.cli.rehearsal.crowd import LONGEST_WAIT, Tally
from toolkit.cli.rehearsal.phone import GONE, Phone

EVERY_SECONDS = 20.0  # a small group that talks brings about three lines a minute
LINE = "Rehearsal line"
SEED = 2


async def record(host: str, port: int, cards: Sequence[str], seconds: float) -> Tally:
    """Hosts come in where their `cards` lead, and record for so many seconds. A receipt is the id of a line that was said to be saved."""
    tally, until = Tally(), time.perf_counter() + seconds
    await asyncio.gather(*(_one(Phone(host, port), f"/{card}", random.Random(SEED + at), min(EVERY_SECONDS, seconds), until, tally)
                           for at, card in enumerate(cards)))
    return tally


async def _one(phone: Phone, card: str, chance: random.Random, first_within: float, until: float, tally: Tally) -> None:
    await asyncio.sleep(chance.uniform(0, first_within))
    try:
        async with phone:
            await _sit(phone, card, chance, until, tally)
    except TimeoutError:
        tally.note(f"waited longer than {LONGEST_WAIT:.0f} seconds")
    except GONE:
        tally.note("found nobody there")
    tally.waits += phone.waits


async def _sit(phone: Phone, card: str, chance: random.Random, until: float, tally: Tally) -> None:
    door = urlsplit((await _soon(phone, card)).location).path
    if not door:
        tally.note("did not come in by the card")
        return
    page = await _soon(phone, door)
    while True:
        fields = fields_in(page.text)
        answer = await _soon(phone, door, fields | {"words": f"{LINE} {fields.get('line', '')}", "act": "say"})
        if answer.status == 303:
            tally.receipts.append(fields["line"])
        else:
            tally.note(f"could not save a line ({answer.status})")
        wait = chance.uniform(0.5, 1.5) * EVERY_SECONDS
        if time.perf_counter() + wait > until:
            return
        await asyncio.sleep(wait)
        page = await _soon(phone, next_in(page.text) or door)


async def _soon(phone: Phone, path: str, fields: dict[str, str] | None = None):
    return await asyncio.wait_for(phone.ask(path, fields), LONGEST_WAIT)


def fields_in(text: str) -> dict[str, str]:
    """What the form of a line carries besides its words."""
    form = text.partition('id="line-form"')[2].partition("</form>")[0]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form))


def next_in(text: str) -> str:
    """The address of the next question; "" where the page has none."""
    found = re.search(r'id="next" href="([^"]+)"', text)
    return html.unescape(found[1]) if found else ""
