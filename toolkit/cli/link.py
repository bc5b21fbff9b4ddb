"""`link`: print a new sign-in link."""

import argparse
from uuid import UUID

from toolkit.errors import BadInput

NAME = "link"
HELP = "Make a new sign-in link for a person and print it. It is shown this once and cannot be read again later."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The person's role and name, and how far the link reaches."""
    parser.add_argument("--role", required=True,
                        help="what the person may do: administrator, facilitator, small-group-host, commissioner, broker")
    parser.add_argument("--name", required=True, help="whose link this is, as shown beside what they record")
    parser.add_argument("--workshop", metavar="ID", help="open this workshop only (else all of them)")
    parser.add_argument("--days", type=int, metavar="N", help="stop working after so many days (else never)")


def run(args: argparse.Namespace) -> int:
    """Print the link. Raises BadInput for words that cannot be taken."""
    from toolkit.access.links import issue_link
    from toolkit.addresses import running_url
    from toolkit.storage.migrate import upgrade

    if args.days is not None and not 1 <= args.days <= 3650:
        raise BadInput("A link works for 1 to 3650 days. Give such a number after --days.", "days")
    upgrade()
    token = issue_link(args.role, args.name, workshop_id=_workshop(args.workshop), days=args.days)
    print(f"Sign in: {running_url()}/join/{token}")
    return 0


def _workshop(typed: str | None) -> UUID | None:
    try:
        return UUID(typed) if typed else None
    except ValueError:
        raise BadInput(f"{typed} is not the id of a workshop. It stands in the address of the workshop's pages.",
                       "workshop") from None
