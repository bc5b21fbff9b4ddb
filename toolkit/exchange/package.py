"""The file itself: a zip with a manifest, the rows as JSON, and attachments named by their SHA-256."""

import hashlib
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any
from uuid import UUID

from toolkit.errors import BadInput
from toolkit.exchange.values import NEWER, damaged
from toolkit.words.speaking import _

FORMAT = "common-table workshop"
FORMAT_VERSION = 1
MANIFEST, ROWS, FOLDER = "manifest.json", "workshop.json", "attachments/"
MOST_BYTES = 200_000_000   # unpacked
MOST_TIMES_LARGER = 200    # unpacked against packed; ours come to about 20
MOST_MEMBERS = 5_000
NAMES = re.compile(rf"{MANIFEST}|{ROWS}|{FOLDER}[0-9a-f]{{64}}")
# What a zip raises when its bytes are not what its lists promise.
BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, OverflowError, NotImplementedError,
          RuntimeError)
EARLIEST = (1980, 1, 1, 0, 0, 0)  # every part bears this date, so that equal parts are equal bytes


@dataclass(frozen=True)
class Manifest:
    """What the file says of itself."""

    app_version: str
    made_at: datetime
    workshop_id: UUID
    title: str


def checksum(data: bytes) -> str:
    """SHA-256, as the manifest and attachments have it."""
    return hashlib.sha256(data).hexdigest()


def pack(manifest: Manifest, parts: Mapping[str, bytes]) -> bytes:
    """The file's bytes. JSON is made smaller; photos are small already and are stored as they are."""
    about = {"format": FORMAT, "format_version": FORMAT_VERSION, "app_version": manifest.app_version,
             "made_at": manifest.made_at.isoformat(), "workshop": {"id": str(manifest.workshop_id), "title": manifest.title},
             "parts": {name: checksum(data) for name, data in sorted(parts.items())}}
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as out:
        for name, data in ((MANIFEST, as_json(about)), *sorted(parts.items(), reverse=True)):
            how = zipfile.ZIP_STORED if name.startswith(FOLDER) else zipfile.ZIP_DEFLATED
            out.writestr(zipfile.ZipInfo(name, EARLIEST), data, how)
    return whole.getvalue()


def as_json(value: Any) -> bytes:
    """JSON as bytes, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1).encode()


def unpack(data: bytes) -> tuple[Manifest, Any, dict[str, bytes]]:
    """(manifest, the rows as JSON has them, attachments by SHA-256), every part checked against its checksum.

    Raises BadInput with a sentence for what is empty, no zip, foreign, newer, damaged or too large.
    """
    if not data:
        raise BadInput("This file is empty. Copy it again from where it was made.", "file")
    if not data.startswith(b"PK") or not zipfile.is_zipfile(BytesIO(data)):
        raise BadInput("This is not a workshop file. Choose one that ends in .commontable and was made by Common Table.", "file")
    try:
        with zipfile.ZipFile(BytesIO(data)) as held:
            _check_members(held.infolist(), len(data))
            parts = {member.filename: held.read(member) for member in held.infolist()}
    except BROKEN as error:
        raise damaged("it cannot be unpacked") from error
    about = _manifest(parts.pop(MANIFEST, None))
    if about["parts"] != {name: checksum(part) for name, part in parts.items()} or ROWS not in parts:
        raise damaged("its parts do not match their checksums")
    rows = read_json(parts.pop(ROWS), ROWS)
    return _read_manifest(about), rows, {name.removeprefix(FOLDER): part for name, part in parts.items()}


def _check_members(members: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked, names = sum(member.file_size for member in members), [member.filename for member in members]
    if unpacked > MOST_BYTES or len(members) > MOST_MEMBERS or unpacked > max(packed * MOST_TIMES_LARGER, 1_000_000):
        raise BadInput(_("This file unpacks to more than a workshop can be (at most {most} MB), so it was not opened. Make it "
                         "again where the workshop was recorded.", most=MOST_BYTES // 1_000_000), "file")
    if not all(map(NAMES.fullmatch, names)) or len(set(names)) < len(names) or MANIFEST not in names:
        raise BadInput("This zip holds other things than a workshop. Choose a file that ends in .commontable and was made by "
                       "Common Table.", "file")


def _manifest(part: bytes | None) -> dict[str, Any]:
    about = read_json(part or b"", MANIFEST)
    if not isinstance(about, dict) or about.get("format") != FORMAT:
        raise BadInput("This is not a workshop file of Common Table. Choose one that ends in .commontable.", "file")
    version = about.get("format_version")
    if type(version) is int and version > FORMAT_VERSION:
        raise BadInput(NEWER, "file")
    if type(version) is not int or version < 1 or not isinstance(about.get("parts"), dict):
        raise damaged(MANIFEST)
    return about


def _read_manifest(about: dict[str, Any]) -> Manifest:
    try:
        made_at = datetime.fromisoformat(about["made_at"])
        if made_at.tzinfo is None:
            raise ValueError
        return Manifest(str(about["app_version"]), made_at, UUID(about["workshop"]["id"]), str(about["workshop"]["title"]))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise damaged(MANIFEST) from None


def read_json(data: bytes, name: str) -> Any:
    """JSON from a part. Raises BadInput when it is none, or says a number that is none."""
    try:
        return json.loads(data.decode(), parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise damaged(name) from None


def _refuse(constant: str) -> None:
    raise ValueError(constant)
