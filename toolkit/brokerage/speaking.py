"""Who speaks or signs for the person: themselves, or somebody who may, with the authority noted and nobody named."""

from toolkit.errors import BadInput
from toolkit.record.words import optional_words

SELF = "self"
SPEAKERS = {SELF: "The person themselves", "attorney": "An attorney or deputy", "advocate": "An advocate, with the person",
            "family": "Family or a friend, with the person", "best interests": "A best-interests decision"}
MOST_AUTHORITY = 300


def check_speaker(by: str, authority: str) -> tuple[str, str]:
    """Who it is and their authority, cleaned. Raises BadInput when it is somebody else and no authority is noted."""
    if by not in SPEAKERS:
        raise BadInput("Say who this is: the person themselves, or who speaks for them.", "by")
    noted = optional_words(authority, "authority", what="the authority", limit=MOST_AUTHORITY)
    if by != SELF and not noted:
        raise BadInput("Write what gives them the right to speak for the person, such as a lasting power of attorney for health and "
                       "welfare. Write no names.", "authority")
    return by, noted if by != SELF else ""
