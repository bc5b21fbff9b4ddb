"""A feed read page by page: one request at a time, never faster than it answers, and only from the address that was allowed.

What was fetched is kept as it comes, so that a feed that breaks off is gone on with and not begun anew.
"""

import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from toolkit.errors import BadInput
from toolkit.exchange.directory.arrived import Progress
from toolkit.exchange.oruk.outside import OutsideOnly

SECONDS, WHOLE_SECONDS, TRIES, LONGEST_PAUSE = 15, 60, 3, 1.0
MOST_BYTES, MOST_PAGES, MOST_SERVICES, PER_PAGE = 20_000_000, 20_000, 100_000, 100
NAME = "Common Table (reads Open Referral UK, one request at a time)"
TROUBLE = (OSError, http.client.HTTPException, ValueError, RecursionError)


class _StaysThere(urllib.request.HTTPRedirectHandler):
    """Redirects only within the address that was allowed: never to another server, least of all to one inside the council's walls."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        """Refuse what leads elsewhere."""
        if _origin(newurl) != _origin(req.full_url):
            fp.close()
            raise BadInput(f"The feed sends us on to another address ({newurl[:100]}). That is not followed. If it moved there, an "
                           "administrator can allow the new address.", "address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class Feed:
    """One feed. `keep` is the file that what was fetched is kept in, line by line."""

    def __init__(self, address: str, keep: Path, progress: Progress = lambda *_: None, pause: Callable[[float], None] = time.sleep):
        self.address, self.notes = checked_address(address), []
        self._keep, self._progress, self._pause = keep, progress, pause
        # No proxies from the environment: the address that was allowed is the one that is asked.
        self._opener = urllib.request.build_opener(_StaysThere(), OutsideOnly(), urllib.request.ProxyHandler({}))

    def services(self) -> list[dict[str, Any]]:
        """Every service with all that belongs to it. Raises BadInput with the address that could not be read."""
        have = dict(self._kept())
        found = []
        with self._keep.open("a", encoding="utf-8") as keeping:
            for number, one in enumerate(self._listed(), start=1):
                key = json.dumps([one["id"], one.get("last_modified")])
                if key not in have:
                    have[key] = self._ask(f"/services/{quote(one['id'], safe='')}", missing_is_fine=True)
                    keeping.write(json.dumps([key, have[key]]) + "\n")
                    keeping.flush()
                if have[key] is None:
                    self.notes.append(f"{one['id'][:80]}: it is in the list, but it is not there.")
                else:
                    found.append(have[key])
                if number % 50 == 0:
                    self._progress("Services fetched", number)
        return found

    def _listed(self) -> Iterator[dict[str, Any]]:
        seen: set[str] = set()
        promised = 0
        for number in range(1, MOST_PAGES + 1):
            page = self._ask(f"/services?{urlencode({'page': number, 'per_page': PER_PAGE})}")
            listed = page.get("contents") if isinstance(page, dict) else None
            if not isinstance(listed, list) or not all(isinstance(one, dict) and isinstance(one.get("id"), str) for one in listed):
                raise BadInput(f"Page {number} of {self.address}/services is no page of Open Referral UK 3.0. Nothing was taken in.",
                               "address")
            promised = page.get("total_items", promised)
            new = [one for one in listed if one["id"] not in seen]
            if listed and not new:
                self.notes.append(f"Page {number} says again what was said before: the feed goes round in a circle. It was left there.")
                break
            seen |= {one["id"] for one in new}
            if len(seen) > MOST_SERVICES:
                raise BadInput(f"The feed has more than {MOST_SERVICES:,} services. Nothing was taken in.", "address")
            yield from new
            if not listed or page.get("last_page") is True:
                break
        if isinstance(promised, int) and promised != len(seen):
            self.notes.append(f"The feed promised {promised:,} services; {len(seen):,} came.")

    def _ask(self, path: str, missing_is_fine: bool = False) -> Any:
        address = self.address + path
        for attempt in range(1, TRIES + 1):
            begun = time.monotonic()
            try:
                found = self._get(address)
                # As long as it took: a slow server is asked more slowly.
                self._pause(min(time.monotonic() - begun, LONGEST_PAUSE))
                return found
            except urllib.error.HTTPError as error:
                error.close()
                if error.code == 404 and missing_is_fine:
                    return None
                why = f"it answered {error.code}"
                if error.code < 500 and error.code != 429:
                    break
            except TROUBLE as error:
                slow = isinstance(error, TimeoutError) or "timed out" in str(error)
                why = "it is too slow, or says too much" if slow else "it does not answer as it should"
            if attempt < TRIES:
                self._pause(float(attempt))
        raise BadInput(f"{address} cannot be read: {why}. Nothing was taken in. What was fetched is kept; try again later and it goes on "
                       "from there.", "address")

    def _get(self, address: str) -> Any:
        request = urllib.request.Request(address, headers={"User-Agent": NAME, "Accept": "application/json"})
        until, whole = time.monotonic() + WHOLE_SECONDS, bytearray()
        with closing(self._opener.open(request, timeout=SECONDS)) as answer:
            while piece := answer.read1(1 << 16):
                whole += piece
                if len(whole) > MOST_BYTES or time.monotonic() > until:
                    raise TimeoutError
        return json.loads(whole)

    def _kept(self) -> Iterator[tuple[str, Any]]:
        if self._keep.exists():
            for line in self._keep.read_text(encoding="utf-8").splitlines():
                try:
                    key, service = json.loads(line)
                except ValueError:
                    continue  # the line that was being written when it broke off
                yield key, service


def checked_address(typed: str) -> str:
    """A feed's address without what follows it. Raises BadInput."""
    try:
        found = urlsplit(typed.strip())
        fine = found.scheme in ("http", "https") and found.hostname and not found.username and found.port != 0
    except ValueError:
        fine = False
    if not fine or any(letter.isspace() for letter in typed.strip()) or len(typed) > 300:
        raise BadInput("Write the address of a feed, such as https://directory.council.example/api, without /services.", "address")
    return f"{found.scheme}://{found.netloc}{found.path}".rstrip("/").removesuffix("/services")


def _origin(address: str) -> tuple[str, str | None, int | None]:
    found = urlsplit(address)
    return found.scheme, found.hostname, found.port or {"http": 80, "https": 443}.get(found.scheme)
