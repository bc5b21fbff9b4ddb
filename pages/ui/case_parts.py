"""The parts of one case in the order of the process. A new part is a file and one line here."""

from pages.ui import case_timeline

PARTS = (
    ("timeline", "What happened", case_timeline.part),
)
