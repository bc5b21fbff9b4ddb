"""`count`: recount an election from a file, so that anybody can check a result."""

import argparse
from pathlib import Path

NAME = "count"
HELP = "Count an election in Pabulib's format (.pb) again, and print the ids of the chosen projects."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, the rule, and what else to say."""
    # The file's place is meant from where the command was typed, so it is resolved now.
    parser.add_argument("file", metavar="FILE", type=lambda typed: Path(typed).resolve(), help="the .pb file")
    parser.add_argument("--rule", required=True, metavar="RULE", help="plain-count or equal-shares")
    parser.add_argument("--why", action="store_true", help="say also why the others were not chosen, and what is left")
    parser.add_argument("--seed", type=int, metavar="N", help="draw the lots for ties with this number (else with the usual one)")


def run(args: argparse.Namespace) -> int:
    """Count and print: the chosen ids, one a line, sorted as text. Raises ToolkitError."""
    from toolkit.cli.import_file import read_whole
    from toolkit.exchange.pabulib import read_pb
    from toolkit.voting.rules.ties import DEFAULT_SEED

    rule = _rule(args.rule)
    found = read_pb(read_whole(args.file))
    outcome = rule.count(found.election, seed=DEFAULT_SEED if args.seed is None else args.seed)
    print("".join(f"{name}\n" for name in sorted(outcome.chosen)), end="")
    if args.why:
        print("\n".join(["", *_why(found, outcome, rule)]))
    return 0


def _rule(name: str):
    from toolkit.errors import BadInput
    from toolkit.voting.rules import RULES

    for rule in RULES:
        if rule.name == name:
            return rule
    raise BadInput(f"{name} is not a rule. Use one of: {', '.join(rule.name for rule in RULES)}.", "rule")


def _why(found, outcome, rule) -> list[str]:
    limit, titles = found.election.limits[0], {project.id: project.name for project in found.election.projects}
    lines = [f"{rule.title}: {rule.words}", *found.notes,
             f"Spent: {limit.say(outcome.used[0])} of {limit.say(limit.amount)}. Left: {limit.say(outcome.left[0])}."]
    lines += [f"A tie was decided by lot (seed {outcome.seed}): {drawn[0]} before {', '.join(drawn[1:])}." for drawn in outcome.lots]
    lines += ["", "Not chosen:" if outcome.reasons else "Everything was chosen."]
    return lines + [f"{name} {titles[name]}".strip() + f": {reason}" for name, reason in outcome.reasons.items()]
