"""The parts of one case in the order of the process. A new part is a file and one line here."""

from pages.ui import case_looked, case_now, case_permission, case_referral, case_statement

PARTS = (
    ("now", "Where it stands", case_now.part),
    ("referral", "Referral", case_referral.part),
    ("permission", "Permission", case_permission.part),
    ("statement", "Outcome statement", case_statement.part),
    ("looked", "Who looked", case_looked.part),
)
