"""One case: what the person wants to be different, the shortlist as they were shown it, their choice, and the support plan.

The shortlist holds what the person's choice sheet holds and nothing else: no score, no rank, no price but what stands in its words. It
is made from opened offers only, so offers that are still sealed are in none of it.
"""

from collections.abc import Iterator
from uuid import UUID

from sqlmodel import Session

from toolkit.brokerage.bespoke import called
from toolkit.brokerage.choosing import ANSWERS, OFFER, Question, question
from toolkit.brokerage.money import say_pounds, say_weekly
from toolkit.brokerage.moves import STATES, the_case
from toolkit.brokerage.outcomes import NEEDS, WEIGHTS, OutcomeSeen, outcomes_of
from toolkit.brokerage.overriding import REASONS
from toolkit.brokerage.permission import BY
from toolkit.brokerage.plan_shown import PARTS, PlanShown, plan_shown
from toolkit.brokerage.signed import SIDES
from toolkit.brokerage.support_plan import plan_now
from toolkit.clock import say_date, say_moment, today
from toolkit.models import Choice, ChoiceOverride
from toolkit.reports.blocks import Block, Heading, Made, Points, Table, Text
from toolkit.reports.report import CASE, Report
from toolkit.storage.queries import support

NOT_ASKED = ("No shortlist is made yet. It is made from offers that were opened; until the closing time has passed they are sealed, and "
             "nothing of them is here.")
ABOUT = "About one person, who is not named in it. Give it only to those who need it for this person's support."
EXAMPLE = "This is an example. The person, what they want and the offers are invented."


def case_report(case_id: UUID, *, session: Session) -> Made:
    """The shortlist and the plan as they stand now. That somebody reads it is written down by whoever asks. Raises NotFound."""
    case, choice = the_case(case_id, session=session), support.standing_choice(case_id, session=session)
    about = (ABOUT, f"{STATES[case.state]}. As it stood on {say_date(today())}.", *[EXAMPLE] * case.example)
    plan = plan_now(case_id, session=session)
    blocks = [*_outcomes(outcomes_of(case_id, session=session)), *_shortlist(choice, session=session),
              *_plan(plan_shown(plan.id, session=session) if plan else None)]
    return Made(f"Shortlist and support plan: {called(case.reference, case.example)}", about, blocks)


def _outcomes(found: list[OutcomeSeen]) -> Iterator[Block]:
    yield Heading("What is to be different")
    if not found:
        yield Text("No outcome is written yet.")
        return
    yield Table("Outcomes in the person's words", ("Number", "What is to be different", "Need", "To the person it"), [
        (one.number, one.title, NEEDS[one.wanted.need], WEIGHTS[one.wanted.weight]) for one in found])


def _shortlist(choice: Choice | None, *, session: Session) -> Iterator[Block]:
    yield Heading("The shortlist")
    if choice is None:
        yield Text(NOT_ASKED)
        return
    asked = question(choice.id, session=session)
    yield from (Text(line) for line in asked.words.splitlines() if line.strip())
    yield Text("In the order of names: no score, no rank.", quiet=True)
    for one in asked.listed:
        yield Heading(f"{one.number} {one.name}", 3)
        yield Points(one.lines)
    yield Heading("What the person chose")
    yield Points(_chosen(asked, support.override_of(choice.id, session=session)))


def _chosen(asked: Question, override: ChoiceOverride | None) -> list[str]:
    said = asked.said
    if not said.answer:
        return ["The person has not answered yet."]
    what = asked.chosen.name if said.answer == OFFER and asked.chosen else ANSWERS[said.answer]
    lines = [f"{what}. Answered on {say_moment(asked.chosen_at)}.", f"Who answered: {BY[said.by].lower()}."]
    lines += [f"Why: {said.why}"] * bool(said.why)
    if override:
        lines.append(f"Set aside: {REASONS[override.reason].lower()}. {override.words}")
        lines.append(f"The person was told of this on {say_date(override.told_on)}.")
    return lines


def _plan(plan: PlanShown | None) -> Iterator[Block]:
    yield Heading("The support plan")
    if plan is None:
        yield Text("No plan is written yet. It follows the person's choice.")
        return
    yield from (Text(line) for line in plan.words.splitlines() if line.strip())
    yield Table("The plan at a glance", ("What", "As agreed"), _at_a_glance(plan))
    yield Table("What was agreed, outcome by outcome", ("Number", "What is to be different", *PARTS), [
        (one.number, one.words, *(dict(one.facts).get(part, "") for part in PARTS)) for one in plan.agreed])
    yield Table("Signatures", ("Who", "Signed as it stands"),
                [(words, "yes" if side in plan.signed else "not yet") for side, words in SIDES.items()])


def _at_a_glance(plan: PlanShown) -> list[tuple[str, str]]:
    budget = "none" if plan.budget_pounds is None else say_pounds(plan.budget_pounds) if plan.budget_pounds else "£0"
    over = [("More than the budget, a week", f"{say_pounds(plan.over)}: {plan.over_why}")] * bool(plan.over)
    return [("Provider", plan.provider), ("Cost", say_weekly(plan.weekly_pounds)), ("Personal budget, a week", budget), *over,
            ("Paid for by", plan.money_route or "not said"),
            ("Can start on", say_date(plan.available_on) if plan.available_on else "not said"),
            ("Interim plan, with signatures to follow", "yes" if plan.interim else "no")]


REPORT = Report("case", "Case shortlist and support plan",
                "What the person wants, the shortlist they were shown, their choice and the plan.", "open cases", case_report, CASE)
