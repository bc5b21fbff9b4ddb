"""What the screens of a consultation and of "You said, we did" worked out for one state of a workshop holds until the next act."""

from uuid import UUID

from pages.ui.cached import KEPT, read
from pages.ui.words import kept
from toolkit.models import Consultation, Plan
from toolkit.steps.consulting import adopting, themes
from toolkit.steps.consulting.adopting import Adoption
from toolkit.steps.consulting.counting import Counted, counted
from toolkit.steps.consulting.sheet import Sheet, sheet_of
from toolkit.steps.said_and_done import agreeing, publishing
from toolkit.storage.engine import read_session
from toolkit.storage.queries import consultations as queries
from toolkit.storage.queries import plans, said_and_done


@kept(KEPT)
def rounds_at(workshop_id: UUID, state: int) -> list[Consultation]:
    """Every round, the newest first."""
    return read(queries.rounds_of, workshop_id)


@kept(KEPT)
def sheet_at(workshop_id: UUID, state: int, consultation_id: UUID) -> Sheet:
    """What is asked. Its state follows the day, so that is looked up in the round itself."""
    with read_session() as session:
        return sheet_of(session.get_one(Consultation, consultation_id), session=session)


@kept(KEPT)
def plans_asked_at(workshop_id: UUID, state: int, consultation_id: UUID) -> list[UUID]:
    """The ids of the plans that a round asks about."""
    return [item.plan_id for item in read(queries.items_of, consultation_id)]


@kept(KEPT)
def counted_at(workshop_id: UUID, state: int, consultation_id: UUID) -> Counted:
    """Who has answered, and the tally of each plan. Each answer is an act, so the state tells."""
    with read_session() as session:
        return counted(session.get_one(Consultation, consultation_id), session=session)


@kept(KEPT)
def talked_at(workshop_id: UUID, state: int, consultation_id: UUID) -> list[themes.Talked]:
    """Themes and comments, plan by plan."""
    return read(themes.talked, consultation_id)


@kept(KEPT)
def adoptions_at(workshop_id: UUID, state: int) -> dict[UUID, tuple[Plan, Adoption, str]]:
    """(plan, where it stands, what is in the way of adopting it) by priority."""
    with read_session() as session:
        standing = plans.plans_of(workshop_id, session=session)
        found = adopting.adoptions(standing, session=session)
        return {plan.priority_id: (plan, found[plan.id], adopting.why_not(plan, session=session)) for plan in standing}


@kept(KEPT)
def sentences_at(workshop_id: UUID, state: int) -> dict[UUID, list[agreeing.Sentence]]:
    """What was said behind each priority, with whether others may read it."""
    return read(agreeing.sentences, workshop_id)


@kept(KEPT)
def publishing_at(workshop_id: UUID, state: int) -> publishing.Publishing:
    """How the page of what was done stands."""
    return read(publishing.publishing_of, workshop_id)


@kept(KEPT)
def lines_at(workshop_id: UUID, state: int) -> dict:
    """The page's own words, by priority."""
    return read(said_and_done.lines_of, workshop_id)
