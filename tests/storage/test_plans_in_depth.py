"""Plans in depth on both databases: what is kept, what the tables refuse, and what an earlier record becomes."""

from datetime import date
from decimal import Decimal

import pytest
from alembic import command
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from tests.factories import BANBURY, a_milestone, a_plan, a_sum, a_workshop, an_action, an_actor, as_saved, the
from tests.storage.test_migrating_data import at_version, put
from toolkit.models import Plan, PlanAction, PlanGroup, PlanMoney, PlanTool
from toolkit.places.place import ONLINE
from toolkit.steps.plan_lines import Action, take_out_line
from toolkit.steps.plan_overview import plans_seen
from toolkit.steps.plan_owners import hand_over
from toolkit.steps.plan_parts import Change, Market, Measure, Planned, Takes
from toolkit.steps.planning import change_plan
from toolkit.storage import migrate
from toolkit.storage.engine import engine, read_session, write_session

DAY = date(2025, 5, 1)


def test_a_plan_in_depth_is_kept(database):
    with write_session() as session:
        workshop, other = a_workshop(session), a_workshop(session, title="Next door")
        plan = a_plan(session, workshop, tools=("grants",), cost_pounds=Decimal("10.50"), starts_on=DAY)
        parts = (Change("Less waiting 🚌", "All", (workshop.group,), (BANBURY, ONLINE), (other.id,)), Measure("Days", "40", "10"),
                 Market("We buy lifts", True, "Two", "200", "https://example.org"), Takes((("grant_terms", "Paid ahead"),)))
        for part in parts:
            change_plan(an_actor(), plan, as_saved(session, plan, type(part)), part, session=session)
    with write_session() as session:
        assert [as_saved(session, plan, type(part)) for part in parts] == list(parts)
        # What was read is what a change begins with, also for money and dates as the database gives them back.
        change_plan(an_actor(), plan, as_saved(session, plan), Planned("Anew", ("grants",)), session=session)


def test_lines_and_owners_are_kept(database):
    with write_session() as session:
        workshop = a_workshop(session)
        plan = a_plan(session, workshop, lead="Ana")
        done = an_action(session, plan, owner="ANA", due_on=DAY)
        gone = an_action(session, plan, "Gone")
        take_out_line(an_actor(), Action, gone, 1, session=session)
        a_milestone(session, plan, reached_on=DAY)
        a_sum(session, plan, 40, 2027)
        a_sum(session, plan, 60, 2026)
    with write_session() as session:
        hand_over(an_actor(), workshop.id, "Ana", "Ben", session=session)
    with read_session() as session:
        seen = plans_seen(workshop.id, session=session)[0]
        assert (seen.lead, [one.owner for one in seen.actions], seen.cost) == ("Ben", ["Ben"], 100)
        assert [one.year for one in seen.money] == [2026, 2027] and seen.milestones[0].reached_on == DAY
        assert the(session, PlanAction, done).version == 2


@pytest.mark.parametrize("wrong", [
    lambda plan, group: PlanMoney(plan_id=plan, year=2026, pounds=Decimal(-1)),
    lambda plan, group: PlanAction(plan_id=plan, words="Go", done_on=DAY, dropped_on=DAY),
    lambda plan, group: PlanGroup(plan_id=plan, group_id=plan),
    lambda plan, group: PlanTool(plan_id=plan, tool="grants")], ids=["less than nothing", "done and dropped", "no group", "a tool twice"])
def test_the_tables_refuse_what_cannot_be(database, wrong):
    with write_session() as session:
        workshop = a_workshop(session)
        plan = a_plan(session, workshop, tools=("grants",))
    with pytest.raises(IntegrityError), write_session() as session:
        session.add(wrong(plan, workshop.group))
        session.flush()


def test_a_plan_of_an_earlier_version_is_still_there_and_can_be_added_to(empty_database):
    at_version("0002")
    workshop = put("workshop", title="Spring", purpose="", format="large_event", step="plans", is_example=False)
    priority = put("priority", workshop_id=workshop, number=1, title="A guide", kind="fresh", final_rank=1, reason="So.", dissent="")
    plan = put("plan", workshop_id=workshop, priority_id=priority, action="Print", lead="Ana", partners="", cost_pounds=Decimal("12.50"),
               quick_win=True, asked_again="Yes")
    put("plan_tool", plan_id=plan, tool="grants")
    migrate.upgrade()
    with write_session() as session:
        assert as_saved(session, plan) == Planned("Print", ("grants",), "Ana", "", Decimal("12.50"), None, None, True, "Yes")
        change_plan(an_actor(), plan, Takes(), Takes((("grant_to", "Two groups"),)), session=session)
        assert plans_seen(workshop, session=session)[0].cost == Decimal("12.50")


def test_the_tables_can_be_taken_back(empty_database):
    migrate.upgrade()
    with migrate._one_at_a_time() as connection:
        config = migrate._config()
        config.attributes["connection"] = connection
        command.downgrade(config, "0002")
    found = inspect(engine())
    assert not {"plan_action", "plan_milestone", "plan_money", "plan_place", "plan_group", "plan_workshop"} & set(found.get_table_names())
    assert "what_changes" not in {column["name"] for column in found.get_columns(Plan.__tablename__)}
    engine().dispose()
    migrate.upgrade()
    assert migrate.is_current()
