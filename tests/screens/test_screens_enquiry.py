"""Asking providers at the screen: whom, until when, exactly what goes out, who answered but not what, opening, taking back."""

from datetime import date, timedelta

import pytest

from tests.asking import WASHED, a_draft_enquiry, a_provider, a_sent_enquiry, a_sent_offer, asked_ids, outcomes_for, past_closing
from tests.factories import a_case, a_permission, an_actor
from tests.mailbox import a_mail_server
from toolkit.access.roles import Role
from toolkit.brokerage import enquiry, needs, offers, providers
from toolkit.brokerage.case_links import link_code
from toolkit.brokerage.closing_time import usual_closing
from toolkit.brokerage.needs import Care
from toolkit.clock import now
from toolkit.models import Case, Enquiry, Provider
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import enquiries

SEND = "It names nobody: send it to 2 providers"


@pytest.fixture
def case(record):
    """A case with permission and a statement, and two providers: Ash Care works in OX16, Oak Support in Witney."""
    with write_session() as session:
        made = a_case(session, reference="CT-2026-0042")
        a_permission(session, made, restrictions="Not to the provider of last year.")
        outcomes_for(session, made)
        a_provider(session, "Ash Care", areas=("OX16",))
        a_provider(session, "Oak Support", areas=("Witney",), kind="charity")
    return made


@pytest.fixture
def broker(sign_in, case):
    return sign_in(Role.BROKER).open("case", case=case, part="enquiry")


def running(case):
    with read_session() as session:
        row = enquiries.running(case, session=session)
        return row and (row.state, len(enquiries.asked_of(row.id, session=session)))


def test_with_nothing_looked_for_nobody_is_found_and_nobody_is_asked(broker, case):
    assert "With nothing looked for, nobody is found." in broker.reads and not broker.buttons("Choose all that were found")
    broker.press("Save the draft")
    assert broker.errors == ["No provider is chosen. Look for providers above, then choose at least one."] and running(case) is None


def test_an_enquiry_is_made_ready_looked_at_and_sent(sign_in, case):
    broker = sign_in(Role.BROKER).open("case", case=case, part="enquiry", pfunction=6)
    broker.press("Choose all that were found").fill(Words_to_the_providers="Ring with questions.").put("How much quality", 60)
    broker.press("Save the draft")
    assert running(case) == ("draft", 2)
    for words in ("Ring with questions.", WASHED.words, "Quality counts 60 of 100, cost 40 of 100.", "Not to the provider of last year."):
        assert words in broker.reads, words
    shown = broker.at.code[0].value
    assert "CT-2026-0042" not in shown
    broker.press(SEND)
    assert running(case) == ("open", 2) and "is out with 2 providers" in broker.reads
    assert broker.said("Sent to 2 providers: the doors are open. Nobody has been told yet, so now copy")
    assert "Nobody has been told by Common Table: no mail server is set" in broker.reads
    assert broker.value("E-mail to copy") and "/offer/" in broker.at.code[0].value      # the first stands open
    with read_session() as session:
        assert enquiries.running(case, session=session).sent == shown


@pytest.mark.parametrize(("label", "value"), [
    ("Words to the providers", "Other words"), ("How much quality", 40), ("Last day for answers", date.today() + timedelta(30))])
def test_what_is_changed_after_the_draft_is_saved_first_and_never_sent_as_it_was(label, value, broker, case):
    with write_session() as session:
        a_draft_enquiry(session, case, [a_provider(session, "Elm"), a_provider(session, "Fir")])
    broker.run()
    assert not broker.button(SEND).disabled and "Save what you changed first" not in broker.reads
    broker.put(label, value).press(SEND)       # the field is left by pressing the button
    assert len(broker.errors) == 1 and "Save what you changed first" in broker.errors[0] and running(case) == ("draft", 2)
    assert broker.run().button(SEND).disabled and "Save what you changed first" in broker.reads


