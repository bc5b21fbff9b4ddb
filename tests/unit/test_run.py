"""run.py and what it does before any package is there."""

import ast
import base64
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from toolkit.cli.setup import environment, launch, packages
from toolkit.errors import ToolkitError

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("run.py", "toolkit/__init__.py", "toolkit/__main__.py", "toolkit/errors.py", "toolkit/environment.py", "toolkit/settings.py",
          "toolkit/addresses.py", "toolkit/logs.py", "toolkit/memory.py", "toolkit/clock.py",
          "toolkit/words", "toolkit/cli")
OLDER = ("python2.7", "python3.6", "python3.8", "python3.9", "python3.10")


@pytest.fixture
def project(tmp_path):
    """A project with run.py and the command line alone, in a folder whose name is hard on careless programs."""
    root = tmp_path / "Common Table é 東京 & 'co'"
    for name in NEEDED:
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, target)
    return root


def make_wheel(folder):
    """A package as small as they come, so that a real pip has something to install without a registry."""
    folder.mkdir()
    files = {
        "tinything.py": "WORD = 'here'\n",
        "tinything-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: tinything\nVersion: 1.0\n",
        "tinything-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    digests = {name: base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
               for name, text in files.items()}
    record = "".join(f"{name},sha256={digests[name]},{len(text)}\n" for name, text in files.items())
    files["tinything-1.0.dist-info/RECORD"] = record + "tinything-1.0.dist-info/RECORD,,\n"
    with zipfile.ZipFile(folder / "tinything-1.0-py3-none-any.whl", "w") as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)


