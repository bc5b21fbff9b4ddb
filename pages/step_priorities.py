"""Step 3: agree priorities. One part at a time, in the order in which a hall goes through them."""


from pages.ui import candidates, final_order, matrix_part, plenary_part, session, show, small_groups, step_frame, vote_stages, what_if
from pages.ui.words import _

PARTS = {
    "ideas": ("1 Ideas", candidates.ideas),
    "small": ("2 Small groups", small_groups.small_groups),
    "plenary": ("3 Plenary", plenary_part.plenary),
    "matrix": ("4 Effort and impact", matrix_part.matrix_part),
    "vote": ("5 Vote", vote_stages.vote),
    "if": ("6 What if", what_if.what_if),
    "final": ("7 Final priorities", final_order.final),
}

seen, state = step_frame.open_workshop("step_priorities")
step_frame.strip(seen, "priorities")
part = session.choose_part(_("Part"), {name: label for name, (label, _ignored) in PARTS.items()})
PARTS[part][1](seen, state)
show.credit()
step_frame.foot(seen, "priorities")
step_frame.follow(seen)
