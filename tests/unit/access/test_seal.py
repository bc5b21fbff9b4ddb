"""Seals: nobody else can make one, a form's runs out, and the key is made once."""

import stat
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.access import seal
from toolkit.errors import RecordUnavailable


@pytest.fixture(autouse=True)
def own_key(var):
    seal._key_of.cache_clear()
    yield var
    seal._key_of.cache_clear()


def test_a_seal_is_for_its_words_only():
    made = seal.seal("ticket", "K7M2P", "4F9QX")
    assert len(made) == 16 and seal.is_sealed(made, "ticket", "K7M2P", "4F9QX")
    for other in (("ticket", "K7M2P", "4F9QY"), ("form", "K7M2P", "4F9QX"), ("ticket", "K7M2P4F9QX"), ("ticket", "K7M2P", "4F9QX", "")):
        assert not seal.is_sealed(made, *other)


@given(st.text(max_size=40))
def test_what_somebody_made_up_is_no_seal(given):
    assert not seal.is_sealed(given, "ticket", "K7M2P", "4F9QX")
    assert not seal.is_form_sealed(given, "vote", "K7M2P")


def test_a_form_runs_out_after_half_a_day(monkeypatch):
    made, now = seal.form_seal("vote", "4F9QX"), time.time()
    assert seal.is_form_sealed(made, "vote", "4F9QX") and not seal.is_form_sealed(made, "vote", "4F9QY")
    minute, _, mark = made.partition(".")
    assert not seal.is_form_sealed(f"{int(minute, 16) + 1:x}.{mark}", "vote", "4F9QX")
    for hours, right in ((11.9, True), (12.1, False), (-1, False)):
        monkeypatch.setattr(time, "time", lambda hours=hours: now + hours * 3600)
        assert seal.is_form_sealed(made, "vote", "4F9QX") is right


def test_a_minute_of_more_digits_than_can_be_reckoned_with_is_no_seal():
    for minute in ("9" * 400, "f" * 5_000, "-" + "9" * 400):
        assert not seal.is_form_sealed(f"{minute}.{seal.seal('form vote', minute)}", "vote")


def test_the_key_is_made_once_and_only_its_owner_reads_it(own_key):
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: seal._read_or_make(own_key / seal.FILE), range(24)))
    assert len(keys) == 1 and [file.name for file in own_key.glob(f"{seal.FILE}*")] == [seal.FILE]
    if sys.platform != "win32":
        assert stat.S_IMODE((own_key / seal.FILE).stat().st_mode) == 0o600


def test_several_machines_share_a_secret_from_the_environment(monkeypatch, own_key):
    alone = seal.seal("ticket", "a")
    monkeypatch.setenv("TOOLKIT_SECRET", "from the council's vault")
    assert seal.seal("ticket", "a") != alone
    monkeypatch.setenv("TOOLKIT_VAR", str(own_key / "elsewhere"))
    assert seal.is_sealed(seal.seal("ticket", "a"), "ticket", "a") and not (own_key / "elsewhere").exists()


def test_a_key_that_cannot_be_made_is_said_in_a_sentence(monkeypatch, own_key):
    (own_key / "file").write_text("not a folder")
    monkeypatch.setenv("TOOLKIT_VAR", str(own_key / "file"))
    with pytest.raises(RecordUnavailable, match="cannot be read or made"):
        seal.seal("ticket", "a")


def test_a_derived_secret_is_the_same_for_all_who_hold_the_key_and_for_one_purpose(monkeypatch, tmp_path):
    monkeypatch.setenv("TOOLKIT_SECRET", "a long secret of ours")
    here = seal.derived("cookies")
    monkeypatch.setenv("TOOLKIT_VAR", str(tmp_path / "another computer"))
    assert seal.derived("cookies") == here and seal.derived("something else") != here
    monkeypatch.setenv("TOOLKIT_SECRET", "another secret")
    assert seal.derived("cookies") != here
