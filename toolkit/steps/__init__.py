"""The five steps, in their order. A new step is one file and one name in this tuple."""

from toolkit.steps import evaluation, gaps, map, plans, priorities

STEPS = (map.STEP, gaps.STEP, priorities.STEP, plans.STEP, evaluation.STEP)
