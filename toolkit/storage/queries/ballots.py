"""Ballots as they come in, many at once: columns and rows, no objects, because a hall sends hundreds within seconds."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, update
from sqlmodel import Session, select

from toolkit.models import (
    AuditRecord,
    Ballot,
    BallotDots,
    BallotGroup,
    BallotRating,
    SecondKeying,
    Ticket,
    VoteRound,
)

PARTS = (BallotDots, BallotRating, BallotGroup)
Rows = list[dict[str, Any]]


def tickets_by_number(named: Iterable[tuple[UUID, str]], *, session: Session) -> dict[tuple[UUID, str], tuple]:
    """(ticket id, state, receipt) by (round, number), for those of the named that exist.

    One question for each round: SQLite would look through all tickets there are for a list of pairs, and finds these by the index.
    """
    table, numbers, found = Ticket.__table__, defaultdict(list), {}
    for round_id, number in named:
        numbers[round_id].append(number)
    for round_id, wanted in numbers.items():
        rows = session.connection().execute(select(table.c.number, table.c.id, table.c.state, table.c.receipt).where(
            table.c.round_id == round_id, table.c.number.in_(wanted))).all()
        found |= {(round_id, number): tuple(rest) for number, *rest in rows}
    return found


def round_states(ids: Iterable[UUID], *, session: Session) -> dict[UUID, str]:
    """The state of each of these rounds."""
    table = VoteRound.__table__
    return dict(session.connection().execute(select(table.c.id, table.c.state).where(table.c.id.in_(list(ids)))).all())


def ballots_of_tickets(ids: Iterable[UUID], *, session: Session) -> dict[UUID, UUID]:
    """Ballot by ticket, for those tickets that have one."""
    table = Ballot.__table__
    return dict(session.connection().execute(select(table.c.ticket_id, table.c.id).where(table.c.ticket_id.in_(list(ids)))).all())


def add(model: Any, rows: Rows, *, session: Session) -> None:
    """Write many rows of one table."""
    if rows:
        session.connection().execute(insert(model.__table__), rows)


def drop_parts(ballot_ids: Sequence[UUID], *, session: Session) -> None:
    """Take out what ballots said, before it is said anew."""
    for model in PARTS if ballot_ids else ():
        session.connection().execute(delete(model.__table__).where(model.__table__.c.ballot_id.in_(list(ballot_ids))))


def change_ballots(rows: Rows, *, session: Session) -> None:
    """Write channel and voter kind of ballots that were cast before; each row has `ballot`."""
    if rows:
        session.connection().execute(
            update(Ballot.__table__).where(Ballot.__table__.c.id == bindparam("ballot")).values(
                channel=bindparam("channel"), voter_kind=bindparam("voter_kind")), rows)


def use_tickets(rows: Rows, *, session: Session) -> None:
    """Mark tickets as used; each row has `ticket`, `receipt` and `supported`.

    One statement, written out: composing it anew for each number of rows would take a tenth of the time that a ballot takes.
    """
    if not rows:
        return
    connection = session.connection()
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    as_kept = Ticket.__table__.c.id.type.bind_processor(connection.dialect) or (lambda ticket: ticket)
    given = ", ".join([f"({mark}, {mark}, {mark})"] * len(rows))
    connection.exec_driver_sql(
        f"WITH given (id, receipt, supported) AS (VALUES {given}) UPDATE ticket SET state = 'used', receipt = given.receipt, "
        "supported = given.supported FROM given WHERE ticket.id = given.id",
        tuple(value for row in rows for value in (as_kept(row["ticket"]), row["receipt"], row["supported"])))


def add_audit(rows: Rows, *, session: Session) -> None:
    """Append to the chain of audit records."""
    add(AuditRecord, rows, session=session)


def whole(model: Any, round_id: UUID, *, session: Session) -> Rows:
    """Every ballot of a round, or every part of its ballots."""
    table, ballots = model.__table__, Ballot.__table__
    wanted = select(*table.columns).where(table.c.round_id == round_id) if model is Ballot else (
        select(*table.columns).join(ballots, ballots.c.id == table.c.ballot_id).where(ballots.c.round_id == round_id))
    return [dict(row) for row in session.connection().execute(wanted).mappings()]


def write_anew(round_id: UUID, ballots: Rows, parts: dict[Any, Rows], *, session: Session) -> None:
    """Put these ballots in the place of all that the round holds, and forget what was keyed a second time."""
    table, connection = Ballot.__table__, session.connection()
    standing = select(table.c.id).where(table.c.round_id == round_id)
    for model in PARTS:
        connection.execute(delete(model.__table__).where(model.__table__.c.ballot_id.in_(standing)))
    connection.execute(delete(table).where(table.c.round_id == round_id))
    connection.execute(delete(SecondKeying.__table__).where(SecondKeying.__table__.c.round_id == round_id))
    add(Ballot, ballots, session=session)
    for model, rows in parts.items():
        add(model, rows, session=session)


def marks_of(ballot_id: UUID, *, session: Session) -> tuple[Any, dict, dict, tuple]:
    """(ballot, dots by item, (impact, effort) by item, group ids) of one ballot."""
    dots = dict(session.exec(select(BallotDots.item_id, BallotDots.dots).where(BallotDots.ballot_id == ballot_id)).all())
    ratings = {item: (impact, effort) for item, impact, effort in session.exec(
        select(BallotRating.item_id, BallotRating.impact, BallotRating.effort).where(BallotRating.ballot_id == ballot_id))}
    groups = tuple(session.exec(select(BallotGroup.group_id).where(BallotGroup.ballot_id == ballot_id)))
    return session.get(Ballot, ballot_id), dots, ratings, groups
