"""Processes that serve one record hold one secret: whichever comes with another one says so and does not serve."""

import os
import subprocess
import sys

import pytest

from toolkit import settings
from toolkit.__main__ import main
from toolkit.access import same_secret
from toolkit.addresses import free_port
from toolkit.errors import OtherSecret
from toolkit.upkeep.checking import findings


@pytest.fixture
def served(database, monkeypatch):
    """A record that a process with the secret "first" has served."""
    monkeypatch.setenv("TOOLKIT_SECRET", "first")
    same_secret.check()


def test_the_same_secret_may_come_as_often_as_it_likes(served):
    same_secret.check()
    same_secret.compare()


def test_a_record_that_nobody_served_fits_any_secret(database, visitor):
    same_secret.compare()
    assert visitor().get("/health").status_code == 200


def test_another_secret_is_told_and_health_says_so(served, monkeypatch, visitor):
    monkeypatch.setenv("TOOLKIT_SECRET", "second")
    with pytest.raises(OtherSecret, match="another secret"):
        same_secret.check()
    answer = visitor().get("/health")
    assert answer.status_code == 503 and "another secret" in answer.json()["why"]
    assert "second" not in answer.text and same_secret.fingerprint() not in answer.text
    monkeypatch.setenv("TOOLKIT_SECRET", "first")
    assert visitor().get("/health").status_code == 200


def test_a_lost_secret_can_be_followed_by_another(served, monkeypatch, capsys):
    monkeypatch.setenv("TOOLKIT_SECRET", "second")
    assert main(["key", "accept"]) == 0
    assert "not taken any more" in capsys.readouterr().out
    same_secret.check()
    assert findings() == []
    monkeypatch.setenv("TOOLKIT_SECRET", "first")
    with pytest.raises(OtherSecret):
        same_secret.check()


def test_a_process_with_another_secret_says_it_in_one_sentence_and_does_not_serve(served):
    words = [sys.executable, "-m", "toolkit", "serve", "--no-browser", "--port", str(free_port())]
    told = subprocess.run(words, cwd=settings.ROOT, env=os.environ | {"TOOLKIT_SECRET": "second"}, capture_output=True, text=True,
                          timeout=120, check=False)
    assert told.returncode != 0
    said = told.stdout + told.stderr
    assert "another secret" in said and "Traceback" not in said and "Sign in:" not in said
