"""Whether this process holds the secret that the record's papers, links and cookies are sealed with.

Two processes with different secrets would serve one record and refuse each other's voting papers and forms, a few at a time. So the
first one writes a fingerprint of its secret, and a process that holds another one does not begin to serve.
"""

from toolkit.access.audit import write_down
from toolkit.access.roles import Actor
from toolkit.access.seal import seal
from toolkit.errors import OtherSecret
from toolkit.storage.engine import read_session, write_session
from toolkit.storage.queries import record_secret as queries

ANOTHER = ("This process holds another secret than the one that seals the voting papers, links and sign-ins of this record, so it does not "
           "serve. Give it the same TOOLKIT_SECRET as the other processes, or put the file secret.key of this record into its var folder. "
           "Where the old secret is lost for good: python3 run.py toolkit key accept")


def fingerprint() -> str:
    """Sixteen letters by which a secret is known again, and from which it cannot be found (HMAC-SHA256, 80 bits)."""
    return seal("which secret seals this record")


def check() -> None:
    """Write down which secret is in use, where nobody has yet. Raises OtherSecret when another one is, RecordUnavailable."""
    with read_session() as session:
        known = queries.fingerprint(session=session)
    if known is None:
        with write_session() as session:
            if queries.fingerprint(session=session) is None:     # else another process was first meanwhile
                queries.put_fingerprint(fingerprint(), session=session)
    compare()


def compare() -> None:
    """Raise OtherSecret when another secret than the one that is here is in use. Writes nothing; a record without one fits any."""
    with read_session() as session:
        known = queries.fingerprint(session=session)
    if known not in (None, fingerprint()):
        raise OtherSecret(ANOTHER)


def accept(actor: Actor) -> None:
    """From now on the secret that is here is the one in use: the one before is lost. Raises RecordUnavailable."""
    with write_session() as session:
        before = queries.fingerprint(session=session)
        queries.put_fingerprint(fingerprint(), session=session)
        write_down(actor, "accept another secret", session=session, before={"secret": before}, secret=fingerprint())
