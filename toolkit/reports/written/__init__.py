"""Reports for people to read: one file each, and one name in this tuple."""

from toolkit.reports.report import Report
from toolkit.reports.written import case, contract, evaluation, jsna, market, plans, priorities, record, you_said

REPORTS: tuple[Report, ...] = (record.REPORT, priorities.REPORT, plans.REPORT, evaluation.REPORT, you_said.REPORT, jsna.REPORT,
                               market.REPORT, case.REPORT, contract.REPORT)
