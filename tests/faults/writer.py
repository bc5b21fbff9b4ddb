"""A process that records one thing after another and says what became of each: `python -m tests.faults.writer WORKSHOP GROUP NAME N`.

After each it prints "kept WORDS", or "refused WORDS: SENTENCE"; only what is printed as kept was acknowledged.
"""

import sys
from uuid import UUID

from tests.factories import AWorkshop, an_entry
from toolkit.errors import RecordUnavailable
from toolkit.storage.engine import write_session


def write(workshop: AWorkshop, name: str, times: int) -> None:
    """Record so many things, each in a transaction of its own."""
    for number in range(times):
        words = f"{name} {number}"
        try:
            with write_session() as session:
                an_entry(session, workshop, words, function=number % 10 + 1)
        except RecordUnavailable as error:
            print(f"refused {words}: {error}", flush=True)
        else:
            print(f"kept {words}", flush=True)


if __name__ == "__main__":
    write(AWorkshop(UUID(sys.argv[1]), (UUID(sys.argv[2]),)), sys.argv[3], int(sys.argv[4]))
