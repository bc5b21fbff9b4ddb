"""Where things are kept, from the environment. Read anew at each call so that tests can point elsewhere."""

import os
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def var_folder() -> Path:
    """The folder for what this installation keeps (database, caches, maps): `TOOLKIT_VAR`, else `var/`."""
    folder = os.environ.get("TOOLKIT_VAR") or str(ROOT / "var")
    # Asking the system where we are, thirty times in a screen's run, was a tenth of it.
    return _resolved(folder, "" if os.path.isabs(folder) else os.getcwd())


@lru_cache
def _resolved(folder: str, _from: str) -> Path:
    # Screens ask many times in each run, and resolving asks the disk about every part of the way.
    return Path(folder).resolve()


def database_url() -> str:
    """The database's address: `DATABASE_URL`, else a SQLite file in the var folder."""
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{(var_folder() / 'common-table.db').as_posix()}"
    # Hosting services still hand out the old scheme; SQLAlchemy wants the driver named.
    for old in ("postgres://", "postgresql://"):
        if url.startswith(old):
            return "postgresql+psycopg://" + url.removeprefix(old)
    return url


def data_folder() -> Path:
    """The framework's content (TOML): `TOOLKIT_DATA` for a council's own, else the shipped `data/`."""
    given = os.environ.get("TOOLKIT_DATA")
    return Path(given).resolve() if given else ROOT / "data"


def public_url() -> str | None:
    """The address other devices use, set at start with `--hall`; None when only this machine is served."""
    return os.environ.get("TOOLKIT_PUBLIC_URL") or None


def smtp_url() -> str | None:
    """The mail server for e-mails to providers (`TOOLKIT_SMTP`), such as smtp://user:password@mail.example.org:587; None when not set."""
    return os.environ.get("TOOLKIT_SMTP") or None


def mail_from() -> str | None:
    """The address from which e-mails are sent (`TOOLKIT_MAIL_FROM`)."""
    return os.environ.get("TOOLKIT_MAIL_FROM") or None


def log_is_json() -> bool:
    """Whether everything is logged as lines of JSON (`TOOLKIT_LOG=json`)."""
    return os.environ.get("TOOLKIT_LOG") == "json"


def metrics_are_on() -> bool:
    """Whether `/metrics` answers (`TOOLKIT_METRICS=1`)."""
    return os.environ.get("TOOLKIT_METRICS") == "1"
