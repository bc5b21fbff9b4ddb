"""Hours on cases: logged by task, against bands, over all cases; hand-worked examples and what is refused."""

from datetime import timedelta

import pytest

from tests.factories import a_case, an_actor
from toolkit import settings
from toolkit.brokerage import referral
from toolkit.brokerage.bands import FILE, bands, load
from toolkit.brokerage.time_spent import drift, log_time, overview, put_into_band, say_minutes, spent, take_back_time
from toolkit.clock import today
from toolkit.errors import BadInput, Changed, DataFileError, MayBePersonal, MoveRefused, NotAllowed
from toolkit.storage.queries.case_time import band_of, times_of

BROKER = an_actor("broker")


def log(session, case, minutes=60, task="finding", on=None, actor=BROKER, **more):
    log_time(actor, case, on or today(), task, minutes, session=session, **more)


def words(session, case, group="older_people"):
    return drift(spent(case, group, session=session))


def test_the_bands_are_those_of_the_source():
    assert [(band, bands().hours_of(band, "older_people")) for band in bands().names] == [("A", 10), ("B", 15), ("C", 25)]
    assert bands().expected == {"A": 80} and bands().hours_of("Z", "older_people") is None


def test_time_is_summed_by_task_and_told_against_the_band(session):
    case = a_case(session)
    assert words(session, case) == "0 minutes so far. This case is in no band yet."
    log(session, case, 510)
    log(session, case, 30, "travel")
    put_into_band(BROKER, case, 0, "A", "", session=session)
    assert spent(case, "older_people", session=session).by_task == {"finding": 510, "travel": 30}
    assert words(session, case) == "9 hours of the 10 hours of band A."
    log(session, case, 180)
    assert words(session, case) == "12 hours: 2 hours over the 10 hours of band A (20%)."


@pytest.mark.parametrize(("minutes", "said"), [
    (0, "0 minutes"), (1, "1 minute"), (60, "1 hour"), (61, "1 hour 1 minute"), (150, "2 hours 30 minutes")])
def test_minutes_in_words(minutes, said):
    assert say_minutes(minutes) == said


def test_a_slip_is_taken_back_once_and_kept(session):
    case = a_case(session)
    log(session, case, 60)
    [(time_id, *_)] = times_of(case, 10, session=session)
    take_back_time(BROKER, time_id, session=session)
    assert spent(case, "", session=session).minutes == 0 and times_of(case, 10, session=session) == []
    with pytest.raises(MoveRefused, match="already"):
        take_back_time(BROKER, time_id, session=session)


@pytest.mark.parametrize(("given", "field"), [
    ({"minutes": 0}, "minutes"), ({"minutes": None}, "minutes"), ({"minutes": 1441}, "minutes"), ({"task": "golf"}, "task"),
    ({"task": ""}, "task"), ({"on": today() + timedelta(days=1)}, "on"), ({"words": "x" * 301}, "words")])
def test_time_that_cannot_be_logged(given, field, session):
    case = a_case(session)
    with pytest.raises(BadInput) as refused:
        log(session, case, **given)
    assert refused.value.field == field and spent(case, "", session=session).minutes == 0


def test_a_note_that_names_somebody_is_warned_of(session):
    case = a_case(session)
    with pytest.raises(MayBePersonal):
        log(session, case, words="Saw Mrs Smith")
    log(session, case, words="Saw Mrs Smith", sure=True)


def test_another_band_needs_a_reason_and_two_writers_see_both(session):
    case = a_case(session)
    put_into_band(BROKER, case, 0, "A", "", session=session)
    with pytest.raises(Changed):
        put_into_band(BROKER, case, 0, "B", "Mine", session=session)
    with pytest.raises(BadInput) as refused:
        put_into_band(BROKER, case, 1, "B", "", session=session)
    assert refused.value.field == "why"
    put_into_band(BROKER, case, 1, "B", "Two moves at once.", session=session)
    assert band_of(case, session=session).band == "B"
    with pytest.raises(BadInput):
        put_into_band(BROKER, case, 2, "Z", "So.", session=session)


def test_over_all_cases_by_hand(session):
    """Three closed in A with 11, 13 and 12 hours, one open in A, one closed in B with 15: shares 80 and 20, means 12 and 15."""
    for band, hours, close in (("A", 11, True), ("A", 13, True), ("A", 12, True), ("A", 3, False), ("B", 15, True)):
        case = a_case(session)
        put_into_band(BROKER, case, 0, band, "", session=session)
        log(session, case, hours * 60)
        if close:
            referral.close_case(BROKER, case, "Done.", session=session)
    a_case(session)
    rows, without = overview(BROKER, session=session)
    assert [(one.band, one.cases, one.share, one.expected, one.closed, one.taken, one.allowed) for one in rows] == [
        ("A", 4, 80, 80, 3, 12.0, 10.0), ("B", 1, 20, None, 1, 15.0, 15.0), ("C", 0, 0, None, 0, None, None)]
    assert without == 1


def test_hours_of_a_single_group_are_those_of_its_own_band(tmp_path):
    own = '\n[[band]]\nslug = "A"\ngroup = "learning_disabilities"\nhours = 30\n'
    (file := tmp_path / FILE).write_text(shipped() + own, encoding="utf-8")
    held = load(file, frozenset({"learning_disabilities"}))
    assert (held.hours_of("A", "learning_disabilities"), held.hours_of("A", "older_people"), held.names) == (30, 10, ("A", "B", "C"))


def shipped():
    return (settings.ROOT / "data" / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(("old", "new", "said"), [
    ("hours = 10", "hours = 0", "from 1 to 1000"), ('slug = "B"', 'slug = "A"', "once for each group"),
    ('group = "any"', 'group = "robots"', "groups.toml"),
    ("percent = 80", "percent = 180", "0 to 100"), ("[[task]]", "[[job]]", "not known")])
def test_a_mistake_in_the_file_gives_one_line(old, new, said, tmp_path):
    assert old in shipped()
    (file := tmp_path / FILE).write_text(shipped().replace(old, new), encoding="utf-8")
    with pytest.raises(DataFileError, match=said) as raised:
        load(file, frozenset())
    assert FILE in str(raised.value) and "\n" not in str(raised.value)


@pytest.mark.parametrize("role", ["facilitator", "commissioner"])
def test_nobody_else_logs_or_looks(role, session):
    case, other = a_case(session), an_actor(role)
    for act in (lambda: log(session, case, actor=other), lambda: put_into_band(other, case, 0, "A", "", session=session),
                lambda: overview(other, session=session)):
        with pytest.raises(NotAllowed):
            act()
