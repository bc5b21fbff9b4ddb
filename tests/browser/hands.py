"""What people do with the framework's lists: they type, look whether it is there, and type again where a letter went astray."""

import re

from playwright.sync_api import Locator, Page, TimeoutError, expect

TRIES = 3
LOOK_MS = 5_000


def pick(page: Page, label: str, words: str) -> None:
    """Choose one of a list that allows several, by its first letters."""
    for _ in range(TRIES):
        type_into(page, label, words[:12])
        page.get_by_role("option").filter(has_text=words).first.click()
        if _appears(chosen(page, words)):
            break
    expect(chosen(page, words)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)


def add(page: Page, label: str, words: str) -> None:
    """Type what the list may not hold, and press Enter."""
    type_into(page, label, words)
    expect(page.get_by_role("option").filter(has_text=words).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(chosen(page, words)).to_be_visible()
    page.keyboard.press("Escape")


def choose_one(page: Page, label: str | re.Pattern, words: str | re.Pattern) -> None:
    """Choose one of a drop-down. What the page draws meanwhile may close its list: then it is opened again."""
    for _ in range(TRIES):
        page.get_by_role("combobox", name=label).click()
        option = page.get_by_role("option", name=words)
        try:
            option.first.click(timeout=LOOK_MS)
            return
        except TimeoutError:
            page.keyboard.press("Escape")
    raise AssertionError(f"The list of {label} does not stay open long enough to choose {words} from it.")


def type_into(page: Page, label: str, words: str) -> None:
    """Type into the field of a list; where letters are missing, wipe it and type again."""
    field = page.get_by_role("combobox", name=label)
    field.click()
    for _ in range(TRIES):
        page.keyboard.type(words)
        if field.input_value() == words:
            return
        field.fill("")
    expect(field).to_have_value(words)


def chosen(page: Page, words: str) -> Locator:
    """What is chosen in a list that allows several."""
    return page.locator("[data-tag]").filter(has_text=words)


def _appears(what: Locator) -> bool:
    try:
        expect(what).to_be_visible(timeout=LOOK_MS)
    except AssertionError:
        return False
    return True
