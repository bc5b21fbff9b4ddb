"""Links for people outside: a provider's offer, the person's choice, a signature. None is stored.

A code is a row's id in hexadecimal and a seal over it and its purpose, so that a copy of the database opens no door, and the
code of one purpose opens no other.
"""

from uuid import UUID

from toolkit.access.seal import is_sealed, seal
from toolkit.errors import NotFound

ID_SIGNS = 32
LONGEST = 60
NO_SUCH = "This address is not one of ours, or a part of it is missing. Open the link again from the message it came in."


def link_code(purpose: str, row_id: UUID) -> str:
    """The code of a row for one purpose, such as "offer": 48 small letters and digits."""
    return f"{row_id.hex}{seal(purpose, row_id.hex).lower()}"


def row_of(purpose: str, code: str) -> UUID:
    """The row that a code opens for this purpose. Capital letters and space around it do not matter. Raises NotFound."""
    given = code.strip().lower()[:LONGEST]
    shown, mark = given[:ID_SIGNS], given[ID_SIGNS:]
    try:
        row_id = UUID(hex=shown)
    except ValueError:
        raise NotFound(NO_SUCH) from None
    if row_id.hex != shown or not is_sealed(mark.upper(), purpose, row_id.hex):
        raise NotFound(NO_SUCH)
    return row_id
