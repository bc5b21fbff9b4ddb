"""A contract's report as a file: the same figures as on the other parts of the screen."""

from pages.ui import contract_frame, report_list
from toolkit.access.roles import Actor
from toolkit.reports import making
from toolkit.reports.formats import FORMATS
from toolkit.reports.written import contract


def part(actor: Actor) -> None:
    """The format, then the report of the contract that is looked at."""
    seen = contract_frame.chosen(actor)
    if seen is not None:
        chosen = report_list.format_chosen(FORMATS)
        report_list.row(contract.REPORT, making.asked_for(contract.REPORT.slug, chosen, seen.id), seen.id)
