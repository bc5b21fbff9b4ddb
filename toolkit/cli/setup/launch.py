"""The words after run.py: start, test, or hand over to one of the commands, inside the virtual environment."""

import argparse
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from toolkit.cli import serve
from toolkit.cli.setup.environment import Environment, prepare
from toolkit.errors import ToolkitError

ROOT = Path(__file__).resolve().parents[3]
MORE = """also:
  python3 run.py test [words]      run all tests; further words go to pytest
  python3 run.py test --full       the same with the long drills, as CI does
  python3 run.py toolkit [words]   other commands; python3 run.py toolkit --help lists them"""
FULL = "--full"  # also the drills that take minutes
# A worker that is done takes over half of what another has left: the slow browser tests lie together in the list.
SPREAD = ["-n", "auto", "--dist", "worksteal"]
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def main(words: Sequence[str], root: Path = ROOT) -> int:
    """Do what the words ask; returns the exit code. Nothing that goes wrong shows a traceback."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # a folder's name may not fit an old terminal
    try:
        return _do(list(words), Environment(root))
    except ToolkitError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Goodbye; start again whenever you like.", file=sys.stderr)
        return 130


def _do(words: list[str], environment: Environment) -> int:
    if words[:1] == ["test"]:
        return run_tests(words[1:], environment)
    if words[:1] == ["toolkit"]:
        return _hand_over(words[1:], environment)
    start_parser().parse_args(words)  # a wrong word is told before anything is fetched
    return _hand_over(["serve", *words], environment)


def start_parser() -> argparse.ArgumentParser:
    """What may follow run.py when it starts the app."""
    parser = argparse.ArgumentParser("run.py", description=serve.HELP, epilog=MORE,
                                     formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False)
    serve.add_arguments(parser)
    return parser


def run_tests(words: list[str], environment: Environment) -> int:
    """Run the checks and the tests, or with further words only pytest; the exit code is that of the first to fail."""
    prepare(environment, environment.root / "requirements-dev.txt")
    for title, command in checks(words):
        print(f"Running {title}", flush=True)
        if code := wait_for([str(environment.python), *command], environment.root, folder=environment.root):
            return code
    return 0


def checks(words: Sequence[str]) -> list[tuple[str, list[str]]]:
    """What a test run consists of: a title to show and the words for Python. `--full` alone is no word for pytest only."""
    spread = [] if any(word.startswith(("-n", "--numprocesses")) for word in words) else SPREAD
    pytest = (" ".join(["pytest", *spread, *words]), ["-m", "pytest", *spread, *words])
    if any(word != FULL for word in words):
        return [pytest]
    # Modules, not the scripts beside them: those carry the folder's old name once it has been moved.
    return [("ruff check .", ["-m", "ruff", "check", "."]), ("lint-imports", ["-c", LINT_IMPORTS]), pytest]


def _hand_over(words: list[str], environment: Environment) -> int:
    prepare(environment, environment.root / "requirements.txt")
    # -P: a folder called toolkit where the person happens to be must not be taken for ours.
    command = [str(environment.python), "-P", "-m", "toolkit", *words]
    if os.name == "nt":  # there exec gives the prompt back at once
        return wait_for(command, environment.root)
    sys.stdout.flush()
    return os.execve(command[0], command, inner_environment(environment.root))  # does not come back


def wait_for(command: Sequence[str], root: Path, folder: Path | None = None) -> int:
    """Run a command of the project in `root` to its end, in a folder (else where we are); returns its exit code."""
    child = subprocess.Popen(command, env=inner_environment(root), cwd=folder)
    # Ctrl-C reaches the child by itself, being in the same terminal; we only wait until it has said goodbye.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN), signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    try:
        code = child.wait()
    finally:
        signal.signal(signal.SIGINT, before[0])
        signal.signal(signal.SIGTERM, before[1])
    return code if code >= 0 else 128 - code


def inner_environment(root: Path) -> dict[str, str]:
    """The variables for what runs inside: our folder is the only one added to where Python looks."""
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONHOME", "PYTHONPATH"}}
    return {**kept, "PYTHONPATH": str(root), "PYTHONUTF8": "1"}
