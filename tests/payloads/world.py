"""A record in which every form has the row that it needs: the example, and beside it rows at every stage."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from tests import asking, choosing, factories
from tests.sampled import a_sample, some_plans
from toolkit.access.roles import COMMAND_LINE, Role
from toolkit.brokerage import market_page
from toolkit.brokerage.example_contracts import load_contract_example
from toolkit.brokerage.survey import PEOPLE, Asking, add_survey
from toolkit.clock import today
from toolkit.storage.queries.workshops import example_id


@dataclass(frozen=True)
class World:
    """What the stops and doors of a walk are about."""

    example: UUID
    fresh: factories.AWorkshop
    voting: factories.AWorkshop
    vote: UUID
    planned: factories.AWorkshop
    consultation: UUID
    host: str
    cases: dict[str, UUID]
    asked: UUID
    choice: UUID
    plan: UUID
    award: UUID
    survey: UUID
    sample: UUID
    provider: UUID


def a_world(session: Session) -> World:
    """The rows, on a record that holds the example."""
    fresh = factories.a_workshop(session, ("Older people", "Carers"), title="Fresh")
    table = factories.a_small_group(session, fresh)
    factories.an_entry(session, fresh, "A folder of groups")
    factories.an_entry(session, fresh, "A folder of groups.")
    factories.a_gap(session, fresh)
    factories.a_priority(session, fresh, "A guide")
    factories.a_session(session, fresh)
    voting = factories.a_workshop(session, title="Voting")
    vote = factories.a_vote(session, voting)
    planned, plans = factories.two_plans(session, title="Planned")
    factories.an_action(session, plans[0])
    factories.a_milestone(session, plans[0])
    consultation = factories.a_consultation(session, planned)
    contract, _ = load_contract_example(COMMAND_LINE, session=session)
    commissioner = factories.an_actor(Role.COMMISSIONER)
    survey = add_survey(commissioner, Asking("Ash", "help_and_plan", 12, today(), PEOPLE), contract, session=session)
    market_page.publish(commissioner, "Come to Bicester.", session=session)
    some_plans(session, 5)
    sample = a_sample(session, contract)
    return World(example_id(session=session), fresh, voting, vote, planned, consultation, factories.a_host_link(session, fresh, table),
                 *_cases(session), survey, sample, asking.a_provider(session, "Oak Care"))


def _cases(session: Session) -> tuple[dict[str, UUID], UUID, UUID, UUID, UUID]:
    cases = {"new": factories.a_case(session, state="received"), "working": factories.a_case(session)}
    factories.a_permission(session, cases["working"])
    cases["asked"] = factories.a_case(session)
    factories.a_permission(session, cases["asked"])
    asking.outcomes_for(session, cases["asked"])
    provider = asking.a_provider(session, "Elm Care")
    cases["draft"] = factories.a_case(session)
    factories.a_permission(session, cases["draft"])
    asking.outcomes_for(session, cases["draft"])
    asking.a_draft_enquiry(session, cases["draft"], [provider])
    asked = asking.asked_ids(session, asking.a_sent_enquiry(session, cases["asked"], [provider]))[provider]
    cases["offers"] = choosing.at_the_choice(session).case
    shown = choosing.at_the_choice(session)
    cases["choice"], choice = shown.case, choosing.a_shortlist(session, shown)
    planned, plan = choosing.at_the_plan(session)
    cases["plan"] = planned.case
    made, award = choosing.an_award(session)
    cases["award"] = made.case
    done, accepted = choosing.an_award(session)
    choosing.accepted(session, accepted)
    cases["accepted"] = done.case
    cases["service"] = choosing.a_service(session)[0].case
    return cases, asked, choice, plan, award
