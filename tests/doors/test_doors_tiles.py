"""The offline base map, for whoever is signed in."""

from io import BytesIO

import pytest
from PIL import Image

from toolkit.access.links import issue_link

OXFORD = "10/508/340"


@pytest.fixture
def device(record, visitor):
    return visitor(issue_link("small-group-host", "Sam"))


@pytest.mark.parametrize("look", ["light", "dark"])
def test_a_tile_is_a_picture(device, look):
    answer = device.get(f"/tiles/{look}/{OXFORD}.png")
    assert answer.status_code == 200 and answer.headers["content-type"] == "image/png"
    assert answer.headers["cache-control"].startswith("private")
    picture = Image.open(BytesIO(answer.content))
    assert picture.size == (256, 256) and len(picture.convert("RGB").getcolors(65_536)) > 2


def test_light_and_dark_differ(device):
    assert device.get(f"/tiles/light/{OXFORD}.png").content != device.get(f"/tiles/dark/{OXFORD}.png").content


@pytest.mark.parametrize("address", [
    f"sepia/{OXFORD}", "light/99/0/0", "light/10/99999/340", "light/10/508/99999", f"light/{'9' * 30}/0/0", "light/-1/0/0",
    "light/a/b/c", "light/10/5.5/3"])
def test_tiles_that_do_not_exist(device, address):
    assert device.get(f"/tiles/{address}.png").status_code == 404


def test_without_a_link_there_is_no_map(record, visitor):
    answer = visitor().get(f"/tiles/light/{OXFORD}.png")
    assert answer.status_code == 403 and "need a link" in answer.text
