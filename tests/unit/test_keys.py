"""The key of cases' texts: where it comes from, that it is made once, and what is said without it."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as some

from toolkit import cipher, keys
from toolkit.errors import BadInput, KeyMissing, RecordUnavailable


@pytest.fixture
def no_key(tmp_path, monkeypatch):
    """Neither setting nor file; gives the var folder."""
    monkeypatch.delenv("TOOLKIT_KEY")
    monkeypatch.setenv("TOOLKIT_VAR", str(tmp_path))
    return tmp_path


@given(some.text())
def test_what_was_sealed_is_read_again_and_does_not_show(text):
    sealed = cipher.seal(text)
    assert cipher.unseal(sealed) == text
    assert not text or (sealed.startswith("ct1.") and cipher.seal(text) != sealed)
    assert len(text) < 4 or text not in sealed


def test_nothing_stays_nothing_and_clear_text_is_given_as_it_stands():
    assert (cipher.seal(""), cipher.unseal(""), cipher.unseal("from before")) == ("", "", "from before")


@pytest.mark.parametrize("change", [lambda text: text[:-4] + "AAA=", lambda text: text[:20] + "!" + text[21:], lambda text: text[:14]])
def test_what_was_changed_from_outside_is_refused(change):
    with pytest.raises(RecordUnavailable, match="changed in the database from outside"):
        cipher.unseal(change(cipher.seal("I would like to swim again.")))


def test_the_file_is_made_once_for_its_owner_alone(no_key):
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: keys.make_file(), range(8)))
    [file] = no_key.iterdir()
    assert file.name == keys.FILE and stat.S_IMODE(file.stat().st_mode) == 0o600
    [key] = keys.held()
    assert keys.writing() == key and key.secret.hex() not in repr(key)


def test_without_a_key_nothing_is_written(no_key):
    with pytest.raises(KeyMissing, match="Nothing is lost: put it into TOOLKIT_KEY"):
        cipher.seal("I would like to swim again.")
    assert not list(no_key.iterdir())


def test_a_key_that_is_none_is_refused_without_repeating_it(no_key, monkeypatch):
    monkeypatch.setenv("TOOLKIT_KEY", "correct horse")
    with pytest.raises(BadInput, match="44 letters") as caught:
        keys.held()
    assert "horse" not in str(caught.value)


def test_the_first_key_writes_and_all_read(no_key, monkeypatch):
    old, new = keys.new_key(), keys.new_key()
    monkeypatch.setenv("TOOLKIT_KEY", old)
    before = cipher.seal("swim")
    monkeypatch.setenv("TOOLKIT_KEY", f"{new}, {old}")
    after = cipher.seal("swim")
    assert after.startswith(cipher.begins(keys.key_of(new).id)) and cipher.unseal(before) == cipher.unseal(after) == "swim"
    monkeypatch.setenv("TOOLKIT_KEY", new)
    assert cipher.unseal(after) == "swim"
    with pytest.raises(KeyMissing, match=keys.key_of(old).id):
        cipher.unseal(before)


def test_a_key_put_into_the_file_writes_at_once_and_the_others_stay(no_key):
    keys.make_file()
    before = cipher.seal("swim")
    new = keys.new_key()
    keys.put_first(new)
    assert keys.writing() == keys.key_of(new) and cipher.unseal(before) == "swim"
    assert stat.S_IMODE(keys.key_file().stat().st_mode) == 0o600
