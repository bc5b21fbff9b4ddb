"""Easy Read in a real browser: it is switched on while somebody writes, is large, is remembered, and axe finds nothing wrong."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import WINDOWS, sideways, sound
from tests.browser.talk import settled

pytestmark = pytest.mark.browser

# Every piece of text that is seen and smaller than 14 points (18.67 pixels), signs drawn by a font of signs aside.
SMALL = """() => { const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) { const node = walk.currentNode, at = node.parentElement, look = getComputedStyle(at);
  if (!node.data.trim() || !at.checkVisibility() || look.fontFamily.includes('Material')) continue;
  if (at.closest('style, script') || parseFloat(look.fontSize) >= 18.66) continue;
  const box = at.getBoundingClientRect(); if (box.width > 1 && box.height > 1) found.push(node.data.trim() + ' ' + look.fontSize); }
return found; }"""


def easy_and_sound(page: Page) -> None:
    """Large print, no barrier, nothing cut off at the side."""
    expect(page.get_by_role("heading", name="What this page is for")).to_be_visible()
    assert page.evaluate(SMALL) == []
    sound(page)
    assert not sideways(page)


@pytest.mark.parametrize(("phone", "dark"), WINDOWS)
def test_easy_read_is_large_keeps_what_is_typed_and_is_remembered(dark, phone, window, example):
    here = window(dark=dark, phone=phone)
    page = here.open("step_map", workshop=example)
    line = page.get_by_label("What is available now? Type, then press Enter")
    line.fill("A choir")
    page.get_by_text("Easy Read", exact=True).click()
    expect(page.get_by_role("heading", name="What you can do here")).to_be_visible()
    settled(page)
    expect(line).to_have_value("A choir")
    easy_and_sound(page)
    page.reload()
    settled(page)
    expect(page.get_by_role("switch", name="Easy Read")).to_be_checked()
    page = here.open("record", workshop=example)
    expect(page.get_by_role("heading", name="What this page is for")).to_be_visible()
    easy_and_sound(page)
    page.get_by_text("Everything on this page").click()
    expect(page.get_by_role("heading", level=1).nth(1)).to_be_visible()
    sound(settled(page))
