"""Ten thousand odd requests at every door there is: no fault of ours, no traceback, nothing slow, and nothing foreign may run.

The doors come from routes(), the fields from the forms as pages show them. Each request is drawn from its own seed, which a
failure prints: `FUZZ_SEED=… pytest tests/faults/test_fuzzed_doors.py --full` draws the same ones again.
"""

import os
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import islice, product
from traceback import format_exc
from unittest.mock import AsyncMock

import pytest
from httpx import Response
from sqlmodel import Session, select
from starlette.applications import Starlette
from starlette.routing import Match, Mount
from starlette.testclient import TestClient

from tests import fuzzing
from tests.asking import a_provider, a_sent_enquiry, outcomes_for
from tests.choosing import a_shortlist, an_award, at_the_choice, marked
from tests.doors.hall import Hall, a_hall
from tests.factories import a_case, a_consultation, a_host_link, a_link, a_permission, a_small_group, a_workshop, an_actor
from tests.films import an_mp4
from tests.unit.steps.test_attaching import a_photo
from toolkit import models
from toolkit.access.links import COOKIE
from toolkit.access.roles import COMMAND_LINE, LINK_ROLES, Role
from toolkit.brokerage import survey
from toolkit.brokerage.case_links import link_code
from toolkit.brokerage.example_contracts import load_contract_example
from toolkit.brokerage.signing import PURPOSES
from toolkit.events import desk, run_sheet
from toolkit.exchange import EXPORTERS
from toolkit.reports.formats import DATA_FORMATS, FORMATS
from toolkit.reports.pack import PACK
from toolkit.reports.written import REPORTS
from toolkit.steps.attaching import attach
from toolkit.steps.example import load_example
from toolkit.steps.stories import Written, add_story
from toolkit.storage.engine import read_session, write_session
from toolkit.web.floods import Floods
from toolkit.web.guard import ALWAYS
from toolkit.web.guesses import Guesses
from toolkit.web.routes import routes

SEED = int(os.environ.get("FUZZ_SEED") or 20_261_127)
PARTS, ON_POSTGRESQL, REQUESTS, QUICK = 10, 2, 1_000, 300         # 10,000 in all; without --full a part of the first part
MOST_CPU_SECONDS, MOST_SECONDS = 5.0, 60.0      # of this process, and by a clock that other work on the machine pushes
FAULTS = re.compile(r"Traceback|site-packages|sqlalchemy|sqlite3|File \"/|NoneType")
# Setting a document takes a second or so: these are asked more rarely.
DOCUMENTS = re.compile(r"\.(pdf|zip|docx|\{format\})$|^/export")
MODELS = {"round_id": models.VoteRound, "consultation_id": models.Consultation, "workshop_id": models.Workshop, "choice_id": models.Choice,
          "letter_id": models.FeedbackLetter, "case_id": models.Case, "contract_id": models.BespokeContract, "survey_id": models.Survey,
          "broker_contract_id": models.BrokerContract,
          "attachment_id": models.Attachment, "file_id": models.OwnStoryFile, "wanted": models.Provider}
CODES = {"room": models.VoteRound, "results": models.VoteRound, "consult": models.Consultation, "survey": models.Survey,
         "hall": models.Desk, "decided": models.Decision, "you-said": models.YouSaidPage}
LINKS = (("choice link", "choice", models.Choice), ("award link", "award", models.Award), ("offer code", "offer", models.EnquiryProvider),
         *(("sign link", purpose, models.SupportPlan) for purpose in PURPOSES.values()))




