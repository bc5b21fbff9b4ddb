"""How long an enquiry to 200 providers takes: `python -m bench.enquiry`.

Writes 2,000 providers and a case with a statement of twelve outcomes through the functions that a person's clicks use, then five
times over makes an enquiry ready for 200 of them and sends it, as whole transactions on disk; and writes their e-mails. Prints a
line for each part and last one JSON object; exits 1 when making one ready and sending it takes more than 1 s at any of the five.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from statistics import median
from typing import Any
from uuid import UUID

from toolkit.access.roles import COMMAND_LINE
from toolkit.brokerage import enquiry, outcomes, permission, post, providers, referral, statement
from toolkit.brokerage.closing_time import next_good
from toolkit.clock import now, today
from toolkit.storage.engine import engine, read_session, write_session
from toolkit.storage.migrate import upgrade

PROVIDERS, ASKED, OUTCOMES, TIMES, MOST_MS = 2_000, 200, 12, 5, 1_000.0
BY = COMMAND_LINE


def main() -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        os.environ |= {"TOOLKIT_VAR": folder, "DATABASE_URL": ""}
        upgrade()
        case, chosen = fill()
        parts = [measure(case, chosen) for _ in range(TIMES)]
        engine().dispose()
    figures = {name: round(median(part[name] for part in parts), 1) for name in parts[0]}
    both = [part["ready"] + part["sent"] for part in parts]
    figures |= {"both": round(median(both), 1), "worst": round(max(both), 1)}
    for name, ms in figures.items():
        print(f"{name:8} {ms:7.1f} ms")
    print(json.dumps({"bench": "enquiry", "providers": PROVIDERS, "asked": ASKED, "outcomes": OUTCOMES, "ms": figures,
                      "limit_ms": MOST_MS}))
    return 1 if figures["worst"] > MOST_MS else 0


def fill() -> tuple[UUID, list[UUID]]:
    """A case that is ready to be sent, and the providers who are found for it."""
    with write_session() as session:
        for number in range(PROVIDERS):
            about = providers.Written(
                f"Provider {number}", "care_company", contact=f"office@p{number}.example", functions=(number % 10 + 1,),
                areas=(f"OX{number % 20}",), capabilities=("hoist",) if number % 3 else ())
            providers.add_provider(BY, about, session=session)
        case = referral.refer(BY, referral.Referral(reference="CT-2026-9001", received_at=now() - timedelta(hours=1), words="Help at home.",
                                                    group="older_people", area="OX4"), session=session)
        referral.start_work(BY, case, session=session)
        permission.give_permission(BY, case, 0, permission.Permission(may_share=True, may_broker=True, given_on=today()), session=session)
        _statement(case, session)
    with read_session() as session:
        return case, [provider for provider, _ in providers.to_ask(providers.Sought(function=5), ASKED, session=session)]


def _statement(case: UUID, session: Any) -> None:
    statement.save_head(BY, case, 0, statement.Head(worker="Reablement team"), session=session)
    wanted = outcomes.Wanted("independence", "must", "developmental", "", 4, True, *(["A sentence about it, as people write it."] * 5))
    for number in range(OUTCOMES):
        outcomes.add_outcome(BY, case, replace(wanted, words=f"Outcome {number}: this is to be different for me."), session=session)
    statement.gone_through(BY, case, "on screen", session=session)


def measure(case: UUID, chosen: list[UUID]) -> dict[str, float]:
    """Milliseconds of making one ready, sending it, writing its e-mails; then it is taken back."""
    made: dict[str, Any] = {}

    def ready(session: Any) -> None:
        made["id"] = enquiry.draft_enquiry(BY, case, enquiry.Asking("Ring with questions.", next_good(now())), chosen, session=session)

    def sent(session: Any) -> None:
        seen = enquiry.enquiries_seen(BY, case, session=session)[0]
        enquiry.send_enquiry(BY, seen.id, seen.version, seen.sheet.fingerprint(), session=session)

    def mailed(session: Any) -> None:
        made["letters"] = post.letters(BY, made["id"], "https://table.example.org", session=session)

    figures = {part.__name__: _timed(part) for part in (ready, sent, mailed)}
    assert len(made["letters"]) == len(chosen) == ASKED
    with write_session() as session:
        enquiry.withdraw_enquiry(BY, made["id"], "Measured.", session=session)
    return figures


def _timed(part: Callable[[Any], None]) -> float:
    begun = time.perf_counter()
    with write_session() as session:
        part(session)
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    sys.exit(main())
