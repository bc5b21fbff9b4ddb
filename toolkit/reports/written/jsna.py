"""Data for the Joint Strategic Needs Assessment: gaps by function, group and place, what nobody offered, demand, the market, the plans.

Our readings: a needs assessment is published, so the market's figures are those of its public page, rounded to five, and one to four
gaps at one place are hidden as the market hides one to four cases. What people said is counted here and never repeated.
"""

from collections.abc import Iterator
from uuid import UUID

from sqlmodel import Session

from toolkit.brokerage import evidence
from toolkit.brokerage.market import market_of
from toolkit.brokerage.market_words import HIDDEN, blocks
from toolkit.charts.coverage import Square, heat, in_words
from toolkit.clock import today
from toolkit.framework import framework
from toolkit.models import GAP, Workshop
from toolkit.reports.about import about_workshop
from toolkit.reports.blocks import Block, Cell, Heading, Made, Picture, Points, Table, Text
from toolkit.reports.data.jsna_tables import JSNA, gaps_by_place
from toolkit.reports.data.reading import Reading
from toolkit.reports.drawing import chart_svg
from toolkit.reports.report import Report
from toolkit.steps import places
from toolkit.steps.places import Point
from toolkit.steps.table import COVERAGE, FILLED, FUNCTIONS, FunctionTable, table_of
from toolkit.storage.queries import workshops
from toolkit.words.speaking import _, many, say_date

COUNTED = (
    "A gap is one thing that people in the workshop said is missing. It is not a number of people: one gap may be about many.",
    "“Not asked” is not the same as no gap: nobody has said anything about it yet.",
    "Cases and enquiries are those of the last twelve months that are over, of the whole place and not of this workshop's area alone. They "
    "are rounded to five.",
    "“{hidden}” stands for one to four, and for figures from which one to four could be worked out.",
    "Not counted: people who look for no support, people who arrange it without the broker, examples, and needs that nobody spoke of.",
    "No sentence that people said, no name and no case is in this report.")


def jsna(workshop_id: UUID, *, session: Session) -> Made:
    """The figures as they stand now."""
    workshop, table = session.get_one(Workshop, workshop_id), table_of(workshop_id, session=session)
    found = [*_counted(), *_gaps(table), *_places(places.standing(workshop_id, session=session)), *_unmet(workshop_id, session=session),
             *_market(session=session), *_plans(Reading(workshop_id, session))]
    return Made(_("Data for the needs assessment: {title}", title=workshop.title), about_workshop(workshop, session=session), found)


def _counted() -> Iterator[Block]:
    yield Heading(_("What is counted here, and what is not"))
    yield Points([_(line, hidden=_(HIDDEN)) for line in COUNTED], easy=(
        _("A gap is something that is missing."), _("“Not asked” means that nobody was asked yet."),
        _("Small numbers are hidden, so that nobody can be found out.")))


def _gaps(table: FunctionTable) -> Iterator[Block]:
    yield Heading(_("Gaps by function and group of people"))
    yield _picture(table)
    rows = [(_function(number), *(_cell(table, number, group) for group, _name in table.groups), table.row_total(number, GAP))
            for number in (*FUNCTIONS, *[COVERAGE] * bool(table.coverage))]
    total = (_("In all"), *(table.column_total(group, GAP) for group, _name in table.groups), table.total(GAP))
    yield Table(_("Gaps by function and group of people"), (_("Function"), *(name for _group, name in table.groups), _("In all")),
                [*rows, total])


def _picture(table: FunctionTable) -> Picture:
    squares = [Square(_function(number), name, table.cell(number, group).gaps, table.cell(number, group).words(GAP))
               for number in FUNCTIONS for group, name in table.groups]
    drawn = heat(squares, [_function(number) for number in FUNCTIONS], [name for _group, name in table.groups], GAP)
    return Picture(chart_svg(drawn), in_words(squares, _("Gaps by function and group of people")),
                   _("The darker, the more gaps were named."))


def _function(number: int) -> str:
    return framework().function(number).numbered if number != COVERAGE else _("Gaps in coverage")


def _cell(table: FunctionTable, number: int, group: UUID) -> Cell:
    cell = table.cell(number, group)
    return cell.gaps if cell.state(GAP) == FILLED else cell.words(GAP)


def _places(points: list[Point]) -> Iterator[Block]:
    yield Heading(_("Gaps by place"))
    found = gaps_by_place(points)
    if not found:
        yield Text(_("No gap is on the map yet."))
        return
    yield Text(_("A gap with several places counts at each; one without a place, online, or about the whole area is not in this table."),
               easy=_("Here you see in which places something is missing."))
    yield Table(_("Gaps by place"), (_("Place"), _("Gaps")), [(label, _(HIDDEN) if count is None else count) for label, count in found])


def _unmet(workshop_id: UUID, *, session: Session) -> Iterator[Block]:
    yield Heading(_("What was looked for here, and nobody offered"))
    area = workshops.area_of(workshop_id, session=session)
    if area is None:
        yield Text(_("No area is chosen for this workshop yet, so nothing can be told of it."))
        return
    told = evidence.told(today(), session=session)
    lines = evidence.evidence(told, area)
    yield Text(_("Enquiries to providers, {first} to {last}, for people in {area}. A town counts where it lies in the area, the first half "
                 "of a postcode where its middle does. Small numbers are left out.", first=say_date(told.first_day),
                 last=say_date(told.last_day), area=area.name), easy=_("Here you see what people looked for and nobody could give."))
    yield Points([line.words for line in lines]) if lines else Text(_("There is nothing that may be told."))


def _market(*, session: Session) -> Iterator[Block]:
    found = market_of(today(), session=session)
    yield Heading(_("Demand, unmet need and the market"))
    yield Text(_("From {first} to {last}, as on the page for providers.", first=say_date(found.first_day), last=say_date(found.last_day)))
    yield from (Table(one.title, one.heads, one.rows) for one in blocks(found, public=True))


def _plans(reading: Reading) -> Iterator[Block]:
    yield Heading(_("What is planned"))
    if not reading.plans:
        yield Text(_("No plan is written yet."))
        return
    yield Text(_("{plans} of this workshop, in the order of what matters most.", plans=many(len(reading.plans), "plan")))
    heads = (_("Rank"), _("Priority"), _("From"), _("Until"), _("Pounds"), _("In the needs assessment"))
    yield Table(_("Plans for what matters most"), heads, [
        (one.rank, one.title, *(say_date(day) if day else _("not said") for day in (one.starts_on, one.ends_on)), one.cost,
         parts.get("jsna_link", "")) for one, parts in reading.plans])


REPORT = Report("jsna", "Data for the needs assessment (JSNA)",
                "Gaps by function, group and place, unmet need, demand and the market. Small numbers are hidden, and nobody is in it.",
                "see the whole market", jsna, data=JSNA)
