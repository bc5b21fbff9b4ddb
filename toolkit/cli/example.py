"""`example`: load the example workshop."""

import argparse

NAME = "example"
HELP = "Load the example workshop and its cases, unless they are there already. They are marked as an example on every screen."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No words of its own."""


def run(args: argparse.Namespace) -> int:
    """Bring the record up to date, then load the example. Raises ToolkitError."""
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.steps.example import load_example
    from toolkit.storage.engine import write_session
    from toolkit.storage.migrate import upgrade

    upgrade()
    with write_session() as session:
        workshop_id, created = load_example(COMMAND_LINE, session=session)
    print(f"The example workshop {'was loaded' if created else 'is there already'}: {workshop_id}")
    return 0
