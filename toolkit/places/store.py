"""Folders of prepared data under the var folder: built once, in one move, whoever comes first."""

import os
import shutil
import uuid
from collections.abc import Callable
from importlib import metadata, util
from pathlib import Path

from filelock import FileLock

from toolkit import settings
from toolkit.errors import DataFileError


def places_folder() -> Path:
    """Where prepared places and drawn tiles are kept."""
    return settings.var_folder() / "places"


def package_folder(package: str) -> Path:
    """Where a data package lies, without importing it. Raises DataFileError when it is not installed."""
    found = util.find_spec(package)
    if found is None or found.origin is None:
        raise DataFileError(f"The place data package {package} is not installed. Run python3 run.py again to set it up.")
    return Path(found.origin).parent


def prepared(kind: str, package: str, build: Callable[[Path], None]) -> Path:
    """The folder `kind` made from a data package, built by `build(folder)` when it is not there yet.

    The package's version is part of the folder's name, so that newer data is never hidden behind older. Several
    processes may ask at once: a lock saves double work, and one rename makes the finished folder appear whole.
    Raises DataFileError when the var folder cannot be written.
    """
    folder = places_folder() / f"{kind}-{metadata.version(package)}"
    if folder.is_dir():
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_name(f"{folder.name}.lock")):
            if not folder.is_dir():
                _build(folder, build)
    except OSError as error:
        raise DataFileError(
            f"Places cannot be prepared because {folder.parent} cannot be written. Free some space or allow writing there."
        ) from error
    return folder


def _build(folder: Path, build: Callable[[Path], None]) -> None:
    for left_over in folder.parent.glob(f"{folder.name}.part-*"):
        shutil.rmtree(left_over, ignore_errors=True)
    part = folder.with_name(f"{folder.name}.part-{uuid.uuid4().hex}")
    part.mkdir()
    try:
        build(part)
        os.replace(part, folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that readers see all of it or nothing. Raises OSError when it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{uuid.uuid4().hex}.part")
    try:
        part.write_bytes(content)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