class Town:
    """The example, a vote in a hall, a small group and what is open to answer; links of every role; the forms that pages show."""

    def __init__(self, app: Starlette) -> None:
        hall = a_hall()
        with write_session() as session:
            an_award(session)
            shortlisted = at_the_choice(session)
            marked(session, shortlisted, (0, 1, 0), (5, 5, 5), (2, 2, 2))
            a_shortlist(session, shortlisted)
            case = a_case(session)
            a_permission(session, case)
            outcomes_for(session, case)
            a_sent_enquiry(session, case, [a_provider(session, "Elm Support")])
            workshop = a_workshop(session, ("Older people", "Family carers"))
            self.card = a_host_link(session, workshop, a_small_group(session, workshop))
            a_consultation(session, workshop)
            run_sheet.begin(an_actor(), workshop.id, session=session)
            desk.open_desk(an_actor(), workshop.id, session=session)
            attach(an_actor(), workshop.id, a_photo(), "table.jpg", session=session)
            add_story(an_actor(), Written("T", "S", "Told here", (1,)), (an_mp4(bytes(range(256)) * 8), "film.mp4"), session=session)
            asking = survey.Asking("Ash", "help_and_plan", 12, date(2026, 5, 1), survey.PEOPLE)
            survey.add_survey(an_actor(Role.COMMISSIONER), asking, session=session)
            load_contract_example(COMMAND_LINE, session=session)
        self.app, self.right = app, _right(hall, self.card)
        self.come_in()
        self.forms = self._found()

    def come_in(self) -> None:
        """A fresh cookie for each role, through the doors, as people do: what was drawn before may have signed somebody out."""
        with write_session() as session:
            secrets = [a_link(session, role) for role in LINK_ROLES if role is not Role.HOST]
        self.right["secret"] = secrets
        self.cookies = [self._let_in(f"/join/{secret}") for secret in secrets] + [self._let_in(f"/host/{self.card}")]

    def _let_in(self, address: str) -> str:
        with TestClient(self.app, follow_redirects=False) as device:
            page = device.get(address)
            for form in fuzzing.forms_in(page.text, address):
                device.post(form.action, data=dict(form.fields))
            return device.cookies[COOKIE]

    def _found(self) -> dict[str, list[fuzzing.Form]]:
        """By the first word of their address, the forms of every page that opens, and of the pages that those lead to."""
        found: dict[str, list[fuzzing.Form]] = defaultdict(list)
        with TestClient(self.app) as device:
            for cookie, address in product(self.cookies[:1] + self.cookies[-1:], self._pages()):
                device.cookies.clear()
                page = device.get(address, headers={"cookie": f"{COOKIE}={cookie}"})
                for form in _kept(found, fuzzing.forms_in(page.text, address)):
                    again = device.post(form.action, data=dict(form.fields), headers={"cookie": f"{COOKIE}={cookie}"})
                    _kept(found, fuzzing.forms_in(again.text, form.action))
        return found

    def _pages(self) -> Iterator[str]:
        for route in routes():
            if isinstance(route, Mount) or "GET" not in route.methods or DOCUMENTS.search(route.path):
                continue
            words = [self.right.get(f"{first(route.path)} {name}", self.right.get(name, ())) for name in route.param_convertors]
            for filled in islice(product(*words), 8):
                yield route.url_path_for(route.name, **{name: route.param_convertors[name].convert(word)
                                                        for name, word in zip(route.param_convertors, filled, strict=True)})


def first(path: str) -> str:
    """The first word of an address."""
    return path.split("/")[1]


def _kept(found: dict[str, list[fuzzing.Form]], forms: list[fuzzing.Form]) -> list[fuzzing.Form]:
    # Those that were not known yet, by which fields they have.
    new = [form for form in forms if form.names not in [one.names for one in found[first(form.action)]]]
    for form in new:
        found[first(form.action)].append(form)
    return new


def _right(hall: Hall, card: str) -> dict[str, list[str]]:
    right = {"host code": [card], "token": [hall.token(at) for at in range(5)], "receipt code": [hall.code],
             "sheet": [one.slug for one in PACK], "format": [one.name for one in (*EXPORTERS, *FORMATS, *DATA_FORMATS)],
             "report": [one.slug for one in REPORTS], "look": ["light", "dark"], "z": ["9"], "x": ["254"], "y": ["169"],
             "name": ["oxfordshire"], "file": ["doors.css", "host.js", "leaflet.js"]}
    with read_session() as session:
        for name, model in MODELS.items():
            right[name] = [str(one) for one in _ids(session, model)]
        for door, model in CODES.items():
            right[f"{door} code"] = [row.code for one in _ids(session, model) if (row := session.get_one(model, one)).code]
        for part, purpose, model in LINKS:
            right[part] = right.get(part, []) + [link_code(purpose, one) for one in _ids(session, model)]
    return right


def _ids(session: Session, model: type) -> list:
    return list(session.exec(select(model.id).order_by(model.created_at.desc()).limit(8)))


@pytest.fixture
def at_once(monkeypatch) -> None:
    """Wrong guesses are answered at once here: how they are slowed down has tests of its own."""
    for measure, takes in ((Guesses, "_begin"), (Guesses, "_note")):
        monkeypatch.setattr(measure, takes, lambda *_: 0.0)
    monkeypatch.setattr(Floods, "begin", AsyncMock(return_value=0.0))


@pytest.fixture
def town(example, at_once) -> Town:
    return Town(Starlette(routes=routes()))


