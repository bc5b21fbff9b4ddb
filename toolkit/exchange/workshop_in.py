"""The portable workshop file, coming in: checked first, reported next, written last and all at once."""

from uuid import UUID

from sqlmodel import Session

from toolkit.access.audit import write_down
from toolkit.access.roles import Actor, check_may
from toolkit.errors import BadInput
from toolkit.exchange.checks import check_all
from toolkit.exchange.format import Importer
from toolkit.exchange.kinds import CARRIED
from toolkit.exchange.merge import Merge, ReadFile, work_out
from toolkit.exchange.package import checksum, unpack
from toolkit.exchange.report import Choice, Report
from toolkit.exchange.values import NEWER, damaged, from_file
from toolkit.exchange.workshop_out import ENDING
from toolkit.models import AttachmentContent, Priority
from toolkit.steps import taking_back
from toolkit.steps.carrying import add_missing
from toolkit.storage.queries import carry


def read_file(data: bytes) -> ReadFile:
    """Read a workshop file and check all of it; nothing is written.

    Raises BadInput with a sentence for a file that is empty, no workshop file, damaged, too large, or of a newer version.
    """
    manifest, tables, contents = unpack(data)
    known = {kind.table for kind in CARRIED}
    if not isinstance(tables, dict) or not all(isinstance(rows, list) for rows in tables.values()):
        raise damaged("its list of rows")
    if set(tables) - known:
        raise BadInput(NEWER, "file")
    rows = {kind.table: [from_file(kind.model, row) for row in tables.get(kind.table, [])] for kind in CARRIED}
    check_all(manifest, rows, contents)
    return ReadFile(manifest, rows, contents)


def plan_import(actor: Actor, found: ReadFile, choice: Choice = Choice.NEWER, *, session: Session) -> Report:
    """What importing this file would do: what is new, the same, in conflict. Writes nothing. Raises BadInput, NotAllowed."""
    check_may(actor, "carry a workshop", found.manifest.workshop_id)
    return work_out(found, choice, session=session).report


def import_workshop(actor: Actor, found: ReadFile, choice: Choice = Choice.NEWER, *, session: Session) -> Report:
    """Write what `plan_import` says, worked out anew in this transaction: all of it, or nothing. Raises BadInput, NotAllowed."""
    workshop_id = found.manifest.workshop_id
    check_may(actor, "carry a workshop", workshop_id)
    merge = work_out(found, choice, session=session)
    with carry.all_or_nothing():
        _write(merge, session=session)
        _contents(merge.found, session=session)
    session.expire_all()
    for row in merge.add["redaction"]:
        taking_back.follow(actor, row["id"], session=session)
    for entry_id, standing_id in merge.settled.bring_along if merge.settled else ():
        add_missing(entry_id, standing_id, session=session)
    # The record says that a file came in and which; its words stay out of the chain.
    write_down(actor, "carry a workshop in", workshop_id, workshop_id, session=session, choice=choice,
               made_at=found.manifest.made_at, rows=checksum(repr(found.rows).encode()))
    return merge.report


def _write(merge: Merge, *, session: Session) -> None:
    ranks = merge.settled.ranks if merge.settled else {}
    for kind in CARRIED:
        carry.delete_rows(kind.model, merge.drop[kind.table], session=session)
    # First none has a rank: two priorities may not hold the same one even for a moment.
    unranked = {"final_rank": None}
    for row_id in ranks:
        carry.change_row(Priority, row_id, unranked, session=session)
    for kind in CARRIED:
        without = unranked if kind.model is Priority else {}
        carry.insert_rows(kind.model, [row | without for row in merge.add[kind.table]], session=session)
        for row in merge.change[kind.table]:
            carry.change_row(kind.model, row["id"], row | without, session=session)
    for row_id, rank in ranks.items():
        carry.change_row(Priority, row_id, {"final_rank": rank}, session=session)


def _contents(found: ReadFile, *, session: Session) -> None:
    wanted: dict[UUID, carry.Values] = {row["id"]: row for row in found.rows["attachment"] if row["checksum"] in found.contents}
    here = carry.standing_attachments(wanted, session=session) - carry.contents_here(wanted, session=session)
    for row_id in sorted(here):
        session.add(AttachmentContent(attachment_id=row_id, content=found.contents[wanted[row_id]["checksum"]],
                                      created_by=wanted[row_id]["created_by"]))
    session.flush()


IMPORTER = Importer("workshop", ENDING, read_file, plan_import, import_workshop)
