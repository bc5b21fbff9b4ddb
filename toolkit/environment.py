"""Every setting of this installation that comes from the environment: its name, what it is for, and what counts without it.

The rest of the toolkit asks `setting`, with a name of this table and no other. docs/reference/settings.md is written from it.
"""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Setting:
    """One setting. `without` says in words what counts where it is not set; `secret` ones belong into no log and no git."""

    name: str
    meaning: str
    without: str
    example: str
    secret: bool = False


# For whoever looks after the computer, in English alone: with its type beside the name, the catalogue of words leaves it out.
SETTINGS: tuple[Setting, ...] = (
    Setting("TOOLKIT_VAR", "The folder of all that this installation keeps: record, keys, maps, files.", "`var` beside run.py",
            "/srv/common-table"),
    Setting("DATABASE_URL", "The database's address; PostgreSQL, where several processes serve one record.",
            "a SQLite file in the folder above", "postgresql://table:PASSWORD@db.example.org/table", secret=True),
    Setting("TOOLKIT_DATA", "The folder of the framework's words and lists, for a council's own copy.", "`data` beside run.py",
            "/srv/our-words"),
    Setting("TOOLKIT_PUBLIC_URL", "The address that other devices use, for links, codes and cards. `--hall` sets it by itself.",
            "this computer's own address", "https://table.example.org"),
    Setting("TOOLKIT_SECRET", "What links, forms and voting papers are sealed with; the same for all processes of one record.",
            "the file `secret.key` in the var folder, made at the first start", "a long line of letters that nobody knows", secret=True),
    Setting("TOOLKIT_KEY", "The keys of what is written about cases, with commas between them. The first writes, the others only read.",
            "the file `case-text.key` in the var folder, made at the first start", "what `toolkit key new` prints", secret=True),
    Setting("TOOLKIT_KEEP_YEARS", "So many years a case is kept after it was closed: a whole number from 1 to 999.", "8", "10"),
    Setting("TOOLKIT_IDLE_MINUTES", "So many minutes a device may lie unused before cases close on it: 5 to 480, or 0 for never.",
            "30", "15"),
    Setting("TOOLKIT_SMTP", "The mail server by which providers are told of an enquiry: `smtp:` (port 587) or `smtps:` (port 465).",
            "no e-mail is sent; its words can be copied", "smtp://user:PASSWORD@mail.example.org:587", secret=True),
    Setting("TOOLKIT_MAIL_FROM", "The address from which these e-mails come.", "no e-mail is sent", "brokerage@council.example"),
    Setting("TOOLKIT_BACKUP", "The folder into which a backup is made each night.", "no backup is made by itself", "/media/backups"),
    Setting("TOOLKIT_BACKUP_KEEP", "So many of the nightly backups are kept, one a day; at least one.", "14", "31"),
    Setting("TOOLKIT_LOG", "`json` logs a line of JSON for each request and each thing that happened.", "sentences on the screen", "json"),
    Setting("TOOLKIT_METRICS", "`1` lets each process answer `/metrics` for Prometheus.", "`/metrics` is not there", "1"),
    Setting("TOOLKIT_OIDC_METADATA_URL", "Where the provider of council accounts describes itself (OpenID Connect).",
            "people come in by links only", "https://login.microsoftonline.com/DIRECTORY-ID/v2.0/.well-known/openid-configuration"),
    Setting("TOOLKIT_OIDC_CLIENT_ID", "The id that the provider gave to Common Table.", "people come in by links only", "APPLICATION-ID"),
    Setting("TOOLKIT_OIDC_CLIENT_SECRET", "The secret that the provider gave to Common Table.", "people come in by links only",
            "VALUE-OF-THE-SECRET", secret=True),
    Setting("TOOLKIT_OIDC_REDIRECT_URL", "The address to which the provider sends people back.",
            "the address for other devices where that is encrypted, else this computer's own", "https://table.example.org/oauth2callback"),
    Setting("TOOLKIT_OIDC_LABEL", "What the button for signing in calls the account.", "your council account", "your Exeter account"),
)
KNOWN = frozenset(one.name for one in SETTINGS)


def setting(name: str) -> str:
    """What is set under this name, read anew each time; "" where nothing is. Raises KeyError for a name that is not in the table."""
    if name not in KNOWN:
        raise KeyError(f"{name} is no setting: give it a line in SETTINGS first.")
    return os.environ.get(name, "")
