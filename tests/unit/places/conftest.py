"""The prepared places, built once and shared by all workers of a test run."""

import pytest

from toolkit import settings


@pytest.fixture(scope="session", autouse=True)
def prepared_places(tmp_path_factory):
    """One var folder for every test of places; several workers build it at once, as several processes may."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if shared.name.startswith("popen-") else shared
    patch = pytest.MonkeyPatch()
    patch.setenv("TOOLKIT_VAR", str(shared / "places-var"))
    yield settings.var_folder()
    patch.undo()
