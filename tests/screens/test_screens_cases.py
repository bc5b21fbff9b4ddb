"""Cases at the screens: who comes in where, the queue and the list, a new referral, one case's page and what can be done there."""

from datetime import timedelta

import pytest

from tests.factories import a_case, a_workshop, an_actor, the
from toolkit.access.roles import Role
from toolkit.brokerage import referral
from toolkit.clock import now
from toolkit.events.safeguarding import write_card
from toolkit.models import Case
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries.cases import case_of_reference


@pytest.fixture
def case(record):
    with write_session() as session:
        return a_case(session, reference="CT-2025-0007", path="quick")


@pytest.fixture
def broker(sign_in):
    return sign_in(Role.BROKER)


def titles(person):
    return [one.value for one in person.at.title]


def stands(case):
    with read_session() as session:
        return the(session, Case, case)


def test_a_broker_lands_on_the_cases_and_an_administrator_finds_them_on_the_first_page(sign_in):
    assert titles(sign_in(Role.BROKER)) == ["Cases"]
    administrator = sign_in(Role.ADMINISTRATOR)
    assert "Cases" in administrator.labels and "Common Table" in administrator.reads
    assert "Cases" not in sign_in(Role.FACILITATOR).labels


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.COMMISSIONER, Role.HOST])
def test_nobody_else_opens_a_case(role, sign_in, case):
    person = sign_in(role)
    for page in ("case", "cases"):
        with pytest.raises(ValueError, match="Could not find a navigation page"):  # it is not named to them at all
            person.open(page, case=case)


@pytest.mark.parametrize("address", ["", "nothing", "00000000-0000-0000-0000-000000000000"])
def test_an_address_that_names_no_case_says_so(address, broker):
    assert broker.open("case", case=address or None).errors == ["This case is not there. Choose one from the list of cases."]


# A new referral

def test_a_referral_is_taken_in_and_opens(broker):
    broker.open("cases", part="new")
    offered = broker.value("Reference")
    assert offered.startswith("CT-") and offered.endswith("-0001")
    broker.fill(What_is_needed="Help with washing", Area="Banbury", Indicative="£1,250.50").press("Take the referral in")
    assert broker.errors == ["Choose the kind of support from the list."]
    broker.put("Kind of support", "home_care").press("Take the referral in")
    with read_session() as session:
        made = the(session, Case, case_of_reference(offered, session=session))
    assert (made.words, made.area, str(made.budget_pounds), made.state) == ("Help with washing", "Banbury", "1250.50", "received")
    assert titles(broker)[0].replace("\\", "") == offered and "received, not begun" in broker.reads


def test_what_is_wrong_stands_once_below_its_field_and_not_at_the_foot(broker):
    broker.open("cases", part="new").put("Kind of support", "home_care").put("Reference", "Smith").press("Take the referral in")
    shown = [(one.type, getattr(one, "label", "")) for one in broker.at.main if one.type in ("error", "text_area", "text_input", "button")]
    assert "Not saved." in broker.reads
    assert len(broker.errors) == 1 and shown.index(("error", "")) < shown.index(("text_area", "What is needed, in plain words"))


@pytest.mark.parametrize(("typed", "said"), [
    ({"Time it came in": "noon"}, "at what time it came in, such as 16:40"), ({"Reference": "Smith"}, "A reference has a number in it"),
    ({"Area": "OX16 9AB"}, "only the first half of a postcode"), ({"Indicative": "lots"}, "a number of pounds"),
    ({"Indicative": "-5"}, "between 0 and 100,000")])
def test_what_cannot_be_taken_is_said_and_stays_typed(typed, said, broker):
    broker.open("cases", part="new").put("What is needed", "Help with washing").put("Kind of support", "home_care")
    for label, words in typed.items():
        broker.put(label, words)
    broker.press("Take the referral in")
    assert len(broker.errors) == 1 and said in broker.errors[0]
    assert broker.value("What is needed") == "Help with washing"
    assert all(broker.value(label) == words for label, words in typed.items())


def test_what_looks_like_a_name_is_warned_of_and_changed_or_saved_anyway(broker):
    broker.open("cases", part="new").put("Kind of support", "group_or_club")
    broker.put("What is needed", "Mrs Smith wants to swim").press("Take the referral in")
    assert "Mrs Smith" in broker.errors[0] and titles(broker) == ["Cases"]
    broker.press("It is not about a person: save it")
    assert titles(broker) != ["Cases"] and not broker.errors
    assert "somebody" not in broker.errors and "looked as if it named a person" in broker.reads


def test_who_wants_no_change_is_recorded_and_closed(broker):
    broker.open("cases", part="new").put("Kind of support", "home_care").put("The person wants no change", True)
    broker.press("Take the referral in")
    assert "closed" in broker.reads and "was not sent to brokerage" in broker.reads


