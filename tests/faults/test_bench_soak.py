"""The soak of bench/soak.py: a short one works and says what it measured; what falls short is named."""

import json
import subprocess
import sys

import pytest

from bench import soak
from toolkit import settings

MINUTES, PATIENCE = 0.5, 400
FINE = {"growth": 1.0, "settled_after_minutes": 10.0, "receipts": 4, "voters": 4, "wrong": [], "log": []}


@pytest.mark.full
def test_a_short_soak_works_and_prints_its_figures():
    ran = subprocess.run([sys.executable, "-m", "bench.soak", "--minutes", str(MINUTES)], cwd=settings.ROOT, text=True, capture_output=True,
                         timeout=PATIENCE)
    # How much memory grew says nothing after so short a time on a busy machine: only that it was measured, and told.
    assert ran.returncode in (0, 1) and not ran.stderr, ran.stderr[-2_000:]
    told = json.loads(ran.stdout.splitlines()[-1])
    assert told["bench"] == "soak" and len(told["measured"]) == soak.SETTLED_PART and told["settled_mb"] > 50
    assert told["runs"] > 0 and told["doors"] > 0 and told["receipts"] > 0 and not told["log"], told


def test_growth_is_reckoned_from_the_end_of_the_first_ten_minutes():
    measured = [(float(minute), 100.0 + (50 if minute < 10 else 2 * minute)) for minute in range(1, 121)]
    figures = soak.grown(measured, 120.0)
    assert (figures["settled_mb"], figures["end_mb"], figures["most_mb"]) == (120.0, 340.0, 340.0) and figures["growth"] == 2.833


def test_of_a_short_run_growth_is_reckoned_from_the_end_of_the_first_twelfth():
    assert soak.grown([(0.1, 200.0), (0.2, 210.0), (1.2, 240.0)], 1.2)["growth"] == 1.2


@pytest.mark.parametrize(("about", "said"), [
    ({"growth": 1.21}, "Memory grew to 1.21 times"), ({"receipts": 3}, "3 of 4 phones voted"), ({"wrong": ["record: Oh"]}, "record: Oh"),
    ({"log": ["Traceback"]}, "In the log: Traceback")])
def test_what_falls_short_is_named(about, said):
    assert soak.shortfalls(FINE) == [] and soak.shortfalls(FINE | {"growth": 1.2}) == []
    assert len(found := soak.shortfalls(FINE | about)) == 1 and found[0].startswith(said)
