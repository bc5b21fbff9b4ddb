"""The regulator's lists: what is taken from them, what never is, what next month changed."""

from datetime import date

import pytest

from tests.asking import a_provider
from tests.factories import an_actor
from tests.tables import COLUMNS, a_location, as_ods, as_xlsx, kept_in, monthly, text_bytes
from toolkit.__main__ import main
from toolkit.access.audit import broken_at
from toolkit.access.roles import Role
from toolkit.brokerage import directory, providers
from toolkit.brokerage.directory import Detail
from toolkit.errors import BadInput, NotAllowed
from toolkit.exchange.directory import cqc
from toolkit.exchange.directory.importing import bring_in, import_file
from toolkit.exchange.directory.taking_in import Source
from toolkit.storage.engine import read_session, write_session

BROKER = an_actor(Role.BROKER)
WEEKLY = [["Care directory"], ["Made up"], [], [], list(cqc.WEEKLY)]


def here():
    with read_session() as session:
        found = providers.found(providers.Sought(status=""), session=session)
        known = directory.details_seen([one.id for one in found], session=session)
        return {one.written.name: (one, known.get(one.id)) for one in found}


@pytest.fixture
def take(record, tmp_path):
    """A function that takes in a monthly list of these locations; gives its summary."""
    def do(*locations, dry_run=False, make=None, **how):
        rows = monthly(*locations)
        return import_file(BROKER, "cqc", kept_in(tmp_path, make(rows) if make else rows), dry_run, **how)

    return do


@pytest.mark.parametrize("make", [None, as_ods, as_xlsx])
def test_a_location_arrives_with_what_it_is_found_by(take, make):
    take(a_location(), make=make)
    one, known = here()["Ash House"]
    written = one.written
    assert (written.kind, written.contact) == ("care_company", "01632 960001")
    assert (written.support, written.groups) == (("care_home",), ("older_people",))
    assert set(written.areas) == {"Oxfordshire", "OX16"} and set(written.capabilities) == {"Nursing", "Dementia"}
    assert known.detail.capacity == 40 and known.detail.rating == "Good" and known.detail.rated_on == date(2026, 3, 12)
    assert known.places == (("Banbury, OX16 0AA", 52.06, -1.34),) and known.source == "cqc" and known.authority == "Oxfordshire"
    assert written.what == "Care home service with nursing. Run by Ash Group Ltd."


def test_nobody_is_named(take, record):
    take(a_location(), a_location(2, Location_Name="Sole", Provider_Name="Zebedee Sole", Provider_Ownership_Type="Individual"))
    with read_session():
        kept = record.read_bytes() + record.with_name(record.name + "-wal").read_bytes()
    assert b"Ash House" in kept and b"Zebedee" not in kept


def test_only_adult_social_care_and_dormant_ones_are_closed(take):
    summary = take(a_location(), a_location(2, Location_Name="Dentist", Location_Inspection_Directorate="Primary medical services"),
                   a_location(3, Location_Name="Sleeping", **{"Dormant_(Y/N)": "Y"}))
    assert summary["left_out"] == 1 and set(here()) == {"Ash House", "Sleeping"} and here()["Sleeping"][0].status == "closed"


def test_a_dry_run_counts_by_council_area_and_writes_nothing(take):
    summary = take(a_location(), *(a_location(number, Location_Local_Authority="Kent") for number in (2, 3)), dry_run=True)
    assert summary["by_authority"] == [("Kent", 2, 0, 0), ("Oxfordshire", 1, 0, 0)] and not summary["written"] and not here()


def test_next_month_shows_what_changed(take):
    take(a_location(), a_location(2, Location_Name="Oak"), a_location(3, Location_Name="Elm"),
         a_location(4, Location_Name="Far", Location_Local_Authority="Kent"))
    month = (a_location(Location_Latest_Overall_Rating="Inadequate"), a_location(2, Location_Name="Oak"),
             a_location(5, Location_Name="New"))
    for dry_run in (True, False):
        summary = take(*month, dry_run=dry_run, close_gone=True)
        assert [summary[name] for name in ("new", "changed", "same", "gone")] == [1, 1, 1, 1]
        assert summary["fallen"] == [["Ash House", "Good", "Inadequate"]] and summary["gone_names"] == ["Elm"]
    found = here()
    assert found["Ash House"][1].rating_before == "Good" and found["Elm"][0].status == "closed"
    assert found["Far"][0].status == "active"  # the file names nobody of their area, so it does not speak of them
    assert take(*month)["same"] == 3
    take(a_location(Location_Latest_Overall_Rating="Good"), *month[1:], a_location(3, Location_Name="Elm"))
    assert here()["Ash House"][1].rating_before == "" and here()["Elm"][0].status == "active"