def test_whom_to_ring_stands_beside_the_form(broker):
    reads = broker.open("cases", part="new").reads
    assert "ring 999" in reads and "council's safeguarding team" in reads and "facilitator" not in reads
    with write_session() as session:
        write_card(an_actor(Role.ADMINISTRATOR), 0, "Stay with them.", "01234, day and night", session=session)
    assert "Ring: 01234, day and night" in broker.open("cases", part="new").reads


# The queue and the list

def test_the_queue_says_what_is_late_and_leads_to_the_case(broker, case):
    with write_session() as session:
        a_case(session, reference="LATE-1", received_at=now() - timedelta(days=20), state="received")
        a_case(session, reference="DONE-1", received_at=now() - timedelta(days=20), kind="day_service")
    reads = broker.open("cases").reads
    assert "start was due" in reads and "late by" in reads and "1 case is late" in reads and "DONE-1" not in reads
    assert reads.index("LATE-1") < reads.index("CT-2025-0007")
    assert any(f'href="/case?case={case}"' in one.value for one in broker.at.html)


def test_the_list_is_narrowed_and_cleared(broker, case):
    with write_session() as session:
        a_case(session, reference="FULL-1", area="Thame", kind="day_service")
    broker.open("cases", part="all")
    assert "FULL-1" in broker.reads and "CT-2025-0007" in broker.reads and "no stated target" in broker.reads
    broker.choose("Kind of support", "day_service")
    assert "FULL-1" in broker.reads and "CT-2025-0007" not in broker.reads and broker.address["kind"] == "day_service"
    broker.choose("Reference, area or team", "zebra")
    assert "No case matches" in broker.reads
    broker.press("Clear filters")
    assert "CT-2025-0007" in broker.reads


def test_without_a_case_each_list_says_what_belongs_there(broker):
    assert "Nothing waits" in broker.open("cases").reads
    assert "No case yet" in broker.open("cases", part="all").reads


# One case

def test_one_case_shows_its_clock_with_the_reading_and_what_happened(broker, case):
    reads = broker.open("case", case=case).reads
    assert "CT-2025-0007" in reads and "being worked on" in reads and "Work starts within 2 working hours" in reads
    assert "Take in a referral" in reads and "Start work on a case" in reads and "begun" in reads


def test_the_first_part_says_what_comes_next_and_leads_there(broker, case):
    assert "There is no permission from the person yet" in broker.open("case", case=case).reads
    broker.press("Go there")
    assert broker.address["part"] == "permission" and broker.buttons("Save the permission")


def test_a_stage_opens_its_first_part_and_a_part_shows_its_stage(broker, case):
    broker.open("case", case=case, part="offers")
    assert broker.value("Stage of this case") == "Providers" and broker.value("Part of this stage") == "offers"
    broker.choose("Stage of this case", "The person")
    assert broker.address["part"] == "referral" and broker.value("Part of this stage") == "referral"


def test_an_emergency_near_closing_names_the_out_of_hours_route(broker):
    with write_session() as session:
        sunday = (now() - timedelta(days=now().isoweekday())).replace(hour=12)
        case = a_case(session, received_at=sunday, urgency="emergency")
    assert "out-of-hours route" in broker.open("case", case=case).at.warning[0].value
    assert "out-of-hours route" in broker.open("cases").reads


def test_a_case_is_begun_answered_moved_closed_and_opened_again(broker, case):
    with write_session() as session:
        new = a_case(session, reference="NEW-1", state="received", path="quick")
    broker.open("case", case=new).press("Start work")
    assert stands(new).state == "working" and broker.said("Work has begun.")
    broker.put("What was answered", "Two can help").press("The answer was given")
    assert stands(new).answered_at and "Two can help" in broker.reads
    broker.press("Move to full brokerage")
    assert broker.errors and stands(new).path == "quick"
    broker.put("Why full brokerage", "Needs changed").press("Move to full brokerage")
    assert stands(new).path == "full"
    broker.press("Close this case")
    assert "write why it is closed" in broker.errors[0]
    broker.put("Why it is closed", "Found").press("Close this case")
    assert stands(new).state == "closed" and "Closed on" in broker.reads
    broker.put("Why it is opened again", "They rang").press("Open this case again")
    assert stands(new).state == "working"


def test_the_referral_is_put_right(broker, case):
    broker.open("case", case=case, part="referral").put("Area", "Witney").press("Save the referral")
    assert stands(case).area == "Witney" and broker.said("The referral is saved.")


