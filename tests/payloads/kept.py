"""What of all that was typed is in the record, read as the application reads it: the texts of cases are ciphertext below."""

from collections.abc import Iterator

from sqlalchemy import inspect
from sqlmodel import Session, SQLModel, select

from tests.payloads.typed import marks


def kept_marks(session: Session) -> set[int]:
    """The numbers of the fields whose words stand in a row."""
    return {number for model in models() for row in session.exec(select(model)) for column in inspect(model).column_attrs
            for number in marks(str(getattr(row, column.key)))}


def models() -> Iterator[type[SQLModel]]:
    """Every table as the application knows it."""
    return (mapper.class_ for mapper in SQLModel._sa_registry.mappers)


def tables(session: Session) -> set[str]:
    """The tables of the database."""
    return set(inspect(session.connection()).get_table_names())
