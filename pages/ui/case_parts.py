"""The parts of one case in the order of the process. A new part is a file and one line here."""

from pages.ui import case_now, case_referral

PARTS = (
    ("now", "Where it stands", case_now.part),
    ("referral", "Referral", case_referral.part),
)