def test_two_brokers_at_one_referral_see_both_texts(broker, case):
    broker.open("case", case=case, part="referral").put("What is needed", "Mine")
    with write_session() as session:
        seen = the(session, Case, case)
        theirs = referral.Referral(reference=seen.reference, received_at=seen.received_at, words="Theirs")
        referral.change_referral(an_actor(Role.BROKER), case, seen.version, theirs, session=session)
    broker.press("Save the referral")
    assert "Somebody else saved this" in broker.errors[0] and "Theirs" in broker.reads and "Mine" in broker.reads
    broker.press("Save the referral")
    assert stands(case).words == "Mine"


def test_what_people_typed_is_shown_as_words(broker):
    with write_session() as session:
        case = a_case(session, reference="X-1", area="<b>Thame</b> $x$ [a](b)", words="<script>harm</script>")
    broker.open("case", case=case)
    assert not any("<b>Thame" in one.value for one in broker.at.html) and "\\$x\\$" in broker.at.markdown[0].value
    broker.open("cases", part="all")
    assert not any("<b>Thame" in one.value for one in broker.at.html)


def test_a_link_for_one_workshop_shows_no_case(sign_in, case):
    with write_session() as session:
        workshop = a_workshop(session)
    assert "Cases" not in sign_in(Role.ADMINISTRATOR, workshop.id).labels


# Permission

def test_permission_is_given_changed_and_withdrawn(broker, case):
    broker.open("case", case=case, part="permission")
    assert "no permission from the person yet" in broker.at.warning[0].value
    broker.press("Save the permission")
    assert "Say what the person agreed to" in broker.errors[0]
    broker.put("The person agrees that information", True).put("The person agrees that providers", True).press("Save the permission")
    assert broker.said("The permission is saved.") and "agreed to sharing" in broker.at.success[0].value and not broker.at.warning
    broker.put("Restrictions", "Not to Mrs Smith").press("Save the permission")
    assert "Mrs Smith" in broker.errors[0]
    broker.press("It is not about a person: save it")
    assert broker.said("The permission is saved.")
    broker.put("What was said", "They rang.").press("Withdraw the permission")
    assert "no permission from the person yet" in broker.at.warning[0].value and "They rang." in broker.reads


def test_a_reason_that_names_somebody_is_asked_about(broker, case):
    broker.open("case", case=case).put("Why it is closed", "Mrs Smith moved").press("Close this case")
    assert "Mrs Smith" in broker.errors[0] and stands(case).state == "working"
    broker.press("It is not about a person: go on")
    assert stands(case).state == "closed"


def test_everybody_who_may_open_a_case_sees_who_looked(sign_in, broker, case):
    for _ in range(2):
        broker.open("case", case=case)
    reads = sign_in(Role.ADMINISTRATOR).open("case", case=case, part="looked").reads
    assert "This case was opened 2 times" in reads and "A broker" in reads and "A administrator" in reads


# Needs

def test_needs_are_answered_summed_up_and_agreed_to(broker, case):
    broker.open("case", case=case, part="needs")
    assert "Nothing is answered yet" in broker.reads and not broker.fields("Washing and bathing")
    broker.choose("**Looking after yourself", "D")
    broker.put("Washing and bathing", "often").put("More about “Washing", ["at_night", "carer_does"]).press("Save “Looking after yourself”")
    assert "Washing and bathing: often, also at night. A family carer or friend does this now." in broker.reads
    assert "has not agreed yet" in broker.reads
    assert "The person agreed that this goes into the enquiry." in broker.press("The person agrees").reads
    assert "has not agreed yet" in broker.press("The person takes that back").reads


def test_a_need_half_answered_is_said_and_stays(broker, case):
    broker.open("case", case=case, part="needs").press("Save “Your home”")
    assert "Choose one of A to D first." in broker.errors[0]
    broker.choose("**Looking after yourself", "C")
    broker.put("More about “Dressing”", ["one_to_one"]).press("Save “Looking after yourself”")
    assert "how often help is needed with “Dressing”" in broker.errors[0] and broker.value("More about “Dressing”") == ["one_to_one"]


# Hours

def test_time_is_logged_taken_back_and_told_against_the_band(broker, case):
    broker.open("case", case=case, part="hours")
    assert "Nothing is logged yet." in broker.reads
    broker.press("Log it")
    assert "Choose what the time was for." in broker.errors[0]
    broker.put("What it was for", "finding").put("Minutes", 690).press("Log it")
    assert "11 hours 30 minutes so far. This case is in no band yet." in broker.reads
    broker.put("Band of this case", "A").press("Save the band")
    assert "1 hour 30 minutes over the 10 hours of band A (15%)" in broker.reads
    broker.press("Take back")
    assert "0 minutes of the 10 hours of band A." in broker.reads


def test_the_overview_of_hours_leaves_out_what_is_not_known(broker, case):
    reads = broker.open("cases", part="hours").reads
    assert "not stated" in reads and "none closed" in reads and "1 case is in no band" in reads
