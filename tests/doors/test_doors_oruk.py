"""The open feed: it follows the standard, pages, searches, and names no person."""

import json
from uuid import UUID, uuid4

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.asking import a_provider
from tests.factories import BANBURY, a_gap, a_workshop, an_actor, an_entry
from toolkit import settings
from toolkit.access.roles import Role
from toolkit.brokerage import directory, providers
from toolkit.brokerage.directory import Detail
from toolkit.models import Entry, Provider
from toolkit.places.place import ONLINE, WHOLE_AREA, Place
from toolkit.steps import recording, taking_back
from toolkit.steps.said_and_done import findings
from toolkit.storage.engine import write_session

BROKER = an_actor(Role.BROKER)
SCHEMAS = settings.ROOT.parent / "shared" / "standards" / "oruk" / "uk-profile-3.0" / "schema"
ENVELOPE = {"total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"}

NOBODYS = "00000000-0000-4000-8000-000000000000"


def valid(name, said):
    if not SCHEMAS.is_dir():
        pytest.skip("the standard's schemas are not beside the project (../shared/standards/oruk)")
    schema = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    for part in ("taxonomy_term.json", "taxonomy.json"):  # these name each other by file; we look at them one by one
        schema = json.loads(json.dumps(schema).replace(f'"$ref": "{part}"', '"type": "object"'))
    problems = list(Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(said))
    assert not problems, problems[0].message
    undeclared = set(said) - set(schema["properties"])
    assert not undeclared


@pytest.fixture
def feed(record, visitor):
    """Two services, and what must never be in the feed: a personal assistant, a closed provider, an example."""
    with write_session() as session:
        ash = a_provider(session, "Ash <b>Care</b>", functions=(6, 8), groups=("older_people",), approaches=("paid_staff",),
                         areas=("Banbury",), support=("home_care",), contact="office@ash.example", what="Care at home")
        directory.save_detail(BROKER, ash, 0, Detail("Banbury, Witney", cost="£20 an hour", accessibility="No steps", website="ash.example",
                                                     covers="North of the county"), session=session)
        a_provider(session, "Elm", kind="charity", contact="Ring the bell", functions=(), areas=())
        a_provider(session, "Jo Private", kind="personal_assistant")
        shut = a_provider(session, "Shut")
        providers.set_status(BROKER, shut, 1, "closed", session=session)
        session.get_one(Provider, a_provider(session, "Invented")).example = True
    return visitor()


def contents(feed, address):
    answer = feed.get(address)
    assert answer.status_code == 200 and answer.headers["access-control-allow-origin"] == "*"
    assert set(answer.json()) == ENVELOPE
    return answer.json()["contents"]


def test_services_are_listed_as_the_standard_says(feed):
    found = contents(feed, "/oruk/services")
    assert [one["name"] for one in found] == ["Ash <b>Care</b>", "Elm"]
    for one in found:
        valid("compiled/service_list.json", one)
    assert found[0]["email"] == "office@ash.example" and "email" not in found[1] and "Ring the bell" not in json.dumps(found)


def test_one_service_with_all_that_belongs_to_it(feed):
    listed = contents(feed, "/oruk/services")[0]
    one = feed.get(f"/oruk/services/{listed['id']}").json()
    valid("compiled/service.json", one)
    assert {term["taxonomy_term"]["name"] for term in one["attributes"]} >= {"Home care", "Older people", "Paid staff"}
    assert len(one["attributes"]) == 5 and len(one["service_at_locations"]) == 2 and one["cost_options"][0]["option"] == "£20 an hour"
    assert {area["name"] for area in one["service_areas"]} == {"Banbury", "North of the county"}
    bare = feed.get(f"/oruk/services/{contents(feed, '/oruk/services')[1]['id']}").json()
    valid("compiled/service.json", bare)
    assert not [name for name, value in bare.items() if value in ("", None, [])] and "cost_options" not in bare


def test_services_at_their_places(feed):
    found = contents(feed, "/oruk/service_at_locations")
    assert {one["location"]["name"] for one in found} == {"Banbury", "Witney"}
    for one in found:
        valid("compiled/service_at_location_list.json", one)
        valid("compiled/service_at_location.json", feed.get(f"/oruk/service_at_locations/{one['id']}").json())


