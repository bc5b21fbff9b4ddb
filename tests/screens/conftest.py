"""People at screens, each with a link of their own, on a record of the test's own."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from tests.conftest import kept_at
from tests.factories import AWorkshop, a_link, a_priority, a_workshop, an_actor
from tests.screens.person import Person, carrying, forget
from toolkit.access.roles import Role
from toolkit.steps.example import load_example
from toolkit.storage.engine import write_session

SignIn = Callable[..., Person]


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """What screens worked out for one test's record is forgotten before the next."""
    yield
    forget()


@pytest.fixture
def at_the_door() -> Iterator[Callable[[str | None], None]]:
    """A function that sets whose cookie the next run of a screen carries."""
    with carrying() as carry:
        yield carry


@pytest.fixture
def prepared(request: pytest.FixtureRequest, record: Path) -> Path:
    """This test's record, with the example in it where the test asks for that: before anybody is given a link."""
    if "example" in request.fixturenames:
        request.getfixturevalue("example")
    return record


@pytest.fixture
def nobody(prepared: Path, at_the_door: Callable[[str | None], None]) -> Person:
    """Somebody without a link."""
    return Person(at_the_door, None)


@pytest.fixture
def sign_in(prepared: Path, at_the_door: Callable[[str | None], None]) -> SignIn:
    """A function that gives a person signed in with a new link."""
    def come_in(role: str = Role.FACILITATOR, workshop_id: UUID | None = None, secret: str | None = None) -> Person:
        if secret is None:
            with write_session() as session:
                secret = a_link(session, role, workshop_id, f"A {role}")
        return Person(at_the_door, secret)

    return come_in


@pytest.fixture
def facilitator(sign_in: SignIn) -> Person:
    """A facilitator on the first page."""
    return sign_in()


@pytest.fixture
def workshop(record: Path) -> AWorkshop:
    """A workshop with two ideas to choose between: 1 Buses, 2 Trains."""
    with write_session() as session:
        made = a_workshop(session, ("Older people", "Family carers"))
        for title in ("Buses", "Trains"):
            a_priority(session, made, title)
    return made


@pytest.fixture
def stage(facilitator: Person, workshop: AWorkshop) -> Callable[..., Person]:
    """A function that opens one stage of the vote for the facilitator."""
    return lambda name=None, **more: facilitator.open("step_priorities", workshop.id, part="vote", stage=name, **more)


@dataclass(frozen=True)
class Example:
    """The example's file and id."""

    file: Path
    id: UUID


@pytest.fixture(scope="session")
def example_file(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path, shared_places: Path) -> Example:
    """A record that holds the example workshop, for copying."""
    folder = tmp_path_factory.mktemp("example")
    (folder / "places").symlink_to(shared_places, target_is_directory=True)
    shutil.copy(migrated_file, folder / "record.db")
    with kept_at(f"sqlite:///{folder / 'record.db'}", folder), write_session() as session:
        made, _ = load_example(an_actor(), session=session)
    return Example(folder / "record.db", made)


@pytest.fixture
def example(record: Path, example_file: Example) -> UUID:
    """The example workshop's id, in this test's record."""
    shutil.copy(example_file.file, record)
    return example_file.id