def test_what_was_written_here_outlives_the_next_list(take):
    take(a_location())
    one, known = here()["Ash House"]
    with write_session() as session:
        written = providers.Written("Ash House", "care_company", functions=(6,), areas=("Banbury",), capabilities=("Welsh",))
        providers.change_provider(BROKER, one.id, one.version, written, session=session)
        directory.save_detail(BROKER, one.id, known.version, Detail("Witney", cost="Ask"), session=session)
    take(a_location(Care_homes_beds="41"))
    one, known = here()["Ash House"]
    assert one.written.functions == (6,) and {"Banbury", "Oxfordshire"} <= set(one.written.areas) and "Welsh" in one.written.capabilities
    assert known.detail.cost == "Ask" and known.detail.places == "Witney" and known.detail.capacity == 41


def test_one_that_was_typed_here_with_its_id_is_taken_over_not_doubled(take):
    with write_session() as session:
        directory.save_detail(BROKER, a_provider(session, "Ash Hse"), 0, Detail(cqc_location="1-1001"), session=session)
    assert take(a_location())["changed"] == 1 and set(here()) == {"Ash House"}


@pytest.mark.parametrize("second", [a_location(), a_location(2) | {"Location ID": " "}])
def test_one_wrong_row_and_nothing_is_written(take, second):
    with pytest.raises(BadInput, match="Nothing was taken in"):
        take(a_location(), second)
    assert not here() and take(a_location(), second, dry_run=True)["wrong"] == 1


def test_a_postcode_that_is_not_in_use_any_more_is_told_with_its_row(take):
    gone = {"Location_Latitude": "", "Location_Longitude": "999", "Location_Postal_Code": "ZZ99 9ZZ"}
    summary = take(a_location(), *(a_location(number, Location_Name=f"Old {number}", **gone) for number in range(2, 26)))
    said, = summary["said"]
    assert said.startswith("24 have no place on the map") and "They stand in row 3, row 4," in said and said.endswith("row 22 and 4 more.")
    assert summary["new"] == 25 and here()["Old 2"][1].places == ()


def test_numbers_and_days_that_cannot_be_are_left_empty(take):
    take(a_location(Location_Name='=HYPERLINK("http://x.example")', Care_homes_beds="many", Publication_Date="31/02/2026",
                    Location_Web_Address="no address"))
    (one, known), = here().values()
    assert one.written.name == '=HYPERLINK("http://x.example")'  # words, as they stand
    assert (known.detail.capacity, known.detail.rated_on, known.detail.website) == (None, None, "")


def test_what_windows_wrote_is_taken_in(record, tmp_path):
    data = text_bytes(monthly(a_location(Location_Name="Café Ü"))).decode().encode("cp1252")
    import_file(BROKER, "cqc", kept_in(tmp_path, data), False)
    assert set(here()) == {"Café Ü"}


def test_a_write_that_fails_leaves_nothing(take, monkeypatch):
    def fails(*_, **__):
        raise BadInput("The disk is full.")

    monkeypatch.setattr("toolkit.exchange.directory.taking_in.write_down", fails)
    with pytest.raises(BadInput):
        take(a_location())
    assert not here()


@pytest.mark.parametrize("rows", [
    [["a", "b"], ["1", "2"]], monthly(columns=[name for name in COLUMNS if name != "Location Local Authority"])])
def test_a_list_that_is_not_the_regulators(record, tmp_path, rows):
    with pytest.raises(BadInput, match=r"none of the regulator|no column “Location Local Authority”"):
        import_file(BROKER, "cqc", kept_in(tmp_path, rows), True)


def test_the_weekly_directory(record, tmp_path):
    rows = [dict(zip(cqc.WEEKLY, ("Ash Home", "OX16 0AA", "01632 960001", "ash.example", "Homecare agencies|Nursing homes",
                                  "Dementia|Caring for adults over 65 yrs", "Oxfordshire", "1-7", "1-9"), strict=True)),
            dict(zip(cqc.WEEKLY, ("Teeth", "OX16 0AA", "", "", "Dentist", "", "Oxfordshire", "1-8", "1-9"), strict=True))]
    summary = import_file(BROKER, "cqc", kept_in(tmp_path, WEEKLY + [[row[name] for name in cqc.WEEKLY] for row in rows]), False)
    assert summary["left_out"] == 1
    one, known = here()["Ash Home"]
    assert set(one.written.support) == {"home_care", "care_home"} and one.written.groups == ("older_people",) and known.detail.rating == ""


def test_a_facilitator_may_not(record, tmp_path):
    with pytest.raises(NotAllowed):
        bring_in(an_actor(), Source("cqc"), cqc.Reading(), False)


def test_from_the_command_line(record, tmp_path, capsys):
    file = kept_in(tmp_path, as_ods(monthly(a_location())))
    assert main(["import", "cqc", str(file), "--dry-run"]) == 0
    said = capsys.readouterr()
    assert "1 new, 0 changed" in said.out and "Oxfordshire: 1 new" in said.out and "Nothing was written" in said.out and not here()
    assert main(["import", "cqc", str(file)]) == 0 and set(here()) == {"Ash House"}
    with read_session() as session:
        assert broken_at(session=session) is None
    assert main(["import", "cqc", str(tmp_path / "nothing")]) == 1 and "is not there" in capsys.readouterr().err
