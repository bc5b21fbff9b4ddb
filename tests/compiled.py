"""SQL is put together once for the whole run, not anew for each test: every test has a record, and so an engine, of its own.

Half of the run's time went into compiling the same statements thousands of times. SQLAlchemy keeps what it compiled by engine
and by dialect, so all engines of one kind of database share both here. The app has one engine and does not need this.
"""

from typing import Any

from sqlalchemy import Engine, create_engine, event

from toolkit.storage import engine as storage

STATEMENTS = 10_000  # more than the whole run has
_first: dict[str, Engine] = {}


def share() -> None:
    """From now on engines share what they compiled."""
    storage.create_engine = _sharing


def _sharing(url: str, **given: Any) -> Engine:
    made = create_engine(url, query_cache_size=STATEMENTS, **given)
    name = made.dialect.name
    if name in _first:
        made.dialect = made.pool._dialect = _first[name].dialect
        made._compiled_cache = _first[name]._compiled_cache
    else:  # a dialect knows its database once it was connected to one
        event.listen(made, "connect", lambda *_: _first.setdefault(name, made))
    return made