def test_other_providers_are_saved_before_the_enquiry_goes(sign_in, case):
    broker = sign_in(Role.BROKER).open("case", case=case, part="enquiry", parea="ox16").press("Choose all that were found")
    broker.press("Save the draft")
    broker.open("case", case=case, part="enquiry", pkind="charity").press("Choose all that were found")
    assert broker.button("It names nobody: send it to 1 provider").disabled
    broker.press("Save the draft")
    assert not broker.button(SEND).disabled


def test_after_a_refused_save_nothing_is_sent(broker, case):
    with write_session() as session:
        a_draft_enquiry(session, case, [a_provider(session, "Elm"), a_provider(session, "Fir")])
    broker.run().fill(Time="03:00").press("Save the draft")
    assert len(broker.errors) == 1 and "The team is not there" in broker.errors[0] and broker.button(SEND).disabled
    assert broker.run().button(SEND).disabled


def test_a_draft_whose_time_has_passed_waits_for_the_refusal_to_be_read(broker, case):
    with write_session() as session:
        past_closing(session, a_draft_enquiry(session, case, [a_provider(session, "Elm"), a_provider(session, "Fir")]))
    assert broker.run().press("Save the draft").button(SEND).disabled and "has passed" in broker.errors[0]


def test_an_area_narrows_and_what_was_chosen_before_stays(sign_in, case):
    broker = sign_in(Role.BROKER).open("case", case=case, part="enquiry", parea="ox16").press("Choose all that were found")
    broker.open("case", case=case, part="enquiry", pkind="charity")
    assert "1 provider fits" in broker.reads and "1 provider is chosen." in broker.reads
    broker.press("Choose all that were found")
    assert "2 providers are chosen." in broker.reads


@pytest.mark.parametrize(("day", "time", "sentence"), [
    (date(2020, 3, 2), "12:00", "has passed. Choose a later time, such as"), (None, "12:00", "Say on which day"),
    (date.today() + timedelta(7), "25:00", "Say on which day and at what time"),
    (date.today() + timedelta(7), "03:00", "The team is not there"),
    (date.today() + timedelta(400), "12:00", "more than half a year ahead")])
def test_a_closing_time_that_will_not_do_is_refused_and_nothing_is_lost(day, time, sentence, sign_in, case):
    broker = sign_in(Role.BROKER).open("case", case=case, part="enquiry", pfunction=6).press("Choose all that were found")
    broker.fill(Last_day_for_answers=day, Time=time, Words_to_the_providers="Kept").press("Save the draft")
    assert len(broker.errors) == 1 and sentence in broker.errors[0]
    assert broker.value("Words to the providers") == "Kept" and running(case) is None


def test_invented_providers_are_marked_and_not_among_those_found(sign_in, case):
    with write_session() as session:
        session.get_one(Provider, a_provider(session, "Invented Care")).example = True
    broker = sign_in(Role.BROKER).open("case", case=case, part="enquiry", pfunction=6)
    assert "2 providers fit" in broker.reads
    broker.open("providers")
    assert broker.reads.count("Example: invented") == 1


def test_a_case_of_the_example_asks_invented_providers_and_says_so(sign_in, case):
    with write_session() as session:
        session.get_one(Provider, a_provider(session, "Invented Care")).example = True
        session.get_one(Case, case).example = True
    broker = sign_in(Role.BROKER).open("case", case=case, part="enquiry", pfunction=6).press("Choose all that were found")
    assert "1 provider fits" in broker.reads and "only the example's invented providers are found" in broker.reads
    broker.press("Save the draft").press("It names nobody: send it to 1 provider")
    assert "Invented Care · Example" in broker.reads
    assert "Invented Care · Example" in broker.open("case", case=case, part="calls").reads


