"""The offline base map, for whoever is signed in."""

from io import BytesIO

import pytest
from PIL import Image

from tests.map_files import OXFORD as OXFORD_TILE
from tests.map_files import VECTOR_TILE, a_pmtiles, an_mbtiles, picture
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
    f"light/10/508/{'9' * 5_000}", "light/a/b/c", "light/10/5.5/3"])
def test_tiles_that_do_not_exist(device, address):
    assert device.get(f"/tiles/{address}.png").status_code == 404


def test_without_a_link_there_is_no_map(record, visitor):
    answer = visitor().get(f"/tiles/light/{OXFORD}.png")
    assert answer.status_code == 403 and "need a link" in answer.text


@pytest.mark.parametrize("make", [an_mbtiles, a_pmtiles])
def test_a_picture_out_of_a_map_file(device, make):
    make("Our county.map" + make().suffix)
    answer = device.get(f"/maps/Our county.map{make().suffix}/{OXFORD}")
    assert answer.status_code == 200 and answer.content == picture() and answer.headers["content-type"] == "image/png"
    assert answer.headers["x-content-type-options"] == "nosniff" and answer.headers["cache-control"].startswith("private")


@pytest.mark.parametrize("name", ["gone.mbtiles", "vector.mbtiles", "..%2fcommon-table.db", "%2e%2e%2fsecret.mbtiles", "..",
                                  "common-table.db", "%00", "town.mbtiles%00", "x" * 5000])
def test_only_usable_files_of_the_folder_have_pictures(device, var, name):
    an_mbtiles()
    an_mbtiles("vector.mbtiles", {OXFORD_TILE: VECTOR_TILE})
    (var / "secret.mbtiles").write_bytes((var / "maps" / "town.mbtiles").read_bytes())
    assert device.get(f"/maps/{name}/{OXFORD}").status_code == 404


@pytest.mark.parametrize("address", ["10/508/341", "99/0/0", f"{'9' * 30}/0/0", "10/-1/5", "a/b/c"])
def test_spots_of_which_a_file_has_no_picture(device, address):
    an_mbtiles()
    assert device.get(f"/maps/town.mbtiles/{address}").status_code == 404


def test_without_a_link_there_is_no_map_file_either(record, visitor):
    an_mbtiles()
    answer = visitor().get(f"/maps/town.mbtiles/{OXFORD}")
    assert answer.status_code == 403 and "need a link" in answer.text
