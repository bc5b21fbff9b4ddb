"""Writes docs/reference/settings.md from the table in toolkit/environment.py: `PYTHONPATH=. python docs/write_reference.py`."""

import ast
from collections.abc import Iterator

from docs.write_roles import table
from toolkit import settings
from toolkit.environment import SETTINGS

FILE = settings.ROOT / "docs" / "reference" / "settings.md"
HEAD = """# Settings

Written by `docs/write_reference.py` from `toolkit/environment.py`; do not change it by hand. Set them in the environment, before
starting. None is needed on a laptop. An empty one counts as not set. How: [on a server](../how-to/run-on-a-server.md),
[with council accounts](../how-to/sign-in-with-your-council-account.md), [backups](../how-to/keep-backups.md),
[behind a council's proxy](../how-to/behind-a-councils-proxy.md).

"""
EXAMPLES = """
## Examples

"""
FOOT = """
*Secret*: keep it out of git, of tickets and of screenshots, and let only the account that runs Common Table read it.

Colours and type of the screens stand in `.streamlit/config.toml`, the framework's words in the files of [data](data-files.md).
"""


def page() -> str:
    """The whole page."""
    rows = [(f"`{one.name}`", one.meaning, one.without, "yes" if one.secret else "", ", ".join(f"`{file}`" for file in read_in(one.name)))
            for one in SETTINGS]
    examples = "".join(f"    {one.name}={one.example}\n" for one in SETTINGS)
    return HEAD + table(("Setting", "What for", "Where it is not set", "Secret", "Read in"), rows) + FOOT + EXAMPLES + examples


def read_in(name: str) -> list[str]:
    """The files of the toolkit that ask for this setting, in order."""
    files = sorted((settings.ROOT / "toolkit").rglob("*.py"))
    return [file.relative_to(settings.ROOT).as_posix() for file in files if name in set(_asked(file.read_text("utf-8")))]


def _asked(source: str) -> Iterator[str]:
    # The names in a file that reads settings; most files read none, and need not be taken apart.
    if "toolkit.environment import" not in source:
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
