"""`due`: when work on a referral must start and when it must be answered."""

import argparse

NAME = "due"
HELP = "Say when work on a referral must start and when it must be answered, and by which reading of the rule."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How urgent, when received, and for what kind of support."""
    parser.add_argument("--urgency", required=True, metavar="URGENCY", help="routine, urgent or emergency")
    parser.add_argument("--received", required=True, metavar="WHEN", help="when it was received, London time, such as 2026-11-24T09:30")
    parser.add_argument("--kind", default="home_care", metavar="KIND", help="the kind of support (else home_care)")


def run(args: argparse.Namespace) -> int:
    """Print both times in ISO form, one a line, then the reading. Raises ToolkitError."""
    from toolkit.brokerage.clock import due
    from toolkit.brokerage.received import read_received, read_urgency

    found = due(read_received(args.received), read_urgency(args.urgency), args.kind)
    print(f"start {found.start.isoformat(timespec='minutes')}")
    print(f"answer {found.answer.isoformat(timespec='minutes') if found.answer else 'no stated target'}")
    print("\n".join(found.reading))
    return 0
