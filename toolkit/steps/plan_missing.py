"""What plans lack (Toolkit, step 4): worked out from the plans alone and said in sentences; shown, never hidden."""

from toolkit.framework import framework
from toolkit.record.saying import many, numbers
from toolkit.steps.plan_money import Limit, over_the_limit
from toolkit.steps.plan_overview import PlanSeen

NEEDED = {"lead": "who leads", "starts_on": "a start", "ends_on": "an end", "cost": "a cost",
          "asked_again": "what the experts said when asked again"}


def missing_of(without: list[int], plans: list[PlanSeen], limit: Limit | None = None) -> list[str]:
    """Sentences for all that is missing. `without` are the ranks of final priorities that have no plan."""
    which = "priorities" if len(without) > 1 else "priority"
    found = [f"No plan yet for {which} {numbers(without)} of the final list."] if without else []
    found += [f"Plan {plan.rank} does not say {_listed(lacking(plan))}." for plan in plans if lacking(plan)]
    if not plans:
        return found
    found += _unused(plans) + _quick_wins(plans)
    found += [sentence for plan in plans for sentence in _lines(plan)]
    found += [f"Plan {plan.rank} runs longer than the medium term of {framework().term('medium').months} months. That is allowed; "
              "people will ask what they see before." for plan in plans if plan.later]
    return found + list(filter(None, [over_the_limit(plans, limit)]))


def lacking(plan: PlanSeen) -> list[str]:
    """What the plan does not say, each in words."""
    return [words for name, words in NEEDED.items() if getattr(plan, name) in (None, "")]


def _listed(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


def _unused(plans: list[PlanSeen]) -> list[str]:
    used = {tool for plan in plans for tool in plan.tools}
    unused = [tool.name.lower() for tool in framework().tools if tool.slug not in used]
    return [f"Tools not used by any plan: {', '.join(unused)}."] if unused else []


def _quick_wins(plans: list[PlanSeen]) -> list[str]:
    quick = [plan for plan in plans if plan.quick_win]
    if not quick:
        return ["No plan is a quick win yet. People need to see early that something happens."]
    others = [plan.starts_on for plan in plans if not plan.quick_win and plan.starts_on]
    late = [plan.rank for plan in quick if plan.starts_on and others and plan.starts_on > min(others)]
    which = "Plan {} is a quick win and starts" if len(late) == 1 else "Plans {} are quick wins and start"
    return [which.format(numbers(late)) + " after others. Quick wins come first."] if late else []


def _lines(plan: PlanSeen) -> list[str]:
    still = [action for action in plan.actions if action.is_open]
    nobody, never = sum(not action.owner for action in still), sum(action.due_on is None for action in still)
    found = [f"Plan {plan.rank}: {many(nobody, 'action')} without anybody who does it."] if nobody else []
    return found + ([f"Plan {plan.rank}: {many(never, 'action')} without a day."] if never else [])
