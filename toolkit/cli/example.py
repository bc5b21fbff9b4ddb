"""`example`: load the example workshop, and the published year of broker contracts."""

import argparse

NAME = "example"
HELP = "Load the example workshop, its cases, a bespoke contract and a broker contract. They are marked as examples on every screen."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No words of its own."""


def run(args: argparse.Namespace) -> int:
    """Bring the record up to date, then load the example. Raises ToolkitError."""
    from toolkit.access.roles import COMMAND_LINE
    from toolkit.brokerage.example_contracts import load_contract_example
    from toolkit.steps.example import load_example
    from toolkit.storage.engine import write_session
    from toolkit.storage.migrate import upgrade

    upgrade()
    with write_session() as session:
        workshop_id, created = load_example(COMMAND_LINE, session=session)
        contract_id, contract_created = load_contract_example(COMMAND_LINE, session=session)
    print(f"The example workshop {'was loaded' if created else 'is there already'}: {workshop_id}")
    print(f"The example contract {'was loaded' if contract_created else 'is there already'}: {contract_id}")
    return 0
