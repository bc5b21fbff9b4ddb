"""Bespoke contracts at the screens: begun from a case or alone, each part, the Friday walk, the clock, versions; by whom."""

from datetime import date, time

import pytest

from tests.factories import a_case, an_actor
from toolkit.access.roles import Role
from toolkit.brokerage import bespoke, bespoke_lines
from toolkit.brokerage.bespoke import Agreed
from toolkit.brokerage.bespoke_fields import LINES
from toolkit.brokerage.example_bespoke import load_bespoke_example
from toolkit.models import BespokeContingency, BespokeCover, BespokeNote, BespokeResource, BespokeRole
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import bespoke as queries
from toolkit.storage.queries import cases

BROKER = an_actor(Role.BROKER)


@pytest.fixture
def broker(sign_in):
    return sign_in(Role.BROKER)


@pytest.fixture
def contract(record):
    with write_session() as session:
        return bespoke.begin(BROKER, Agreed("R-01", "A quiet <b>home</b> near the canal"), session=session)


def line(contract, what, /, **typed):
    with write_session() as session:
        return bespoke_lines.add_line(BROKER, what, contract, {one.name: None for one in LINES[what]} | typed, session=session)


def rows(contract, kind):
    with read_session() as session:
        return queries.lines_of(kind, contract, session=session)


def test_one_is_begun_alone_and_what_is_missing_is_said(broker):
    broker.open("bespoke", part="new").press("Begin the contract")
    assert broker.errors == ["Please write a reference number first."]
    broker.fill(Reference="R-07", What_matters="The sea").press("Begin the contract")
    assert broker.said("The contract is begun.")
    reads = broker.open("bespoke", part="team").reads
    assert "R-07" in reads and "No contingency is planned yet." in reads
    assert "Nobody around the table yet for: Commissioning officer." in reads


def test_one_is_begun_from_a_case_and_told_there(broker, record):
    with write_session() as session:
        case = a_case(session)
    broker.open("case", case=case, part="bespoke").fill(Reference="R-08").press("Begin the contract")
    assert "Open R\\-08" in broker.labels
    with read_session() as session:
        made = queries.of_case(case, session=session)[0][0]
    assert "R-08" in broker.open("bespoke", bespoke=made).reads and "Back to its case" in broker.labels


def test_names_are_warned_of_and_a_reference_never_has_one(broker, contract):
    broker.open("bespoke", part="new").fill(Reference="Mrs Brown").press("Begin the contract")
    assert broker.errors[0].startswith("A reference has a number in it") and broker.value("Reference") == "Mrs Brown"
    broker.open("bespoke").choose("Who, by kind", "health").put("The role", "Her name is Ann Onymous").press("Add the line")
    assert "A case names nobody." in broker.errors[0] and not rows(contract, BespokeRole)
    broker.press("It is not about a person: save it")
    assert len(rows(contract, BespokeRole)) == 1


def test_a_line_is_added_changed_taken_out_and_put_back(broker, contract):
    broker.open("bespoke", part="money").put("The resource", "Day *club*").put("Kind of money", "isf").put("Pounds a week", "£420.50")
    broker.put("Who controls", "provider").press("Add the line")
    assert "£420.50" in broker.reads and "Neither the person nor the family" in broker.reads
    made = rows(contract, BespokeResource)[0]
    broker.choose("Which line", str(made.id)).put("Who controls", "family").press("Save the line")
    assert "Neither the person nor the family" not in broker.reads and "The family" in broker.reads
    broker.press("Take this line out")
    assert not rows(contract, BespokeResource)
    broker.press("Put back: Day \\*club\\*")
    assert len(rows(contract, BespokeResource)) == 1


def test_a_wrong_amount_is_said_and_stays(broker, contract):
    broker.open("bespoke", part="money").put("The resource", "Fund").put("Kind of money", "isf").put("Pounds a week", "lots")
    broker.put("Who controls", "family").press("Add the line")
    assert broker.errors[0].startswith("This is not an amount of money.") and broker.value("Pounds a week") == "lots"


def test_friday_22_ends_at_a_person_a_resource_and_a_number(broker, contract):
    role = line(contract, BespokeRole, kind="provider", role="Team leader")
    fund = line(contract, BespokeResource, source="Health fund", kind="health", controller="health")
    line(contract, BespokeCover, day=4, starts=time(20), ends=time(23), way="there", who="Night helper")
    broker.open("bespoke", part="home").put("What might happen", "The helper falls ill").put("The first response", "Ring round")
    broker.put("Who answers", role).press("Add the line")
    reads = broker.reads
    assert "missing: a resource, a way out of hours, a number to ring, and where it is kept" in reads
    assert "On Friday at 22:00" in reads and "Night helper" in reads and "Somebody is on call: nobody" in " ".join(reads.split())
    one = str(rows(contract, BespokeContingency)[0].id)
    broker.choose("Which line", one).put("With which resource", fund).put("The way out of hours", "On-call rota")
    broker.put("Where the number", "020 7946 0123").press("Save the line")
    assert broker.errors == [bespoke_lines.NO_NUMBER]
    broker.put("Where the number", "On-call sheet in the hall").press("Save the line")
    assert "ends at a person, a resource and a number" in broker.reads
    broker.choose("Day", 6)
    assert "On Sunday at 22:00" in broker.reads and "Night helper" not in broker.reads


