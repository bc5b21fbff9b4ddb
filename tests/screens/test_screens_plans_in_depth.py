"""Step 4 in depth: what led to a plan, its parts and lines, and all plans together."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.factories import (
    BANBURY,
    a_closed_vote,
    a_gap,
    a_milestone,
    a_plan,
    a_priority,
    a_sum,
    a_workshop,
    an_action,
    an_actor,
    an_entry,
    as_saved,
)
from toolkit.access.roles import Role
from toolkit.clock import today
from toolkit.errors import Changed
from toolkit.models import PlanAction
from toolkit.steps import prioritising
from toolkit.steps.plan_lines import Action, change_line
from toolkit.steps.plan_parts import Change, Market, Measure, Takes
from toolkit.steps.planning import change_plan
from toolkit.steps.setting_up import remove_group
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import plans, priorities

HOSTILE = "<b>harm</b> [me](https://example.org) *now*"


@pytest.fixture
def made(record):
    """A workshop with one plan, resting on a gap and a vote; gives (workshop, plan)."""
    with write_session() as session:
        workshop = a_workshop(session, ("Older people", "Deaf people"))
        gap = a_gap(session, workshop, f"No list {HOSTILE}", function=3, wanted="A list that is true")
        an_entry(session, workshop, "A leaflet", function=3)
        priority = a_priority(session, workshop, "Guides", gaps=(gap,))
        a_closed_vote(session, workshop, ((1,),))
        prioritising.choose_final(an_actor(), priority, "All said so.", f"Two wanted buses {HOSTILE}", session=session)
        return workshop, a_plan(session, workshop, priority, tools=("grants",), lead="Link worker", cost_pounds=Decimal(5000))


@pytest.fixture
def planner(facilitator, made):
    """Somebody at one part of the plan."""
    return lambda about="change", **more: facilitator.open("step_plans", made[0].id, about=about, **more)


def saved(plan, kind):
    with read_session() as session:
        return as_saved(session, plan, kind)


def actions(workshop):
    with read_session() as session:
        return plans.lines_of(PlanAction, workshop.id, session=session)


def reads(person):
    """What stands on the screen, whatever signs and spaces are between the words."""
    return " ".join(person.reads.split())


def html(person):
    return "".join(one.value for one in person.at.html)


def test_what_led_to_a_plan_stands_beside_it_with_links_and_is_escaped(planner, made):
    person, workshop = planner(), made[0].id
    for words in (f"No list {HOSTILE}", "A leaflet", "Vote 1: What matters most to you?", "place 1 of 2, with 1 dot", "All said so.",
                  f"Two wanted buses {HOSTILE}", "3 Information and signposting, Older people"):
        assert words in person.reads
    text = html(person)
    assert f"/step_gaps?workshop={workshop}&amp;function=3&amp;group=" in text and f"/step_map?workshop={workshop}" in text
    assert "part=vote&amp;stage=result&amp;round=1" in text and "<b>harm" not in text


def test_a_plan_begins_with_what_step_3_says(facilitator, record):
    with write_session() as session:
        workshop = a_workshop(session)
        a_priority(session, workshop, "Guides", impact=5, effort=1, cost=4000, final="So.")
    facilitator.open("step_plans", workshop.id)
    assert (facilitator.value("Cost in pounds"), facilitator.value("A quick win")) == ("4000", True)
    assert "taken from Step 3" in facilitator.reads and "One line is enough to start" in facilitator.reads
    facilitator.put("What will be done", "Print them").press("Save the plan")
    assert "taken from Step 3" not in facilitator.reads and facilitator.value("Cost in pounds") == "4000"


def test_whom_and_where_are_drafted_from_the_gaps_and_saved(planner, made):
    with write_session() as session:
        other = a_workshop(session, title="Next door")
    person = planner()
    assert person.value("What will be different") == "A list that is true"
    assert person.value("Groups of people it is for") == [str(made[0].group)]
    person.put("For whom, in words", "Those who live alone").put("Where?", ["The whole area"]) \
        .put("Further workshops", [str(other.id)]).press("Save this part")
    assert person.said("This part of the plan is saved.")
    found = saved(made[1], Change)
    assert (found.for_whom, [place.label for place in found.places], found.serves) == (
        "Those who live alone", ["The whole area"], (other.id,))


def test_a_plan_shows_in_the_workshops_that_it_serves_too(facilitator, sign_in, made):
    with write_session() as session:
        other = a_workshop(session, title="Next door")
        change_plan(an_actor(), made[1], as_saved(session, made[1], Change), Change(serves=(other.id,)), session=session)
    facilitator.open("step_plans", other.id)
    assert "Plans of other workshops that serve this one too" in facilitator.reads and "Make a guide for each town." in facilitator.reads
    assert f"/step_plans?workshop={made[0].id}&amp;priority=1" in html(facilitator)
    assert "Make a guide" not in sign_in(Role.COMMISSIONER, other.id).open("step_plans", other.id).reads
    assert sign_in(Role.COMMISSIONER, made[0].id).open("step_plans", made[0].id).value("Further workshops") == [str(other.id)]


def test_a_group_that_was_removed_since_keeps_its_name_in_the_plan(planner, made):
    with write_session() as session:
        remove_group(an_actor(), made[0].group, session=session, aware=True)
    field = planner().field("Groups of people it is for")
    assert field.value == [str(made[0].group)] and "Older people (removed)" in field.options


def test_a_group_that_a_plan_is_for_is_not_removed_without_a_word(facilitator, made):
    facilitator.open("setup", made[0].id).press("Remove", 0)
    assert len(facilitator.errors) == 1 and "Plan 1 in Step 4 rests on Older people" in facilitator.errors[0]
    assert "- Older people" in facilitator.reads
    facilitator.press("Remove all the same")
    assert facilitator.said("Removed.") and "- Older people" not in facilitator.reads


def test_a_gap_is_not_taken_out_under_a_plan_without_a_word(facilitator, made):
    with write_session() as session:
        other = a_gap(session, made[0], "No map")
        priority = priorities.priorities_of(made[0].id, session=session)[0].id
    facilitator.open("step_priorities", made[0].id, part="ideas").open_dialog("Change", 0)
    facilitator.put("Gaps that lead to it", [other]).press_in_dialog("Save")
    assert len(facilitator.errors) == 1 and "A plan in Step 4 rests on this priority" in facilitator.errors[0]
    facilitator.put("Take gaps out although a plan rests on them", True).press_in_dialog("Save")
    with read_session() as session:
        assert prioritising.own_gaps(priority, session=session) == [other]


def test_the_needs_assessment_is_one_press_away(planner, made):
    with write_session() as session:
        change_plan(an_actor(), made[1], Market(), Market(jsna_link="https://example.org/jsna"), session=session)
    assert [one.proto.url for one in planner("market").at.get("link_button")] == ["https://example.org/jsna"]


def test_a_link_to_one_workshop_names_no_other(sign_in, made):
    with write_session() as session:
        a_workshop(session, title="Next door")
    person = sign_in(Role.COMMISSIONER, made[0].id).open("step_plans", made[0].id)
    assert not person.fields("Further workshops") and person.fields("For whom, in words")


@pytest.mark.parametrize(("about", "typed", "kind", "wanted"), [
    ("measure", {"What is counted": "Waiting days", "Where it starts": "40", "The target": "10"}, Measure,
     Measure("Waiting days", "40", "10")),
    ("market", {"A sentence for providers": "We buy lifts", "Providers may read it": True, "What the workforce": "Two drivers",
                "People who pay for themselves": "200", "Address of the Joint": "https://example.org"}, Market,
     Market("We buy lifts", True, "Two drivers", "200", "https://example.org")),
    ("tools", {"How much, and for how long": "£5,000", "On what terms": "Paid ahead"}, Takes,
     Takes((("grant_amount", "£5,000"), ("grant_terms", "Paid ahead"))))])
def test_each_part_is_saved_by_itself(about, typed, kind, wanted, planner, made):
    person = planner(about)
    person.put("What will be done", "Not saved yet, and not lost")
    for label, value in typed.items():
        person.put(label, value)
    person.press("Save this part")
    assert person.said("This part of the plan is saved.") and saved(made[1], kind) == wanted
    assert person.value("What will be done") == "Not saved yet, and not lost" and "Not saved yet." in person.reads
    assert person.press("Save the plan").said("The plan is saved."), "the other part is no newer version of this one"


@pytest.mark.parametrize(("about", "label", "typed", "sentence"), [
    ("measure", "The target", "10", "Say what is counted first"), ("market", "Address of the Joint", "jsna", "not a web address"),
    ("market", "Providers may read it", True, "no sentence to publish"), ("change", "For whom, in words", "x" * 501, "501 characters"),
    ("tools", "On what terms", "x" * 401, "401 characters")])
def test_a_part_that_cannot_be_saved_stays_and_one_sentence_says_why(about, label, typed, sentence, planner):
    person = planner(about).put(label, typed).press("Save this part")
    assert len(person.errors) == 1 and sentence in person.errors[0] and person.value(label) == typed


def test_a_part_saved_by_somebody_else_is_shown_and_not_overwritten(planner, made):
    person = planner("measure").put("What is counted", "Mine")
    with write_session() as session:
        change_plan(an_actor(), made[1], Measure(), Measure("Theirs"), session=session)
    person.press("Save this part")
    assert "Theirs, saved now" in person.reads and "Theirs" in person.reads and person.value("What is counted") == "Mine"
    assert person.press("Save this part").said("This part") and saved(made[1], Measure).measure == "Mine"


def test_words_in_one_part_stay_while_another_is_looked_at(planner):
    person = planner("measure").put("What is counted", "Waiting days").run()
    person.choose("More about this plan", "market").choose("More about this plan", "measure")
    assert person.value("What is counted") == "Waiting days" and "Not saved yet." in person.reads


def test_a_host_reads_the_parts_and_changes_nothing(sign_in, made):
    with write_session() as session:
        change_plan(an_actor(), made[1], Measure(), Measure(f"Days {HOSTILE}"), session=session)
        an_action(session, made[1])
    host = sign_in(Role.HOST).open("step_plans", made[0].id, about="measure")
    assert f"Days {HOSTILE}" in host.reads and not host.buttons("Save this part") and "<b>harm" not in html(host)
    host.choose("More about this plan", "actions")
    assert "Ask three printers" in host.reads and not host.buttons("Change") and not host.buttons("Add the action")
    host.choose("More about this plan", "market")
    assert "Nothing is said about this yet." in host.reads


def test_actions_are_added_done_dropped_taken_out_and_put_back(planner, made):
    person = planner("actions")
    person.put("What is to be done", f"Print {HOSTILE}").put("Who does it", "Library").put("By when", date(2025, 3, 1)) \
        .press("Add the action")
    assert person.said("Added to the plan.") and f"Print {HOSTILE}" in person.reads and "Late · Library" in reads(person)
    assert person.value("What is to be done") == "" and "<b>harm" not in html(person)
    person.open_dialog("Change").put("Done on", date(2025, 2, 1)).press_in_dialog("Save")
    assert person.said("Changed.") and "Done on 1 February 2025" in person.reads
    person.open_dialog("Change").press_in_dialog("Take it out")
    assert person.said("Taken out.") and "Nothing yet." in person.reads and "Actions · 0" in str(person.field("More about this plan"))
    assert person.press("Put it back").said("Put back.") and "Done on 1 February 2025" in person.reads
    assert [row.owner for row in actions(made[0])] == ["Library"]


@pytest.mark.parametrize(("choice", "kept"), [("Keep theirs", "Theirs"), ("Save yours instead", "Mine")])
def test_a_line_changed_by_somebody_else_is_offered_with_both_texts(planner, made, choice, kept):
    with write_session() as session:
        line = an_action(session, made[1], "Ask printers")
    with write_session() as session:
        change_line(an_actor(), line, 1, Action("Theirs"), session=session)
    with write_session() as session, pytest.raises(Changed) as refused:
        change_line(an_actor(), line, 1, Action("Mine"), session=session)
    person = planner("actions")
    # The harness opens a dialog anew with each press, so the refusal is held as a dialog that stayed open holds it.
    person.at.session_state["conflict"] = (line, refused.value, (change_line, Action("Mine")))
    person.run().open_dialog("Change")
    assert "Theirs, saved now" in person.reads and "Mine" in person.reads
    person.press_in_dialog(choice)
    assert [row.words for row in actions(made[0])] == [kept]


@pytest.mark.parametrize(("about", "button", "typed", "sentence"), [
    ("actions", "Add the action", {"Who does it": "Library"}, "Please write what is to be done first."),
    ("milestones", "Add the milestone", {"What people will see": "Guides"}, "Choose the day by which"),
    ("money", "Add the sum", {"How much": "100"}, "Choose the financial year."),
    ("money", "Add the sum", {"Financial year": 2026}, "Say how much, in pounds."),
    ("money", "Add the sum", {"Financial year": 2026, "How much": "ten"}, "The cost is a number of pounds"),
    ("money", "Add the sum", {"Financial year": 2026, "How much": "-1"}, "from 0 up")])
def test_a_line_that_cannot_be_added_stays_and_one_sentence_says_why(about, button, typed, sentence, planner):
    person = planner(about)
    for label, value in typed.items():
        person.put(label, value)
    person.press(button)
    assert len(person.errors) == 1 and sentence in person.errors[0]
    assert all(person.value(label) == value for label, value in typed.items())


def test_milestones_and_money_are_added(planner, made):
    person = planner("milestones").put("What people will see", "Banbury has its guide").put("By the day", date(2026, 9, 1))
    assert person.press("Add the milestone").said("Added") and "by 1 September 2026" in person.reads
    person.choose("More about this plan", "money").put("Financial year", 2026).put("How much", "£6,000").put("For which tool", "grants") \
        .put("Where it comes from", "Health").press("Add the sum")
    assert "2026-27: £6,000" in reads(person) and "The money by year comes to £6,000." in person.reads


def test_money_over_the_limit_is_kept_and_said_with_figures(planner, made):
    with write_session() as session:
        a_closed_vote(session, made[0], money_limit=4000)
        a_sum(session, made[1], 4500)
    said = "The plans come to £4,500, and vote 2 allowed £4,000: that is £500 over it."
    person = planner("money")
    assert [one.value.replace("\\", "")[:len(said)] for one in person.at.warning] == [said]
    assert said in planner("change").reads and not person.at.warning


def test_a_plan_later_than_the_medium_term_is_flagged(facilitator, record):
    with write_session() as session:
        workshop = a_workshop(session)
        a_plan(session, workshop, starts_on=date(2026, 5, 1), ends_on=date(2031, 1, 1))
    facilitator.open("step_plans", workshop.id)
    assert "(longer than the medium term)" in facilitator.reads and "Plan 1 runs longer than the medium term" in facilitator.reads


def test_all_plans_stand_on_one_line_of_time_with_a_table_after_it(planner, made):
    person = planner(part="all")
    assert not person.at.get("vega_lite_chart") and "No plan has a date yet." in person.reads and "£5,000" in person.reads
    with write_session() as session:
        a_milestone(session, made[1])
    assert person.run().at.get("vega_lite_chart") and "All plans" in person.reads and "£5,000" in person.reads


def test_money_stands_beside_the_limit_by_tool_and_year(planner, made):
    with write_session() as session:
        a_sum(session, made[1], 4500, tool="grants")
        a_sum(session, made[1], 700, 2027)
    person = planner(part="all", picture="money")
    assert "Together they come to £5,200. No limit was set" in person.reads
    for words in ("2026-27", "2027-28", "£4,500", "£700", "No tool named", "In all"):
        assert words in person.reads


def test_where_plans_are_stands_on_a_map_and_in_a_table(planner, made):
    with write_session() as session:
        change_plan(an_actor(), made[1], as_saved(session, made[1], Change), Change(places=(BANBURY,)), session=session)
    assert "1 Guides" in planner(part="all", picture="where").reads and "Banbury" in planner(part="all", picture="where").reads


def test_a_spot_on_the_map_becomes_a_place_of_the_plan(planner, made):
    person = planner().choose("Choose a spot on the map", True)
    person.at.session_state["clicked_point"] = (52.06, -1.34)
    assert person.run().buttons("Do not use this spot")
    person.press("Save this part")
    assert [place.kind for place in saved(made[1], Change).places] == ["point"] and not person.buttons("Do not use this spot")


def test_a_place_of_a_name_that_several_bear_is_asked_about(planner, made):
    person = planner().put("For whom, in words", "Those who wait").put("Where?", ["Newport"]).press("Save this part")
    assert len(person.errors) == 1 and "Which one do you mean?" in person.errors[0]
    assert person.value("For whom, in words") == "Those who wait"
    one = person.field("Which one do you mean?").options[0]
    person.put("Which one do you mean?", one).press("Save this part")
    assert person.said("This part") and saved(made[1], Change).places[0].label.endswith(one)
    assert not person.fields("Which one do you mean?")


def test_a_place_that_nobody_knows_stays_to_be_corrected(planner, made):
    person = planner().put("Where?", ["Nowhereshire"]).press("Save this part")
    assert len(person.errors) == 1 and person.value("Where?") == ["Nowhereshire"] and saved(made[1], Change).places == ()


def test_what_somebody_had_is_handed_over_and_given_back(planner, made):
    with write_session() as session:
        an_action(session, made[1], owner="link worker", due_on=today() - timedelta(days=1))
    person = planner(part="all", picture="owners")
    assert "Link worker" in person.reads
    person.choose("Who left", "Link worker")
    assert "1 plan and 1 action would go over." in person.reads
    person.put("Who takes over", "Head of service").press("Hand it over")
    assert person.said("Handed over.") and "went from Link worker to Head of service" in person.reads
    assert [row.owner for row in actions(made[0])] == ["Head of service"]
    assert person.press("Give it back").said("Given back.") and [row.owner for row in actions(made[0])] == ["Link worker"]
    assert not person.buttons("Give it back")


def test_without_a_plan_there_is_nothing_to_put_side_by_side(facilitator, record):
    with write_session() as session:
        workshop = a_workshop(session)
        a_priority(session, workshop, final="So.")
    assert "No plan is written yet." in facilitator.open("step_plans", workshop.id, part="all").reads
