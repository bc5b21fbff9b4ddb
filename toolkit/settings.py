"""Where things are kept, from the environment. Read anew at each call so that tests can point elsewhere."""

import os
from functools import lru_cache
from pathlib import Path

from toolkit.environment import setting
from toolkit.errors import BadInput

ROOT = Path(__file__).resolve().parent.parent


def var_folder() -> Path:
    """The folder for what this installation keeps (database, caches, maps): `TOOLKIT_VAR`, else `var/`."""
    folder = setting("TOOLKIT_VAR") or str(ROOT / "var")
    # Asking the system where we are, thirty times in a screen's run, was a tenth of it.
    return _resolved(folder, "" if os.path.isabs(folder) else os.getcwd())


@lru_cache
def _resolved(folder: str, _from: str) -> Path:
    # Screens ask many times in each run, and resolving asks the disk about every part of the way.
    return Path(folder).resolve()


def database_url() -> str:
    """The database's address: `DATABASE_URL`, else a SQLite file in the var folder."""
    url = setting("DATABASE_URL") or f"sqlite:///{(var_folder() / 'common-table.db').as_posix()}"
    # Hosting services still hand out the old scheme; SQLAlchemy wants the driver named.
    for old in ("postgres://", "postgresql://"):
        if url.startswith(old):
            return "postgresql+psycopg://" + url.removeprefix(old)
    return url


def data_folder() -> Path:
    """The framework's content (TOML): `TOOLKIT_DATA` for a council's own, else the shipped `data/`."""
    given = setting("TOOLKIT_DATA")
    return Path(given).resolve() if given else ROOT / "data"


def public_url() -> str | None:
    """The address other devices use, set at start with `--hall`; None when only this machine is served."""
    return setting("TOOLKIT_PUBLIC_URL") or None


def idle_minutes() -> int:
    """So long a device may lie unused before cases close on it (`TOOLKIT_IDLE_MINUTES`, else 30); 0: never. Raises BadInput."""
    given = setting("TOOLKIT_IDLE_MINUTES") or "30"
    if given.isascii() and given.isdigit() and (given == "0" or 5 <= int(given[:5]) <= 480):
        return int(given)
    raise BadInput("TOOLKIT_IDLE_MINUTES is a number of minutes from 5 to 480, or 0 so that cases never close by themselves.")


def smtp_url() -> str | None:
    """The mail server for e-mails to providers (`TOOLKIT_SMTP`), such as smtp://user:password@mail.example.org:587; None when not set."""
    return setting("TOOLKIT_SMTP") or None


def mail_from() -> str | None:
    """The address from which e-mails are sent (`TOOLKIT_MAIL_FROM`)."""
    return setting("TOOLKIT_MAIL_FROM") or None


def backup_folder() -> Path | None:
    """Where a backup is made each night (`TOOLKIT_BACKUP`); None when that is switched off."""
    given = setting("TOOLKIT_BACKUP")
    return Path(given).resolve() if given else None


def backups_kept() -> int:
    """How many of the nightly backups are kept, one a day (`TOOLKIT_BACKUP_KEEP`, else 14). At least one."""
    given = setting("TOOLKIT_BACKUP_KEEP")
    return max(1, int(given)) if given.isascii() and given.isdigit() else 14


def text_key() -> str | None:
    """The keys of cases' texts (`TOOLKIT_KEY`), with commas between them, the one that writes first; None when a file holds them."""
    return setting("TOOLKIT_KEY") or None


def keep_years() -> int:
    """How many years a case is kept after it was closed (`TOOLKIT_KEEP_YEARS`, else 8). Raises BadInput."""
    given = setting("TOOLKIT_KEEP_YEARS") or "8"
    if given.isascii() and given.isdigit() and len(given) < 4 and int(given) > 0:
        return int(given)
    raise BadInput(f"TOOLKIT_KEEP_YEARS is {given}, which is no number of years. Set a whole number from 1 to 999, such as 8.")


def log_is_json() -> bool:
    """Whether everything is logged as lines of JSON (`TOOLKIT_LOG=json`)."""
    return setting("TOOLKIT_LOG") == "json"


def metrics_are_on() -> bool:
    """Whether `/metrics` answers (`TOOLKIT_METRICS=1`)."""
    return setting("TOOLKIT_METRICS") == "1"