def test_taxonomies_and_terms(feed):
    for one in contents(feed, "/oruk/taxonomies"):
        valid("taxonomy.json", one)
        whole = feed.get(f"/oruk/taxonomies/{one['id']}").json()
        assert whole["taxonomy_terms"] and {term["taxonomy_id"] for term in whole["taxonomy_terms"]} == {one["id"]}
    terms = contents(feed, "/oruk/taxonomy_terms?per_page=500")
    assert len({one["id"] for one in terms}) == len(terms) > 30
    for one in terms:
        valid("taxonomy_term.json", feed.get(f"/oruk/taxonomy_terms/{one['id']}").json())


def test_pages(feed):
    first, second, third = (feed.get(f"/oruk/services?per_page=1&page={page}").json() for page in (1, 2, 3))
    assert (first["total_items"], first["total_pages"], first["size"], first["first_page"], first["last_page"]) == (2, 2, 1, True, False)
    assert second["last_page"] and not second["first_page"] and third["empty"] and third["contents"] == [] and third["page_number"] == 3


def test_searching(feed):
    assert [one["name"] for one in contents(feed, "/oruk/services?search=elm")] == ["Elm"]
    term = next(one for one in contents(feed, "/oruk/taxonomy_terms?per_page=500") if one["name"] == "Older people")
    for address in (f"taxonomy_term_id={term['id']}", f"taxonomy_id={term['taxonomy_id']}"):
        assert [one["name"] for one in contents(feed, f"/oruk/services?{address}")] == ["Ash <b>Care</b>"]
    assert contents(feed, f"/oruk/services?taxonomy_term_id={uuid4()}") == []


@pytest.mark.parametrize(("address", "status"), [
    ("services?minimum_age=3", 400), ("services?page=0", 400), ("services?per_page=many", 400), (f"services/{NOBODYS}", 404),
    (f"service_at_locations/{NOBODYS}", 404), (f"taxonomies/{NOBODYS}", 404), (f"taxonomy_terms/{NOBODYS}", 404)])
def test_what_cannot_be_answered_is_said(feed, address, status):
    answer = feed.get(f"/oruk/{address}")
    assert answer.status_code == status and answer.json()["why"]


def test_what_is_nobodys_business_is_not_there(feed, record):
    whole = feed.get("/oruk/services?per_page=500").text + feed.get("/oruk/service_at_locations").text
    assert not [name for name in ("Jo Private", "Shut", "Invented") if name in whole]


def test_the_first_page_names_the_standard_and_changes_show_at_once(feed):
    assert feed.get("/oruk/").json()["version"] == "3.0"
    feed.get("/oruk/services")
    with write_session() as session:
        a_provider(session, "New")
    assert "New" in feed.get("/oruk/services").text


LUNCH = "A <b>lunch club</b> with transport " + "for everybody who lives near and would not come by bus " * 3
NEAR_WITNEY = Place("Witney", 51.7865, -1.4835, "around", 3.0)


@pytest.fixture
def workshop(feed):
    """A workshop whose facilitator published what was agreed; one entry was not agreed, one is a gap."""
    with write_session() as session:
        made = a_workshop(session, title="Spring in Oxfordshire")
        lunch = an_entry(session, made, LUNCH.strip(), function=6, approaches=("paid_staff",), source="Mrs Private", paid_by="The council",
                         places=(BANBURY, NEAR_WITNEY, WHOLE_AREA, ONLINE))
        an_entry(session, made, "Not agreed to be published")
        a_gap(session, made, "A private gap")
        findings.agree(an_actor(), lunch, 0, True, session=session)
        findings.publish(an_actor(), made.id, 0, session=session)
    return made, lunch


def test_a_workshops_findings_follow_the_providers_and_the_standard(feed, workshop):
    _, lunch = workshop
    listed = contents(feed, "/oruk/services")
    assert [one["name"] for one in listed[:2]] == ["Ash <b>Care</b>", "Elm"] and [one["id"] for one in listed[2:]] == [str(lunch)]
    valid("compiled/service_list.json", listed[2])
    one = feed.get(f"/oruk/services/{lunch}").json()
    valid("compiled/service.json", one)
    assert one["name"].endswith("…") and LUNCH.strip() in one["description"]
    assert "Nobody who provides it has confirmed it" in one["description"]
    assert {area["name"] for area in one["service_areas"]} == {"Within 3 km of Witney", "Oxfordshire"}
    assert {term["taxonomy_term"]["name"] for term in one["attributes"]} >= {"Older people", "Paid staff"} and len(one["attributes"]) == 3
    assert {(place["location"]["name"], place["location"]["location_type"]) for place in one["service_at_locations"]} == {
        ("Banbury", "physical"), ("Online or by phone", "virtual")}
    assert not [name for name, value in one.items() if value in ("", None, [])]


