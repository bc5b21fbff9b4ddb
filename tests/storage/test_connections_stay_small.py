"""What connections keep for themselves stays small: memory would grow with the record otherwise (decision 51)."""

from contextlib import ExitStack

from sqlalchemy import text

from toolkit.storage.engine import engine, read_session

KEPT_KB = 2_000


def of(session) -> int:
    return id(session.connection().connection.dbapi_connection)


def test_the_connection_used_last_is_used_next(database):
    with ExitStack() as crowd:
        for session in [crowd.enter_context(read_session()) for _ in range(6)]:
            session.connection()
    used = set()
    for _ in range(6):
        with read_session() as session:
            used.add(of(session))
    if engine().dialect.name == "sqlite":
        assert len(used) == 1


def test_a_connection_keeps_two_megabytes_of_pages(database):
    if engine().dialect.name == "sqlite":
        with read_session() as session:
            assert session.execute(text("PRAGMA cache_size")).scalar() == -KEPT_KB
