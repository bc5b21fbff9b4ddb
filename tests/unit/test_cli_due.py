"""`python -m toolkit due`: a referral's due times from the command line."""

import pytest

from toolkit.__main__ import main


def said(capsys, *words):
    """What the command prints, and its exit code."""
    code = main(["due", *words])
    return code, capsys.readouterr()


def test_it_prints_both_times_and_then_the_reading(capsys):
    code, found = said(capsys, "--urgency", "routine", "--received", "2026-11-24T09:30")
    lines = found.out.splitlines()
    assert code == 0 and lines[:2] == ["start 2026-11-24T11:30+00:00", "answer 2026-11-24T17:00+00:00"]
    assert lines[2].startswith("Received Tuesday 24 November 2026, 09:30")


def test_summer_time_is_in_what_it_prints(capsys):
    _, found = said(capsys, "--urgency", "emergency", "--received", "2026-06-01T16:30")
    assert found.out.startswith("start 2026-06-01T17:30+01:00\nanswer 2026-06-01T17:30+01:00\n")


def test_a_time_with_another_zone_is_taken_as_that_moment(capsys):
    _, found = said(capsys, "--urgency", "urgent", "--received", "2026-11-24T10:00+01:00")
    assert found.out.startswith("start 2026-11-24T11:00+00:00\nanswer 2026-11-24T13:00+00:00\n")


def test_other_kinds_of_support_have_no_stated_target(capsys):
    _, found = said(capsys, "--urgency", "routine", "--received", "2026-11-24T09:30", "--kind", "care_home")
    assert "answer no stated target\n" in found.out


@pytest.mark.parametrize(("urgency", "received", "sentence"), [
    ("soon", "2026-11-24T09:30", "soon is not an urgency. Use one of: routine, urgent, emergency."),
    ("routine", "tomorrow", "tomorrow is not a date with a time. Write it like 2026-11-24T09:30."),
    ("routine", "2026-02-29T10:00", "2026-02-29T10:00 is not a date with a time."),
    ("routine", "2026-11-24", "2026-11-24 has no time of day."),
    ("routine", "2026-03-29T01:30", "01:30 did not exist on 2026-03-29: the clocks went forward."),
    ("routine", "9999-12-31T23:59", "Bank holidays are known from 2000 to 2099 only."),
    ("routine", "0001-01-01T00:00", "Bank holidays are known from 2000 to 2099 only."),
    ("routine", "0001-01-01T00:00+14:00", "Bank holidays are known from 2000 to 2099 only."),
])
def test_what_is_no_moment_and_no_urgency_gets_a_sentence(urgency, received, sentence, capsys):
    code, found = said(capsys, "--urgency", urgency, "--received", received)
    assert code == 1 and found.out == "" and sentence in found.err
