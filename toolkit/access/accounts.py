"""Sign-in by a council account (OpenID Connect): what is set for it, and who an account says somebody is.

Set by `TOOLKIT_OIDC_…` in the environment, or by `[auth]` in `.streamlit/secrets.toml`; the environment wins. Nothing of it is
kept in the database or written to a file (docs/decisions/0037).
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from toolkit import addresses, settings
from toolkit.access.seal import derived
from toolkit.environment import setting
from toolkit.errors import BadInput
from toolkit.words.speaking import _

CALLBACK = "/oauth2callback"
DISCOVERY = "/.well-known/openid-configuration"
PORT = "{port}"     # in an address: the screens' server puts its own port there
HOW = "docs/how-to/sign-in-with-your-council-account.md says how."
# What must be set, and its name in Streamlit's own file.
NEEDED = {"TOOLKIT_OIDC_METADATA_URL": "server_metadata_url", "TOOLKIT_OIDC_CLIENT_ID": "client_id",
          "TOOLKIT_OIDC_CLIENT_SECRET": "client_secret"}
REDIRECT, LABEL = "TOOLKIT_OIDC_REDIRECT_URL", "TOOLKIT_OIDC_LABEL"
# At these doors of Entra ID anybody's tenant comes in, and a tenant may put any e-mail address into its accounts.
ANYBODYS = re.compile(r"^/(common|organizations|consumers)/", re.IGNORECASE)
ENTRA = re.compile(r"^https://login\.microsoftonline\.(com|us)/[0-9a-f-]{36}/v2\.0$", re.IGNORECASE)


@dataclass(frozen=True)
class Accounts:
    """The provider that vouches for people, and the address to which it sends them back."""

    metadata_url: str
    client_id: str
    client_secret: str
    redirect_url: str
    label: str

    @property
    def origin(self) -> str:
        """Scheme, name and port at which signing in works: the provider sends people back there."""
        found = urlsplit(self.redirect_url)
        return f"{found.scheme}://{found.netloc}"

    def for_screens(self) -> dict[str, Any]:
        """What the screens' server wants to know, to be kept in memory only."""
        return {"auth": {"redirect_uri": self.redirect_url, "cookie_secret": derived("account cookie"), "client_id": self.client_id,
                         "client_secret": self.client_secret, "server_metadata_url": self.metadata_url}}


@dataclass(frozen=True)
class Identity:
    """Who an account says somebody is; the address is None where the provider does not vouch for one."""

    issuer: str
    subject: str
    email: str | None
    name: str


def accounts(port: int | str = addresses.STARTING_PORT) -> Accounts | None:
    """How people sign in with an account; None where nothing is set for it. Raises BadInput when it is half set, or unsafe."""
    found = {name: setting(name) or _from_file().get(other) or "" for name, other in NEEDED.items()}
    if not any(found.values()):
        return None
    missing = [name for name, value in found.items() if not value]
    if missing:
        raise BadInput(_("Sign-in by account is half set: {missing} missing. Set {it}, or take the other TOOLKIT_OIDC "
                         "settings out. {how}",
                         missing=' and '.join(missing), it='it' if len(missing) == 1 else 'them', how=_(HOW)), "accounts")
    made = Accounts(*found.values(), redirect_url=_redirect_url(port), label=setting(LABEL) or "your council account")
    _check_metadata(made.metadata_url)
    _check_redirect(made.redirect_url)
    return made


def _from_file() -> Mapping[str, Any]:
    file = settings.ROOT / ".streamlit" / "secrets.toml"
    try:
        found = tomllib.loads(file.read_text("utf-8")).get("auth", {})
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadInput(_("The file {file} cannot be read: {error}. Mend it, or take it away.", file=file, error=error),
                       "accounts") from error
    return found if isinstance(found, dict) else {}


def _redirect_url(port: int | str) -> str:
    asked = setting(REDIRECT) or _from_file().get("redirect_uri")
    if asked:
        return str(asked).replace("{port}", str(port))
    public = settings.public_url() or ""
    # A hall's address is not encrypted, and providers send nobody back to such a one: there, this computer's own counts.
    return (public.rstrip("/") if public.startswith("https://") else f"http://localhost:{port}") + CALLBACK


def _check_metadata(url: str) -> None:
    if not _is_safe(url) or not urlsplit(url).path.endswith(DISCOVERY):
        raise BadInput(_("TOOLKIT_OIDC_METADATA_URL must begin with https:// and end with {discovery}. {how}",
                         discovery=DISCOVERY, how=_(HOW)), "accounts")
    if ANYBODYS.match(urlsplit(url).path):
        raise BadInput(_("TOOLKIT_OIDC_METADATA_URL names no single organisation, so accounts of any other one could come in. "
                         "Put your own directory (tenant) id in place of “common”. {how}", how=_(HOW)), "accounts")


def _check_redirect(url: str) -> None:
    if not _is_safe(url) or urlsplit(url).path != CALLBACK:
        raise BadInput(_("{redirect} must be the address of Common Table with {callback} at its end, and begin with https:// "
                         "unless it is this computer's own. {how}", redirect=REDIRECT, callback=CALLBACK, how=_(HOW)), "accounts")


def _is_safe(url: str) -> bool:
    found = urlsplit(url)
    return bool(found.hostname) and (found.scheme == "https" or (found.scheme == "http" and addresses.only_here(url)))


def identity_of(claims: Mapping[str, Any]) -> Identity:
    """Who an ID token's claims say somebody is. Raises BadInput when they name nobody.

    An address that the provider calls unverified is left out. Entra ID gives many accounts no `email`: there, and only there, the
    sign-in name counts instead, since in one organisation's own directory its administrators alone give it out.
    """
    issuer, subject = (str(claims.get(name) or "").strip() for name in ("iss", "sub"))
    if not issuer or not subject or len(issuer) > 300 or len(subject) > 255:
        raise BadInput("The sign-in provider did not say who you are, so you are not signed in. Try again; if it comes back, tell "
                       "whoever looks after Common Table.")
    email = claims.get("email") if claims.get("email_verified", True) in (True, "true") else None
    if not email and ENTRA.match(issuer):
        email = claims.get("preferred_username")
    return Identity(issuer, subject, tidy_email(email), str(claims.get("name") or email or subject)[:120])


def tidy_email(typed: Any) -> str | None:
    """An e-mail address as it is kept and compared, without regard to capitals; None when it is not one."""
    found = typed.strip().casefold() if isinstance(typed, str) else ""
    return found if re.fullmatch(r"[^\s@<>()\",;:\\]+@[^\s@<>()\",;:\\]+\.[^\s@.<>()\",;:\\]+", found) and len(found) <= 254 else None
