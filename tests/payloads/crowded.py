"""A row in each table whose words a screen or door shows and which the walk's record leaves empty."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, SQLModel, select

from tests.factories import an_actor
from tests.films import an_mp4
from tests.payloads.world import World
from tests.unit.steps.test_attaching import a_photo
from toolkit import models
from toolkit.access.roles import COMMAND_LINE
from toolkit.clock import now
from toolkit.events import desk, run_sheet
from toolkit.steps.attaching import attach
from toolkit.steps.stories import Written, add_story
from toolkit.steps.undo import keep_change, snapshot


def crowd(world: World, session: Session) -> None:
    """Put them beside what is there."""
    _the_day(world.example, session)
    _cases(world, session)
    _providers(session)
    member = _add(session, models.Member(name="Sam", email="sam@council.example", role="commissioner", last_signed_in_at=now()))
    _add(session, models.MemberArea(member_id=member, name="Anywhere"))
    _add(session, models.SafeguardingCard(what_to_do="Tell me", whom_to_ring="01865 000000"))
    _add(session, models.Redaction(workshop_id=world.fresh.id, noun="entry", noun_id=world.vote, version=1, fingerprint="A"))


def _add(session: Session, row: SQLModel) -> Any:
    session.add(row)
    session.flush()
    return row.id


def _one(session: Session, model: type[SQLModel], **about: Any) -> Any:
    return session.exec(select(model).filter_by(**about)).first()


def _the_day(workshop: UUID, session: Session) -> None:
    group = _one(session, models.SmallGroup, workshop_id=workshop)
    run_sheet.begin(an_actor(), workshop, session=session)
    desk.open_desk(an_actor(), workshop, session=session)
    attach(an_actor(), workshop, a_photo(), "table.jpg", "A table", session=session)
    add_story(an_actor(), Written("T", "S", "Told here", (1,)), (an_mp4(bytes(range(256)) * 8), "film.mp4"), session=session)
    _add(session, models.HelpCall(workshop_id=workshop, small_group_id=group.id, words="We need paper"))
    _add(session, models.DeskMessage(workshop_id=workshop, words="Lunch is late"))
    entry = _one(session, models.Entry, workshop_id=workshop)
    keep_change(an_actor(), "change an entry", entry, snapshot(entry, session=session), session=session)
    _add(session, models.Prepared(workshop_id=workshop, check_slug="power", state="partly", words="The room decides."))


def _cases(world: World, session: Session) -> None:
    case, contract = world.cases["working"], _one(session, models.BespokeContract)
    _add(session, models.CaseHold(case_id=case, why="A complaint"))
    _add(session, models.CaseErasure(case_id=world.cases["closed"], rows=7, why="Asked for"))
    _add(session, models.NeedsAnswer(case_id=case, question="personal_needs", level="B", words="In the morning"))
    _add(session, models.ProviderCall(case_id=case, provider_name="Yew", called_at=now(), answer="no", words="They are full"))
    _add(session, models.BespokeVersion(contract_id=contract.id, number=1, text="{}", why="The first one"))
    _add(session, models.ChoiceOverride(choice_id=world.choice, reason="safety", words="Not safe", advocate="Told",
                                        told_on=(now() - timedelta(days=1)).date()))


def _providers(session: Session) -> None:
    theirs = models.Provider.example.is_(False)
    one, other = session.exec(select(models.Provider).where(theirs).limit(2))
    _add(session, models.ProviderDetail(provider_id=one.id, covers="Banbury", website="https://example.org", languages="Urdu",
                                        source="file",
                                        source_list="North", source_id="1"))
    _add(session, models.ProviderPlace(provider_id=one.id, latitude=51.75, longitude=-1.25, label="The office"))
    _add(session, models.ProviderMerge(kept_id=one.id, merged_id=other.id, status_before="active", added="[]", undone_by=COMMAND_LINE.name))