def test_findings_at_their_places_are_valid_and_can_be_asked_for(feed, workshop):
    found = [one for one in contents(feed, "/oruk/service_at_locations") if one["service"]["id"] == str(workshop[1])]
    assert len(found) == 2
    for one in found:
        valid("compiled/service_at_location_list.json", one)
        whole = feed.get(f"/oruk/service_at_locations/{one['id']}").json()
        valid("compiled/service_at_location.json", whole)
        assert whole["location"] == one["location"]


def test_findings_page_after_the_providers_each_once(feed, workshop):
    for address, many in (("services", 3), ("service_at_locations", 4)):
        pages = [feed.get(f"/oruk/{address}?per_page=1&page={page}").json() for page in range(1, many + 2)]
        assert {one["total_items"] for one in pages} == {many} and [one["empty"] for one in pages] == [False] * many + [True]
        assert len({one["contents"][0]["id"] for one in pages[:many]}) == many
    assert feed.get("/oruk/services?per_page=2&page=2").json()["size"] == 1


def test_findings_are_found_by_word_function_and_group(feed, workshop):
    terms = {one["name"]: one for one in contents(feed, "/oruk/taxonomy_terms?per_page=500")}
    def asked(query):
        return str(workshop[1]) in {one["id"] for one in contents(feed, f"/oruk/services?{query}")}
    assert asked("search=LUNCH+transport") and not asked("search=lunch+cinema") and not asked("search=Witney")
    assert asked(f"taxonomy_term_id={terms['Older people']['id']}") and asked(f"taxonomy_id={terms['Older people']['taxonomy_id']}")
    assert not asked(f"taxonomy_term_id={terms['Home care']['id']}") and not asked(f"taxonomy_term_id={uuid4()}")


def test_findings_say_nothing_that_was_not_agreed(feed, workshop):
    whole = "".join(feed.get(f"/oruk/{address}").text for address in ("services?per_page=500", "service_at_locations?per_page=500",
                                                                      f"services/{workshop[1]}"))
    assert "lunch club" in whole
    assert not [words for words in ("Not agreed", "private gap", "Private", "The council", "facilitator") if words in whole]


def test_ids_stay_the_same_when_an_entry_gets_another_place(feed, workshop):
    before = {one["id"] for one in feed.get(f"/oruk/services/{workshop[1]}").json()["service_at_locations"]}
    with write_session() as session:
        row = session.get_one(Entry, workshop[1])
        said = recording.Said(row.words, approaches=("paid_staff",), places=(Place("Bicester", 51.9, -1.15, "point"), BANBURY, ONLINE))
        recording.change_entry(an_actor(), row.id, row.version, said, session=session)
    after = {one["id"] for one in feed.get(f"/oruk/services/{workshop[1]}").json()["service_at_locations"]}
    assert before < after


def taken_down(session, made, lunch):
    findings.take_down(an_actor(), made.id, 1, session=session)


def agreement_back(session, made, lunch):
    findings.agree(an_actor(), lunch, 1, False, session=session)


def words_back(session, made, lunch):
    taking_back.take_back(an_actor(), "entry", lunch, 1, session=session)


@pytest.mark.parametrize("go", [taken_down, agreement_back, words_back])
def test_findings_leave_the_feed_at_once(feed, workshop, go):
    addresses = ["/oruk/services", "/oruk/service_at_locations", f"/oruk/services/{workshop[1]}"]
    places = [one["id"] for one in feed.get(addresses[2]).json()["service_at_locations"]]
    assert all("lunch" in feed.get(address).text for address in addresses)
    with write_session() as session:
        go(session, *workshop)
    assert not [address for address in addresses if "lunch" in feed.get(address).text]
    assert {feed.get(address).status_code for address in (addresses[2], f"/oruk/service_at_locations/{places[0]}")} == {404}


def test_a_provider_that_gets_another_place_keeps_the_ids_of_its_others(feed):
    ash = contents(feed, "/oruk/services")[0]["id"]
    before = {one["location"]["name"]: one["id"] for one in feed.get(f"/oruk/services/{ash}").json()["service_at_locations"]}
    with write_session() as session:
        directory.save_detail(BROKER, UUID(ash), 1, Detail("Witney, Bicester, Banbury"), session=session)
    after = {one["location"]["name"]: one["id"] for one in feed.get(f"/oruk/services/{ash}").json()["service_at_locations"]}
    assert set(after) == {"Banbury", "Bicester", "Witney"} and before.items() < after.items()
