"""`member`: adding, ending and listing from the command line."""

import pytest

from toolkit.__main__ import main
from toolkit.addresses import free_port
from toolkit.storage.engine import read_session
from toolkit.storage.queries.members import by_email


@pytest.fixture(autouse=True)
def own_record(record):
    """A record of its own for each test."""


def add(*words):
    return main(["member", "add", "sam.lee@council.gov.uk", "--name", "Sam Lee", "--role", "commissioner", *words])


def test_a_member_is_added_listed_and_ended(capsys):
    assert add("--area", "Exeter", "--area", "North Devon") == 0
    assert capsys.readouterr().out == "Sam Lee is a member now: commissioner. They come in with their account; no link is needed.\n"
    assert main(["member", "list"]) == 0
    assert capsys.readouterr().out == "Sam Lee · sam.lee@council.gov.uk · commissioner · Exeter, North Devon · has not signed in yet\n"
    assert main(["member", "end", "Sam.Lee@Council.gov.uk"]) == 0
    assert "Sam Lee is no member any more." in capsys.readouterr().out
    main(["member", "list"])
    assert capsys.readouterr().out.rstrip().endswith("ended")


def test_a_role_is_changed(capsys):
    add("--area", "Exeter")
    assert main(["member", "change", "Sam.Lee@council.gov.uk", "--role", "broker"]) == 0
    assert capsys.readouterr().out.endswith("Sam Lee was commissioner and is broker now, at the next click on all their devices.\n")
    main(["member", "list"])
    assert capsys.readouterr().out == "Sam Lee · sam.lee@council.gov.uk · broker · has not signed in yet\n"


def test_an_account_without_an_address(capsys):
    words = ["--issuer", "https://id.example.org", "--subject", "AbC", "--name", "Kim", "--role", "broker"]
    assert main(["member", "add", *words]) == 0
    assert main(["member", "end", "--subject", "AbC"]) == 0
    assert "Kim is no member any more." in capsys.readouterr().out


def test_an_empty_list_says_how_to_begin(capsys):
    assert main(["member", "list"]) == 0
    assert capsys.readouterr().out.startswith("There are no members. Add one: ")


@pytest.mark.parametrize(("words", "said"), [
    (["add", "no-address", "--name", "Sam", "--role", "broker"], "Write the e-mail address of the person's account"),
    (["add", "a@b.uk", "--name", "Sam", "--role", "king"], "king is not a role."),
    (["add", "a@b.uk", "--name", "Sam", "--role", "facilitator", "--workshop", "x"], "x is not the id of a workshop."),
    (["change", "nobody@b.uk", "--role", "broker"], "No member has this address."),
    (["end", "nobody@b.uk"], "No member has this address."), (["end"], "No member has this address."),
])
def test_what_cannot_be_done_is_one_sentence(words, said, capsys):
    assert main(["member", *words]) == 1
    shown = capsys.readouterr()
    assert shown.out == "" and shown.err.startswith(said) and len(shown.err.splitlines()) == 1


def test_the_last_administrator_cannot_be_ended(capsys):
    main(["member", "add", "a@b.uk", "--name", "Ann", "--role", "administrator"])
    assert main(["member", "end", "a@b.uk"]) == 1
    assert "Ann is the last administrator" in capsys.readouterr().err
    with read_session() as session:
        assert by_email("a@b.uk", session=session).ended_at is None


@pytest.mark.parametrize(("name", "value", "said"), [
    ("TOOLKIT_OIDC_CLIENT_ID", "common-table",
     "Sign-in by account is half set: TOOLKIT_OIDC_METADATA_URL and TOOLKIT_OIDC_CLIENT_SECRET missing."),
    ("TOOLKIT_IDLE_MINUTES", "soon", "TOOLKIT_IDLE_MINUTES is a number of minutes from 5 to 480")])
def test_what_is_set_wrongly_stops_the_start_with_one_sentence(name, value, said, monkeypatch, capsys):
    monkeypatch.setenv(name, value)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    assert main(["serve", "--no-browser", "--port", str(free_port())]) == 1
    shown = capsys.readouterr()
    assert shown.out == "" and shown.err.startswith(said) and len(shown.err.splitlines()) == 1
