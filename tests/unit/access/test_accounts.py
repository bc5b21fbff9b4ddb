"""Sign-in by account: settings that are whole and safe, or one sentence; and who an account says somebody is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit import settings
from toolkit.access.accounts import HOW, Identity, accounts, identity_of, tidy_email
from toolkit.access.seal import derived
from toolkit.errors import BadInput

TENANT = "0f0e0d0c-1111-2222-3333-444455556666"
METADATA = f"https://login.microsoftonline.com/{TENANT}/v2.0/.well-known/openid-configuration"
WHOLE = {"TOOLKIT_OIDC_METADATA_URL": METADATA, "TOOLKIT_OIDC_CLIENT_ID": "common-table", "TOOLKIT_OIDC_CLIENT_SECRET": "s3cret"}
ENTRA = f"https://login.microsoftonline.com/{TENANT}/v2.0"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch, tmp_path):
    """No setting from this computer, and a project folder without a secrets file."""
    for name in (*WHOLE, "TOOLKIT_OIDC_REDIRECT_URL", "TOOLKIT_OIDC_LABEL", "TOOLKIT_PUBLIC_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TOOLKIT_VAR", str(tmp_path / "var"))
    monkeypatch.setattr(settings, "ROOT", tmp_path)


def set_all(monkeypatch, **more):
    for name, value in (WHOLE | more).items():
        monkeypatch.setenv(name, value)


def test_where_nothing_is_set_nobody_signs_in_by_account():
    assert accounts() is None


def test_what_is_set_reaches_the_screens_and_is_written_nowhere(monkeypatch, tmp_path):
    set_all(monkeypatch)
    told = accounts(8615).for_screens()["auth"]
    assert told == {"redirect_uri": "http://localhost:8615/oauth2callback", "cookie_secret": derived("account cookie"),
                    "client_id": "common-table", "client_secret": "s3cret", "server_metadata_url": METADATA}
    assert len(told["cookie_secret"]) == 64
    written = [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]
    assert written and not any(b"s3cret" in found or told["cookie_secret"].encode() in found for found in written)


def test_each_purpose_has_a_key_of_its_own():
    assert derived("one") != derived("other") and derived("one") == derived("one")


@pytest.mark.parametrize("left_out", [("TOOLKIT_OIDC_CLIENT_SECRET",), ("TOOLKIT_OIDC_CLIENT_ID", "TOOLKIT_OIDC_CLIENT_SECRET"),
                                      ("TOOLKIT_OIDC_METADATA_URL",)])
def test_half_set_is_one_sentence_that_names_what_is_missing_and_no_secret(monkeypatch, left_out):
    set_all(monkeypatch, **dict.fromkeys(left_out, ""))
    with pytest.raises(BadInput) as caught:
        accounts()
    assert f"half set: {' and '.join(left_out)} missing." in str(caught.value) and str(caught.value).endswith(HOW)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("tenant", ["common", "organizations", "consumers", "Common"])
def test_a_door_through_which_any_organisation_comes_is_refused(monkeypatch, tenant):
    set_all(monkeypatch, TOOLKIT_OIDC_METADATA_URL=METADATA.replace(TENANT, tenant))
    with pytest.raises(BadInput, match="accounts of any other one could come in"):
        accounts()


@pytest.mark.parametrize("url", ["http://id.example.org/.well-known/openid-configuration", "https://id.example.org/", "id.example.org",
                                 "https:///.well-known/openid-configuration", "ftp://localhost/.well-known/openid-configuration"])
def test_a_provider_that_is_not_encrypted_or_has_no_discovery_is_refused(monkeypatch, url):
    set_all(monkeypatch, TOOLKIT_OIDC_METADATA_URL=url)
    with pytest.raises(BadInput, match="must begin with https://"):
        accounts()


@pytest.mark.parametrize("url", ["http://table.example.org/oauth2callback", "https://table.example.org/", "https://table.example.org/x"])
def test_a_way_back_that_is_not_encrypted_or_not_ours_is_refused(monkeypatch, url):
    set_all(monkeypatch, TOOLKIT_OIDC_REDIRECT_URL=url)
    with pytest.raises(BadInput, match="must be the address of Common Table"):
        accounts()


@pytest.mark.parametrize(("public", "back"), [
    ("", "http://localhost:8501/oauth2callback"), ("https://table.example.org/", "https://table.example.org/oauth2callback"),
    ("http://192.168.1.20:8501", "http://localhost:8501/oauth2callback")])
def test_the_way_back_is_the_encrypted_address_or_this_computers_own(monkeypatch, public, back):
    set_all(monkeypatch, TOOLKIT_PUBLIC_URL=public)
    assert accounts().redirect_url == back and back.startswith(accounts().origin)


def test_streamlits_own_file_will_do_and_the_environment_wins(monkeypatch, tmp_path):
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_text(
        f'[auth]\nserver_metadata_url = "{METADATA}"\nclient_id = "from-file"\nclient_secret = "in-file"\n'
        'redirect_uri = "https://table.example.org/oauth2callback"\n')
    assert accounts().client_id == "from-file" and accounts().origin == "https://table.example.org"
    monkeypatch.setenv("TOOLKIT_OIDC_CLIENT_ID", "from-environment")
    assert accounts().client_id == "from-environment" and accounts().client_secret == "in-file"


def test_a_file_that_is_no_toml_is_one_sentence(tmp_path):
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_text("[auth")
    with pytest.raises(BadInput, match=r"secrets\.toml cannot be read"):
        accounts()


# Who an account says somebody is

def claims(**more):
    return {"iss": "https://id.example.org", "sub": "42", "name": "Sam Lee"} | more


@pytest.mark.parametrize(("said", "email"), [
    (claims(email="Sam.Lee@Council.gov.uk"), "sam.lee@council.gov.uk"),
    (claims(email="sam@council.gov.uk", email_verified=True), "sam@council.gov.uk"),
    (claims(email="sam@council.gov.uk", email_verified="true"), "sam@council.gov.uk"),
    (claims(email="sam@council.gov.uk", email_verified=False), None),
    (claims(email="sam@council.gov.uk", email_verified="false"), None),
    (claims(email="sam@council.gov.uk", email_verified=None), None),
    (claims(email=["sam@council.gov.uk"]), None),
    (claims(preferred_username="boss@council.gov.uk"), None),
    (claims(iss=ENTRA, preferred_username="Sam@council.gov.uk"), "sam@council.gov.uk"),
    (claims(iss=ENTRA, email="a@b.uk", preferred_username="Sam@council.gov.uk"), "a@b.uk"),
    (claims(iss="https://login.microsoftonline.com.evil.org/x/v2.0", preferred_username="boss@council.gov.uk"), None),
    (claims(iss="https://login.microsoftonline.com/common/v2.0", preferred_username="boss@council.gov.uk"), None),
])
def test_an_address_counts_only_where_the_provider_vouches_for_it(said, email):
    assert identity_of(said).email == email


def test_who_somebody_is(monkeypatch):
    assert identity_of(claims(email="s@c.uk")) == Identity("https://id.example.org", "42", "s@c.uk", "Sam Lee")
    assert identity_of({"iss": "https://id.example.org", "sub": "42"}).name == "42"


@pytest.mark.parametrize("said", [{}, {"iss": "x"}, {"sub": "x"}, claims(sub=""), claims(sub="x" * 256), claims(iss=None)])
def test_an_account_that_names_nobody_is_refused_in_a_sentence(said):
    with pytest.raises(BadInput, match="did not say who you are"):
        identity_of(said)


@given(st.one_of(st.none(), st.text(), st.integers(), st.emails()))
def test_an_address_is_kept_in_one_way_or_not_at_all(typed):
    kept = tidy_email(typed)
    assert kept is None or (tidy_email(kept) == kept and kept == kept.strip().casefold() and kept.count("@") == 1)


@pytest.mark.parametrize("typed", ["sam", "sam@", "@council.gov.uk", "sam@council", "a b@c.uk", "a@b@c.uk", "<a@b.uk>", "a@b.uk, c@d.uk",
                                   ""])
def test_what_is_no_address(typed):
    assert tidy_email(typed) is None
