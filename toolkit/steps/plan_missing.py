"""What plans lack (Toolkit, step 4): worked out from the plans alone and said in sentences; shown, never hidden."""

from toolkit.framework import framework
from toolkit.steps.plan_money import Limit, over_the_limit
from toolkit.steps.plan_overview import PlanSeen
from toolkit.words.speaking import _, listed, many, numbers

NEEDED = {"lead": "who leads", "starts_on": "a start", "ends_on": "an end", "cost": "a cost",
          "asked_again": "what the experts said when asked again"}


def missing_of(without: list[int], plans: list[PlanSeen], limit: Limit | None = None) -> list[str]:
    """Sentences for all that is missing. `without` are the ranks of final priorities that have no plan."""
    found = _without(without)
    found += [_("Plan {rank} does not say {what}.", rank=plan.rank, what=listed(lacking(plan), either=True))
              for plan in plans if lacking(plan)]
    if not plans:
        return found
    found += _unused(plans) + _quick_wins(plans)
    found += [sentence for plan in plans for sentence in _lines(plan)]
    found += [_("Plan {rank} runs longer than the medium term of {months} months. That is allowed; people will ask what they see before.",
                rank=plan.rank, months=framework().term("medium").months) for plan in plans if plan.later]
    return found + list(filter(None, [over_the_limit(plans, limit)]))


def lacking(plan: PlanSeen) -> list[str]:
    """What the plan does not say, each in words."""
    return [_(words) for name, words in NEEDED.items() if getattr(plan, name) in (None, "")]


def _without(ranks: list[int]) -> list[str]:
    if len(ranks) > 1:
        return [_("No plan yet for priorities {numbers} of the final list.", numbers=numbers(ranks))]
    return [_("No plan yet for priority {number} of the final list.", number=rank) for rank in ranks]


def _unused(plans: list[PlanSeen]) -> list[str]:
    used = {tool for plan in plans for tool in plan.tools}
    unused = [tool.name.lower() for tool in framework().tools if tool.slug not in used]
    return [_("Tools not used by any plan: {tools}.", tools=", ".join(unused))] if unused else []


def _quick_wins(plans: list[PlanSeen]) -> list[str]:
    quick = [plan for plan in plans if plan.quick_win]
    if not quick:
        return [_("No plan is a quick win yet. People need to see early that something happens.")]
    others = [plan.starts_on for plan in plans if not plan.quick_win and plan.starts_on]
    late = [plan.rank for plan in quick if plan.starts_on and others and plan.starts_on > min(others)]
    if len(late) > 1:
        return [_("Plans {numbers} are quick wins and start after others. Quick wins come first.", numbers=numbers(late))]
    return [_("Plan {number} is a quick win and starts after others. Quick wins come first.", number=rank) for rank in late]


def _lines(plan: PlanSeen) -> list[str]:
    still = [action for action in plan.actions if action.is_open]
    nobody, never = sum(not action.owner for action in still), sum(action.due_on is None for action in still)
    found = [_("Plan {rank}: {actions} without anybody who does it.", rank=plan.rank, actions=many(nobody, "action"))] if nobody else []
    return found + ([_("Plan {rank}: {actions} without a day.", rank=plan.rank, actions=many(never, "action"))] if never else [])
