"""How many requests a second the open feed answers: `python -m bench.oruk`.

Writes 5,000 providers, starts the app and asks for pages of `/oruk/services` over eight connections that stay open. Prints one JSON object;
exits 1 below 200 answers a second.
"""

import http.client
import json
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench import driver
from bench.directory import fill

PROVIDERS, CONNECTIONS, SECONDS, LEAST = 5_000, 8, 10, 200


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        fill(Path(folder), PROVIDERS)
        with driver.running(Path(folder)) as app, ThreadPoolExecutor(CONNECTIONS) as pool:
            begun = time.perf_counter()
            waits = sorted(wait for many in pool.map(ask, range(CONNECTIONS), [app.port] * CONNECTIONS) for wait in many)
            rate = len(waits) / (time.perf_counter() - begun)
    p50, p99 = (round(waits[len(waits) * part // 100] * 1000, 1) for part in (50, 99))
    figures = {"answers_a_second": round(rate), "p50_ms": p50, "p99_ms": p99}
    print(json.dumps({"bench": "oruk", "providers": PROVIDERS, **figures, "limit": LEAST}))
    return 1 if rate < LEAST else 0


def ask(which: int, port: int) -> list[float]:
    """Seconds that each answer took, page after page, for so many seconds."""
    connection, waits, number, until = http.client.HTTPConnection("127.0.0.1", port), [], 0, time.perf_counter() + SECONDS
    while (begun := time.perf_counter()) < until:
        number += 1
        connection.request("GET", f"/oruk/services?page={(which * 13 + number) % 100 + 1}", headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        if answer.status != 200 or not answer.read():
            raise RuntimeError(f"The feed answered {answer.status}.")
        waits.append(time.perf_counter() - begun)
    return waits


if __name__ == "__main__":
    sys.exit(main())
