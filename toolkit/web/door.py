"""A door: an address, the function that answers, and who may open it, as data that tests and docs/reference/roles.md read."""

from collections.abc import Callable
from typing import Any

from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from toolkit.access.roles import MAY
from toolkit.web.guard import Guard

ANYONE = "anyone"
WITH_CODE = "anyone with this code"


class Door(Route):
    """`may` is an act of toolkit/access/roles.py, ANYONE, or WITH_CODE; `act` is what the holder of a code does there, if anything.

    `guessed` names the measure of wrong codes, for doors that keep no measure of their own (see guesses.py). `is_data`: what it gives is
    data to reckon with, which is the same in every language.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], may: str, *, name: str, methods: list[str] | None = None,
                 act: str = "", guessed: str = "", is_data: bool = False) -> None:
        if may not in (*MAY, ANYONE, WITH_CODE) or act not in (*MAY, ""):
            raise ValueError(f"The door {path} has no rule.")
        super().__init__(path, endpoint, methods=methods, name=name, middleware=[Middleware(Guard, measure=guessed, is_data=is_data)])
        self.may, self.act = may, act


class Folder(Mount):
    """A folder of files of ours."""

    may, act = ANYONE, ""

    def __init__(self, path: str, files: ASGIApp, *, name: str) -> None:
        super().__init__(path, files, name=name, middleware=[Middleware(Guard)])
