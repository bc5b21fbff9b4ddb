"""Where a browser goes to see all that people typed: every screen with every part of it, and every door that shows something."""

from collections.abc import Callable, Iterator
from uuid import UUID

from sqlmodel import Session, SQLModel, select
from starlette.routing import Mount

from tests.factories import a_link
from tests.payloads import doors, files
from tests.payloads.stops import stops
from tests.payloads.walk import Stop, noted
from tests.payloads.world import World
from tests.screens.person import Person
from toolkit import models
from toolkit.brokerage.case_links import link_code
from toolkit.record.council import council
from toolkit.web.routes import routes

# The row of each screen in the short form: those that have most to show.
OF_A_ROW = ("workshop", "case")


def first_of_each(world: World) -> list[Stop]:
    """Every screen once, at a row that has something to show."""
    found: dict[str, Stop] = {}
    for stop in stops(world):
        about = dict(stop.address)
        if about.get("workshop", str(world.example)) == str(world.example) and about.get("case", str(world.cases["asked"])) == str(
                world.cases["asked"]) and not stop.first:
            found.setdefault(stop.screen, Stop(stop.screen, stop.address, stop.dialogs))
    return list(found.values())


def every_part(world: World, carry: Callable[[str | None], None], secret: str) -> list[Stop]:
    """Every part of every screen once, at the row where it shows most. Raises where one of them shows an error."""
    waiting, seen, best = stops(world), set[Stop](), dict[tuple, tuple[int, Stop]]()
    with noted() as walk:
        person = Person(carry, secret)
        while waiting:
            stop = Stop(waiting[0].screen, waiting.pop(0).address)
            if stop in seen or not _is_looked_at(stop, world):
                continue
            seen.add(stop)
            walk.parts.clear()
            person.open(stop.screen, **dict(stop.address))
            further = [stop.at(**{name: one}) for name, all_ in walk.parts.items() if name not in dict(stop.address) for one in all_]
            waiting = further + waiting
            if not further:
                _keep_fullest(best, stop, len(list(person.at._tree)))
    return [stop for _, stop in best.values()]


def _is_looked_at(stop: Stop, world: World) -> bool:
    # A workshop that has hardly begun shows nothing that the others do not show.
    return dict(stop.address).get("workshop") != str(world.fresh.id)


def _keep_fullest(best: dict[tuple, tuple[int, Stop]], stop: Stop, size: int) -> None:
    which = (stop.screen, tuple(one for one in stop.address if one[0] not in OF_A_ROW))
    if size > best.get(which, (0, stop))[0]:
        best[which] = (size, stop)


def shown_doors() -> set[str]:
    """The names of the doors that can be opened by their address."""
    return {route.name for route in routes() if not isinstance(route, Mount) and "GET" in route.methods}


def door_addresses(world: World, session: Session) -> list[str]:
    """For each of them an address, and one for each ending that it gives files of; of reports as web pages all."""
    every = [*doors.addresses(world, session), *_further(world, session), *_of_one(session), *files.every_file(world, session)]
    return list({_what_opens(one): one for one in reversed(every)}.values())


def _what_opens(address: str) -> tuple[str, str]:
    door, path = doors.door_of(address, "get"), address.partition("?")[0]
    return door, address if door == "report" and path.endswith(".html") else path.rpartition("/")[2].rpartition(".")[2]


def _further(world: World, session: Session) -> Iterator[str]:
    # A statement that is not ready is no file: this one is.
    yield f"/statement/{world.cases['asked']}.pdf"
    offer = f"/offer/{link_code('offer', world.asked)}"
    room = f"/room/{session.get_one(models.VoteRound, world.vote).code}"
    yield from ("/health", "/metrics", "/accessibility", "/words", "/language?lang=en&back=/health",
                f"/council-logo/{council(session=session).logo_file}", "/oruk/", "/assets/doors.css",
                "/tiles/light/9/254/169.png", "/maps/oxfordshire/9/254/169")
    yield from (f"{offer}/no", f"{offer}/yes", f"{room}/phone", f"{room}/paper", f"/host/{world.host}", f"/join/{a_link(session)}")
    yield f"/vote/{doors.tickets.token(room.rpartition('/')[2], world.paper)}/send"


def _of_one(session: Session) -> Iterator[str]:
    """Doors of which one row of a table has the address."""
    def every(model: type[SQLModel], name: str = "id") -> list[UUID | str]:
        return [value for value in session.exec(select(getattr(model, name))) if value]

    for address, model, name in (
            ("/results/{}", models.VoteRound, "code"), ("/hall/{}", models.Desk, "code"), ("/decided/{}", models.Decision, "code"),
            ("/you-said/{}", models.YouSaidPage, "code"), ("/you-said/{}/easy", models.YouSaidPage, "code"),
            ("/files/{}", models.Attachment, "id"), ("/story-files/{}", models.OwnStoryFile, "id")):
        yield from (address.format(one) for one in every(model, name))
