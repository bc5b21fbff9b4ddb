from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from toolkit.errors import NotFound
from toolkit.places import tile_index, tile_names, tiles
from toolkit.places.store import places_folder
from toolkit.places.tile_shading import shading

OXFORD = (12, 2033, 1360)


def pixels(png):
    with Image.open(BytesIO(png)) as picture:
        assert picture.format == "PNG" and picture.size == (256, 256)
        return np.asarray(picture.convert("RGB"))


def test_the_sea_is_bare_paper_light_and_dark():
    assert (pixels(tiles.draw(10, 530, 330)) == (0xF7, 0xF5, 0xF0)).all()
    assert (pixels(tiles.draw(10, 530, 330, dark=True)) == (0x12, 0x18, 0x1D)).all()


def test_a_town_is_shaded_and_named():
    drawn = pixels(tiles.draw(*OXFORD))
    assert len(np.unique(drawn.reshape(-1, 3), axis=0)) > 50
    assert (drawn == (0x5A, 0x67, 0x72)).all(axis=2).any()


@pytest.mark.parametrize(("zoom", "x", "y"), [(7, 63, 42), OXFORD, (16, 32539, 21763)])
def test_shading_meets_at_the_edge_of_two_tiles(zoom, x, y):
    left, right = (shading(zoom, x + step, y).astype(int) for step in (0, 1))
    inside = np.abs(np.diff(left, axis=1)).max()
    assert np.abs(left[:, -1] - right[:, 0]).max() <= max(2 * inside, 4)


@pytest.mark.parametrize("zoom", [6, 9, 12])
def test_names_crossing_an_edge_stand_on_both_tiles(zoom):
    middle = tile_index.world_pixels(np.array([-1.26]), np.array([51.75]), zoom)
    x, y = (int(value[0] // 256) for value in middle)
    for name in tile_names.names_on(zoom, x, y):
        if name.right > (x + 1) * 256:
            assert name in tile_names.names_on(zoom, x + 1, y)
        assert name.left < (x + 1) * 256
    assert tile_names.names_on(zoom, x, y)


def test_names_do_not_meet():
    names = [name for x in range(4) for name in tile_names.names_on(9, 252 + x, 168)]
    for one in names:
        for other in names:
            apart = one.right <= other.left or other.right <= one.left or one.bottom <= other.top or other.bottom <= one.top
            assert one == other or apart


def test_counts_are_those_of_the_points():
    longitudes, latitudes = tiles.postcodes.points()
    for zoom in (7, 12):
        across, down = tile_index.world_pixels(longitudes, latitudes, zoom)
        x, y = int(across[0] // 256), int(down[0] // 256)
        inside = (across // 256 == x) & (down // 256 == y)
        counts = tile_index.counts(zoom, x, y, 64)
        assert counts.shape == (384, 384) and counts[64:-64, 64:-64].sum() == inside.sum() > 0
        assert counts[64 + int(down[0]) % 256, 64 + int(across[0]) % 256] > 0


def test_a_drawn_tile_is_kept_and_the_sea_is_not():
    assert tiles.tile(*OXFORD) == tiles.draw(*OXFORD) == tiles.tile(*OXFORD)
    tiles.tile(10, 530, 330)
    kept = {path.relative_to(places_folder()).as_posix() for path in places_folder().glob("tiles/**/*.*")}
    assert "tiles/1/light/12/2033/1360.png" in kept
    assert not any("530" in path for path in kept)


@pytest.mark.parametrize("address", [(4, 0, 0), (17, 0, 0), (5, 32, 0), (5, 0, 32), (5, -1, 0), (10, 0, -1)])
def test_an_impossible_address_is_not_found(address):
    with pytest.raises(NotFound, match="no tile at this address"):
        tiles.tile(*address)
