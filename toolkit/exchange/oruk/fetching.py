"""A feed read page by page: one request at a time, never faster than it answers, and only from the address that was allowed.

What was fetched is kept as it comes (toolkit/exchange/oruk/keeping.py), so that a feed that breaks off is gone on with and not begun anew.
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

from toolkit.addresses import only_nearby
from toolkit.errors import BadInput
from toolkit.exchange.directory.arrived import Progress
from toolkit.exchange.oruk.keeping import Kept
from toolkit.exchange.oruk.outside import OutsideOnly
from toolkit.words.speaking import _, say_number

SECONDS, WHOLE_SECONDS, TRIES, LONGEST_PAUSE = 15, 60, 3, 1.0
# A service is known by its id and the moment it was changed; the list of them by its page alone, so it is asked again the sooner.
SERVICE_KEPT_S, PAGE_KEPT_S = 2 * 24 * 3600, 3600
MOST_BYTES, MOST_PAGES, MOST_SERVICES, PER_PAGE = 20_000_000, 20_000, 100_000, 100
NAME = "Common Table (reads Open Referral UK, one request at a time)"
TROUBLE = (OSError, http.client.HTTPException, ValueError, RecursionError)


class _StaysThere(urllib.request.HTTPRedirectHandler):
    """Redirects only within the address that was allowed: never to another server, least of all to one inside the council's walls."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        """Refuse what leads elsewhere."""
        if _origin(newurl) != _origin(req.full_url):
            fp.close()
            raise BadInput(_("The feed sends us on to another address ({newurl}). That is not followed. If it moved there, an "
                             "administrator can allow the new address.", newurl=newurl[:100]), "address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class Feed:
    """One feed. `keep` is the file that what was fetched is kept in, line by line. Whatever `progress` raises ends the fetching."""

    def __init__(self, address: str, keep: Path, progress: Progress = lambda *_: None, pause: Callable[[float], None] = time.sleep):
        self.address, self.notes = checked_address(address), []
        self._kept, self._progress, self._pause = Kept(keep), progress, pause
        self._at, self._of = 0, 0
        # Within the walls no proxy is asked: it stands at the way out.
        proxies = {} if only_nearby(self.address) else None
        self._opener = urllib.request.build_opener(_StaysThere(), OutsideOnly(), urllib.request.ProxyHandler(proxies))

    def services(self) -> list[dict[str, Any]]:
        """Every service with all that belongs to it. Raises BadInput with the address that could not be read."""
        found = []
        for number, one in enumerate(self._listed(), start=1):
            self._at = number
            service = self._service(one)
            if service is None:
                self.notes.append(f"{one['id'][:80]}: it is in the list, but it is not there.")
            else:
                found.append(service)
        return found

    def _service(self, one: dict[str, Any]) -> Any:
        path, key = f"/services/{quote(one['id'], safe='')}", json.dumps([one["id"], one.get("last_modified")])
        return self._kept.once(key, lambda: self._ask(path, missing_is_fine=True), SERVICE_KEPT_S)

    def _page(self, number: int) -> Any:
        path = f"/services?{urlencode({'page': number, 'per_page': PER_PAGE})}"
        return self._kept.once(path, lambda: self._checked(number, self._ask(path)), PAGE_KEPT_S)

    def _checked(self, number: int, page: Any) -> dict[str, Any]:
        listed = page.get("contents") if isinstance(page, dict) else None
        if not isinstance(listed, list) or not all(isinstance(one, dict) and isinstance(one.get("id"), str) for one in listed):
            raise BadInput(_("Page {number} of {address}/services is no page of Open Referral UK 3.0. Nothing was taken in.",
                             number=number, address=self.address), "address")
        return page

    def _listed(self) -> Iterator[dict[str, Any]]:
        seen: set[str] = set()
        promised = 0
        for number in range(1, MOST_PAGES + 1):
            page = self._page(number)
            listed = page["contents"]
            promised = self._of = page.get("total_items", promised)
            new = [one for one in listed if one["id"] not in seen]
            if listed and not new:
                self.notes.append(f"Page {number} says again what was said before: the feed goes round in a circle. It was left there.")
                break
            seen |= {one["id"] for one in new}
            if len(seen) > MOST_SERVICES:
                raise BadInput(_("The feed has more than {most_services} services. Nothing was taken in.",
                                 most_services=say_number(MOST_SERVICES)), "address")
            yield from new
            if not listed or page.get("last_page") is True:
                break
        if isinstance(promised, int) and promised != len(seen):
            self.notes.append(f"The feed promised {promised:,} services; {len(seen):,} came.")

    def _ask(self, path: str, missing_is_fine: bool = False) -> Any:
        address = self.address + path
        for attempt in range(1, TRIES + 1):
            self._progress(f"Services fetched of {self._of:,}" if isinstance(self._of, int) and self._of else "Services fetched", self._at)
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
        raise BadInput(_("{address} cannot be read: {why}. Nothing was taken in. What was fetched is kept; try again later and "
                         "it goes on from there.", address=address, why=why), "address")

    def _get(self, address: str) -> Any:
        request = urllib.request.Request(address, headers={"User-Agent": NAME, "Accept": "application/json"})
        until, whole = time.monotonic() + WHOLE_SECONDS, bytearray()
        with closing(self._opener.open(request, timeout=SECONDS)) as answer:
            while piece := answer.read1(1 << 16):
                whole += piece
                if len(whole) > MOST_BYTES or time.monotonic() > until:
                    raise TimeoutError
        return json.loads(whole, object_hook=_without_people)


def _without_people(one: dict[str, Any]) -> dict[str, Any]:
    # Contacts name people: they are let go as they come, and never kept.
    one.pop("contacts", None)
    return one


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