def test_a_new_enquiry_leaves_a_whole_working_day_and_an_urgent_one_closes_when_it_is_due(broker, record):
    usual = usual_closing(now())
    assert (broker.value("Last day for answers"), broker.value("Time")) == (usual.date(), f"{usual:%H:%M}")
    with write_session() as session:
        made = a_case(session, urgency="emergency")
        a_permission(session, made)
        due = session.get_one(Case, made).answer_due_at
    pressing = usual_closing(now(), due)
    broker.open("case", case=made, part="enquiry")
    assert pressing < usual and broker.value("Last day for answers") == pressing.date()


def test_without_permission_there_is_no_form(sign_in, record):
    with write_session() as session:
        bare = a_case(session)
    broker = sign_in(Role.BROKER).open("case", case=bare, part="enquiry")
    assert "There is no permission from the person yet." in broker.reads and not broker.buttons("Save the draft")


def test_what_changed_since_it_was_shown_is_not_sent(broker, case):
    with write_session() as session:
        draft = a_draft_enquiry(session, case, [a_provider(session, "Elm"), a_provider(session, "Fir")])
    broker.run()
    with write_session() as session:
        session.get_one(Case, case).area = "OX18"
    broker.press(SEND)
    assert broker.errors == [enquiry.CHANGED_SINCE] and running(case) == ("draft", 2)
    assert not broker.button(SEND).disabled and "Save what you changed first" not in broker.reads
    with read_session() as session:
        assert session.get_one(Enquiry, draft).sent == ""


def test_needs_go_out_only_when_the_person_agreed(broker, case):
    with write_session() as session:
        needs.answer_need(an_actor(Role.BROKER), case, "personal_needs", 0, "D", "", {
            "dressing": Care(frequency="often", two_to_one=True)}, session=session)
        a_draft_enquiry(session, case, [a_provider(session, "Elm")])
    assert "by two people" not in broker.run().reads
    with write_session() as session:
        needs.agree_to_summary(an_actor(Role.BROKER), case, True, session=session)
    assert "by two people" in broker.run().reads


def test_home_care_without_the_questionnaire_is_told_what_is_missing_and_the_way_there(broker, case):
    assert needs.NOT_ANSWERED in broker.reads and broker.buttons("Save the draft")
    broker.press("Go to the needs questionnaire")
    assert broker.address["part"] == "needs" and "This questionnaire is optional." in broker.reads
    with write_session() as session:
        needs.answer_need(an_actor(Role.BROKER), case, "personal_needs", 0, "A", "", {}, session=session)
    assert needs.NOT_ANSWERED not in broker.open("case", case=case, part="enquiry").reads


def test_other_support_is_asked_for_without_the_questionnaire(sign_in, record):
    with write_session() as session:
        made = a_case(session, kind="day_service")
        a_permission(session, made)
    broker = sign_in(Role.BROKER).open("case", case=made, part="enquiry")
    assert broker.buttons("Save the draft") and needs.NOT_ANSWERED not in broker.reads


def test_what_a_quick_referral_says_stands_in_what_is_sent(sign_in, record):
    with write_session() as session:
        made = a_case(session, path="quick")
        a_permission(session, made)
        session.get_one(Case, made).words = "Help to get up. " * 70 + "Ask for Mrs Jones."    # somebody was sure
        a_draft_enquiry(session, made, [a_provider(session)])
    broker = sign_in(Role.BROKER).open("case", case=made, part="enquiry")
    assert "What is needed, in plain words" in broker.reads and "Look again: this could be a name" in broker.reads


def test_what_looks_like_a_name_is_pointed_out_before_it_goes(broker, case):
    with write_session() as session:
        a_draft_enquiry(session, case, [a_provider(session, "Elm")], words="Ask for Mrs Jones", sure=True)
    assert "Look again: this could be a name" in broker.run().reads


