"""Step 5: evaluate, against the same table and map as before."""

import streamlit as st

from pages.ui import (
    became,
    cached,
    evaluation_about,
    fared,
    five_questions,
    session,
    show,
    step_frame,
    then_and_now,
    what_next,
    worries,
)
from pages.ui.words import _

PARTS = {"then": ("1 Then and now", then_and_now.then_and_now), "fared": ("2 How it has fared", fared.fared),
         "questions": ("3 The five questions", five_questions.five_questions),
         "became": ("4 What became of the plans", became.became), "worries": ("5 Worries answered", worries.worries),
         "next": ("6 What next", what_next.what_next)}

seen, state = step_frame.open_workshop("step_evaluation")
step_frame.strip(seen, "evaluation")
chosen = session.address_number(evaluation_about.NUMBER, 0, 10_000)
baselines, held, answers, progress = cached.evaluation_at(seen.id, state, chosen)
if not baselines:
    st.info(_("There is nothing to look back at yet. When the workshop moves on from Step 3, its table and map are frozen; "
              "here they are compared with how things are later."), icon=":material/history:")
else:
    part = session.choose_part(_("Part"), {name: label for name, (label, _ignored) in PARTS.items()})
    evaluation_about.choose(held)
    if part in ("fared", "questions") and not held:
        evaluation_about.start(seen)
    else:
        PARTS[part][1](seen, state, baselines, held, answers, progress)
show.credit()
step_frame.foot(seen, "evaluation")
step_frame.follow(seen)
