"""The parts of one case in the order of the process. A new part is a file and one line here."""

from pages.ui import (
    case_award,
    case_bespoke,
    case_calls,
    case_choice,
    case_enquiry,
    case_hours,
    case_looked,
    case_needs,
    case_now,
    case_offers,
    case_permission,
    case_plan,
    case_referral,
    case_service,
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
    ("offers", "Offers", case_offers.part),
    ("choice", "The choice", case_choice.part),
    ("plan", "Support plan", case_plan.part),
    ("award", "Award", case_award.part),
    ("bespoke", "Bespoke contract", case_bespoke.part),
    ("service", "Support and reviews", case_service.part),
    ("hours", "Hours", case_hours.part),
    ("looked", "Who looked", case_looked.part),
)
