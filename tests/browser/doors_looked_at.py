"""Every door with a page, by the name it has in toolkit/web/routes.py: the addresses at which it is looked at."""

from dataclasses import dataclass

from sqlmodel import Session

from tests.factories import a_closed_vote, a_gap, a_vote, a_workshop, an_actor, the, two_plans
from tests.payloads.world import World
from toolkit.brokerage.case_links import link_code
from toolkit.brokerage.signing import PURPOSES
from toolkit.events import desk
from toolkit.models import Consultation, Survey, VoteRound
from toolkit.steps.deciding import publish_decision, save_decision
from toolkit.steps.said_and_done import publishing
from toolkit.voting import rounds, tickets

# Doors that give a file, a picture or data, and have no page of their own.
NO_PAGES = frozenset({
    "health", "metrics", "papers", "consult_papers", "survey_papers", "choice_sheet", "letter", "statement", "case-record", "bespoke",
    "bespoke-word", "oruk", "oruk-services", "oruk-service", "oruk-places", "oruk-place", "oruk-taxonomies", "oruk-taxonomy", "oruk-terms",
    "oruk-term", "due", "due-of-one", "places", "provider-places", "export", "export-vote", "report", "pack-sheet", "pack", "file",
    "story-file", "tile", "local_tile", "style", "council-logo", "report-of-case", "report-of-contract"})
# Answered by a form of the page before, or by a page that it leads on to.
OF_A_FORM = frozenset({"language", "you_said_easy_opened", "send", "review", "take_ticket", "use_paper", "come_in", "host_send",
                       "send_consultation", "send_choice", "send_sign", "send_award", "take_offer", "say_no",
                       "help_after_all", "send_survey"})


@dataclass(frozen=True)
class Doors:
    """Addresses by the name of the door: for anybody, for the team, for a host."""

    anyone: dict[str, tuple[str, ...]]
    team: dict[str, tuple[str, ...]]
    host: dict[str, tuple[str, ...]]

    @property
    def count(self) -> int:
        """How many pages these are."""
        return sum(len(found) for part in (self.anyone, self.team, self.host) for found in part.values())


def doors(world: World, session: Session) -> Doors:
    """All of them, with a page that is published where one can be."""
    code = the(session, VoteRound, world.vote).code
    paper, other = (tickets.token(code, number) for number in (world.paper, world.keyed))
    published, matrix = _published_vote(session), the(session, VoteRound, _matrix_vote(session))
    plans, _ = two_plans(session, title="Told")
    a_gap(session, plans, "I wait for the bus.")
    told = publishing.publish(an_actor(), plans.id, 0, session=session)
    save_decision(an_actor(), plans.id, 0, "£5.\nBy May.", "Nine of us", session=session)
    decided = publish_decision(an_actor(), plans.id, 1, session=session)
    hall = desk.open_desk(an_actor(), world.voting.id, session=session).code
    consultation, survey = the(session, Consultation, world.consultation).code, the(session, Survey, world.survey).code
    offer = link_code("offer", world.asked)
    choice, award = link_code("choice", world.choice), link_code("award", world.award)
    matrix_paper = tickets.token(matrix.code, tickets.print_papers(an_actor(), matrix.id, 1, session=session)[0])
    anyone = {
        "find_room": ("/room",), "room": (f"/room/{code}", "/room/NO-SUCH"), "take_ticket_opened": (f"/room/{code}/phone",),
        "use_paper_opened": (f"/room/{code}/paper",), "vote": (f"/vote/{paper}", f"/vote/{matrix_paper}", "/vote/NO-SUCH-PAPER"),
        "send_opened": (f"/vote/{paper}/send",), "change": (f"/vote/{other}/change",), "receipt": (f"/receipt/{code}",),
        "results": (f"/results/{published}", f"/results/{code}"), "hall": (f"/hall/{hall}", "/hall/NONE"),
        "join": ("/join/nothing",), "leave": ("/leave",), "host_in": ("/host/NOTHING",), "host": ("/host",),
        "decided": (f"/decided/{decided}", "/decided/none"), "find_consultation": ("/consult",), "consult": (f"/consult/{consultation}",),
        "you_said": (f"/you-said/{told}", "/you-said/none", f"/you-said/{told}?easy=1"), "words": ("/words",),
        "choice": (f"/choice/{choice}", "/choice/none"), "sign": tuple(f"/sign/{link_code(one, world.plan)}" for one in PURPOSES.values()),
        "award": (f"/award/{award}",), "offer": (f"/offer/{offer}",), "say_no_opened": (f"/offer/{offer}/no",),
        "help_after_all_opened": (f"/offer/{offer}/yes",), "market_position": ("/market-position",), "find_survey": ("/survey",),
        "survey": (f"/survey/{survey}",), "accessibility": ("/accessibility",)}
    draft = f"/you-said/draft/{plans.id}"
    return Doors(anyone, {"you_said_draft": (draft, f"{draft}?easy=1")}, {"host": ("/host", "/host?kind=gap")})


def _published_vote(session: Session) -> str:
    vote = a_closed_vote(session, a_workshop(session, title="Counted"), ((1, 1), (1,)))
    rounds.move_round(an_actor(), vote, the(session, VoteRound, vote).version, "published", session=session)
    return the(session, VoteRound, vote).code


def _matrix_vote(session: Session):
    return a_vote(session, a_workshop(session, title="Effort and impact"), input="matrix")


# Where a form that is sent empty is answered with what is wrong, or with a code that is none.
WRONG = {"find_room": "?", "receipt": "", "find_consultation": "?", "find_survey": "?", "choice": "", "sign": "", "award": "", "offer": "",
         "consult": "", "survey": ""}
