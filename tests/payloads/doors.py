"""Through every door that has a form: each field found in the page, a payload in each, sent as a browser sends it."""

from dataclasses import dataclass, field
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

from sqlmodel import Session
from starlette.applications import Starlette
from starlette.routing import Match, Mount
from starlette.testclient import TestClient

from tests.factories import a_cookie, a_link, the
from tests.payloads.safe import safe_page
from tests.payloads.typed import payload
from tests.payloads.world import World
from toolkit.access.links import COOKIE
from toolkit.brokerage.case_links import link_code
from toolkit.brokerage.signing import PURPOSES
from toolkit.clock import today
from toolkit.models import Consultation, Survey, VoteRound
from toolkit.voting import tickets
from toolkit.web.routes import routes

WORDS = ("text", "search")
FITS = {"cost": "12", "available": f"{today() + timedelta(days=20):%d/%m/%Y}"}
LEFT = ("group1", "group2", "group3")      # "part of the cost of another outcome": each has a price here
MOST_SENT = 3


@dataclass
class Form:
    """A form of a page: where it goes, and its fields as they stand in it."""

    action: str
    method: str
    fields: list[tuple[str, str, str]] = field(default_factory=list)       # (kind, name, value)

    @property
    def written(self) -> list[str]:
        """The names of the fields in which people write."""
        return [name for kind, name, _ in self.fields if kind in WORDS]

    def filled(self, fits: bool) -> tuple[dict[str, Any], dict[str, int]]:
        """What is sent, and the number of each field's payload; with `fits` what a field takes that takes no words."""
        sent, numbers = {}, {}
        for kind, name, value in self.fields:
            if kind in WORDS:
                numbers[name], sent[name] = payload()
                sent[name] = next((word for begin, word in FITS.items() if fits and name.startswith(begin)), sent[name])
            elif kind == "hidden" or (kind in ("radio", "checkbox") and value not in ("", "0") and name not in LEFT):
                sent.setdefault(name, value)
        _, name, value = next((one for one in self.fields if one[0] == "button"), ("", "", ""))
        return sent | ({name: value} if name else {}), numbers


class _Forms(HTMLParser):
    def __init__(self, at: str):
        super().__init__()
        self.found, self._at, self._open = [], at, None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = Form(about.get("action", self._at), about.get("method", "get"))
            self.found.append(self._open)
        elif tag in ("input", "textarea", "button") and self._open is not None and (about.get("name") or tag == "button"):
            kind = {"input": about.get("type", "text"), "textarea": "text", "button": "button"}[tag]
            self._open.fields.append((kind, about.get("name", ""), about.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None


def forms(page: str, at: str) -> list[Form]:
    """The forms of a page that stands at an address."""
    parser = _Forms(at)
    parser.feed(page)
    return parser.found


@dataclass
class Sent:
    """What the doors were sent: the names of the doors that took a form, each written field of a door, with its payload's number."""

    doors: set[str] = field(default_factory=set)
    fields: dict[tuple[str, str], list[int]] = field(default_factory=dict)


def every_form_door() -> set[str]:
    """The names of the doors to which a form is sent."""
    return {route.name for route in routes() if not isinstance(route, Mount) and "POST" in route.methods}


def door_of(address: str, method: str) -> str:
    """The name of the door at an address."""
    scope = {"type": "http", "path": address.partition("?")[0], "method": method.upper(), "root_path": ""}
    return next(route.name for route in routes() if route.matches(scope)[0] == Match.FULL)


def addresses(world: World, session: Session) -> list[str]:
    """The doors of the walk, each by a code or link that opens it; whoever stands before them came in as a host."""
    code, consultation = the(session, VoteRound, world.vote).code, the(session, Consultation, world.consultation).code
    paper = tickets.token(code, world.paper)
    return [f"/room/{code}", f"/receipt/{code}", "/room", f"/vote/{paper}", f"/vote/{paper}/change", f"/consult/{consultation}",
            "/consult", "/survey", f"/survey/{the(session, Survey, world.survey).code}", f"/offer/{link_code('offer', world.asked)}",
            f"/choice/{link_code('choice', world.choice)}", *(f"/sign/{link_code(one, world.plan)}" for one in PURPOSES.values()),
            f"/award/{link_code('award', world.award)}", "/host", "/host?kind=gap", f"/join/{a_link(session)}", "/leave"]


def device(secret: str | None, session: Session) -> TestClient:
    """A device at the doors, which came in with the link whose secret is given."""
    cookies = {COOKIE: a_cookie(secret, session=session)} if secret else None
    return TestClient(Starlette(routes=routes()), follow_redirects=True, cookies=cookies)


def send_all(phone: TestClient, at: list[str]) -> Sent:
    """Every form behind these addresses, and those of the pages that answer."""
    sent = Sent()
    for address in at:
        page = asked(phone.get(address), address)
        for number in reversed(range(len(forms(page, address)))):      # "we cannot help" stands below an offer, and is not said after one
            _send(phone, address, number, sent)
    return sent


def _send(phone: TestClient, address: str, number: int, sent: Sent) -> None:
    """One form of a page: payloads first, then what fits; then a form of the page that follows."""
    page = asked(phone.get(address), address)
    for fits in (False, *[True] * MOST_SENT):
        found = forms(page, address)
        if number >= len(found):
            return
        form = found[number] if not fits else _next(found, address, sent)
        page, number = asked(_answer(phone, form, fits, sent), form.action), 0
        address = form.action


def _next(found: list[Form], address: str, sent: Sent) -> Form:
    """The same form once more where it came back, else one that was not sent yet."""
    again = (one for one in found if one.action == address)
    unsent = (one for one in found if door_of(one.action, one.method) not in sent.doors)
    return next(again, None) or next(unsent, found[0])


def _answer(phone: TestClient, form: Form, fits: bool, sent: Sent) -> Any:
    filled, numbers = form.filled(fits)
    door = door_of(form.action, form.method)
    sent.doors |= {door} if form.method == "post" else set()
    for name, number in numbers.items():
        sent.fields.setdefault((door, name), []).append(number)
    return phone.post(form.action, data=filled) if form.method == "post" else phone.get(form.action, params=filled)


def asked(answer: Any, address: str) -> str:
    """The page of an answer, which is whole and holds nothing that runs."""
    assert answer.status_code < 500, (address, answer.text)
    assert not (wrong := safe_page(answer.text)), (address, wrong)
    return answer.text
