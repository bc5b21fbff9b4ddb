"""The parts of one case in the order of the process. A new part is a file and one line here."""

from pages.ui import (
    case_calls,
    case_enquiry,
    case_hours,
    case_looked,
    case_needs,
    case_now,
    case_permission,
    case_referral,
    case_statement,
)

PARTS = (
    ("now", "Where it stands", case_now.part),
    ("referral", "Referral", case_referral.part),
    ("permission", "Permission", case_permission.part),
    ("needs", "Needs", case_needs.part),
    ("statement", "Outcome statement", case_statement.part),
    ("enquiry", "Ask providers", case_enquiry.part),
    ("calls", "Ring-round", case_calls.part),
    ("hours", "Hours", case_hours.part),
    ("looked", "Who looked", case_looked.part),
)
