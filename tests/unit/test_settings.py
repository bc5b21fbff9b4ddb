"""Where things are kept: the environment decides, and is read anew each time."""

from pathlib import Path

import pytest

from toolkit import settings
from toolkit.errors import BadInput, Changed, NotAllowed, NotSignedIn, ToolkitError, Unclear


@pytest.fixture(autouse=True)
def bare(monkeypatch):
    for name in ("TOOLKIT_VAR", "DATABASE_URL", "TOOLKIT_DATA", "TOOLKIT_PUBLIC_URL", "TOOLKIT_KEY", "TOOLKIT_KEEP_YEARS"):
        monkeypatch.delenv(name, raising=False)


def test_all_is_kept_in_the_projects_own_folders_by_default():
    assert settings.var_folder() == settings.ROOT / "var"
    assert settings.database_url() == f"sqlite:///{(settings.ROOT / 'var' / 'common-table.db').as_posix()}"
    assert settings.data_folder() == settings.ROOT / "data"
    assert settings.public_url() is None


def test_the_environment_decides(monkeypatch, tmp_path):
    monkeypatch.setenv("TOOLKIT_VAR", str(tmp_path / "my var"))
    monkeypatch.setenv("TOOLKIT_DATA", str(tmp_path / "words"))
    monkeypatch.setenv("TOOLKIT_PUBLIC_URL", "http://192.0.2.7:8501")
    assert settings.var_folder() == tmp_path / "my var"
    assert settings.database_url().endswith("/my var/common-table.db")
    assert settings.data_folder() == tmp_path / "words"
    assert settings.public_url() == "http://192.0.2.7:8501"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TOOLKIT_VAR", "here")
    assert settings.var_folder() == Path(tmp_path, "here").resolve()


def test_an_empty_setting_counts_as_none(monkeypatch):
    for name in ("TOOLKIT_VAR", "DATABASE_URL", "TOOLKIT_DATA", "TOOLKIT_PUBLIC_URL", "TOOLKIT_KEY", "TOOLKIT_KEEP_YEARS"):
        monkeypatch.setenv(name, "")
    assert settings.var_folder() == settings.ROOT / "var"
    assert settings.public_url() is None and settings.database_url().startswith("sqlite:///")


@pytest.mark.parametrize(("given", "used"), [
    ("postgres://u:p@h/d", "postgresql+psycopg://u:p@h/d"), ("postgresql://h/d?host=/tmp", "postgresql+psycopg://h/d?host=/tmp"),
    ("postgresql+psycopg://h/d", "postgresql+psycopg://h/d"), ("sqlite:////srv/record.db", "sqlite:////srv/record.db")])
def test_the_addresses_that_hosting_services_give(monkeypatch, given, used):
    monkeypatch.setenv("DATABASE_URL", given)
    assert settings.database_url() == used


def test_errors_carry_what_a_screen_needs():
    assert str(BadInput("Please write a title first.", "title")) == "Please write a title first."
    assert BadInput("x").field is None
    unclear = Unclear("Which one?", ["a", "b"], "place")
    assert (unclear.choices, unclear.field, isinstance(unclear, BadInput)) == (("a", "b"), "place", True)
    changed = Changed("Somebody saved.", {"words": "theirs"}, {"words": "mine"})
    assert (changed.theirs, changed.mine) == ({"words": "theirs"}, {"words": "mine"})
    assert issubclass(NotSignedIn, NotAllowed) and issubclass(NotAllowed, ToolkitError)


@pytest.mark.parametrize(("given", "minutes"), [("", 30), ("0", 0), ("5", 5), ("480", 480)])
def test_cases_close_after_half_an_hour_or_as_set(monkeypatch, given, minutes):
    monkeypatch.setenv("TOOLKIT_IDLE_MINUTES", given)
    assert settings.idle_minutes() == minutes


@pytest.mark.parametrize("given", ["4", "481", "-5", "half", "5.5", "٣٠", "9" * 5000])
def test_minutes_that_make_no_sense_are_refused(monkeypatch, given):
    monkeypatch.setenv("TOOLKIT_IDLE_MINUTES", given)
    with pytest.raises(BadInput, match="from 5 to 480, or 0"):
        settings.idle_minutes()
