"""What no column of the database holds is refused in a sentence, not with the database's own words."""

import pytest

from toolkit.errors import BadInput
from toolkit.steps.said_and_done.publishing import public_page
from toolkit.storage.engine import read_session


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_sign_without_a_shape_is_refused_in_a_sentence(database):
    with pytest.raises(BadInput, match="cannot be kept or looked up"), read_session() as session:
        public_page("\0", session=session)
