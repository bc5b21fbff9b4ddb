"""Writes docs/accessibility-statement.md from data/accessibility.toml, which the page at /accessibility shows too.

    PYTHONPATH=. python docs/write_accessibility.py

A test says when it is old.
"""

from toolkit import settings
from toolkit.accessibility import as_markdown, statement

FILE = settings.ROOT / "docs" / "accessibility-statement.md"
NOTE = ("\n---\n\nWritten by `docs/write_accessibility.py` from `data/accessibility.toml`; do not change it by hand. A council fills in "
        "its name and how to reach it under `[contact]` in its own copy of `data/` (`TOOLKIT_DATA`), tests its own installation, and "
        "changes what it finds.\n")


def page() -> str:
    """The whole page."""
    return as_markdown(statement()) + NOTE


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
    print(f"Wrote {FILE}")
