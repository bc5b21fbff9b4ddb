"""Running a coroutine in a thread of its own: a test of the browser before it may have left a loop running in this one."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def run_apart(what: Coroutine[Any, Any, Any]) -> Any:
    """What the coroutine gives, or raises."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, what).result()
