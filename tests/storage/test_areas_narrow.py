"""A commissioner for some areas sees and keeps what is of these areas, on both databases; what is about all areas is not theirs."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import a_next_round, a_workshop, a_workshop_at, an_actor
from tests.market import an_enquiry, in_month, providers
from toolkit.access.members import Person, Place, add_member
from toolkit.access.roles import COMMAND_LINE, OF_ALL_AREAS, Role, may
from toolkit.access.signed_in import actor_of, begin
from toolkit.brokerage import contract_lines, contract_providers, contracts, market_page, sampling, survey
from toolkit.brokerage.contract_areas import is_kept
from toolkit.brokerage.contracts import Hours, Terms
from toolkit.brokerage.evidence import told
from toolkit.brokerage.market import market_of
from toolkit.brokerage.market_areas import narrowed, own_areas, unmet_in
from toolkit.clock import today
from toolkit.errors import NotAllowed
from toolkit.models import Area, ContractHours
from toolkit.reports import making
from toolkit.steps.history import history
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import workshops

DAYS = (date(2026, 4, 1), date(2027, 3, 31))
ALL, SOME, ELSEWHERE, BROKER = "all areas", "oxfordshire", "exeter", "broker"
SEES = {ALL: {"Ours", "Theirs", "Everywhere"}, SOME: {"Ours", "Everywhere"}, ELSEWHERE: {"Theirs", "Everywhere"},
        BROKER: {"Ours", "Theirs", "Everywhere"}}
AREA_OF = {"Ours": "Oxfordshire", "Theirs": "Exeter", "Everywhere": ""}
KEEPS = {ALL: {"Ours", "Theirs", "Everywhere"}, SOME: {"Ours"}, ELSEWHERE: {"Theirs"}, BROKER: set()}


def a_member(session, who):
    areas = {SOME: ("OxfordSHIRE",), ELSEWHERE: ("Exeter", "North  Devon")}.get(who, ())
    role = Role.BROKER if who == BROKER else Role.COMMISSIONER
    made = add_member(COMMAND_LINE, Person(who, f"{who.replace(' ', '.')}@council.gov.uk"), Place(role, areas=areas), session=session)
    return actor_of(begin(an_actor(role, name=who), made, session=session), session=session)


@pytest.fixture
def three(database):
    """A contract of each area and one for all, each with hours, and a survey."""
    made, keeper = {}, an_actor(Role.COMMISSIONER)
    with write_session() as session:
        a_workshop(session, title="Ours")
        for name, area in (("Ours", " Oxfordshire"), ("Theirs", "Exeter"), ("Everywhere", "")):
            one = contracts.add_contract(keeper, Terms(name, *DAYS, area=area), session=session)
            line = contract_lines.add_line(keeper, ContractHours, one, Hours("Ash", "older_people", 100), session=session)
            asked = survey.add_survey(keeper, survey.Asking(name, "help_and_plan", 12, date(2026, 5, 1)), one, session=session)
            made[name] = (one, line, asked)
    return made


def allowed(act, *given, **named):
    with write_session() as session:
        try:
            act(*given, session=session, **named)
        except NotAllowed as refused:
            assert str(refused).endswith((".", "?"))
            return False
        return True


@pytest.mark.parametrize("who", list(SEES))
def test_which_contracts_are_seen_and_kept(three, who):
    with write_session() as session:
        actor = a_member(session, who)
    with read_session() as session:
        assert {name for _, name, _ in contracts.names(actor, session=session)} == SEES[who]
        assert {one.about for one in survey.surveys_seen(actor, session=session)} == SEES[who]
        kept = {name for name in three if is_kept(actor, AREA_OF[name])}
    for name, (one, line, asked) in three.items():
        sees, keeps = name in SEES[who], name in KEEPS[who]
        assert allowed(contracts.contract_seen, actor, one) == sees
        assert allowed(sampling.samples_seen, actor, one) == sees
        assert allowed(contracts.change_contract, actor, one, 1, Terms(name, *DAYS, area=AREA_OF[name])) == keeps
        assert allowed(contract_lines.change_line, actor, ContractHours, line, 1, Hours("Ash", "older_people", 200)) == keeps
        assert allowed(survey.set_state, actor, asked, 1, survey.CLOSED) == keeps
    assert kept == KEEPS[who]


def test_a_contract_of_theirs_cannot_be_given_away_or_made_for_all(three):
    with write_session() as session:
        actor = a_member(session, SOME)
    one = three["Ours"][0]
    for area in ("Exeter", ""):
        assert not allowed(contracts.change_contract, actor, one, 1, Terms("Ours", *DAYS, area=area))
        assert not allowed(contracts.add_contract, actor, Terms("New", *DAYS, area=area))
    assert allowed(contracts.add_contract, actor, Terms("New", *DAYS, area="OXFORDSHIRE"))


def test_the_contracts_of_a_provider_are_narrowed_too(three):
    with write_session() as session:
        actor, [asked, *_] = a_member(session, SOME), providers(session, 1)
        for _, line, _ in three.values():
            contract_lines.change_line(an_actor(Role.COMMISSIONER), ContractHours, line, 1, Hours("Ash", "older_people", 9, asked),
                                       session=session)
        assert {one.name for one in contract_providers.contracts_of(actor, asked, session=session)} == SEES[SOME]


@pytest.mark.parametrize("who", list(SEES))
def test_what_is_about_all_areas_is_for_who_has_all(three, who):
    with write_session() as session:
        actor = a_member(session, who)
    assert {may(actor, act) for act in OF_ALL_AREAS} == {who == ALL}
    assert allowed(market_page.publish, actor, "Come") == (who == ALL)
    assert (making_is_offered(actor, "market")) == (who == ALL)


def making_is_offered(actor, slug):
    try:
        with read_session() as session:
            making.read(actor, making.asked_for(slug, "html", None), session=session)
    except NotAllowed:
        return False
    return True


def test_the_market_of_some_areas_is_read_out_of_the_whole_and_counts_nothing_anew(database):
    with write_session() as session:
        a_workshop(session)
        asked = providers(session, 6)
        for _ in range(8):
            an_enquiry(session, asked, why="We have no staff free for it.", at=in_month(1), area="OX16")
        for _ in range(6):
            an_enquiry(session, asked, (200, 210), area="Exeter")
        ours, elsewhere = a_member(session, SOME), a_member(session, ELSEWHERE)
    with read_session() as session:
        market, found = market_of(today(), session=session), told(today(), session=session)
        areas = {who: own_areas(who, session=session) for who in (ours, elsewhere)}
    rows = {who: [one.rows for one in narrowed(market, who.areas, areas[who])] for who in areas}
    assert [[row[0] for row in table] for table in rows[ours]] == [["OX16"], ["OX16"]]
    assert [[row[0] for row in table] for table in rows[elsewhere]] == [["Exeter"], ["Exeter"]], "by its name: it has no workshop yet"
    assert rows[ours][0] == (("OX16", "8", "0", "8"),)
    assert [one.count for one in unmet_in(found, areas[ours])] and not unmet_in(found, areas[elsewhere])


def test_rounds_of_other_areas_are_not_named(database):
    with write_session() as session:
        first = a_workshop_at(session, "evaluation", title="Ours")
        second = a_next_round(session, first, "Secret")
        workshops.area_of(second, session=session).name = "Exeter"
        session.flush()
        ours, elsewhere = a_member(session, SOME), a_member(session, ELSEWHERE)
    with read_session() as session:
        assert session.get(Area, workshops.area_of(second, session=session).id).name == "Exeter"
        for actor, titles in ((ours, ["Ours"]), (elsewhere, ["Secret"]), (replace(ours, areas=None, workshops=None), ["Ours", "Secret"])):
            seen = history(actor, first.id, session=session)
            assert [one.title for one in seen.rounds] == titles and seen.elsewhere == 2 - len(titles)
