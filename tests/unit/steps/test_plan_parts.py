"""The parts of a plan: what each may say, and saving one without touching the others."""

from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import BANBURY, WITNEY, a_gap, a_plan, a_priority, a_workshop, an_actor, as_saved, the
from toolkit.access.audit import broken_at
from toolkit.errors import BadInput, Changed, NotFound
from toolkit.framework import framework
from toolkit.models import Plan
from toolkit.places.place import ONLINE, Place
from toolkit.steps.plan_parts import Change, Market, Measure, Planned, Takes, checked_link
from toolkit.steps.planning import change_plan, withdraw_plan, write_plan
from toolkit.storage.queries import workshops

LONG = {"what_changes": 2000, "for_whom": 500, "measure": 500, "measure_start": 200, "measure_target": 200, "market_signal": 1000,
        "workforce": 2000, "self_funders": 500}
OF = {name: kind for kind in (Change, Measure, Market) for name in kind.__dataclass_fields__}


def save(session, plan, part, begun=None):
    change_plan(an_actor(), plan, begun or as_saved(session, plan, type(part)), part, session=session)
    session.expire_all()
    return as_saved(session, plan, type(part))


@pytest.fixture
def plan(session):
    return a_plan(session, a_workshop(session), tools=("grants", "loans"))


def test_a_plan_is_drafted_from_the_gaps_behind_its_priority(session):
    workshop = a_workshop(session, ("Older people", "Deaf people"))
    gaps = (a_gap(session, workshop, "No list", places=(BANBURY,), wanted="A list that is true"),
            a_gap(session, workshop, "Nobody signs", group=workshop.groups[1], places=(BANBURY, WITNEY)))
    made = a_plan(session, workshop, a_priority(session, workshop, gaps=gaps, final="All said so."))
    drafted = as_saved(session, made, Change)
    assert drafted.what_changes.split("\n") == ["A list that is true", "Nobody signs"]
    assert set(drafted.groups) == set(workshop.groups) and drafted.places == (BANBURY, WITNEY)


def test_a_fresh_idea_has_nothing_to_draft_from(session):
    assert as_saved(session, a_plan(session, a_workshop(session)), Change) == Change()


def test_a_draft_longer_than_the_field_leaves_out_whole_sentences(session):
    workshop = a_workshop(session)
    gaps = tuple(a_gap(session, workshop, f"{letter}" * 900) for letter in "abc")
    made = a_plan(session, workshop, a_priority(session, workshop, gaps=gaps, final="So."))
    assert as_saved(session, made, Change).what_changes == f"{'a' * 900}\n{'b' * 900}"


def test_a_plan_taken_up_again_keeps_what_its_other_parts_said(session):
    workshop = a_workshop(session)
    priority = a_priority(session, workshop, gaps=(a_gap(session, workshop),), final="So.")
    made = a_plan(session, workshop, priority)
    said = save(session, made, Change("No more waiting", "Everybody", (), (ONLINE,)))
    withdraw_plan(an_actor(), made, session=session)
    assert write_plan(an_actor(), priority, Planned("Again"), session=session) == made
    assert as_saved(session, made, Change) == said


@pytest.mark.parametrize("part", [
    Change("Less waiting", "Those who live alone", (), (BANBURY, ONLINE)),
    Measure("People who have a plan within a month", "12 of 40", "30 of 40"),
    Market("We will buy more day care in the west", True, "Two more brokers", "About 200 people", "https://example.org/jsna?a=1#b"),
    Takes((("grant_amount", "£5,000"), ("loan_terms", "No interest"))),
])
def test_all_that_a_part_says_is_kept_and_the_others_stay(part, session, plan):
    before = as_saved(session, plan)
    assert save(session, plan, part) == part
    assert as_saved(session, plan) == before and the(session, Plan, plan).version == 2
    assert broken_at(session=session) is None


@pytest.mark.parametrize(("name", "limit"), LONG.items())
def test_the_longest_words_fit_and_longer_ones_are_refused(name, limit, session, plan):
    needed = {"measure": "People"} if OF[name] is Measure else {}
    assert getattr(save(session, plan, OF[name](**needed | {name: "x" * limit})), name) == "x" * limit
    with pytest.raises(BadInput, match="characters long") as caught:
        save(session, plan, OF[name](**needed | {name: "x" * (limit + 1)}))
    assert caught.value.field == name