def run(project, *words, **variables):
    """Run the project's run.py from another folder, with no registry."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
    alone = {**kept, "PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", **variables}
    return subprocess.run([sys.executable, project / "run.py", *words], cwd=project.parent, env=alone, encoding="utf-8",
                          capture_output=True)


def works(python):
    """Whether this Python starts at all (some names on a path only say that it is missing)."""
    return subprocess.run([python, "-c", "pass"], capture_output=True).returncode == 0


def test_from_no_registry_to_a_start_in_no_time_to_a_mended_environment(project, tmp_path):
    requirements = project / "requirements.txt"
    requirements.write_text("tinything==1.0\n")

    away = run(project, "toolkit", "--help")
    assert away.returncode == 1
    assert away.stderr.startswith("The package registry cannot be reached.")
    assert len(away.stderr.strip().splitlines()) == 1
    environs = environment.Environment(project)
    assert not environs.unfinished.exists()

    make_wheel(tmp_path / "wheels")
    first = run(project, "toolkit", "--help", PIP_FIND_LINKS=(tmp_path / "wheels").as_uri())
    assert first.returncode == 0, first.stderr
    assert "Making a place" not in first.stdout  # what the first try left was sound
    assert "  tinything 1.0\n  Putting them in place, which takes a minute or two\n" in first.stdout
    assert "usage: toolkit" in first.stdout

    second = run(project, "toolkit", "--help")  # would fail here if pip were asked again
    assert second.returncode == 0
    assert second.stdout.startswith("usage: toolkit")

    environs.unfinished.touch()
    shutil.rmtree(environs.python.parent)
    mended = run(project, "toolkit", "--help", PIP_FIND_LINKS=(tmp_path / "wheels").as_uri())
    assert mended.returncode == 0, mended.stderr
    assert "Making a place" in mended.stdout
    said = subprocess.run([environs.python, "-c", "import tinything; print(tinything.WORD)"], capture_output=True, text=True)
    assert said.stdout == "here\n"


def test_an_older_python_is_told_so_in_a_sentence():
    found = [path for path in map(shutil.which, OLDER) if path and works(path)]
    if not found:
        pytest.skip("this machine has no Python older than 3.11")
    for path in found:
        said = subprocess.run([path, ROOT / "run.py"], capture_output=True, text=True)
        assert said.returncode == 1
        assert said.stderr.startswith("Common Table needs Python 3.11 or newer")
        assert len(said.stderr.splitlines()) == 1


def test_every_python_3_can_at_least_read_run_py():
    source = (ROOT / "run.py").read_text(encoding="ascii")
    ast.parse(source, feature_version=(3, 4))
    assert 'f"' not in source


def test_setting_up_needs_the_standard_library_alone():
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import toolkit.cli.setup.launch, toolkit.__main__"
    assert subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True).stderr == b""


def test_a_wrong_word_is_told_before_anything_is_fetched(project):
    said = run(project, "--port", "0")
    assert said.returncode == 2
    assert "0 is not a port. Give a number from 1024 to 65535, such as 8501." in said.stderr
    assert not (project / ".venv").exists()


def test_help_tells_of_tests_and_commands(project):
    said = run(project, "--help")
    assert said.returncode == 0
    for word in ("--port", "--hall", "--no-browser", "run.py test", "run.py toolkit"):
        assert word in said.stdout


def test_a_folder_that_cannot_be_made_is_a_sentence(project):
    (project / "requirements.txt").write_text("")
    (project / ".venv").write_text("a file, not a folder")
    said = run(project, "toolkit")
    assert said.returncode == 1
    assert said.stderr.startswith("The folder ")
    assert "start again" in said.stderr
    assert "Traceback" not in said.stderr


def test_the_fingerprint_follows_the_files_it_includes(tmp_path):
    whole, base = tmp_path / "requirements-dev.txt", tmp_path / "requirements.txt"
    base.write_text("one==1\n")
    whole.write_text("# more\n-r requirements.txt\ntwo==2\n")
    before = environment.fingerprint(whole), environment.fingerprint(base)
    base.write_text("one==1.1\n")
    after = environment.fingerprint(whole), environment.fingerprint(base)
    assert environment.with_included(whole) == [whole, base]
    assert len({*before, *after}) == 4


def test_ready_means_whole_and_made_from_just_this(tmp_path):
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("one==1\n")
    environs = environment.Environment(tmp_path)
    environs.python.parent.mkdir(parents=True)
    assert not environment.is_ready(environs, requirements)
    environs.stamp(requirements).write_text(environment.fingerprint(requirements))
    assert not environment.is_ready(environs, requirements)
    environs.python.touch()
    assert environment.is_ready(environs, requirements)
    environs.unfinished.touch()
    assert not environment.is_ready(environs, requirements)
    environs.unfinished.unlink()
    requirements.write_text("one==2\n")
    assert not environment.is_ready(environs, requirements)


@pytest.mark.parametrize(("said", "told"), [
    ("Collecting streamlit==1.67.0 (from -r requirements.txt (line 2))\n", "streamlit 1.67.0"),
    ("Collecting psycopg[binary]==3.3.9 (from -r x)\n", "psycopg 3.3.9"),
    ("Collecting click<9,>=7.0 (from streamlit==1.67.0)\n", "click"),
    ("Processing /a b/c-d/tinything-1.0-py3-none-any.whl (from -r x)\n", "tinything 1.0"),
    (r"Processing c:\a-b\x_y-2.0-cp311-cp311-win_amd64.whl", "x_y 2.0"),
    ("Installing collected packages: a, b\n", "Putting them in place, which takes a minute or two"),
    ("WARNING: Retrying (Retry(total=4 …\n", "The package registry does not answer yet; trying again"),
    ("Requirement already satisfied: pip\n", None),
    ("  Downloading x.whl (3 kB)\n", None),
])
def test_pip_is_retold_calmly(said, told):
    assert packages.progress(said, []) == told


def test_the_registry_is_complained_of_once():
    line = "WARNING: Retrying (Retry(total=3 …\n"
    assert packages.progress(line, [line]) is None


@pytest.mark.parametrize(("said", "begins"), [
    ("ERROR: Could not find a version that satisfies the requirement x==1 (from versions: none)\n"
     "ERROR: No matching distribution found for x==1\n", "The package registry cannot be reached."),
    ("ERROR: Could not find a version that satisfies the requirement x==1 (from versions: 0.1, 0.2)\n"
     "ERROR: No matching distribution found for x==1\n", "x==1 is not offered for Python"),
    ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n", "The disk is full"),
    ("line\nERROR: something odd\n", "The packages could not be installed."),
    ("", "The packages could not be installed."),
])
def test_what_went_wrong_is_one_sentence_and_the_way_forward(said, begins):
    told = packages.sentence(said)
    assert told.startswith(begins)
    assert "tart" in told
    assert "\n" not in told


def test_without_words_everything_is_checked_and_with_words_only_pytest_runs():
    assert [title for title, _ in launch.checks([])] == ["ruff check .", "lint-imports", "pytest -n auto --dist worksteal"]
    assert [title for title, _ in launch.checks(["tests/unit", "-x"])] == ["pytest -n auto --dist worksteal tests/unit -x"]
    assert [title for title, _ in launch.checks(["-n0"])] == ["pytest -n0"]
    assert [title for title, _ in launch.checks(["--full"])] == ["ruff check .", "lint-imports", "pytest -n auto --dist worksteal --full"]
    assert [title for title, _ in launch.checks(["--full", "-x"])] == ["pytest -n auto --dist worksteal --full -x"]
    assert [title for title, _ in launch.checks(["-n", "1"])] == ["pytest -n 1"]


def test_the_first_failing_check_ends_the_run(tmp_path, capfd):
    (tmp_path / "requirements-dev.txt").write_text("")
    environs = environment.Environment(tmp_path)
    environs.python.parent.mkdir(parents=True)
    environs.python.symlink_to(sys.executable)
    stamp = environs.stamp(tmp_path / "requirements-dev.txt")
    stamp.write_text(environment.fingerprint(tmp_path / "requirements-dev.txt"))
    assert launch.run_tests([], environs) != 0  # this Python, reached by another name, has no ruff
    assert capfd.readouterr().out == "Running ruff check .\n"


def test_the_exit_code_the_folder_and_the_path_are_handed_on(tmp_path, capfd):
    code = "import os, sys; print(os.getcwd(), os.environ['PYTHONPATH']); sys.exit(7)"
    assert launch.wait_for([sys.executable, "-c", code], ROOT, folder=tmp_path) == 7
    assert capfd.readouterr().out.strip() == f"{tmp_path} {ROOT}"


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_being_told_to_stop_is_passed_on(tmp_path):
    inner = f"import pathlib, time; pathlib.Path({str(tmp_path / 'up')!r}).touch(); time.sleep(60)"
    outer = (f"import sys; sys.path.insert(0, {str(ROOT)!r}); from pathlib import Path; from toolkit.cli.setup import launch\n"
             f"sys.exit(launch.wait_for([sys.executable, '-c', {inner!r}], Path({str(ROOT)!r})))")
    with subprocess.Popen([sys.executable, "-c", outer]) as running:
        while not (tmp_path / "up").exists():
            time.sleep(0.02)
        running.send_signal(signal.SIGTERM)
        assert running.wait(30) == 128 + signal.SIGTERM


def test_a_python_without_its_parts_names_the_package(monkeypatch):
    """Debian's own Python is like that: asked here of the real one where it is."""
    debian = Path("/usr/bin/python3")
    lacks = "import importlib.util as u; raise SystemExit(0 if u.find_spec('ensurepip') else 9)"
    if debian.exists() and subprocess.run([debian, "-c", lacks]).returncode == 9:
        code = (f"import sys; sys.path.insert(0, {str(ROOT)!r}); from toolkit.cli.setup.environment import check_can_make\n"
                "check_can_make()")
        said = subprocess.run([debian, "-c", code], capture_output=True, text=True).stderr
        assert "sudo apt install python3." in said
        return
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setattr(sys, "path_importer_cache", {})
    monkeypatch.delitem(sys.modules, "ensurepip", raising=False)
    with pytest.raises(ToolkitError, match=r"sudo apt install python3\.\d+-venv"):
        environment.check_can_make()
