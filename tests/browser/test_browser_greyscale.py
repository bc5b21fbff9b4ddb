"""What the marks on a map mean can be told without colours: each has a shape of its own in a picture made of greys."""

import io
from itertools import combinations

import pytest
from PIL import Image, ImageChops, ImageDraw
from playwright.sync_api import Frame, expect

from tests.browser.conftest import App, Furnished
from toolkit.access.roles import Role

pytestmark = pytest.mark.browser

SHAPES = ("circle", "diamond", "square")   # of toolkit/maps/record_map.py; new and gone are told by the + and − in them
SAME_SIZE = (64, 64)
WITHIN = (0, 0, 78, 78)     # of the picture of a mark, without the map's edge
LIGHT, AROUND = 200, 100    # how light paper is at least, and what it is coloured to know it from what a mark encloses
MOST_ALIKE = 0.92       # of the pixels of two shapes that have nothing written in them
PUT = """(shape) => {
    const map = document.querySelector(".leaflet-container"), mark = document.createElement("div");
    document.documentElement.style.filter = "grayscale(1)";
    map.replaceChildren(mark);
    mark.id = "mark";
    mark.style = "position:absolute;left:0;top:0;width:80px;height:80px;background:#fff;z-index:2";
    mark.innerHTML = `<div class="pin ${shape}" style="margin:20px"></div>`;
}"""


@pytest.fixture(scope="module")
def app(furnished: Furnished) -> App:
    """An app whose record has a row at every stage."""
    return furnished.app


def outline(frame: Frame, shape: str) -> Image.Image:
    """All that a mark covers, in white on black and filling its picture."""
    frame.evaluate(PUT, shape)
    shot = Image.open(io.BytesIO(frame.locator("#mark").screenshot())).crop(WITHIN).convert("L").point(lambda light: 255 * (light > LIGHT))
    ImageDraw.floodfill(shot, (1, 1), AROUND)
    covered = shot.point(lambda light: 255 * (light != AROUND))
    return covered.crop(covered.getbbox()).resize(SAME_SIZE).convert("1")


def alike(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that two pictures have the same."""
    differ = ImageChops.logical_xor(one, other).convert("L").histogram()[255]
    return 1 - differ / (SAME_SIZE[0] * SAME_SIZE[1])


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_marks_on_a_map_are_told_apart_without_colour(dark, window, furnished):
    page = window(Role.FACILITATOR, dark=dark).open("step_gaps", workshop=str(furnished.world.example), function="3")
    expect(page.frame_locator("iframe").locator(".leaflet-container[role=region]")).to_be_visible()
    frame = page.locator("iframe").element_handle().content_frame()
    seen = {shape: outline(frame, shape) for shape in SHAPES}
    same = [pair for pair in combinations(SHAPES, 2) if alike(seen[pair[0]], seen[pair[1]]) > MOST_ALIKE]
    assert not same
