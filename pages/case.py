"""One case on one page, a part at a time in the order of the process. That it was opened is recorded."""

from pages.ui import case_frame, session
from pages.ui.case_parts import PARTS

seen = case_frame.open_case()
case_frame.head(seen)
part = session.choose_part("Part of this case", {slug: label for slug, label, _ in PARTS})
next(show for slug, _, show in PARTS if slug == part)(seen)
