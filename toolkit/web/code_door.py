"""A door that is found by a code which stands on a card or in a letter: typed, known, or a slip that waits."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from toolkit.errors import NotFound
from toolkit.steps.consulting.sheet import say_code
from toolkit.web.answers import go, language, page
from toolkit.web.guesses import GUESSES, held_back
from toolkit.words.speaking import _

LONGEST_CODE = 40


@dataclass(frozen=True)
class Filled:
    """A form as it was filled in, with its one-time number, and what is wrong as (field, sentence)."""

    form: str
    values: dict[str, str] = field(default_factory=dict)
    problems: tuple[tuple[str, str], ...] = ()

    def at(self, name: str) -> str:
        """What is wrong at a field; empty where nothing is."""
        return " ".join(sentence for place, sentence in self.problems if place == name)


@dataclass(frozen=True, kw_only=True)
class CodeDoor:
    """`read` gives what a code opens, with its own `code`, or raises NotFound; `route` is the door it leads on to.

    Wrong codes are measured together under `measure`. `type_code` and `no_such` are the sentences for no code and a wrong one.
    """

    measure: str
    route: str
    template: str
    type_code: str
    no_such: str
    read: Callable[[str], Any]

    async def find(self, request: Request) -> Response:
        """The page on which the code is typed; one that is known leads on."""
        typed = request.query_params.get("code", "")[:LONGEST_CODE]
        if not typed.strip():
            return self.ask(request, typed, self.type_code if "code" in request.query_params else "")
        found = await self._known(request, typed)
        return found if isinstance(found, Response) else go(request.app.url_path_for(self.route, code=say_code(found.code)))

    async def at(self, request: Request) -> Any | Response:
        """What the address's own code opens, or the page that asks for one that is right."""
        return await self._known(request, request.path_params["code"][:LONGEST_CODE])

    async def _known(self, request: Request, typed: str) -> Any | Response:
        # Codes stand on cards and in letters: a wrong one is a slip, and only the wrong ones wait.
        try:
            return await run_in_threadpool(self.read, typed)
        except NotFound:
            await held_back(GUESSES.wrong(self.measure))
            return self.ask(request, typed, self.no_such)

    def ask(self, request: Request, typed: str = "", problem: str = "") -> Response:
        """The page with its one field, and what is wrong with the code that was typed."""
        said = _(problem)
        status = 404 if problem == self.no_such else 422 if problem else 200
        return page(self.template, status, language(request), typed=typed, problem=said, at=request.app.url_path_for)