def test_e_mails_go_out_and_what_did_not_is_said_and_sent_again(broker, case, monkeypatch):
    with write_session() as session:
        made = [a_provider(session, name, contact=contact) for name, contact in (("Elm", "a@elm.example"), ("Fir", "x@refused.example"))]
        a_sent_enquiry(session, case, made)
    with a_mail_server(monkeypatch) as box:
        broker.run().press("Send 2 e-mails now")
        assert [to for to, _ in box.messages] == [["a@elm.example"]] and broker.said("1 e-mail sent.")
        assert len(broker.errors) == 1 and "Not sent to Fir: the mail server refused it" in broker.errors[0]
        assert broker.reads.count("sent on ") == 1
        with write_session() as session:
            providers.change_provider(an_actor(Role.BROKER), made[1], 1, providers.Written("Fir", "charity", contact="b@fir.example"),
                                      session=session)
        broker.run().press("Send 1 e-mail now")
        assert box.messages[-1][0] == ["b@fir.example"] and not broker.errors and "Every e-mail has gone out." in broker.reads


@pytest.fixture
def out(case):
    """The enquiry is out with Elm, who sent an offer, and Fir, who cannot help; the rows of both."""
    with write_session() as session:
        elm, fir = a_provider(session, "Elm", contact="Office, office@elm.example"), a_provider(session, "Fir", contact="")
        made = a_sent_enquiry(session, case, [elm, fir])
        rows = asked_ids(session, made)
        a_sent_offer(session, rows[elm], "123.45", "54.32", "0", what1="A SECRET WAY")
        offers.decline(rows[fir], "staff", session=session)
    return made, rows[elm], rows[fir]


def test_who_answered_is_seen_and_what_is_not(broker, out, case):
    broker.run()
    assert "1 offer is in, 1 provider cannot help." in broker.reads and "✗ cannot help: We have no staff free for it" in broker.reads
    for part in ("enquiry", "now", "statement"):
        broker.open("case", case=case, part=part)
        assert "A SECRET WAY" not in broker.reads and "123.45" not in broker.reads
    assert broker.open("case", case=case, part="enquiry").button("Open the offers").disabled
    assert "The offers stay closed until" in broker.reads


def test_once_a_provider_has_read_it_nobody_says_that_none_was_told(broker, out, case):
    assert "Nobody has been told by" not in broker.run().reads


def test_taking_back_tells_how_many_have_answered(broker, out, case):
    assert "2 providers have answered already: 1 sealed offer, 1 cannot help." in broker.run().reads
    assert "Each provider's door says that the enquiry was taken back" in broker.reads


def test_taking_back_warns_of_nothing_while_nobody_has_answered(broker, case):
    with write_session() as session:
        a_sent_enquiry(session, case, [a_provider(session, "Elm")])
    assert "answered already" not in broker.run().reads and broker.buttons("Take it back")


def test_after_the_closing_time_they_are_opened(broker, out, case):
    with write_session() as session:
        past_closing(session, out[0])
    broker.run().press("Open the offers")
    with read_session() as session:
        assert session.get_one(Case, case).state == "choosing"
    assert "Enquiry 1: closed, offers were opened" in [one.label for one in broker.at.expander]


def test_an_enquiry_is_taken_back_with_a_reason(broker, out, case):
    broker.run().press("Take it back")
    assert broker.errors and running(case) == ("open", 2)
    broker.fill(Why_it_is_taken_back="The person moved away.").press("Take it back")
    assert running(case) is None and "The person moved away." in broker.reads


def test_the_e_mail_to_copy_has_the_link_and_nothing_of_the_outcomes(broker, out, monkeypatch):
    monkeypatch.setenv("TOOLKIT_PUBLIC_URL", "https://table.example.org")
    broker.run().choose("E-mail to copy", str(out[1]))
    text = broker.at.code[0].value
    assert f"https://table.example.org/offer/{link_code('offer', out[1])}" in text and WASHED.words not in text
    assert "To: office@elm.example" in broker.reads and "No mail server is set" in broker.reads