def test_the_week_shows_hours_without_cover_beside_its_table(broker, contract):
    broker.open("bespoke", part="clock").put("Day", 0).put("From", time(9)).put("Until", time(17)).put("What it is", "there")
    broker.press("Add the line")
    reads = broker.reads
    assert "Hours without cover: 160 hours of 168. Some lie in Friday night and the weekend." in reads
    assert "Monday 17:00 to Monday 09:00, 160 hours" in reads and "09:00 to 17:00: Somebody is with the person" in reads
    assert "Hours in which nobody supports the provider: 168 hours" in broker.open("bespoke", part="staff").reads


def test_assessments_and_the_checklist_are_answered(broker, contract):
    broker.open("bespoke", part="assessments").put("Mental capacity", "yes").press("Save this answer", 1)
    broker.open("bespoke", part="own").put("The person and the family led", "partly").press("Save this answer", 0)
    with read_session() as session:
        kept = {slug: row.answer for slug, row in queries.items_of(contract, session=session).items()}
    assert kept == {"capacity": "yes", "led": "partly"}
    assert "Not there yet: Mental capacity" not in broker.open("bespoke", part="team").reads


def test_borrowed_words_are_shown(broker, contract):
    with write_session() as session:
        bespoke.begin(BROKER, Agreed("R-02", "A quiet <b>home</b> near the canal"), session=session)
    assert "100% of its words (8 of 8) stand word for word" in broker.open("bespoke", part="own", bespoke=contract).reads


def test_a_review_needs_its_day_and_then_shows_the_report(broker, contract):
    broker.open("bespoke", part="reviews").fill(Look_again_on=date(2026, 12, 1), What_went_well="Swimming").press("Add the line")
    assert broker.errors[0].startswith("Choose the day on which everybody came together")
    broker.fill(Everybody_came_together_on=date(2026, 12, 2)).press("Add the line")
    assert "2 December 2026" in broker.reads and "Swimming" in broker.reads


def test_versions_are_kept_and_stand_side_by_side(broker, contract):
    broker.open("bespoke", part="versions").press("Keep this version")
    assert broker.said("The version is kept.") and "Both say the same." in broker.reads
    broker.press("Keep this version")
    assert broker.errors[0].startswith("Nothing has changed since")
    line(contract, BespokeRole, kind="officer", role="Commissioning officer")
    reads = broker.open("bespoke", part="versions", bespoke=contract).reads
    assert "lines differ." in reads and "Commissioning officer" in reads and "changed" in reads


def test_what_was_learned_is_gathered_without_the_reference(broker, contract):
    broker.open("bespoke", part="learned").put("About", "learned_jobs").put("In a few words", "Let the person choose").press("Add the line")
    reads = broker.reads
    assert "Learned about person centred jobs and roles (1 of 1 contracts)" in reads and "Let the person choose" in reads
    assert "The first 10 people: 1 contract so far" in reads


def test_the_case_says_what_was_done_and_who_opened_it(broker, record):
    with write_session() as session:
        case = a_case(session)
        made = bespoke.begin(BROKER, Agreed("R-09"), case, session=session)
    line(made, BespokeRole, kind="family", role="Sister")
    broker.open("bespoke", bespoke=made).run()
    with read_session() as session:
        told = {row.act for row in cases.events_of(case, session=session)}
        assert {"begin a bespoke contract", "add a role"} <= told and cases.openings_in(case, session=session) == 1


def test_who_saves_second_sees_both_texts(broker, contract):
    broker.open("bespoke", part="team").put("What matters to the person", "Mine")
    with write_session() as session:
        bespoke.change_agreed(BROKER, contract, 1, Agreed("R-01", "Theirs"), session=session)
    broker.press("Save what matters")
    assert "Both texts are shown" in broker.errors[0] and "Theirs" in broker.reads and "Mine" in broker.reads
    broker.press("Save what matters")
    assert broker.said("Saved.") and broker.value("What matters to the person") == "Mine"


def test_others_find_no_such_screen(sign_in, contract):
    for role in (Role.FACILITATOR, Role.COMMISSIONER):
        person = sign_in(role)
        assert "Bespoke contracts" not in person.labels
        with pytest.raises(ValueError, match="Could not find a navigation page"):
            person.open("bespoke")


def learn(number):
    with write_session() as session:
        made = bespoke.begin(BROKER, Agreed(f"R-{number}", "The sea"), session=session)
    line(made, BespokeNote, kind="learned_jobs", words=f"*Own* staff <b>{number}</b>")


def test_a_commissioner_reads_what_was_learned_from_five_contracts_on_and_opens_none(sign_in, record):
    for number in range(4):
        learn(number)
    person = sign_in(Role.COMMISSIONER).open("contracts", part="learned")
    assert "4 contracts so far" in person.reads and "once 5 contracts are begun" in person.reads and "staff" not in person.reads
    learn(4)
    person.open("contracts", part="learned")
    assert "*Own* staff <b>4</b>" in person.reads and "In how many" in person.reads and "R-" not in person.reads
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        person.open("bespoke")


def test_the_example_says_that_it_is_invented(broker, contract):
    with write_session() as session:
        made, _ = load_bespoke_example(an_actor(), session=session)
    assert "Example: an invented contract" in broker.open("bespoke", bespoke=made, part="home").reads
    assert "invented contract" not in broker.open("bespoke", bespoke=contract, part="home").reads
