"""Alembic's entry: runs on the connection it is given, or on the one the settings name."""

from alembic import context
from sqlmodel import SQLModel

import toolkit.models  # noqa: F401  (fills the metadata)
from toolkit.storage.engine import engine


def run(connection) -> None:
    """Migrate on one connection; batch mode, because SQLite cannot alter a column in place."""
    context.configure(connection=connection, target_metadata=SQLModel.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with engine().connect() as own:
        run(own)
