"""Papers of every kind, made ready for a test that reads them: each builder writes what they are about, and gives what makes them."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from sqlmodel import Session

from tests.asking import COOK, outcomes_for
from tests.choosing import BROKER, a_shortlist, accepted, an_award, at_the_choice, marked
from tests.factories import a_ballot, a_case, a_consultation, an_actor, two_plans
from tests.unit.reports.test_voting_papers import a_hall
from toolkit.access.roles import COMMAND_LINE, Role
from toolkit.brokerage import bespoke, letters, statement
from toolkit.brokerage.example_bespoke import load_bespoke_example
from toolkit.brokerage.outcomes import Wanted
from toolkit.brokerage.survey import PEOPLE, Asking, add_survey
from toolkit.reports.bespoke_paper import bespoke_paper
from toolkit.reports.bespoke_word import bespoke_word
from toolkit.reports.choice_sheet import choice_sheet
from toolkit.reports.consultation import consultation_sheet, take_away_cards
from toolkit.reports.feedback_letter import feedback_letter
from toolkit.reports.pdf import Sheet
from toolkit.reports.reconciliation import reconciliation
from toolkit.reports.statement import outcome_statement
from toolkit.reports.survey_paper import survey_cards, survey_sheet
from toolkit.reports.voting_papers import STYLES, voting_papers
from toolkit.reports.wall_sheet import wall_sheet
from toolkit.storage.queries import support
from toolkit.voting import tickets

Make = Callable[..., Sheet | bytes]    # takes the session
HALL, HERE, KEEPER = "https://table.example.org", "http://localhost:8501", an_actor(Role.COMMISSIONER)
RULES = ({}, {"input": "approval"}, {"input": "matrix"}, {"dots_per_person": 9, "max_per_item": 9}, {"max_per_item": 1})


def of_votes(session: Session) -> Iterator[Make]:
    """Papers for each way of voting, in each style, without an address too."""
    held = [a_hall(session, **rules)[0] for rules in RULES]
    for vote in held:
        yield from (partial(voting_papers, an_actor(), vote, base=HALL), partial(wall_sheet, an_actor(), vote, HALL))
    yield from (partial(voting_papers, an_actor(), held[0], style, base=HERE) for style in STYLES)
    yield partial(voting_papers, an_actor(), held[2], "easy", base=HALL)


def of_counts(session: Session) -> Iterator[Make]:
    """A vote with papers of every kind, and one in which more came in than was issued."""
    vote, [spoilt, lost, *_more] = a_hall(session, papers=8)
    tickets.spoil(an_actor(), vote, spoilt, "Torn in two", session=session)
    tickets.replace(an_actor(), vote, lost, "Left on the bus", session=session)
    a_ballot(session, vote, 1, 1)
    yield from (partial(reconciliation, an_actor(), one) for one in (vote, a_hall(session, headcount=None, papers=1)[0]))


def of_consultations(session: Session) -> Iterator[Make]:
    """Sheets and cards of a consultation and of a survey."""
    asked = a_consultation(session, two_plans(session)[0])
    about = add_survey(KEEPER, Asking("Ash Brokers", "help_and_plan", 12, date(2026, 5, 1), PEOPLE), session=session)
    yield from (partial(consultation_sheet, an_actor(), asked, base=HALL), partial(take_away_cards, an_actor(), asked, base=HALL))
    yield from (partial(survey_sheet, KEEPER, about, base=HALL), partial(survey_cards, KEEPER, about, base=HALL))


def of_choices(session: Session) -> Iterator[Make]:
    """The question that a person is asked, and a letter to who was not chosen."""
    made, other = at_the_choice(session), at_the_choice(session, {"Elm": ("1", "2", "3"), "Fir": ("2", "3", "4")}, ())
    marked(session, other)
    award = an_award(session, other)[1]
    accepted(session, award)
    letters.make_letters(BROKER, award, session=session)
    asked = a_shortlist(session, made)
    yield from (partial(choice_sheet, BROKER, asked, style) for style in ("normal", "easy"))
    yield from (partial(feedback_letter, BROKER, one.id) for one in support.letters_of(other.case, session=session).values())


def of_statements(session: Session) -> Iterator[Make]:
    """A statement with all that its head can say, and one that says little."""
    full, little = a_case(session), a_case(session)
    outcomes_for(session, full, COOK, Wanted("social", "should", "maintenance", "I go to the club.", 2, False))
    outcomes_for(session, little)
    head = statement.Head("review", 120, "Old Care", True, None, "New Care", "town", "Banbury", "Team, worker")
    statement.save_head(BROKER, full, 1, head, session=session)
    yield from (partial(outcome_statement, BROKER, one, style) for one in (full, little) for style in ("normal", "easy"))


def of_contracts(session: Session) -> Iterator[Make]:
    """A whole bespoke contract, and one of which nothing is agreed yet."""
    made = load_bespoke_example(COMMAND_LINE, session=session)[0], bespoke.begin(BROKER, bespoke.Agreed("R-01"), session=session)
    yield from (partial(bespoke_paper, BROKER, one, style) for one in made for style in ("normal", "easy"))
    yield partial(bespoke_word, BROKER, made[0])
