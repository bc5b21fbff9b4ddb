"""From a file to the directory in one go: read, compare, say, and unless it is a trial, write."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.access.roles import Actor, check_may
from toolkit.errors import BadInput
from toolkit.exchange.directory import cqc
from toolkit.exchange.directory.arrived import Progress, Reading
from toolkit.exchange.directory.differing import difference
from toolkit.exchange.directory.taking_in import take_in
from toolkit.storage.engine import read_session, write_session


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name for a person, what reads it, and whether it is its source's whole list."""

    name: str
    read: Callable[..., Reading]
    whole: bool


KINDS = {"cqc": Kind("The regulator's list (CQC)", cqc.read, True)}


def bring_in(actor: Actor, kind: str, reading: Reading, dry_run: bool, progress: Progress = lambda *_: None) -> dict[str, Any]:
    """Compare what was read with what is here and, unless it is a dry run, write it. Gives what to say of it.

    Raises BadInput when a row is wrong: then nothing is written.
    """
    check_may(actor, "keep providers")
    if reading.wrong and not dry_run:
        raise BadInput("Nothing was taken in. " + " ".join(reading.lines()), "file")
    progress("Comparing with what is here", len(reading.arrived))
    with (read_session if dry_run else write_session)() as session:
        found = difference(reading.arrived, kind, KINDS[kind].whole, session=session)
        if not dry_run:
            progress("Writing", len(found.new) + len(found.changed) + len(found.gone))
            take_in(actor, found, kind, session=session)
    return found.summary() | {"left_out": reading.left_out, "wrong": len(reading.wrong), "said": list(reading.lines()),
                              "written": not dry_run}


def import_file(actor: Actor, kind: str, file: Path, dry_run: bool, progress: Progress = lambda *_: None, **more: Any) -> dict[str, Any]:
    """The whole way for one file. Raises BadInput, NotAllowed."""
    check_may(actor, "keep providers")
    return bring_in(actor, kind, KINDS[kind].read(file, progress=progress, **more), dry_run, progress)


def in_lines(summary: dict[str, Any]) -> list[str]:
    """What a command prints: counts, by council area, ratings that fell, what was wrong."""
    lines = [f"{summary['new']:,} new, {summary['changed']:,} changed, {summary['same']:,} the same, {summary['gone']:,} gone; "
             f"{summary['left_out']:,} rows are not about adult social care."]
    lines += [f"  {name}: {new:,} new, {changed:,} changed, {gone:,} gone" for name, new, changed, gone in summary["by_authority"]]
    lines += [f"Rating fell: {name}, from {before} to {now}" for name, before, now in summary["fallen"]]
    return lines + summary["said"]
