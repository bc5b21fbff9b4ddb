"""Every part of a case at every stage opens, with the example's cases: nothing raises, nothing says that it cannot be shown."""

import pytest

from pages.ui.case_parts import PARTS
from toolkit.access.roles import Role
from toolkit.storage.engine import read_session
from toolkit.storage.queries.cases import case_of_reference

# Not begun, a statement, out with providers, offers opened, asked for a choice (quick), a plan, an award, reviewed.
STAGES = ("EX-001", "EX-009", "EX-014", "EX-016", "EX-020", "EX-024", "EX-017", "EX-039")


@pytest.mark.parametrize("reference", STAGES)
def test_every_part_opens(reference, sign_in, example):
    with read_session() as session:
        case = case_of_reference(reference, session=session)
    broker = sign_in(Role.BROKER)
    for slug in PARTS:
        broker.open("case", case=case, part=slug)
        assert broker.at.title[0].value.replace("\\", "") == reference, slug
        assert broker.errors == [], slug
