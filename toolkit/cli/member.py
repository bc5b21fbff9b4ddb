"""`member`: who comes in with a council account: adding, changing, ending, listing."""

import argparse
from typing import TYPE_CHECKING
from uuid import UUID

from toolkit.errors import BadInput, NotFound

if TYPE_CHECKING:
    from toolkit.access.members import MemberSeen

NAME = "member"
HELP = "Add, change, end or list the members: people who come in with their council account."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, to whom, and what they may do."""
    parser.add_argument("what", choices=("add", "change", "end", "list"), help="what to do")
    parser.add_argument("email", nargs="?", default="", help="the e-mail address of the person's account (not for list)")
    parser.add_argument("--name", default="", help="the person's name, as shown beside what they record")
    parser.add_argument("--role", default="", help="administrator, facilitator, small-group-host, commissioner or broker")
    parser.add_argument("--workshop", metavar="ID", help="for this workshop only (else all of them)")
    parser.add_argument("--area", action="append", default=[], metavar="NAME",
                        help="for a commissioner: workshops of this area only; give it again for another area")
    parser.add_argument("--issuer", default="", help="with --subject, in place of an address: who vouches for the account")
    parser.add_argument("--subject", default="", help="with --issuer: the account's id there, the claim “sub”")


def run(args: argparse.Namespace) -> int:
    """Do it and say it in one line. Raises BadInput, NotFound, MoveRefused with the sentence."""
    from toolkit.storage.migrate import upgrade

    upgrade()
    return {"add": _add, "change": _change, "end": _end, "list": _list}[args.what](args)


def _add(args: argparse.Namespace) -> int:
    from toolkit.access.members import Person, Place, add_member
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.storage.engine import write_session

    person = Person(args.name, args.email, args.issuer, args.subject)
    place = Place(args.role, _workshop(args.workshop), tuple(args.area))
    with write_session() as session:
        add_member(COMMAND_LINE, person, place, session=session)
    print(f"{args.name.strip()} is a member now: {args.role.replace('-', ' ')}. They come in with their account; no link is needed.")
    return 0


def _change(args: argparse.Namespace) -> int:
    from toolkit.access.members import Place, change_member
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.storage.engine import write_session

    found = _found(args)
    with write_session() as session:
        change_member(COMMAND_LINE, found.id, found.place, Place(args.role, _workshop(args.workshop), tuple(args.area)), session=session)
    was, now = (one.replace("-", " ") for one in (found.role, args.role))
    print(f"{found.name} was {was} and is {now} now, at the next click on all their devices.")
    return 0


def _end(args: argparse.Namespace) -> int:
    from toolkit.access.members import end_member
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.storage.engine import write_session

    found = _found(args)
    with write_session() as session:
        end_member(COMMAND_LINE, found.id, session=session)
    print(f"{found.name} is no member any more. On all their devices the next click shows how to come in.")
    return 0


def _found(args: argparse.Namespace) -> "MemberSeen":
    wanted = (args.email or args.subject).strip().casefold()
    found = [one for one in _members() if wanted and wanted in (one.email, (one.subject or "").casefold()) and one.ended_at is None]
    if len(found) != 1:
        raise NotFound("No member has this address. `member list` shows who is one.")
    return found[0]


def _list(args: argparse.Namespace) -> int:
    found = _members()
    for one in found:
        print(" · ".join(filter(None, [one.name, one.email or one.subject, one.role, one.workshop, ", ".join(one.areas),
                                       "ended" if one.ended_at else "" if one.last_signed_in_at else "has not signed in yet"])))
    if not found:
        print("There are no members. Add one: member add ADDRESS --name NAME --role ROLE")
    return 0


def _members() -> "list[MemberSeen]":
    from toolkit.access.members import members_seen
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.storage.engine import read_session

    with read_session() as session:
        return members_seen(COMMAND_LINE, session=session)


def _workshop(typed: str | None) -> UUID | None:
    try:
        return UUID(typed) if typed else None
    except ValueError:
        raise BadInput(f"{typed} is not the id of a workshop. It stands in the address of the workshop's pages.",
                       "workshop") from None
