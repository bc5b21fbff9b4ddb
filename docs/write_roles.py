"""Writes docs/reference/roles.md: who may do what, which screen needs which act, which door opens to whom.

    PYTHONPATH=. python docs/write_roles.py

It comes from the tables in toolkit/access/roles.py, pages/ui/screens.py and toolkit/web/routes.py; a test says when it is old.
"""

from collections.abc import Iterable, Sequence

from starlette.routing import BaseRoute, Mount

from pages.ui.screens import every_screen
from toolkit import settings
from toolkit.access.roles import MAY, OF_NO_WORKSHOP, Role
from toolkit.web.routes import routes

FILE = settings.ROOT / "docs" / "reference" / "roles.md"
HEAD = """# Who may do what

Written by `docs/write_roles.py` from the code; do not change it by hand. Every act is checked by `check_may` in
`toolkit/access/roles.py`, on the server, each time it is done.

A *ticket holder* holds a code for one purpose: a ticket to vote, a provider's enquiry, the person's own choice, a plan to sign. A
link that opens one workshop opens that one only, and nothing that belongs to no workshop.

## Acts
"""
SCREENS = """
## Screens

Every screen needs a link. It asks for its act in each run; what can be done on it is asked for again at each button.
"""
DOORS = """
## Doors

Pages and files beside the screens. *Anyone with this code* means that the address holds a secret or a code made for this purpose;
wrong ones are answered later and later. *There* is the act that such a code stands for.
"""


def page() -> str:
    """The whole page."""
    return HEAD + _acts() + SCREENS + _screens() + DOORS + _doors()


def _acts() -> str:
    head = ("Act", *(role.replace("-", " ") for role in Role), "Of no workshop")
    return table(head, [(act, *("yes" if role in allowed else "" for role in Role), "yes" if act in OF_NO_WORKSHOP else "")
                        for act, allowed in MAY.items()])


def _screens() -> str:
    return table(("Screen", "File", "Act"), [(one.title, f"`pages/{one.name}.py`", one.may) for one in every_screen()])


def _doors() -> str:
    return table(("Address", "How", "Who may open it", "There"), map(_door, routes()))


def _door(route: BaseRoute) -> Sequence[str]:
    how = "" if isinstance(route, Mount) else ", ".join(sorted(route.methods - {"HEAD"}))
    return (f"`{route.path}`", how, route.may, route.act)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(page(), encoding="utf-8")
