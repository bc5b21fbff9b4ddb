"""Under which address the app is reached."""

import ipaddress
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit import addresses
from toolkit.errors import BadInput


@pytest.fixture
def port():
    """A port somebody listens on, on this computer alone."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


@pytest.fixture(autouse=True)
def closed_hall(monkeypatch, tmp_path):
    """No hall is open, and notes are kept apart."""
    monkeypatch.delenv("TOOLKIT_PUBLIC_URL", raising=False)
    monkeypatch.setenv("TOOLKIT_VAR", str(tmp_path))


def test_the_address_in_the_room_is_never_this_computers_own():
    found = addresses.lan_address()
    assert found is None or not ipaddress.ip_address(found).is_loopback


@given(st.lists(st.ip_addresses(v=4).map(str) | st.integers(1, 254).map("127.0.0.{}".format)))
def test_whatever_is_listed_loopback_is_never_chosen(listed):
    best = addresses.best_of(listed)
    assert best is None or (best in listed and not ipaddress.ip_address(best).is_loopback)


@pytest.mark.parametrize(("url", "here"), [
    ("http://localhost:8501/join/x", True), ("http://127.0.0.1:8501", True), ("http://[::1]:8501", True),
    ("http://192.168.1.20:8501/join/x", False), ("https://table.example.org", False), ("http://localhost.example.org", False),
])
def test_an_address_that_works_on_this_computer_only(url, here):
    assert addresses.only_here(url) is here


def test_a_self_given_address_is_the_last_resort():
    assert addresses.best_of(["127.0.0.1", "169.254.3.4", "192.168.1.20"]) == "192.168.1.20"
    assert addresses.best_of(["0.0.0.0", "169.254.3.4"]) == "169.254.3.4"
    assert addresses.best_of(["127.0.0.1"]) is None
    assert addresses.best_of([]) is None


def test_what_is_shown_follows_the_hall_then_the_asking_browser(monkeypatch):
    assert addresses.shown_url("/join/x") == "http://localhost:8501/join/x"
    assert addresses.shown_url("join/x", "https://table.example.org/") == "https://table.example.org/join/x"
    monkeypatch.setenv("TOOLKIT_PUBLIC_URL", "http://192.168.1.20:8501/")
    assert addresses.shown_url("/join/x", "http://localhost:8501") == "http://192.168.1.20:8501/join/x"
    assert addresses.base_url(8501) == "http://192.168.1.20:8501"


def test_the_hall_is_opened_under_the_rooms_address_or_refused_with_a_sentence():
    if addresses.lan_address() is None:
        with pytest.raises(BadInput, match="on no network"):
            addresses.hall_url(8501)
    else:
        assert addresses.hall_url(8501) == f"http://{addresses.lan_address()}:8501"


@pytest.mark.parametrize("hall", [False, True])
def test_a_port_in_use_is_told_with_a_free_one(port, hall):
    with pytest.raises(BadInput) as told:
        addresses.check_free(port, hall)
    said = str(told.value)
    assert said.startswith(f"Port {port} is in use: open http://localhost:{port}, which may be Common Table already. ")
    assert " or start with --port " in said
    free = int(said.removesuffix(".").rsplit(" ", 1)[1])
    addresses.check_free(free, hall)


def test_a_free_port_is_fine_again_after_its_listener_left():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    addresses.check_free(port, hall=False)


def test_the_running_apps_address_is_known_while_it_runs(port, monkeypatch):
    assert addresses.running_url() == "http://localhost:8501"
    monkeypatch.setenv("TOOLKIT_PUBLIC_URL", "http://192.168.1.20:9000")
    with addresses.noted(port):
        monkeypatch.delenv("TOOLKIT_PUBLIC_URL")
        assert addresses.running_url() == "http://192.168.1.20:9000"
    assert addresses.running_url() == "http://localhost:8501"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"port": "x", "url": 1}', '{"port": 1}'])
def test_a_spoilt_note_is_passed_over(text, tmp_path):
    (tmp_path / "running.json").write_text(text)
    assert addresses.running_url() == "http://localhost:8501"


def test_a_note_left_by_a_killed_app_is_passed_over(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        gone = listening.getsockname()[1]
    (tmp_path / "running.json").write_text(f'{{"port": {gone}, "url": "http://192.168.1.20:{gone}"}}')
    assert addresses.running_url() == "http://localhost:8501"


@pytest.mark.parametrize(("url", "nearby"), [
    ("http://192.168.1.20:8501/consult", True), ("http://10.0.0.2", True), ("http://localhost:8501", True), ("http://127.0.0.1", True),
    ("http://table.local:8501", True), ("http://hall", True), ("https://table.example.org/consult", False), ("http://8.8.8.8:8501", False)])
def test_an_address_that_works_only_here_is_known(url, nearby):
    assert addresses.only_nearby(url) is nearby
