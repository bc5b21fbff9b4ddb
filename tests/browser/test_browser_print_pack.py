"""The print pack from the screen to the file on the disk."""

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.talk import settled
from tests.pdfs import opened, words

pytestmark = pytest.mark.browser


def test_a_pack_is_made_ready_and_downloaded(window, example):
    page = window().open("day", workshop=example, part="print", style="easy-read")
    for sheet in ("Blank map, A3", "Evaluation sheets", "Voting papers"):
        box = page.get_by_role("checkbox", name=sheet)
        if box.is_enabled():
            page.get_by_test_id("stCheckbox").filter(has_text=sheet).click()
            settled(page)
    page.get_by_role("button", name="ready").click()
    link = page.get_by_role("link", name="Download them in one file")
    expect(link).to_be_visible(timeout=30_000)
    link.evaluate("link => link.removeAttribute('target')")   # in the same tab, where the download can be waited for
    with page.expect_download() as waiting:
        link.click()
    packed = zipfile.ZipFile(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    assert waiting.value.suggested_filename.endswith("-Print-pack-easy-read.zip")
    principles = next(name for name in packed.namelist() if "The-six-principles-easy-read" in name)
    assert "You run your own life and you belong." in words(opened(packed.read(principles)))
    assert not [name for name in packed.namelist() if "Evaluation" in name or "map" in name.lower()]
