"""The workshop's record (Toolkit, steps 1 and 2): the table, the maps, what is available, the gaps and the stories behind them."""

from collections.abc import Iterator
from uuid import UUID

from sqlmodel import Session

from toolkit.framework import framework
from toolkit.models import AVAILABLE, GAP, Workshop
from toolkit.reports.about import about_workshop
from toolkit.reports.area_picture import area_picture
from toolkit.reports.blocks import Block, Heading, Made, Points, Table, Text
from toolkit.reports.data.tables import TABLES
from toolkit.reports.report import READ, Report
from toolkit.steps import places
from toolkit.steps.recording import GAP_KINDS
from toolkit.steps.saying import EntrySeen, entries_seen
from toolkit.steps.stories import story_title
from toolkit.steps.table import COVERAGE, FUNCTIONS, FunctionTable, table_of
from toolkit.storage.queries import workshops
from toolkit.words.speaking import _, many, say_date

KINDS = {AVAILABLE: "What is available", GAP: "What is missing"}


def record(workshop_id: UUID, *, session: Session) -> Made:
    """The record as it stands now."""
    workshop, table = session.get_one(Workshop, workshop_id), table_of(workshop_id, session=session)
    entries = entries_seen(workshop_id, session=session)
    blocks = [*_whole(table), Heading(_("The map")), *area_picture(workshops.area_of(workshop_id, session=session),
                                                               places.standing(workshop_id, session=session))]
    for kind, head in KINDS.items():
        blocks += [Heading(_(head)), *_by_function(table, kind, [one for one in entries if one.kind == kind])]
    blocks += _stories(table, entries, session=session)
    return Made(_("Record: {title}", title=workshop.title), about_workshop(workshop, session=session), blocks)


def _whole(table: FunctionTable) -> Iterator[Block]:
    yield Heading(_("The table"))
    yield Text(_("How much is available and how many gaps there are, for each function of brokerage and each group of people. “Not asked” "
                 "is not the same as nothing: nobody has said anything about it yet."),
               easy=_("Here you see how much help there is. “Not asked” means that nobody was asked yet."))
    rows = [(_function(number), *(_cell(table, number, group) for group, _name in table.groups)) for number in FUNCTIONS]
    if table.coverage:
        rows.append((_function(COVERAGE), *(table.cell(COVERAGE, group).words(GAP) for group, _name in table.groups)))
    yield Table(_("Functions and groups of people"), (_("Function"), *(name for _group, name in table.groups)), rows)


def _cell(table: FunctionTable, function: int, group: UUID) -> str:
    return ", ".join(table.cell(function, group).words(kind) for kind in (AVAILABLE, GAP))


def _function(number: int) -> str:
    return framework().function(number).numbered if number != COVERAGE else _("Gaps in coverage")


def _by_function(table: FunctionTable, kind: str, entries: list[EntrySeen]) -> Iterator[Block]:
    if not entries:
        yield Text(_("Nothing is recorded here yet."))
    groups = dict(table.groups)
    for number in (*FUNCTIONS, COVERAGE):
        own = [one for one in entries if one.function == number]
        if own:
            yield Heading(f"{_function(number)}: {many(len(own), 'entry', 'entries')}", 3)
            yield _entries(kind, f"{_(KINDS[kind])}: {_function(number)}", own, groups)


def _entries(kind: str, title: str, entries: list[EntrySeen], groups: dict[UUID, str]) -> Table:
    if kind == AVAILABLE:
        return Table(title, (_("What people said"), _("Group of people"), _("Who does it"), _("Who pays"), _("Where")), [
            (one.words, groups[one.group_id], _approaches(one), _paid(one), _where(one)) for one in entries])
    return Table(title, (_("What people said"), _("Group of people"), _("Kind of gap"), _("What is wanted"), _("Where")), [
        (one.words, groups[one.group_id], _(GAP_KINDS.get(one.gap_kind or "", "")), one.wanted, _where(one)) for one in entries])


def _approaches(one: EntrySeen) -> str:
    names = {approach.slug: approach.name for approach in framework().approaches}
    return ", ".join(names[slug] for slug in one.approaches if slug in names)


def _paid(one: EntrySeen) -> str:
    return ", ".join([one.paid_by] * bool(one.paid_by) + ([_("until {date}", date=say_date(one.paid_until))] if one.paid_until else []))


def _where(one: EntrySeen) -> str:
    return ", ".join(place.label for place in one.places)


def _stories(table: FunctionTable, entries: list[EntrySeen], *, session: Session) -> Iterator[Block]:
    told, groups = [one for one in entries if one.story], dict(table.groups)
    yield Heading(_("Stories"))
    if told:
        yield Points([_("{story}. It prompted, for {group} under {function}: {words}", story=story_title(one.story, session=session),
                        group=groups[one.group_id], function=_function(one.function), words=one.words) for one in told])
    else:
        yield Text(_("No gap was prompted by a story yet."))


REPORT = Report("record", "Workshop record", "The table, the map, what is available, gaps and stories.", READ, record, data=TABLES)
