"""Step 3: agree priorities. One part at a time: ideas, matrix, vote, final order."""


from pages.ui import candidates, final_order, matrix_part, session, show, step_frame, vote_stages

PARTS = {"ideas": ("1 Ideas", candidates.ideas), "matrix": ("2 Effort and impact", matrix_part.matrix_part),
         "vote": ("3 Vote", vote_stages.vote), "final": ("4 Final priorities", final_order.final)}

seen, state = step_frame.open_workshop("step_priorities")
step_frame.strip(seen, "priorities")
part = session.choose_part("Part", {name: label for name, (label, _) in PARTS.items()})
PARTS[part][1](seen, state)
show.credit()
step_frame.foot(seen, "priorities")
step_frame.follow(seen)
