"""The directory at the screens: more about a provider, the map, who is listed twice, and what comes from lists and feeds."""

from threading import Event
from uuid import UUID

import pytest

from tests.asking import a_provider
from tests.factories import an_actor
from tests.feeds import serving
from tests.tables import a_location, as_ods, monthly
from toolkit.access.roles import Role
from toolkit.brokerage import directory, providers
from toolkit.brokerage.directory import Detail
from toolkit.exchange.directory import job, job_folder
from toolkit.exchange.oruk import feeds
from toolkit.storage.engine import read_session, write_session

BROKER = an_actor(Role.BROKER)


@pytest.fixture
def broker(sign_in):
    return sign_in(Role.BROKER)


def test_more_is_said_of_a_provider(broker):
    with write_session() as session:
        a_provider(session)
    broker.open("providers", part="find").press("Change")
    broker.fill(Where_they_are="Banbury", Places_for=12, Free_now=3, The_area="North <b>Oxfordshire</b>", Languages="BSL")
    broker.put("CQC rating", "Good").put("Data security", "met").press("Save what is known")
    assert broker.said("What is known is saved.")
    broker.press("Back to the list")
    assert "3 of 12 on" in broker.reads and "North <b>Oxfordshire</b>" in broker.reads and "Standards met" in broker.reads
    assert "1 place of providers who can be asked" in broker.open("providers", part="map").reads


def test_what_is_wrong_is_said_at_its_field_and_stays(broker):
    with write_session() as session:
        a_provider(session)
    broker.open("providers", part="find").press("Change").fill(Where_they_are="Zzyzx", What_it="£20 an hour").press("Save what is known")
    assert len(broker.errors) == 1 and broker.value("What it costs") == "£20 an hour"


def test_no_place_no_map(broker):
    assert "None of these providers has a place" in broker.open("providers", part="map").reads


def test_two_are_merged_and_made_two_again(broker):
    with write_session() as session:
        first, second = a_provider(session, "Ash Care"), a_provider(session, "Ash *Care* Ltd")
    broker.open("providers", part="twice").press("They are one: keep Ash Care")
    assert broker.said("Merged.") and "Nobody seems to be listed twice" in broker.reads
    with read_session() as session:
        assert [providers.provider_seen(one, session=session).status for one in (first, second)] == ["active", "closed"]
    broker.press("Make two of them again")
    assert "1 pair may be one provider" in broker.reads
    broker.press("They are two")
    assert "Nobody seems to be listed twice" in broker.reads


def test_found_by_approach_and_shown_with_the_directory(broker):
    with write_session() as session:
        provider = a_provider(session, "Elm Group", approaches=("community",))
        a_provider(session, "Ash Care")
        directory.save_detail(BROKER, provider, 0, Detail(cost="Free"), session=session)
    broker.open("providers", part="find", papproach="community")
    assert "Elm Group" in broker.reads and "Cost: Free" in broker.reads and "Ash Care" not in broker.reads


@pytest.fixture
def looked_into(broker):
    """A function that looks into a list, as after choosing its file; the broker then stands before what it would change."""
    def look(*locations):
        made = job.begin(BROKER, "cqc", as_ods(monthly(*locations)))
        job._running[made].wait(60)
        return made, broker.open("providers", part="in", **{"import": made})

    return look


def test_a_list_is_shown_and_then_taken_in(looked_into):
    made, broker = looked_into(a_location(Location_Name="Ash <b>House</b>"))
    assert "1 new provider" in broker.reads and "Oxfordshire" in broker.reads
    broker.press("Take it in")
    job._running[made].wait(60)
    assert "Taken in." in broker.run().reads
    assert "Ash <b>House</b>" in broker.open("providers", part="find").reads


def test_a_rating_that_fell_is_shown_until_seen(looked_into):
    for rating in ("Good", "Inadequate"):
        made, broker = looked_into(a_location(Location_Latest_Overall_Rating=rating))
        broker.press("Take it in")
        job._running[made].wait(60)
    broker.open("providers", part="in")
    assert "1 rating fell" in broker.reads and "from Good to Inadequate" in broker.reads
    broker.press("Seen")
    assert "fell" not in broker.reads


