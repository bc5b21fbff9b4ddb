"""The virtual environment beside run.py: made once, brought up to date when needed, mended when half-made."""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from toolkit.cli.setup import packages
from toolkit.errors import ToolkitError


@dataclass(frozen=True)
class Environment:
    """Where things lie in the environment of the project in `root`."""

    root: Path

    @property
    def folder(self) -> Path:
        """The environment itself."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The environment's Python."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def unfinished(self) -> Path:
        """A mark that lies there while the environment is being changed."""
        return self.folder / "unfinished"

    def stamp(self, requirements: Path) -> Path:
        """Where the fingerprint of what was installed is kept."""
        return self.folder / f"{requirements.stem}.stamp"


def prepare(environment: Environment, requirements: Path) -> None:
    """Make the environment hold what the requirements file asks for; does nothing when it already does.

    Raises ToolkitError with a sentence when it cannot be done.
    """
    if is_ready(environment, requirements):
        return
    try:
        if not _is_sound(environment):
            _make(environment)
        _install(environment, requirements)
    except OSError as error:
        raise ToolkitError(
            f"The folder {environment.folder} cannot be set up: {error.strerror}. Check that it may be written "
            "and that no other program is using it, then start again."
        ) from error


def is_ready(environment: Environment, requirements: Path) -> bool:
    """Whether the environment is whole and was made from just these requirements, for this Python."""
    stamp = environment.stamp(requirements)
    if environment.unfinished.exists() or not environment.python.exists() or not stamp.exists():
        return False
    return stamp.read_text(encoding="utf-8") == fingerprint(requirements)


def fingerprint(requirements: Path) -> str:
    """What the environment depends on: the requirements with the files they include, the Python and the machine."""
    sum_of_all = hashlib.sha256(f"{_this_python()} {sysconfig.get_platform()}".encode())
    for file in with_included(requirements):
        sum_of_all.update(file.read_bytes())
    return sum_of_all.hexdigest()


def with_included(requirements: Path) -> list[Path]:
    """The requirements file and those it takes in by a line such as "-r requirements.txt"."""
    lines = requirements.read_text(encoding="utf-8").splitlines()
    included = [requirements.parent / line[3:].strip() for line in lines if line.startswith("-r ")]
    return [requirements, *(file for one in included for file in with_included(one))]


def _this_python() -> str:
    # Packages live in a folder named after these two numbers; a newer patch release finds them all the same.
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def _is_sound(environment: Environment) -> bool:
    if environment.unfinished.exists() or not environment.python.exists():
        return False
    if _made_for(environment.folder / "pyvenv.cfg") != _this_python():
        return False
    # Files alone do not show whether pip was put there whole.
    return subprocess.run([environment.python, "-m", "pip", "--version"], capture_output=True).returncode == 0


def _made_for(config: Path) -> str | None:
    if not config.exists():
        return None
    pairs = (line.partition("=") for line in config.read_text(encoding="utf-8").splitlines())
    version = next((value.strip() for key, _, value in pairs if key.strip() in {"version", "version_info"}), "")
    return ".".join(version.split(".")[:2])


def _make(environment: Environment) -> None:
    check_can_make()
    print(f"Making a place for Common Table's packages in {environment.folder}", flush=True)
    if environment.folder.exists():
        shutil.rmtree(environment.folder)
    environment.folder.mkdir()
    environment.unfinished.touch()
    # The Python underneath, so that the environment outlives another one that may be active now.
    base = getattr(sys, "_base_executable", None) or sys.executable
    made = subprocess.run([base, "-m", "venv", environment.folder], capture_output=True, text=True, errors="replace")
    if made.returncode:
        said = (made.stderr + made.stdout).strip().splitlines() or ["no reason given"]
        raise ToolkitError(f"The folder {environment.folder} could not be set up. Python said: {said[-1]}")


def check_can_make() -> None:
    """Raises ToolkitError naming the missing package where this Python cannot make environments (Debian splits it off)."""
    if find_spec("venv") and find_spec("ensurepip"):
        return
    package = f"python{_this_python()}-venv"
    raise ToolkitError(
        f"This Python comes without the parts that set up packages. On Debian or Ubuntu type: sudo apt install {package} "
        "(elsewhere install Python from python.org), then start again."
    )


def _install(environment: Environment, requirements: Path) -> None:
    print("Fetching the packages that Common Table needs (once; a few minutes)", flush=True)
    environment.unfinished.touch()
    outcome = packages.install(environment.python, requirements)
    if not outcome.began_to_change:
        environment.unfinished.unlink()
    if outcome.trouble:
        raise ToolkitError(outcome.trouble)
    for file in with_included(requirements):
        environment.stamp(file).write_text(fingerprint(file), encoding="utf-8")
    environment.unfinished.unlink(missing_ok=True)
