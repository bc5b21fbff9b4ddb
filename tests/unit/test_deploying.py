"""What a server is set up with, tried as far as one can without Docker: the files fit each other and the app, and its start works."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest
import yaml

from toolkit import settings
from toolkit.addresses import free_port

PORT = "8501"
OTHERS = {"PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "PIP_NO_CACHE_DIR", "PYTHONPATH", "FORWARDED_ALLOW_IPS"}
KEYS = {"image", "build", "restart", "init", "environment", "volumes", "depends_on", "ports", "command", "healthcheck"}


def read(name: str) -> str:
    return (settings.ROOT / name).read_text("utf-8")


@pytest.fixture(scope="module")
def compose() -> dict:
    return yaml.safe_load(read("compose.yaml"))


def dockerfile(word: str) -> list[str]:
    """The lines of the Dockerfile that begin with a word, those that go on put together."""
    return [line.removeprefix(word).strip() for line in read("Dockerfile").replace("\\\n", " ").splitlines() if line.startswith(word)]


def its_environment() -> dict[str, str]:
    return dict(one.split("=", 1) for line in dockerfile("ENV") for one in line.split())


def named_in_the_app() -> set[str]:
    files = (*(settings.ROOT / "toolkit").rglob("*.py"), settings.ROOT / "app.py")
    return {name for file in files for name in re.findall(r"\b(?:TOOLKIT_[A-Z_]+|DATABASE_URL)\b", file.read_text("utf-8"))}


def test_the_services_fit_each_other(compose):
    services, volumes = compose["services"], set(compose["volumes"])
    assert set(services) == {"app1", "app2", "caddy", "db"}
    for service in services.values():
        assert set(service) <= KEYS and ("image" in service or "build" in service)
        assert set(service.get("depends_on", ())) <= set(services)
        sources = [one.split(":")[0] for one in service.get("volumes", ())]
        assert all(one in volumes or (settings.ROOT / one).is_file() for one in sources)
    apps = sorted(name for name, service in services.items() if service.get("build"))
    assert services["caddy"]["environment"]["APPS"].split() == [f"{name}:{PORT}" for name in apps]
    assert services["app1"] == services["app2"], "processes of one record have one secret"


def test_every_value_that_is_asked_for_is_one_the_app_reads_and_the_how_to_names(compose):
    given = set(compose["services"]["app1"]["environment"]) | set(its_environment())
    unit = set(re.findall(r"\b([A-Z_]+)=", read("deploy/common-table@.service")))
    assert (given | unit) - OTHERS <= named_in_the_app()
    needed = set(re.findall(r"\$\{([A-Z_]+):\?", read("compose.yaml")))
    how = read("docs/how-to/run-on-a-server.md")
    assert needed and all(f"{name}=" in how for name in needed)


def test_one_port_is_served_opened_and_asked_for_its_health():
    [command], [health] = (json.loads(line.removeprefix("CMD").strip()) for line in dockerfile("CMD")), dockerfile("HEALTHCHECK")
    assert command[-1] == PORT and dockerfile("EXPOSE") == [PORT] and f"127.0.0.1:{PORT}/health" in health
    assert dockerfile("FROM") == ["python:3.11-slim"] and "requirements.txt" in dockerfile("RUN")[0]
    left_out = read(".dockerignore").split()
    assert any("var" in one for one in left_out) and any(".git" in one for one in left_out), "no record and no key comes into an image"


def test_systemd_takes_the_unit(tmp_path):
    if not (verify := shutil.which("systemd-analyze")):
        pytest.skip("no systemd-analyze on PATH")
    unit = tmp_path / f"common-table@{PORT}.service"
    # The programs of a server are not here: the unit is read with one that is.
    unit.write_text(read("deploy/common-table@.service").replace("/opt/common-table/.venv/bin/python", sys.executable))
    told = subprocess.run([verify, "verify", unit], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")


@pytest.mark.full
def test_the_images_own_start_is_healthy_and_prints_no_link(var, tmp_path):
    """Its command and its values, outside a container: the port is a free one, and the app's folder this one."""
    port = str(free_port())
    known = {"python": sys.executable, PORT: port}
    command = [known.get(one, one) for line in dockerfile("CMD") for one in json.loads(line)]
    check = re.search(r"CMD (\[.*\])", read("Dockerfile").split("HEALTHCHECK")[1])[1].replace(PORT, port)
    values = os.environ | its_environment() | {"PYTHONPATH": str(settings.ROOT), "TOOLKIT_VAR": str(var)}
    values |= {"DATABASE_URL": f"sqlite:///{var / 'record.db'}", "TOOLKIT_SECRET": "s", "TOOLKIT_PUBLIC_URL": "https://table.example.org"}
    with (tmp_path / "log").open("w+") as log, subprocess.Popen(command, cwd=settings.ROOT, env=values, stdout=log, stderr=log) as process:
        try:
            assert any(healthy(check, process) for _ in range(60)), (tmp_path / "log").read_text()
        finally:
            process.terminate()
    said = (tmp_path / "log").read_text()
    assert "/join/" not in said and all(json.loads(line) for line in said.splitlines() if line.startswith("{"))


def healthy(check: str, process: subprocess.Popen) -> bool:
    """What the HEALTHCHECK says; asked again after a second at most."""
    words = [sys.executable if one == "python" else one for one in json.loads(check)]
    if subprocess.run(words, capture_output=True, check=False).returncode == 0:
        return True
    try:
        process.wait(1)
    except subprocess.TimeoutExpired:
        return False
    return False