@pytest.mark.parametrize(("part", "field", "sentence"), [
    (Measure("", "12", ""), "measure", "Say what is counted first"), (Measure(" ", "", "40"), "measure", "Say what is counted first"),
    (Market("", True), "market_signal", "no sentence to publish"), (Market(jsna_link="jsna"), "jsna_link", "not a web address"),
    (Takes((("wishes", "x"),)), "takes", "from the list"), (Takes((("grant_amount", "x" * 401),)), "grant_amount", "401 characters"),
    (Takes((("micro_support", "Advice"),)), "takes", "no longer used by the plan"),
    (Change(places=(Place("Paris", 48.86, 2.35, "place_name"),)), "place", "outside Great Britain")])
def test_what_a_part_cannot_say(part, field, sentence, session, plan):
    with pytest.raises(BadInput, match=sentence) as caught:
        save(session, plan, part)
    assert caught.value.field == field


def test_a_plan_is_for_groups_of_its_own_workshop_and_serves_other_workshops(session, plan):
    other = a_workshop(session, title="Next door")
    own = the(session, Plan, plan).workshop_id
    group = workshops.groups_of(own, session=session)[0].id
    assert save(session, plan, Change(groups=(group,), serves=(other.id,))) == Change(groups=(group,), serves=(other.id,))
    for wrong in (Change(groups=(other.group,)), Change(groups=(uuid4(),)), Change(serves=(uuid4(),))):
        with pytest.raises(NotFound, match="not there any more"):
            save(session, plan, wrong)
    with pytest.raises(BadInput, match="its own workshop"):
        save(session, plan, Change(serves=(own,)))


def test_two_people_may_write_two_parts_at_a_time_but_not_one(session, plan):
    first, measure = as_saved(session, plan), as_saved(session, plan, Measure)
    save(session, plan, replace(first, action="Theirs", lead="Ana"), first)
    save(session, plan, Measure("Waiting days", "40", "10"), measure)
    with pytest.raises(Changed) as caught:
        save(session, plan, replace(first, action="Mine"), first)
    assert caught.value.theirs["action"] == "Theirs" and caught.value.mine["action"] == "Mine"
    assert caught.value.theirs["version"] == as_saved(session, plan)
    assert save(session, plan, replace(first, action="Mine"), caught.value.theirs["version"]).action == "Mine"


def test_a_tool_that_something_is_said_of_is_not_left_out_unseen(session, plan):
    save(session, plan, Takes((("grant_amount", "£5,000"),)))
    first = as_saved(session, plan)
    with pytest.raises(BadInput, match="Empty that under Tools first") as caught:
        save(session, plan, replace(first, tools=("loans",)))
    assert caught.value.field == "tools"
    assert save(session, plan, replace(first, tools=("grants",))).tools == ("grants",)
    save(session, plan, Takes())
    assert save(session, plan, replace(first, tools=())).tools == ()


def test_what_tools_take_stays_when_another_tool_is_added(session, plan):
    save(session, plan, Takes((("grant_amount", "£5,000"),)))
    save(session, plan, replace(as_saved(session, plan), tools=("grants", "loans", "reshape")))
    assert as_saved(session, plan, Takes).said == (("grant_amount", "£5,000"),)


@pytest.mark.parametrize("link", ["", "  ", "https://example.org", "http://example.org:8080/a?b=c", "HTTPS://Example.org/JSNA"])
def test_web_addresses_are_taken(link):
    assert checked_link(link) == link.strip()


@pytest.mark.parametrize("link", ["example.org", "javascript:alert(1)", "ftp://example.org", "https://", "https:// example.org",
                                  "https://[", 'https://example.org/"onload', "file:///etc/passwd", "//example.org"])
def test_what_is_no_web_address_is_refused(link):
    with pytest.raises(BadInput, match="not a web address"):
        checked_link(link)


@given(st.text(max_size=600))
def test_a_link_that_is_taken_can_stand_in_a_page(text):
    try:
        link = checked_link(text)
    except BadInput:
        return
    assert not link or (link.lower().startswith(("http://", "https://")) and not set(link) & set(' "<>\n\t'))


def test_every_field_of_what_tools_take_can_be_saved(session):
    made = a_plan(session, a_workshop(session), tools=tuple(tool.slug for tool in framework().tools))
    said = tuple(sorted((one.slug, one.example) for one in framework().takes))
    assert save(session, made, Takes(said)).said == said