def test_who_is_no_longer_in_the_list_is_closed_with_the_tick_and_taken_up_again(looked_into):
    made, broker = looked_into(a_location(), a_location(2, Location_Name="Elm <i>House</i>"))
    broker.press("Take it in")
    job._running[made].wait(60)
    made, broker = looked_into(a_location())
    assert "1 no longer in this list" in broker.reads and "Elm <i>House</i>" in broker.reads
    assert not broker.buttons("Take it in") and "is here already" in broker.reads
    broker.put("Close who is no longer in this list (1)", True).run().press("Take it in")
    job._running[made].wait(60)
    assert "1 provider closed" in broker.run().reads
    broker.press("Take up again whom it closed")
    assert "1 provider taken up again." in broker.reads and not broker.buttons("Take up again whom it closed")
    assert "Elm <i>House</i>" in broker.open("providers", part="find").reads


def test_an_import_that_broke_off_is_found_again_and_gone_on_with(broker, looked_into):
    made, broker = looked_into(a_location())
    state = job_folder.folder_of(made) / job_folder.STATE
    job_folder.write(state, {"running": ["Rows read", 5]})
    broker.open("providers", part="in")
    assert "Not finished: The regulator's list (CQC)" in broker.reads
    broker.press("Look at it")
    assert "broke off before it was finished" in broker.errors[0]
    broker.press("Go on")
    job._running[made].wait(60)
    assert "1 new provider" in broker.run().reads


def test_an_import_is_stopped(broker, record):
    reached, go = Event(), Event()

    def odd(path, _):
        if path == "/services/1":
            reached.set()
            go.wait(30)

    with serving([{"id": "1", "name": "Club"}], odd=odd) as server:
        with write_session() as session:
            feeds.allow(an_actor(Role.ADMINISTRATOR), server.address, session=session)
        broker.open("providers", part="in").choose("What kind of file", "oruk").press("Read this feed")
        assert reached.wait(30)
        broker.press("Stop")
        assert "Stopping" in broker.reads
        go.set()
        job._running[UUID(broker.address["import"])].wait(60)
        assert broker.run().errors == ["The import was stopped. Nothing was written."] and broker.buttons("Go on")


def test_an_import_that_is_not_there_is_said(broker):
    assert broker.open("providers", part="in", **{"import": "nothing"}).errors == [job_folder.NOT_THERE]


def test_an_administrator_allows_a_feed_and_a_broker_reads_it(sign_in):
    service = {"id": "1", "name": "Club *1*", "status": "active"}
    with serving([service]) as server:
        administrator = sign_in(Role.ADMINISTRATOR).open("providers", part="in").choose("What kind of file", "oruk")
        administrator.put("Allow an address", "nothing").press("Allow it")
        assert administrator.errors[0].startswith("Write the address of a feed")
        administrator.put("Allow an address", server.address).press("Allow it")
        broker = sign_in(Role.BROKER).open("providers", part="in").choose("What kind of file", "oruk")
        assert not broker.buttons("Allow it") and not broker.buttons("Stop")
        broker.press("Read this feed")
        made = UUID(broker.address["import"])
        job._running[made].wait(60)
        broker.run().press("Take it in")
        job._running[made].wait(60)
    assert "Club *1*" in broker.open("providers", part="find").reads
    administrator.open("providers", part="in").choose("What kind of file", "oruk").press("Stop")
    assert "No feed is allowed yet." in administrator.reads


def test_columns_are_matched_by_hand(broker):
    broker.open("providers", part="in").choose("What kind of file", "file")
    broker.at.file_uploader[0].upload("mine.csv", b"Who <b>,Club name\nx,Elm *Club*\n", "text/csv")
    broker.run()
    assert "Say which column holds the name" in broker.reads and broker.button("Look into it").disabled
    broker.choose("Column 2", "name").press("Look into it")
    made = UUID(broker.address["import"])
    job._running[made].wait(60)
    broker.run().press("Take it in")
    job._running[made].wait(60)
    assert "Elm *Club*" in broker.open("providers", part="find").reads
