"""Providers at the screens: added, found by what they do, changed, closed; by whom."""

import pytest

from tests.asking import a_provider
from tests.factories import an_actor
from toolkit.access.roles import Role
from toolkit.brokerage import providers
from toolkit.storage.engine import read_session, write_session


@pytest.fixture
def broker(sign_in):
    return sign_in(Role.BROKER)


def kept():
    with read_session() as session:
        return {one.written.name: one for one in providers.found(providers.Sought(status=""), session=session)}


def test_a_provider_is_added_with_what_it_is_found_by(broker):
    broker.open("providers", part="new")
    broker.fill(Name_of_the_provider="Ash **Care**", What_they_do="Care at home", How_to_reach="office@ash.example",
                Where_they_work="OX16, Banbury", What_else="hoist, nights")
    broker.put("What they are", "care_company").put("Which of the ten", [6, 8]).put("Kinds of support", ["home_care"])
    broker.press("Add the provider")
    assert broker.said("The provider is added.")
    written = kept()["Ash **Care**"].written
    assert written.areas == ("OX16", "Banbury") and written.functions == (6, 8) and written.capabilities == ("hoist", "nights")
    assert not broker.value("Name of the provider")
    assert "Ash **Care**" in broker.open("providers", part="find").reads


@pytest.mark.parametrize(("name", "kind", "sentence"), [
    (" ", "charity", "Please write the provider's name first."), ("Ash", None, "Choose what kind of provider this is.")])
def test_what_is_missing_is_said_and_what_was_typed_stays(broker, name, kind, sentence):
    broker.open("providers", part="new").fill(Name_of_the_provider=name, What_they_do="Care at home").put("What they are", kind)
    broker.press("Add the provider")
    assert broker.errors == [sentence] and broker.value("What they do") == "Care at home" and not kept()


def test_found_by_area_function_and_words(broker):
    with write_session() as session:
        a_provider(session, "Ash Care", areas=("OX16",), functions=(6,))
        a_provider(session, "Oak Support", areas=("Anywhere",), functions=(8,))
        a_provider(session, "Elm Club", areas=("Witney",), what="Lunch on Fridays")
    broker.open("providers", part="find", parea="ox16")
    assert "Ash Care" in broker.reads and "Oak Support" in broker.reads and "Elm Club" not in broker.reads
    broker.open("providers", part="find", pfunction="8")
    assert "Oak Support" in broker.reads and "Ash Care" not in broker.reads
    assert "Elm Club" in broker.open("providers", part="find", ptext="lunch fridays").reads
    assert "No provider is found." in broker.open("providers", part="find", ptext="zeppelin").reads


def test_one_is_changed_and_closed_and_taken_up_again(broker):
    with write_session() as session:
        a_provider(session, areas=("OX16",))
    broker.open("providers", part="find").press("Change")
    broker.fill(What_they_do="Nights too").press("Save the provider").press("Back to the list")
    assert kept()["Ash Care"].written.what == "Nights too" and kept()["Ash Care"].written.areas == ("OX16",)
    broker.press("Close")
    assert kept()["Ash Care"].status == "closed" and "closed, is not asked" in broker.reads
    broker.press("Take up again")
    assert kept()["Ash Care"].status == "active"


def test_somebody_who_saved_first_is_not_overwritten(broker):
    with write_session() as session:
        a_provider(session)
    broker.open("providers", part="find").press("Change")
    broker.fill(What_they_do="Mine").run()
    one, theirs = kept()["Ash Care"], providers.Written("Ash Care", "charity", "Theirs")
    with write_session() as session:
        providers.change_provider(an_actor(Role.BROKER), one.id, one.version, theirs, session=session)
    broker.press("Save the provider")
    assert kept()["Ash Care"].written.what == "Theirs" and "Somebody else saved this" in " ".join(broker.errors)
    assert "Theirs, saved now" in broker.reads and broker.value("What they do") == "Mine"
    broker.press("Save the provider")
    assert kept()["Ash Care"].written.what == "Mine"


@pytest.mark.parametrize("address", ["nothing", "00000000-0000-0000-0000-000000000000"])
def test_an_address_that_names_no_provider_says_so(broker, address):
    assert broker.open("providers", part="find", provider=address).errors == [providers.NOT_THERE]


def test_commissioners_keep_providers_and_facilitators_do_not(sign_in):
    commissioner = sign_in(Role.COMMISSIONER)
    assert "Providers" in commissioner.labels and "Cases" not in commissioner.open("providers").labels
    facilitator = sign_in(Role.FACILITATOR)
    assert "Providers" not in facilitator.labels
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        facilitator.open("providers")
