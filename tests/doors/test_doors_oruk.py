"""The open feed: it follows the standard, pages, searches, and names no person."""

import json
from uuid import uuid4

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.asking import a_provider
from tests.factories import an_actor
from toolkit import settings
from toolkit.access.roles import Role
from toolkit.brokerage import directory, providers
from toolkit.brokerage.directory import Detail
from toolkit.models import Provider
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
