"""Contract monitoring (Oxfordshire): terms, hours and their forecast, returns and what does not add up in them, bands, surveys."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlmodel import Session

from toolkit.brokerage.contract_providers import under_one_name
from toolkit.brokerage.contracts import HoursTable, hours_table
from toolkit.brokerage.hours_forecast import Forecast, forecast, say_limit
from toolkit.brokerage.lists import groups, name_of
from toolkit.brokerage.monitoring import COUNTS, does_not_add_up
from toolkit.clock import today
from toolkit.models import BrokerContract, ContractBand, MonitoringReturn
from toolkit.reports.blocks import Block, Cell, Heading, Made, Table, Text, whole
from toolkit.reports.report import CONTRACT, Report
from toolkit.reports.written.contract_bands import band_blocks
from toolkit.reports.written.contract_surveys import survey_blocks
from toolkit.storage.queries.contracts import contract, lines_of
from toolkit.words.speaking import _, many, said_all, say_date, say_number

EXAMPLE = "This is an example: a county's published figures, now history."
SUMMED = ("referred", "closed", "ongoing", "hours_used")


def contract_report(contract_id: UUID, *, session: Session) -> Made:
    """The contract as it stands now; it is there, which whoever asks has checked."""
    seen = contract(contract_id, session=session)
    hours, used = under_one_name(contract_id, session=session)
    table, returns = hours_table(hours), lines_of(MonitoringReturn, contract_id, session=session)
    blocks = [*_terms(seen), *_hours(table), *_forecast(seen, table, used), *_returns(returns),
              *band_blocks(lines_of(ContractBand, contract_id, session=session), session=session), *survey_blocks(seen, session=session)]
    about = (_("From {first} to {last}. As it stood on {date}.", first=say_date(seen.starts_on), last=say_date(seen.ends_on),
               date=say_date(today())), *[_(EXAMPLE)] * seen.example)
    return Made(_("Contract monitoring: {name}", name=seen.name), about, blocks)


def _terms(seen: BrokerContract) -> Iterator[Block]:
    yield Heading(_("Terms"))
    ends = say_date(seen.extended_until) if seen.extended_until else _("no extension")
    yield Table(_("What was agreed"), (_("What"), _("Agreed")), [
        (_("First day"), say_date(seen.starts_on)), (_("Last day"), say_date(seen.ends_on)), (_("Last day with every extension"), ends),
        (_("Ceiling, hours a year"), seen.ceiling_hours if seen.ceiling_hours else _("none")),
        (_("Notice before an increase"), many(seen.notice_months, "month") if seen.notice_months else _("none"))])
    yield from (Text(line) for line in seen.words.splitlines() if line.strip())


def _hours(table: HoursTable) -> Iterator[Block]:
    yield Heading(_("Hours a year"))
    if not table.rows:
        yield Text(_("No hours are agreed yet."))
        return
    heads = (_("Provider"), *(name_of(groups(), slug) for slug in table.groups), _("In all"))
    rows = [(provider, *(row.get(slug) for slug in table.groups), table.by_provider[provider]) for provider, row in table.rows.items()]
    total = (_("In all"), *(table.by_group[slug] for slug in table.groups), table.total)
    yield Table(_("Hours a year by provider and group of people"), heads, [*rows, total])


def _forecast(seen: BrokerContract, table: HoursTable, used: Sequence) -> Iterator[Block]:
    yield Heading(_("Forecast of use"))
    limits = {_("Agreed hours"): table.total} | ({_("Ceiling"): seen.ceiling_hours} if seen.ceiling_hours else {})
    found = forecast(seen.starts_on, seen.notice_months, limits, list(table.rows), used)
    if isinstance(found, str):
        yield Text(found)
        return
    yield Text(_("Contract year {first} to {last}. Each provider goes on at the rate of their last return with hours.",
                 first=say_date(found.starts_on), last=say_date(found.ends_on)),
               easy=_("Here you see how many hours may be used this year."))
    yield _used_up(found)
    yield from (Text(say_limit(limit, seen.notice_months, today(), say_date)) for limit in found.limits)


def _used_up(found: Forecast) -> Table:
    rows = [(_("Used by {date}", date=say_date(found.reported_until)), round(found.used), None, None),
            (_("By the end of the year, at the rate last reported"), round(found.by_year_end), None, None)]
    rows += [(limit.name, limit.hours, _day(limit.met_on), _day(limit.notice_by)) for limit in found.limits]
    return Table(_("Hours used and agreed"), (_("What"), _("Hours"), _("Used up on"), _("Notice to be given by")), rows)


def _day(day: date | None) -> str:
    return say_date(day) if day else _("not this year")


def _returns(rows: list[MonitoringReturn]) -> Iterator[Block]:
    yield Heading(_("Monitoring returns"))
    if not rows:
        yield Text(_("No return came in yet."))
        return
    wrong = sum(bool(does_not_add_up(row)) for row in rows)
    yield Text(" ".join([f'{many(len(rows), "return")}.', _adding_up(wrong),
                         _("Cases referred are cases closed and cases going on. An empty cell was not reported.")]),
               easy=_("Providers tell us what they did and how many hours it took."))
    yield Table(_("Monitoring returns"), (
        _("Provider"), _("From and to"), *said_all(COUNTS.values()), _("Hours used"), _("Does it add up?")), [
        (row.provider, _time(row), *(getattr(row, name) for name in COUNTS), whole(row.hours_used), _adds_up(row)) for row in rows])
    yield Table(_("Sums of the returns by time"), (
        _("From and to"), _("Returns"), *(_(COUNTS[name]) for name in SUMMED[:-1]), _("Hours used")),
                [(time, len(own), *(_sum(own, name) for name in SUMMED)) for time, own in _by_time(rows).items()])
    sources = [(row.provider, _time(row), row.words) for row in rows if row.words]
    if sources:
        yield Table(_("Where the returns come from"), (_("Provider"), _("From and to"), _("Source")), sources)


def _adding_up(wrong: int) -> str:
    if not wrong:
        return _("All add up.")
    count = say_number(wrong)
    return (_("{count} does not add up and is kept as received.", count=count) if wrong == 1 else
            _("{count} do not add up and are kept as received.", count=count))


def _adds_up(row: MonitoringReturn) -> str:
    wrong = does_not_add_up(row)
    if wrong:
        return _("no: {why}", why=" ".join(wrong))
    return _("yes") if row.referred is not None else _("not reported")


def _time(row: MonitoringReturn) -> str:
    return _("{first} to {last}", first=say_date(row.starts_on), last=say_date(row.ends_on))


def _by_time(rows: list[MonitoringReturn]) -> dict[str, list[MonitoringReturn]]:
    found: dict[str, list[MonitoringReturn]] = {}
    for row in rows:
        found.setdefault(_time(row), []).append(row)
    return found


def _sum(rows: list[MonitoringReturn], name: str) -> Cell:
    told = [value for row in rows if (value := getattr(row, name)) is not None]
    return whole(Decimal(sum(told))) if told else None


REPORT = Report("contract", "Contract monitoring",
                "Hours, ceiling and forecast, returns and what does not add up, bands, and surveys of people who were helped.",
                "see contracts", contract_report, CONTRACT)
