"""How long the market's figures take to work out from many enquiries, and with them Step 2's evidence and the bands of as many cases.

    python -m bench.market [--enquiries 5000]
"""

import argparse
import json
import os
import random
import tempfile
import time
from datetime import timedelta


def main() -> None:
    """Fill a record of its own with made-up enquiries of the last twelve whole months and work the figures out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--enquiries", type=int, default=5_000)
    wanted = parser.parse_args().enquiries
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        os.environ["TOOLKIT_VAR"] = folder
        os.environ.pop("DATABASE_URL", None)
        _measure(wanted)


def _measure(wanted: int) -> None:
    from tests.market import a_banded_case, an_enquiry, in_month, providers
    from toolkit.brokerage.bands_found import bands_found
    from toolkit.brokerage.evidence import told
    from toolkit.brokerage.lists import groups, lists
    from toolkit.brokerage.market import market_of
    from toolkit.clock import today
    from toolkit.storage.engine import read_session, write_session
    from toolkit.storage.migrate import upgrade

    upgrade()
    drawn, kinds = random.Random(1), list(lists().kind)
    with write_session() as session:
        asked = providers(session, 200)
        for _ in range(wanted):
            among = drawn.sample(asked, 4)
            offers = [drawn.randrange(80, 900) for _ in range(drawn.randrange(4))]
            at = in_month(drawn.randrange(1, 13)) + timedelta(days=drawn.randrange(10))
            an_enquiry(session, among, offers, "We have no staff free for it.", at=at, kind=drawn.choice(kinds),
                       area=f"OX{drawn.randrange(40)}")
            a_banded_case(session, drawn.choice("AAAAAAAABC"), drawn.randrange(1, 4), at, group=drawn.choice(list(groups())))
    taken = {}
    for name, work_out in (("every figure", market_of), ("Step 2's evidence", told), ("bands of own cases", bands_found)):
        began = time.process_time()
        for _ in range(3):
            with read_session() as session:
                work_out(today(), session=session)
        taken[name] = round((time.process_time() - began) / 3 * 1000)
        print(f"{wanted:,} enquiries, {name}: {taken[name]} ms CPU")
    print(json.dumps({"enquiries": wanted, "cpu_ms": taken}))


if __name__ == "__main__":
    main()
