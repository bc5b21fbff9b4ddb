"""E-mails to providers, against a real mail server on this computer: sent, refused, server away."""

import pytest

from tests.asking import WASHED, a_provider, a_sent_enquiry, asked_ids, outcomes_for
from tests.factories import a_case, a_permission, an_actor
from tests.mailbox import a_mail_server
from toolkit.access.roles import Role
from toolkit.addresses import free_port
from toolkit.brokerage import post
from toolkit.brokerage.case_links import link_code
from toolkit.errors import BadInput, MoveRefused
from toolkit.storage.queries import enquiries

BROKER = an_actor(Role.BROKER)


@pytest.fixture
def box(monkeypatch):
    """A mail server that the settings name."""
    with a_mail_server(monkeypatch) as found:
        yield found


@pytest.fixture
def out(session):
    """An enquiry that is out with four providers: (enquiry, case, row by provider's name)."""
    case = a_case(session)
    a_permission(session, case)
    outcomes_for(session, case)
    contacts = {"Ash Care": "Office: office@ash.example, 01234", "Elm": "by phone only", "Fir": "x@refused.example",
                "Oak": "oak@oak.example"}
    made = {name: a_provider(session, name, contact=contact) for name, contact in contacts.items()}
    enquiry = a_sent_enquiry(session, case, list(made.values()))
    rows = asked_ids(session, enquiry)
    return enquiry, case, {name: rows[provider] for name, provider in made.items()}


def test_each_provider_gets_their_own_link_and_nothing_of_the_person(session, out, box):
    enquiry, _, rows = out
    told = post.deliver(post.letters(BROKER, enquiry, "https://table.example.org", session=session), post.server())
    assert {name: told[row] for name, row in rows.items()} == {
        "Ash Care": "", "Elm": post.NO_ADDRESS, "Fir": told[rows["Fir"]], "Oak": ""}
    assert "no such mailbox" in told[rows["Fir"]]
    sent = {to[0]: message for to, message in box.messages}
    assert set(sent) == {"office@ash.example", "oak@oak.example"}
    for address, name in (("office@ash.example", "Ash Care"), ("oak@oak.example", "Oak")):
        text = sent[address].get_content()
        assert f"https://table.example.org/offer/{link_code('offer', rows[name])}" in text
        assert WASHED.words not in text and all(link_code("offer", row) not in text for other, row in rows.items() if other != name)
        assert sent[address]["From"] == "brokerage@council.example"
        assert sent[address]["Subject"].strip().startswith("Can you help? Enquiry ")
        assert sent[address]["To"] == address and sent[address]["Message-ID"].endswith("@council.example>")


def test_who_got_one_is_written_down_and_who_did_not_is_tried_again(session, out, box):
    enquiry, _, _ = out
    told = post.deliver(post.letters(BROKER, enquiry, None, session=session), post.server())
    assert post.note_sent(BROKER, enquiry, told, session=session) == (2, 2)
    assert {row.name for row in enquiries.asked_of(enquiry, session=session) if row.mailed_at} == {"Ash Care", "Oak"}


def test_a_server_that_is_away_is_said_and_nobody_counts_as_written_to(session, out, monkeypatch):
    enquiry, _, rows = out
    monkeypatch.setenv("TOOLKIT_SMTP", f"smtp://127.0.0.1:{free_port()}")
    monkeypatch.setenv("TOOLKIT_MAIL_FROM", "brokerage@council.example")
    told = post.deliver(post.letters(BROKER, enquiry, None, session=session), post.server())
    assert "the mail server could not be used" in told[rows["Ash Care"]] and all(told.values())
    assert post.note_sent(BROKER, enquiry, told, session=session) == (0, 4)


@pytest.mark.parametrize(("url", "sender"), [
    ("ftp://mail.example.org", "a@council.example"), ("smtp://:25", "a@council.example"),
    ("smtp://mail.example.org:x", "a@council.example"), ("mail.example.org", "a@council.example"),
    ("smtp://mail.example.org", "the council"), ("smtp://mail.example.org", "a@b.example\nBcc: c@d.example")])
def test_a_server_that_is_set_wrong_is_said(url, sender, monkeypatch):
    monkeypatch.setenv("TOOLKIT_SMTP", url)
    monkeypatch.setenv("TOOLKIT_MAIL_FROM", sender)
    with pytest.raises(BadInput, match="The mail server is not set right"):
        post.server()
    assert "The mail server is not set right" in post.why_not_mail()


def test_the_usual_ports_and_a_password_with_signs(monkeypatch):
    monkeypatch.setenv("TOOLKIT_MAIL_FROM", "a@council.example")
    monkeypatch.setenv("TOOLKIT_SMTP", "smtps://us%40er:p%3Aw@mail.example.org")
    assert post.server() == post.Server("mail.example.org", 465, True, "us@er", "p:w", "a@council.example")
    monkeypatch.setenv("TOOLKIT_SMTP", "smtp://mail.example.org")
    assert post.server().port == 587 and not post.server().secure


def test_without_a_server_e_mails_are_copied(monkeypatch):
    monkeypatch.delenv("TOOLKIT_SMTP", raising=False)
    assert post.why_not_mail() == post.NOT_SET


def test_what_is_not_out_has_no_letters(session, out):
    with pytest.raises(MoveRefused, match="not out with providers"):
        post.letters(BROKER, out[1], None, session=session)