def drawn(town: Town, chance: random.Random) -> fuzzing.Asked:
    """One request."""
    doors = routes()
    route = chance.choices(doors, [0.05 if DOCUMENTS.search(one.path) else 1 for one in doors])[0]
    path = fuzzing.address(route, town.right, chance)
    usual = sorted(getattr(route, "methods", {"GET"}))
    sent = fuzzing.Asked(chance.choice(usual if chance.random() < 0.8 else fuzzing.METHODS), path)
    forms = town.forms.get(first(path)) if chance.random() < 0.9 else [one for many in town.forms.values() for one in many]
    form = chance.choice(forms) if forms else fuzzing.Form(path, ())
    sent.headers = fuzzing.cookies(town.cookies, COOKIE, chance) + fuzzing.headers(chance)
    if sent.method in ("GET", "HEAD") or chance.random() < 0.1:
        ids = town.right["workshop_id"] + town.right["sheet"] + list(fuzzing.STYLES)
        sent.address = fuzzing.with_query(path, (*fuzzing.QUERIES, *(name for name, _ in form.fields)), ids, chance)
        return sent
    kind, sent.content = fuzzing.body(form.fields, chance)
    if form.action.startswith("/") and chance.random() < 0.5:
        sent.address = form.action                  # the seal of a form is for its own address
    sent.headers.append((b"content-type", kind.encode("latin-1")))
    return sent


def wrong_with(sent: fuzzing.Asked, answer: Response, seconds: float, cpu: float) -> str:
    """What is wrong with an answer; empty where nothing is."""
    if answer.status_code >= 500:
        return f"answered {answer.status_code}: {answer.text[:300]}"
    if answer.headers.get("content-type", "").startswith(("text/", "application/json")) and (said := FAULTS.search(answer.text)):
        return f"says {said[0]!r}: {answer.text[:300]}"
    if cpu > MOST_CPU_SECONDS or seconds > MOST_SECONDS:
        return f"took {seconds:.1f} s, {cpu:.1f} s of them of this process"
    missing = [name for name in ALWAYS if name not in answer.headers] if is_ours(answer) else []
    return f"answered {answer.status_code} without {missing}" if missing else ""


def is_ours(answer: Response) -> bool:
    """Whether a door answered. What no door takes is left to the screens (Streamlit), or refused before any door is asked."""
    scope = {"type": "http", "method": answer.request.method, "path": answer.request.url.path, "root_path": ""}
    return any(route.matches(dict(scope))[0] is Match.FULL for route in routes())


def ask(device: TestClient, sent: fuzzing.Asked) -> tuple[int, str]:
    """(status, what is wrong) of one request."""
    device.cookies.clear()
    begun, used = time.perf_counter(), time.process_time()
    try:
        answer = device.request(sent.method, sent.address, headers=sent.headers, content=sent.content)
    except Exception:       # what a door did not catch: a server answers 500
        return 500, format_exc()[-1_500:]
    return answer.status_code, wrong_with(sent, answer, time.perf_counter() - begun, time.process_time() - used)


@pytest.mark.parametrize("part", [0, *(pytest.param(one, marks=pytest.mark.full) for one in range(1, PARTS - ON_POSTGRESQL))])
def test_no_request_however_odd_brings_a_door_down(part, town, full):
    throw(town, part, REQUESTS if full else QUICK)


@pytest.mark.full
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
@pytest.mark.parametrize("part", range(PARTS - ON_POSTGRESQL, PARTS))
def test_nor_does_it_where_the_record_is_in_postgresql(part, database, at_once):
    with write_session() as session:
        load_example(COMMAND_LINE, session=session)
    throw(Town(Starlette(routes=routes())), part, REQUESTS)


def throw(town: Town, part: int, requests: int) -> None:
    """So many requests at the doors, each with what went wrong."""
    met, faults = Counter[tuple[str, int]](), []
    with TestClient(town.app, follow_redirects=False) as device:
        for number in range(requests):
            if number % 250 == 249:
                town.come_in()
            sent = drawn(town, random.Random(f"{SEED} {part} {number}"))
            status, wrong = ask(device, sent)
            met[first(sent.address.partition("?")[0]), status] += 1
            if wrong:
                faults.append(f"FUZZ_SEED={SEED}, part {part}, request {number}: {sent}\n  {wrong}")
    print(f"FUZZ_SEED={SEED}, part {part}: {dict(Counter(status for _, status in met.elements()))}")
    assert not faults, f"{len(faults)} of these went wrong (FUZZ_SEED={SEED}):\n" + "\n".join(faults[:12])
    # The requests did come through the doors: many were answered as by a person's browser, many were refused.
    assert len({door for door, status in met if status == 200}) >= 12, met
    assert sum(count for (_, status), count in met.items() if status in (403, 404, 422)) > sum(met.values()) / 10, met


def test_every_part_of_an_address_has_right_words_to_fill_it_with(town):
    """A new door is given its right words above, or it would only be knocked at."""
    bare = [(route.path, name) for route in routes() for name in getattr(route, "param_convertors", {})
            if not isinstance(route, Mount) and not (town.right.get(f"{first(route.path)} {name}") or town.right.get(name))]
    assert not bare
    posts = {first(route.path) for route in routes() if "POST" in (getattr(route, "methods", None) or ())}
    assert posts - {door for door, forms in town.forms.items() if forms} <= {"leave"}
