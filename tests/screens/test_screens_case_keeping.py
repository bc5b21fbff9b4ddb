"""How long a case is kept, its copy and its end, on the screen; and what is said when the key is not here."""

from datetime import timedelta

import pytest
from sqlmodel import select

from tests.factories import a_case, an_actor, the
from toolkit.access.roles import Role
from toolkit.brokerage import referral
from toolkit.clock import now
from toolkit.models import Case, CaseErasure
from toolkit.storage import migrate
from toolkit.storage.engine import read_session, write_session

TYPED = "Type the reference once more"
MEANT = "I have given the person a copy if they wanted one, and this is meant."


@pytest.fixture
def closed(record):
    """A case closed nine years ago."""
    with write_session() as session:
        made = a_case(session, reference="OLD-1")
        referral.close_case(an_actor(Role.BROKER), made, "It is settled.", session=session)
        the(session, Case, made).closed_at = now() - timedelta(days=9 * 366)
        return made


def test_a_case_is_held_and_the_hold_is_lifted(sign_in, closed):
    broker = sign_in(Role.BROKER).open("case", case=closed, part="keeping")
    assert "Only an administrator can erase a case." in broker.reads and "It is kept for 8 years" in broker.reads
    broker.put("Why it must be kept, such as a complaint", "A complaint is looked into.").press("Put on hold")
    assert broker.said("The case is on hold.") and "A complaint is looked into." in broker.reads
    admin = sign_in(Role.ADMINISTRATOR).open("case", case=closed, part="keeping")
    assert "It cannot be erased now. This case is on hold" in admin.reads and "Erase for good" not in admin.labels
    admin.put("Why it is lifted", "It is settled.").press("Lift the hold")
    assert admin.said("The hold is lifted.") and "Erase for good" in admin.labels


def test_erasing_is_asked_twice(sign_in, closed):
    admin = sign_in(Role.ADMINISTRATOR).open("cases", part="kept")
    assert "OLD-1" in admin.reads and "1 case is due" in admin.reads
    admin.open("case", case=closed, part="keeping")
    assert admin.button("Erase for good").proto.disabled
    assert "Backups made before still hold it." in admin.reads
    admin.choose(MEANT, True).put(TYPED, "OLD-2").press("Erase for good")
    assert any("not the reference that stands at the top" in one for one in admin.errors) and admin.value(TYPED) == "OLD-2"
    admin.put(TYPED, "old-1").press("Erase for good")
    assert admin.said("The case is erased. Go back to the list of cases.")
    assert "OLD-1" not in admin.open("cases", part="kept").reads and "Its time of keeping was over." in admin.reads
    with read_session() as session:
        assert session.exec(select(CaseErasure.case_id)).one() == closed


def test_an_early_erase_asks_for_a_reason(sign_in, record):
    with write_session() as session:
        case = a_case(session, reference="NEW-1")
        referral.close_case(an_actor(Role.BROKER), case, "It is settled.", session=session)
    admin = sign_in(Role.ADMINISTRATOR).open("case", case=case, part="keeping")
    admin.choose(MEANT, True).put(TYPED, "NEW-1").press("Erase for good")
    assert any("is to be kept until" in one for one in admin.errors)
    admin.put("Why, if its time is not over yet", "The person asked for it.").press("Erase for good")
    assert admin.said("The case is erased. Go back to the list of cases.")


def test_the_copy_is_offered_with_what_to_look_at_before(sign_in, closed):
    broker = sign_in(Role.BROKER).open("case", case=closed, part="copy")
    assert "Make sure who they are" in broker.reads
    assert any(f"/case-record/{closed}.zip" in str(one.proto) for one in broker.at.get("link_button"))


def test_without_the_key_cases_say_what_is_missing_and_workshops_go_on(sign_in, closed, monkeypatch):
    broker = sign_in(Role.BROKER)
    monkeypatch.delenv("TOOLKIT_KEY")
    migrate.note_key()
    broker.open("case", case=closed)
    assert any("The key that cases' texts are encrypted with is not here" in one for one in broker.errors)
    assert broker.open("cases", part="all").errors == [] and "OLD-1" in broker.reads
    reference = "Reference, ours or the council's own"
    broker.open("cases", part="new").put(reference, "NEW-9").put("Kind of support", "home_care").put(
        "What is needed, in plain words", "Help with washing").press("Take the referral in")
    assert any("Nothing is lost" in one for one in broker.errors), broker.errors
    assert broker.value(reference) == "NEW-9"
    assert sign_in(Role.FACILITATOR).open("home").errors == []
