"""What a step is to the rest of the product. Its words come from data/steps.toml; its rules from its own file."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One of the five steps: `page` is its screen's address, `icon` its sign.

    Each function takes the workshop's id and `session`. `missing` lists, in sentences, what is still open;
    `check_ready` raises MoveRefused when moving on makes no sense yet; `progress` is (done, of) in the step's
    own countable parts, and `counts` is the word after them, such as "27 of 30 asked".
    """

    slug: str
    page: str
    icon: str
    missing: Callable[..., list[str]]
    check_ready: Callable[..., None]
    progress: Callable[..., tuple[int, int]]
    counts: str
