"""`link`: print a new sign-in link, as an address and as a QR code."""

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
    parser.add_argument("--cookie", action="store_true",
                        help="for scripts: open the link here and print the cookie of a device that is signed in, instead of the link")
    parser.add_argument("--days", type=int, metavar="N", help="stop working after so many days (else never)")


def run(args: argparse.Namespace) -> int:
    """Print the link. Raises BadInput for words that cannot be taken."""
    from toolkit.access.links import COOKIE, issue_link
    from toolkit.access.signed_in import come_in_with
    from toolkit.addresses import only_here, running_url
    from toolkit.cli.announce import in_colour
    from toolkit.qr import qr_in_text
    from toolkit.storage.migrate import upgrade

    if args.days is not None and not 1 <= args.days <= 3650:
        raise BadInput("A link works for 1 to 3650 days. Give such a number after --days.", "days")
    upgrade()
    token = issue_link(args.role, args.name, workshop_id=_workshop(args.workshop), days=args.days)
    if args.cookie:
        print(f"{COOKIE}={come_in_with(token)[1]}")
        return 0
    url = f"{running_url()}/join/{token}"
    print(f"{_whose(args)}\nSign in: {url}\n{qr_in_text(url, in_colour())}")
    if only_here(url):
        print("This address works on this computer only. To let other devices in, start with: python3 run.py --hall")
    return 0


def _whose(args: argparse.Namespace) -> str:
    from toolkit.access.links import SINGLE_USE

    name, role = args.name.strip() or args.role, args.role.replace("-", " ")
    opens = "to one workshop" if args.workshop else "to all workshops"
    until = "until it is revoked" if args.days is None else f"for {args.days} day{'s' if args.days > 1 else ''}"
    once = " It opens once." if args.role in SINGLE_USE else ""
    return f"A link for {name}, {role}, {opens}, {until}.{once}"


def _workshop(typed: str | None) -> UUID | None:
    try:
        return UUID(typed) if typed else None
    except ValueError:
        raise BadInput(f"{typed} is not the id of a workshop. It stands in the address of the workshop's pages.",
                       "workshop") from None
