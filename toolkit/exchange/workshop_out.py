"""The portable workshop file, going out: all rows of one workshop and its attachments."""

import tomllib
from functools import lru_cache
from uuid import UUID

from sqlmodel import Session

from toolkit import settings
from toolkit.access.audit import write_down
from toolkit.access.roles import Actor, check_may
from toolkit.clock import now
from toolkit.errors import BadInput, NotFound
from toolkit.exchange.format import Exporter
from toolkit.exchange.kinds import CARRIED, Kind
from toolkit.exchange.package import FOLDER, MOST_BYTES, ROWS, Manifest, as_json, pack
from toolkit.exchange.values import to_file
from toolkit.models import Workshop
from toolkit.storage.queries import attachments, carry
from toolkit.words.speaking import _

ENDING = ".commontable"


def export_workshop(actor: Actor, workshop_id: UUID, *, session: Session) -> bytes:
    """A workshop as one file. The same record gives the same parts, whenever it is made.
    Raises NotAllowed, NotFound, and BadInput when it would be too large to come back.

    Withdrawn rows are carried as withdrawn, so that an older file does not bring them back elsewhere; the bytes of
    withdrawn attachments are not. Ballots travel once their vote is closed, when nothing ties them to anybody any more.
    """
    check_may(actor, "carry a workshop", workshop_id)
    workshop = session.get(Workshop, workshop_id)
    if workshop is None:
        raise NotFound("This workshop is not here. Choose one on the first page.")
    rows = _closed_only({kind.table: _rows(kind, workshop, session=session) for kind in CARRIED})
    parts = {ROWS: as_json({table: [to_file(row) for row in found] for table, found in rows.items()})}
    for kept in rows["attachment"]:
        if kept["withdrawn_at"] is None:
            parts[FOLDER + kept["checksum"]] = attachments.content_of(kept["id"], session=session) or b""
    if sum(map(len, parts.values())) > MOST_BYTES:
        raise BadInput(_("The photos and papers of this workshop come to more than {most} MB, which is the most a workshop "
                         "file holds. Withdraw the largest, then try again.", most=MOST_BYTES // 1_000_000))
    manifest = Manifest(app_version(), now(), workshop_id, workshop.title)
    write_down(actor, "carry a workshop", workshop_id, workshop_id, session=session, parts=len(parts))
    return pack(manifest, parts)


def _rows(kind: Kind, workshop: Workshop, *, session: Session) -> list[carry.Values]:
    # By id, which is drawn at random: the order in which ballots came in is nobody's business, nor is the time.
    rows = [row | dict.fromkeys(kind.kept_here) for row in carry.rows_of(kind.model, workshop.id, session=session)]
    return [row | {"created_at": workshop.created_at} for row in rows] if kind.secret else rows


def _closed_only(rows: dict[str, list[carry.Values]]) -> dict[str, list[carry.Values]]:
    open_still = {row["id"] for row in rows["vote_round"] if not row["closed_at"]}
    for kind in CARRIED:
        if kind.secret:
            left = [row for row in rows[kind.table] if any(row[column] in open_still for column in kind.round_of)]
            open_still |= {row["id"] for row in left}
            rows[kind.table] = [row for row in rows[kind.table] if row["id"] not in open_still]
    return rows


@lru_cache
def app_version() -> str:
    """The version of this installation."""
    return tomllib.loads((settings.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


EXPORTER = Exporter("workshop", ENDING, "application/zip", export_workshop)
