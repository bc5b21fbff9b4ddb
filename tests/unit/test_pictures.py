"""The pictures in README and docs: each is taken by the script, shown somewhere, and small."""

import re
import shutil

import pytest
from PIL import Image

from docs import take_pictures
from toolkit import settings

ROOT = settings.ROOT
PAPERS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
SHOWN = {name for file in PAPERS for name in re.findall(r"!\[[^\]]+\]\([^)]*pictures/([\w-]+)\.png\)", file.read_text("utf-8"))}
MOST_BYTES, MOST_PICTURES = 150_000, 12


def test_the_script_takes_just_the_pictures_that_are_shown_and_they_are_there():
    there = {file.stem for file in take_pictures.FOLDER.iterdir()}
    assert SHOWN == set(take_pictures.PICTURES) == there
    assert 3 <= len(SHOWN) <= MOST_PICTURES


@pytest.mark.parametrize("name", sorted(take_pictures.PICTURES))
def test_a_picture_is_one_and_small(name):
    file = take_pictures.FOLDER / f"{name}.png"
    with Image.open(file) as picture:
        assert picture.format == "PNG" and picture.width <= take_pictures.MOST_WIDTH and len(picture.getcolors(256)) > 8
    assert file.stat().st_size < MOST_BYTES


@pytest.mark.full
@pytest.mark.skipif(not shutil.which("chromium"), reason="There is no Chromium on this machine")
def test_the_script_takes_them_all(tmp_path, monkeypatch):
    monkeypatch.setenv("TOOLKIT_VAR", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", "")
    take_pictures.main(tmp_path)
    assert {file.stem for file in tmp_path.glob("*.png")} == set(take_pictures.PICTURES)
