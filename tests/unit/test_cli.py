"""The command line: every command explains itself, and what goes wrong is a sentence."""

import http.client
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import segno

from toolkit.__main__ import main
from toolkit.access.links import COOKIE
from toolkit.access.signed_in import holder_of
from toolkit.cli import COMMANDS, announce, serve
from toolkit.qr import qr_in_text

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def own_record(monkeypatch, tmp_path):
    """A record of its own for each test."""
    monkeypatch.setenv("TOOLKIT_VAR", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("TOOLKIT_PUBLIC_URL", raising=False)


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert all(command.NAME in shown for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.NAME)
def test_every_command_explains_itself(command, capsys):
    with pytest.raises(SystemExit) as ended:
        main([command.NAME, "--help"])
    assert ended.value.code == 0
    assert command.HELP.split()[0] in capsys.readouterr().out


@pytest.mark.parametrize(("words", "said"), [
    (["--role", "facilitator", "--days", "0"], "A link works for 1 to 3650 days. Give such a number after --days."),
    (["--role", "facilitator", "--workshop", "x"],
     "x is not the id of a workshop. It stands in the address of the workshop's pages."),
    (["--role", "king"], "king is not a role. The roles are: administrator"),
])
def test_what_cannot_be_taken_is_one_sentence(words, said, capsys):
    assert main(["link", "--name", "Sam", *words]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(said)
    assert len(shown.err.splitlines()) == 1


def test_a_new_link_says_whose_it_is_and_is_drawn_as_a_qr(capsys):
    assert main(["link", "--role", "small-group-host", "--name", " Table 3 "]) == 0
    shown = capsys.readouterr().out
    whose, link, rest = shown.split("\n", 2)
    assert whose == "A link for Table 3, small group host, to all workshops, until it is revoked."
    assert re.fullmatch(r"Sign in: http://localhost:8501/join/[\w-]{16,}", link)
    assert qr_in_text(link.removeprefix("Sign in: "), colour=False) in rest
    assert "this computer only" in rest and "--hall" in rest


def test_for_scripts_a_cookie_of_somebody_signed_in_is_printed(capsys):
    assert main(["link", "--role", "administrator", "--name", "Pictures", "--cookie"]) == 0
    name, _, cookie = capsys.readouterr().out.strip().partition("=")
    assert name == COOKIE and (holder_of(cookie).name, holder_of(cookie).role) == ("Pictures", "administrator")


def test_an_administrators_link_is_said_to_open_once(capsys):
    assert main(["link", "--role", "administrator", "--name", "Ana"]) == 0
    assert "to all workshops, until it is revoked. It opens once." in capsys.readouterr().out


def test_a_link_for_others_does_not_name_this_computer(monkeypatch, capsys):
    monkeypatch.setenv("TOOLKIT_PUBLIC_URL", "http://192.168.1.20:8501")
    assert main(["link", "--role", "facilitator", "--name", "Sam", "--days", "1"]) == 0
    shown = capsys.readouterr().out
    assert "Sign in: http://192.168.1.20:8501/join/" in shown and "to all workshops, for 1 day." in shown
    assert "localhost" not in shown and "this computer only" not in shown


def test_migrating_twice_is_fine(capsys):
    assert main(["migrate"]) == 0
    assert main(["migrate"]) == 0
    assert capsys.readouterr().out == "The record is up to date.\n" * 2


def test_a_record_that_cannot_be_opened_is_a_sentence(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{(tmp_path / 'file' / 'x.db').as_posix()}")
    said = subprocess.run([sys.executable, "-m", "toolkit", "migrate"], cwd=ROOT, capture_output=True, text=True)
    assert said.returncode == 1
    assert said.stderr.startswith("The ")
    assert "Traceback" not in said.stderr


def test_outside_the_environment_the_missing_package_is_named():
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from toolkit.__main__ import main; sys.exit(main(['migrate']))"
    said = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, encoding="utf-8",
                          env={**os.environ, "PYTHONUTF8": "1"})
    assert said.returncode == 1
    assert "Use: python3 run.py toolkit" in said.stderr
    assert len(said.stderr.splitlines()) == 1


def test_a_port_in_use_stops_the_start_with_the_way_forward():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        said = subprocess.run([sys.executable, "-m", "toolkit", "serve", "--no-browser", "--port", str(port)], cwd=ROOT,
                              capture_output=True, text=True)
    assert said.returncode == 1
    assert said.stderr.startswith(f"Port {port} is in use")
    assert f"open http://localhost:{port}, which may be Common Table already" in said.stderr
    assert len(said.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="stopped by a signal of POSIX")
def test_the_app_starts_prints_the_way_in_and_says_goodbye():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    words = [sys.executable, "-m", "toolkit", "serve", "--no-browser", "--port", str(port)]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as app:
        shown = []
        for line in app.stdout:
            shown.append(line)
            if line.startswith("To stop"):
                break
        links = re.findall(rf"^Sign in: http://localhost:{port}(/join/[\w-]+)$", "".join(shown), re.MULTILINE)
        statuses = [status_of(port, path) for path in ["/health", *links]]
        app.terminate()
        shown.append(app.stdout.read())
    assert len(links) == 1
    assert statuses[0] == 200
    assert statuses[1] < 400
    assert app.returncode == 0
    assert shown[-1].strip().endswith("Goodbye.")


def status_of(port, path):
    """The status that this computer's app answers with."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.mark.parametrize("typed", ["0", "65536", "-1", "x", "8501.0", "٣", "9" * 5000, ""])
def test_what_is_no_port_is_told(typed, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["serve", f"--port={typed}"])
    assert ended.value.code == 2
    assert "is not a port. Give a number from 1024 to 65535" in capsys.readouterr().err


def test_only_the_hall_listens_to_other_devices(monkeypatch):
    alone = serve.server_words(8501, hall=False)
    assert alone[alone.index("--server.address") + 1] == "127.0.0.1"
    monkeypatch.setenv("TOOLKIT_PUBLIC_URL", "http://192.168.1.20:8501")
    hall = serve.server_words(8501, hall=True)
    assert hall[hall.index("--server.address") + 1] == "0.0.0.0"
    assert hall[hall.index("--browser.serverAddress") + 1] == "192.168.1.20"


def test_the_hall_is_shown_as_text_and_qr_without_any_secret():
    url = "http://192.168.1.20:8501"
    words = announce.hall_words(url, colour=False)
    assert words.splitlines()[0].endswith(url)
    assert "/join/" not in words
    assert "localhost" not in words


@pytest.mark.parametrize("colour", [False, True])
def test_the_qr_drawn_in_text_is_the_code_itself(colour):
    url = "http://192.168.1.20:8501"
    drawn = re.sub(r"\033\[[\d;]+m", "", qr_in_text(url, colour))
    halves = {" ": (1, 1), "▀": (0, 1), "▄": (1, 0), "█": (0, 0)}
    rows = [[halves[sign][half] for sign in line] for line in drawn.splitlines() for half in (0, 1)]
    meant = [list(map(int, row)) for row in segno.make(url, micro=False).matrix_iter(border=4)]
    assert rows[:len(meant)] == meant


def test_a_browser_needs_a_screen(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not announce.has_screen()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert announce.has_screen()
