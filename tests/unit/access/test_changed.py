"""What the audit says of an act: from what to what, with people's words as fingerprints only."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import update

from tests.factories import a_case, a_workshop, an_actor, an_entry
from toolkit.access.audit import broken_at
from toolkit.access.changed import OUR_WORDS, as_kept, fingerprint, in_words, mark_of
from toolkit.models import AuditRecord
from toolkit.steps import recording, setting_up, taking_back
from toolkit.storage.queries.audit import records

SALT, ONE = "5a" * 16, UUID(int=7)


def kept(before, **after):
    return json.loads(as_kept(SALT, before, after))


@pytest.mark.parametrize(("name", "value", "shown"), [
    ("state", "open", "open"), ("step", "gaps", "gaps"), ("channel", "shared screen", "shared screen"), ("rank", 3, 3),
    ("live", True, True), ("cost", Decimal("12.50"), "12.50"), ("on", date(2026, 3, 12), "2026-03-12"),
    ("at", datetime(2026, 3, 12, 9, 30, tzinfo=UTC), "2026-03-12T09:30:00+00:00"), ("plan", ONE, str(ONE)), ("case", str(ONE), str(ONE)),
    ("gaps", [UUID(int=9), ONE], [str(ONE), str(UUID(int=9))]), ("lead", None, None), ("lead", "", "")])
def test_numbers_dates_states_and_ids_stand_as_they_are(name, value, shown):
    assert kept({}, **{name: value}) == {name: [shown]}


@pytest.mark.parametrize(("name", "value"), [
    ("words", "open"), ("state", "She lives at number 12"), ("kind", "Mrs Brown"), ("title", "A guide"), ("lead", "Ana"),
    ("tools", ("grants", "pilots")), ("offer", "£400 a week"), ("status", "Ana is well")])
def test_words_stand_as_fingerprints(name, value):
    assert kept({}, **{name: value}) == {name: [mark_of(SALT, name, value)]}


@given(some.sampled_from(sorted(OUR_WORDS)) | some.just("words"), some.text(min_size=1))
def test_no_text_with_a_capital_or_a_second_space_is_ever_in_clear(name, text):
    said = f"{text} Ana Brown"
    assert said not in json.dumps(kept({}, **{name: said}), ensure_ascii=False)


def test_it_says_from_what_to_what_and_only_what_differs():
    found = kept({"state": "draft", "words": "Old", "rank": 1}, state="open", words="New", rank=1, note="Also")
    assert found["state"] == ["draft", "open"] and "rank" not in found
    assert found["words"] == [mark_of(SALT, "words", "Old"), mark_of(SALT, "words", "New")] and len(found["note"]) == 1


def test_it_reads_as_a_line():
    text = as_kept(SALT, {"state": "draft", "final_rank": None},
                   {"state": "open", "final_rank": 2, "live": True, "gaps": [ONE], "note": "x"})
    mark = mark_of(SALT, "note", "x")[:9]
    assert in_words(text) == f"final rank: nothing → 2; gaps: {ONE}; live: yes; note: text {mark}; state: draft → open"
    assert in_words(None) == in_words("{}") == ""


def test_a_change_leaves_both_fingerprints_and_the_state_in_clear(session):
    workshop = a_workshop(session)
    entry = an_entry(session, workshop, "Old words")
    recording.change_entry(an_actor(), entry, 1, recording.Said("New words"), session=session)
    last = list(records(session=session))[-1]
    before, after = json.loads(last.changed)["words"]
    assert (before, after) == (mark_of(last.salt, "words", "Old words"), mark_of(last.salt, "words", "New words"))
    setting_up.put_away(an_actor(), workshop.id, session=session)
    [was, became] = json.loads(list(records(session=session))[-1].changed)["put_away_at"]
    assert was is None and became.endswith("+00:00")


def test_nobody_alters_what_was_changed_unseen(session):
    workshop = a_workshop(session)
    setting_up.put_away(an_actor(), workshop.id, session=session)
    last = list(records(session=session))[-1]
    session.execute(update(AuditRecord).where(AuditRecord.number == last.number).values(changed='{"put_away_at": [null, null]}'))
    assert broken_at(session=session) == last.number


def test_taking_words_back_takes_their_fingerprints_and_leaves_the_chain_whole(session):
    entry = an_entry(session, a_workshop(session), "Mrs Brown at number 12")
    taking_back.take_back(an_actor(), "entry", entry, 1, session=session)
    session.expire_all()
    of_it = [one for one in records(session=session) if one.noun_id == str(entry)]
    assert of_it and all(one.salt is None and one.changed is None for one in of_it)
    assert broken_at(session=session) is None


def test_records_of_an_earlier_version_still_follow(session):
    """Before this version a record held no changes, and its fingerprint was of the words themselves."""
    a_case(session)
    for one in records(session=session):
        one.changed = None
        session.add(one)
    session.flush()
    assert broken_at(session=session) is None


def test_the_fingerprint_covers_salt_and_changes():
    assert fingerprint(SALT, "{}") != fingerprint("00" * 16, "{}") != fingerprint("00" * 16, '{"state": ["open"]}')
