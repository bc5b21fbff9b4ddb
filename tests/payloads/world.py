"""A record in which every form has the row that it needs: the example, and beside it rows at every stage."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from tests import asking, choosing, factories
from tests.sampled import a_sample, some_plans
from toolkit.access.roles import COMMAND_LINE, Role
from toolkit.brokerage import letters, market_page, referral
from toolkit.brokerage.example_contracts import load_contract_example
from toolkit.brokerage.survey import PEOPLE, Asking, add_survey
from toolkit.clock import today
from toolkit.record.council import Wanted, set_look
from toolkit.storage.queries.workshops import example_id
from toolkit.voting import tickets

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="3"/></svg>'
BY_PHONE = "Yew Care"     # its offer is keyed


@dataclass(frozen=True)
class World:
    """What the stops and doors of a walk are about."""

    example: UUID
    fresh: factories.AWorkshop
    voting: factories.AWorkshop
    vote: UUID
    paper: str      # used at the door
    keyed: str      # keyed at the screen
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

    @property
    def workshops(self) -> tuple[UUID, ...]:
        """All workshops of the walk; the example is at its last step."""
        return self.example, self.fresh.id, self.voting.id, self.planned.id


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
    paper, keyed, *_ = tickets.print_papers(factories.an_actor(), vote, 5, session=session)
    planned, plans = factories.two_plans(session, title="Planned")
    factories.an_action(session, plans[0])
    factories.a_milestone(session, plans[0])
    consultation = factories.a_consultation(session, planned)
    contract, _ = load_contract_example(COMMAND_LINE, session=session)
    commissioner = factories.an_actor(Role.COMMISSIONER)
    asking.a_provider(session, "Oak Care", areas=("Anywhere",))
    survey = add_survey(commissioner, Asking("Ash", "help_and_plan", 12, today(), PEOPLE), contract, session=session)
    market_page.publish(commissioner, "Come to Bicester.", session=session)
    some_plans(session, 5)
    sample = a_sample(session, contract)
    set_look(COMMAND_LINE, 0, Wanted("Anywhere Council", "#005ea5", logo_alt="Anywhere Council"), (LOGO, "logo.svg"), session=session)
    return World(example_id(session=session), fresh, voting, vote, paper, keyed, planned, consultation,
                 factories.a_host_link(session, fresh, table), *_cases(session), survey, sample)


def _cases(session: Session) -> tuple[dict[str, UUID], UUID, UUID, UUID, UUID]:
    """A case at each stage for the screens, and at each door one of its own: (cases, who was asked, choice, plan, award)."""
    cases = {"new": factories.a_case(session, state="received"), "working": factories.a_case(session)}
    factories.a_permission(session, cases["working"])
    cases["draft"] = _stated(session)
    asking.a_draft_enquiry(session, cases["draft"], [asking.a_provider(session, "Fir Care")])
    cases["asked"] = _stated(session)
    provider, by_phone = asking.a_provider(session, "Elm Care"), asking.a_provider(session, BY_PHONE)
    asked = asking.asked_ids(session, asking.a_sent_enquiry(session, cases["asked"], [provider, by_phone]))[provider]
    for at_the_door in ("", " at the door"):
        cases[f"choice{at_the_door}"], choice = _asked(session)
        made, plan = choosing.at_the_plan(session)
        cases[f"plan{at_the_door}"] = made.case
        made, award = choosing.an_award(session)
        cases[f"award{at_the_door}"] = made.case
    cases["offers"] = choosing.at_the_choice(session).case
    cases["letters"] = _lettered(session)
    cases["service"] = choosing.a_service(session)[0].case
    cases["closed"] = factories.a_case(session)
    referral.close_case(choosing.BROKER, cases["closed"], "Moved away", session=session)
    return cases, asked, choice, plan, award


def _stated(session: Session) -> UUID:
    made = factories.a_case(session)
    factories.a_permission(session, made)
    asking.outcomes_for(session, made)
    return made


def _asked(session: Session) -> tuple[UUID, UUID]:
    shown = choosing.at_the_choice(session)
    return shown.case, choosing.a_shortlist(session, shown)


def _lettered(session: Session) -> UUID:
    told = choosing.at_the_choice(session)
    choosing.marked(session, told)
    made, award = choosing.an_award(session, told)
    choosing.accepted(session, award)
    letters.make_letters(choosing.BROKER, award, session=session)
    return made.case
