"""How long a feed of 5,000 services takes: `python -m bench.oruk_in`.

Serves 5,000 services from this machine in pages of 100, takes them in with `python -m toolkit import oruk`, and prints seconds and one JSON
object; exits 1 above 60 s.
"""

import json
import sys
import tempfile
from pathlib import Path

from bench.cqc import run
from tests.feeds import serving

SERVICES, MOST_SECONDS = 5_000, 60.0


def main() -> int:
    services = [{"id": f"service-{number}", "name": f"Club {number}", "status": "active", "description": "What they do. " * 20,
                 "service_areas": [{"id": "1", "name": f"Area {number % 90}"}],
                 "service_at_locations": [{"id": "1", "location": {"id": "1", "latitude": 51 + number % 300 / 100, "longitude": -1.5}}]}
                for number in range(SERVICES)]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, serving(services, per_page=100) as server:
        seconds = run(Path(folder), "import", "oruk", server.address).seconds
    print(json.dumps({"bench": "oruk_in", "services": SERVICES, "seconds": seconds, "limit_s": MOST_SECONDS}))
    return 1 if seconds > MOST_SECONDS else 0


if __name__ == "__main__":
    sys.exit(main())
