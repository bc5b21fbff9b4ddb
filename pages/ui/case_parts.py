"""The parts of one case in the order of the process. A new part is a file and one line here."""

from pages.ui import case_now, case_referral, case_statement

PARTS = (
    ("now", "Where it stands", case_now.part),
    ("referral", "Referral", case_referral.part),
    ("statement", "Outcome statement", case_statement.part),
)
