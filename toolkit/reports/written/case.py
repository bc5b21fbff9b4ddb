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
from toolkit.clock import today
from toolkit.models import Choice, ChoiceOverride
from toolkit.reports.blocks import Block, Heading, Made, Points, Table, Text
from toolkit.reports.report import CASE, Report
from toolkit.storage.queries import support
from toolkit.words.speaking import _, said_all, say_date, say_moment

NOT_ASKED = ("No shortlist is made yet. It is made from offers that were opened; until the closing time has passed they are sealed, and "
             "nothing of them is here.")
ABOUT = "About one person, who is not named in it. Give it only to those who need it for this person's support."
EXAMPLE = "This is an example. The person, what they want and the offers are invented."


def case_report(case_id: UUID, *, session: Session) -> Made:
    """The shortlist and the plan as they stand now. That somebody reads it is written down by whoever asks. Raises NotFound."""
    case, choice = the_case(case_id, session=session), support.standing_choice(case_id, session=session)
    about = (_(ABOUT), _("{state}. As it stood on {date}.", state=_(STATES[case.state]), date=say_date(today())),
             *[_(EXAMPLE)] * case.example)
    plan = plan_now(case_id, session=session)
    blocks = [*_outcomes(outcomes_of(case_id, session=session)), *_shortlist(choice, session=session),
              *_plan(plan_shown(plan.id, session=session) if plan else None)]
    return Made(_("Shortlist and support plan: {case}", case=called(case.reference, case.example)), about, blocks)


def _outcomes(found: list[OutcomeSeen]) -> Iterator[Block]:
    yield Heading(_("What is to be different"))
    if not found:
        yield Text(_("No outcome is written yet."))
        return
    yield Table(_("Outcomes in the person's words"), (
        _("Number"), _("What is to be different"), _("Need"), _("To the person it")), [
        (one.number, one.title, _(NEEDS[one.wanted.need]), _(WEIGHTS[one.wanted.weight])) for one in found])


def _shortlist(choice: Choice | None, *, session: Session) -> Iterator[Block]:
    yield Heading(_("The shortlist"))
    if choice is None:
        yield Text(_(NOT_ASKED), easy=_("There is no list to choose from yet."))
        return
    asked = question(choice.id, session=session)
    yield from (Text(line) for line in asked.words.splitlines() if line.strip())
    yield Text(_("In the order of names: no score, no rank."), quiet=True)
    for one in asked.listed:
        yield Heading(f"{one.number} {one.name}", 3)
        yield Points(one.lines)
    yield Heading(_("What the person chose"))
    yield Points(_chosen(asked, support.override_of(choice.id, session=session)))


def _chosen(asked: Question, override: ChoiceOverride | None) -> list[str]:
    said = asked.said
    if not said.answer:
        return [_("The person has not answered yet.")]
    what = asked.chosen.name if said.answer == OFFER and asked.chosen else _(ANSWERS[said.answer])
    lines = [_("{answer}. Answered on {moment}.", answer=what, moment=say_moment(asked.chosen_at)),
             _("Who answered: {who}.", who=_(BY[said.by]).lower())]
    lines += [_("Why: {words}", words=said.why)] * bool(said.why)
    if override:
        lines.append(_("Set aside: {reason}. {words}", reason=_(REASONS[override.reason]).lower(), words=override.words))
        lines.append(_("The person was told of this on {date}.", date=say_date(override.told_on)))
    return lines


def _plan(plan: PlanShown | None) -> Iterator[Block]:
    yield Heading(_("The support plan"))
    if plan is None:
        yield Text(_("No plan is written yet. It follows the person's choice."))
        return
    yield from (Text(line) for line in plan.words.splitlines() if line.strip())
    yield Table(_("The plan at a glance"), (_("What"), _("As agreed")), _at_a_glance(plan))
    yield Table(_("What was agreed, outcome by outcome"), (_("Number"), _("What is to be different"), *said_all(PARTS)), [
        (one.number, one.words, *(dict(one.facts).get(part, "") for part in PARTS)) for one in plan.agreed])
    yield Table(_("Signatures"), (_("Who"), _("Signed as it stands")),
                [(_(words), _("yes") if side in plan.signed else _("not yet")) for side, words in SIDES.items()])


def _at_a_glance(plan: PlanShown) -> list[tuple[str, str]]:
    budget = _("none") if plan.budget_pounds is None else say_pounds(plan.budget_pounds) if plan.budget_pounds else "£0"
    over = [(_("More than the budget, a week"), f"{say_pounds(plan.over)}: {plan.over_why}")] * bool(plan.over)
    return [(_("Provider"), plan.provider), (_("Cost"), say_weekly(plan.weekly_pounds)), (_("Personal budget, a week"), budget), *over,
            (_("Paid for by"), plan.money_route or _("not said")),
            (_("Can start on"), say_date(plan.available_on) if plan.available_on else _("not said")),
            (_("Interim plan, with signatures to follow"), _("yes") if plan.interim else _("no"))]


REPORT = Report("case", "Case shortlist and support plan",
                "What the person wants, the shortlist they were shown, their choice and the plan.", "open cases", case_report, CASE)
