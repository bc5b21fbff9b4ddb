"""Files in the maps folder: pictures are served, everything else is named with the reason."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.map_files import JPEG, MVT, OXFORD, VECTOR_TILE, a_pmtiles, an_mbtiles, file_named, picture
from toolkit.errors import NotFound
from toolkit.places import local_maps, pmtiles

MAKERS = pytest.mark.parametrize("make", [an_mbtiles, a_pmtiles])


@pytest.fixture(autouse=True)
def folder(var):
    return local_maps.maps_folder()


def why_not(name: str) -> str:
    found, = (one for one in local_maps.local_maps() if one.name == name)
    with pytest.raises(NotFound):
        local_maps.tile(name, *OXFORD)
    return found.sentence


def test_without_a_folder_there_are_no_files():
    assert local_maps.local_maps() == ()


@MAKERS
def test_a_tile_comes_as_it_lies_in_the_file(make):
    other = (10, 508, 341)
    name = make(tiles={OXFORD: picture("green"), other: picture("red")}).name
    assert local_maps.tile(name, *OXFORD) == (picture("green"), "image/png")
    assert local_maps.tile(name, *other) == (picture("red"), "image/png")
    with pytest.raises(NotFound, match="no picture here"):
        local_maps.tile(name, 10, 509, 340)


@MAKERS
def test_zooms_are_read_from_the_file(make):
    name = make(tiles={(7, 63, 42): picture(), OXFORD: picture()}).name
    found = local_maps.local_map(name)
    assert (found.least, found.most, found.why_not) == (7, 10, None)


@MAKERS
@pytest.mark.parametrize("address", [(10, -1, 0), (10, 1024, 0), (10, 0, 1024), (99, 0, 0), (-1, 0, 0)])
def test_addresses_outside_the_world(make, address):
    with pytest.raises(NotFound):
        local_maps.tile(make().name, *address)


def test_the_credit_and_bounds_of_an_mbtiles_file_and_no_html_of_it():
    an_mbtiles(attribution='<script>alert(1)</script>© <a href="x">A &amp; B</a>', bounds="-1.8,51.4,-0.8,52.1")
    found = local_maps.local_map("town.mbtiles")
    assert found.credit == "alert(1) © A & B" and found.bounds == (-1.8, 51.4, -0.8, 52.1)


@pytest.mark.parametrize("bounds", ["", "1,2,3", "a,b,c,d", "5,5,1,1", "nan,nan,nan,nan", "-900,0,900,1"])
def test_bounds_that_make_no_sense_mean_the_whole_world(bounds):
    an_mbtiles(bounds=bounds)
    assert local_maps.local_map("town.mbtiles").bounds == local_maps.WHOLE_WORLD


def test_the_credit_and_bounds_of_a_pmtiles_file():
    a_pmtiles(metadata={"attribution": "<b>Us</b>"})
    found = local_maps.local_map("town.pmtiles")
    assert found.credit == "Us" and found.bounds == (-1.8, 51.4, -0.8, 52.1)


@pytest.mark.parametrize("leaves", [False, True], ids=["one directory", "directories within"])
@pytest.mark.parametrize("packing", [pmtiles.NONE, pmtiles.GZIP], ids=["not packed", "packed"])
def test_every_layout_of_pmtiles(leaves, packing):
    addresses = [(0, 0, 0), (5, 15, 10), OXFORD, (10, 509, 340), (14, 8130, 5450)]
    tiles = {(z, x, y): picture((z, x % 256, y % 256)) for z, x, y in addresses}
    a_pmtiles(tiles=tiles, leaves=leaves, packing=packing)
    for address, content in tiles.items():
        assert local_maps.tile("town.pmtiles", *address)[0] == content


def test_a_jpeg_is_told_by_its_content_and_not_by_what_the_file_says():
    an_mbtiles(tiles={OXFORD: picture(kind="JPEG")}, format="png")
    a_pmtiles(tiles={OXFORD: picture(kind="JPEG")}, kind=JPEG)
    assert local_maps.tile("town.mbtiles", *OXFORD)[1] == local_maps.tile("town.pmtiles", *OXFORD)[1] == "image/jpeg"


def test_vector_tiles_are_refused_with_the_reason():
    an_mbtiles("said.mbtiles", {OXFORD: VECTOR_TILE}, format="pbf")
    an_mbtiles("unsaid.mbtiles", {OXFORD: VECTOR_TILE})
    a_pmtiles("vector.pmtiles", {OXFORD: VECTOR_TILE}, kind=MVT)
    for name in ("said.mbtiles", "unsaid.mbtiles", "vector.pmtiles"):
        assert f"{name} cannot be used: it holds vector tiles; only pictures can be drawn." in why_not(name)


@pytest.mark.parametrize("content", [
    b"", b"GIF89a", b"SQLite format 3\x00" + b"\xff" * 500, b"PMTiles\x02" + b"\0" * 200, b"PMTiles\x03",
    b"PMTiles\x03" + b"\xff" * 200, b"PMTiles\x03" + b"\0" * 200])
def test_what_is_no_such_file_says_so(content):
    file_named("a.mbtiles", content)
    file_named("b.pmtiles", content)
    assert "not an MBTiles file" in why_not("a.mbtiles")
    assert "cannot be used" in why_not("b.pmtiles")


def test_files_without_usable_tiles_say_so():
    an_mbtiles("empty.mbtiles", {})
    an_mbtiles("page.mbtiles", {OXFORD: b"<html><script>alert(1)</script>"})
    a_pmtiles("page.pmtiles", {(0, 0, 0): b"<svg onload=alert(1)>"})
    a_pmtiles("avif.pmtiles", kind=5)
    with closing(sqlite3.connect(file_named("notes.mbtiles"))) as file:
        file.execute("CREATE TABLE notes (words text)")
    assert "holds no tiles" in why_not("empty.mbtiles")
    assert all("no PNG, JPEG or WebP" in why_not(name) for name in ("page.mbtiles", "page.pmtiles", "avif.pmtiles"))
    assert "not an MBTiles file" in why_not("notes.mbtiles")


def test_one_hostile_tile_among_pictures_is_never_served():
    an_mbtiles(tiles={OXFORD: picture(), (11, 0, 0): b"<script>alert(1)</script>"})
    with pytest.raises(NotFound):
        local_maps.tile("town.mbtiles", 11, 0, 0)


def test_only_names_in_the_folder(folder, var):
    an_mbtiles()
    (var / "secret.mbtiles").write_bytes((folder / "town.mbtiles").read_bytes())
    file_named("notes.txt", b"words")
    (folder / "folder.mbtiles").mkdir()
    assert [found.name for found in local_maps.local_maps()] == ["town.mbtiles"]
    for name in ("../secret.mbtiles", "notes.txt", "folder.mbtiles", "", ".", "TOWN.mbtiles", str(var / "secret.mbtiles"), "a\0b"):
        with pytest.raises(NotFound, match="not in the maps folder"):
            local_maps.tile(name, *OXFORD)


def test_a_file_that_is_replaced_or_taken_away():
    path = an_mbtiles()
    assert local_maps.tile(path.name, *OXFORD)[0] == picture("green")
    path.write_bytes(b"no longer a map")
    assert "not an MBTiles file" in why_not(path.name)
    path.unlink()
    with pytest.raises(NotFound, match="not in the maps folder"):
        local_maps.tile(path.name, *OXFORD)


def test_nothing_is_left_beside_the_file_that_is_read(folder):
    local_maps.tile(an_mbtiles().name, *OXFORD)
    assert [path.name for path in folder.iterdir()] == ["town.mbtiles"]


@pytest.mark.parametrize(("address", "number"), [((0, 0, 0), 0), ((1, 0, 0), 1), ((1, 0, 1), 2), ((1, 1, 1), 3), ((1, 1, 0), 4),
                                                 ((2, 0, 0), 5), ((12, 3423, 1763), 19078479)])
def test_tile_numbers_are_those_of_the_specification(address, number):
    assert pmtiles.tile_number(*address) == number


@given(st.integers(1, 7))
def test_each_tile_of_a_zoom_has_a_number_of_its_own_and_neighbours_touch(zoom):
    at = {pmtiles.tile_number(zoom, x, y): (x, y) for x in range(1 << zoom) for y in range(1 << zoom)}
    first = (4**zoom - 1) // 3
    assert sorted(at) == list(range(first, first + 4**zoom))
    assert all(abs(at[n][0] - at[n + 1][0]) + abs(at[n][1] - at[n + 1][1]) == 1 for n in range(first, first + 4**zoom - 1))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 400), st.binary(min_size=1, max_size=12))
def test_damaged_bytes_are_never_more_than_a_reason(folder, at, damage):
    whole = a_pmtiles(packing=pmtiles.NONE, leaves=True).read_bytes()
    file_named("town.pmtiles", whole[:at] + damage + whole[at + len(damage):])
    for found in local_maps.local_maps():
        try:
            assert local_maps.tile(found.name, *OXFORD)[1].startswith("image/")
        except NotFound as error:
            assert str(error)
