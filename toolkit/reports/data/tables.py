"""All that a workshop's record gives out as data, in the order of the steps. A new table is a definition and one name here."""

from toolkit.reports.data.plan_tables import PLAN
from toolkit.reports.data.priority_tables import PRIORITY
from toolkit.reports.data.record_tables import RECORD
from toolkit.reports.data.table import DataTable

TABLES: tuple[DataTable, ...] = (*RECORD, *PRIORITY, *PLAN)
