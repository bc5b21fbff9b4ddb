"""Everything that can go wrong in words a person can read. Screens, doors and commands show `str(error)` as it is."""

from collections.abc import Sequence
from typing import Any


class ToolkitError(Exception):
    """Base of all our errors: its text is one plain sentence and the way forward."""

    def __str__(self) -> str:
        # As it was given: a sentence that can be said in other languages stays one.
        return self.args[0] if self.args else ""


class BadInput(ToolkitError):
    """What was typed cannot be taken; `field` names the field it belongs to, where there is one."""

    def __init__(self, sentence: str, field: str | None = None):
        super().__init__(sentence)
        self.field = field


class MayBePersonal(BadInput):
    """What was typed looks as if it named a person: they change it, or say that it is not about one."""


class NotFound(ToolkitError):
    """The thing asked for does not exist, or no longer."""


class NotAllowed(ToolkitError):
    """This person's role does not open this act."""


class NotSignedIn(NotAllowed):
    """Nobody is signed in: a link is needed."""


class Away(NotSignedIn):
    """Nobody did anything on this device for too long, so cases are closed there."""


class MoveRefused(ToolkitError):
    """The workflow does not allow this move now."""


class Unclear(BadInput):
    """Several things match; `choices` are offered for the person to pick from."""

    def __init__(self, sentence: str, choices: Sequence[Any], field: str | None = None):
        super().__init__(sentence, field)
        self.choices = tuple(choices)


class Changed(ToolkitError):
    """Somebody saved a newer version first; both texts are kept so that a person can choose."""

    def __init__(self, sentence: str, theirs: Any, mine: Any):
        super().__init__(sentence)
        self.theirs, self.mine = theirs, mine
        self.field: str | None = None


class DataFileError(ToolkitError):
    """A file of the framework's content is wrong: names the file, the key and what is expected."""


class RecordUnavailable(ToolkitError):
    """The database cannot be read or written just now (locked, read-only, away, or not brought up to date)."""


class KeyMissing(RecordUnavailable):
    """What is asked for is encrypted, and its key is not here."""


class OtherSecret(ToolkitError):
    """This process holds another secret than the one that seals the record's papers, links and cookies."""
