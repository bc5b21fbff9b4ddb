"""One case on one page, a stage and a part at a time in the order of the process. That it was opened is recorded."""

from pages.ui import case_frame, case_parts

seen = case_frame.open_case()
case_frame.head(seen)
case_parts.chosen()(seen)
