"""Every link in every document leads somewhere: files, headings and pictures are looked up, addresses outside by their form only."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from toolkit import settings

ROOT = settings.ROOT
FILES = [*sorted(ROOT.glob("*.md")), *(file for part in ("docs", "data", "bench", "vendor", "tests", "deploy")
                                     for file in sorted((ROOT / part).rglob("*.md")))]
FENCED = re.compile(r"^ *```.*?^ *```|`[^`\n]+`", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.MULTILINE)
SHORTEST_ALT = 20


@cache
def prose(file: Path) -> str:
    """A document without what stands in it as code."""
    return FENCED.sub("", file.read_text("utf-8"))


@cache
def anchors(file: Path) -> frozenset[str]:
    """The names of a document's headings, as the places where Markdown is read make them."""
    text = re.sub(r"^ *```.*?^ *```", "", file.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    return frozenset(anchor(heading) for heading in HEADING.findall(text))


def anchor(heading: str) -> str:
    """A heading's name: small letters, no punctuation, a hyphen for each space."""
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
    return re.sub(r"[^\w\- ]", "", words).replace(" ", "-")


def links_in(file: Path) -> list[tuple[str, str, str]]:
    """("!" for a picture, words, target) of every link."""
    return LINK.findall(prose(file))


def why_broken(file: Path, mark: str, words: str, target: str) -> str | None:
    """What is wrong with a link; None for a good one."""
    if "://" in target or target.startswith("mailto:"):
        return None if is_an_address(target) else "no address"
    path, _, name = target.partition("#")
    found = (file.parent / path).resolve() if path else file
    if not found.is_relative_to(ROOT) or not found.exists():
        return "no such file"
    if name and (found.suffix != ".md" or name not in anchors(found)):
        return "no such heading"
    return "a picture needs words for those who do not see it" if mark and len(words) < SHORTEST_ALT else None


def is_an_address(target: str) -> bool:
    """Whether an address outside is one, by its form; it is not asked for."""
    parts = urlsplit(target)
    return parts.scheme == "https" and bool(re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", parts.hostname or "")) and "@" not in parts.netloc


@pytest.mark.parametrize("file", FILES, ids=lambda one: one.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(file):
    broken = [(target, why) for mark, words, target in links_in(file) if (why := why_broken(file, mark, words, target))]
    assert not broken


def test_there_are_links_to_look_at():
    assert len(FILES) > 60 and sum(len(links_in(file)) for file in FILES) > 120
    assert sum(1 for file in FILES for mark, *_ in links_in(file) if mark) >= 3


@pytest.mark.parametrize(("mark", "words", "target"), [
    ("", "x", "nowhere.md"), ("", "x", "README.md#no-such-heading"), ("", "x", "#nor-here"), ("", "x", "../../etc/passwd"),
    ("!", "short", "docs/pictures/step-map.png"), ("", "x", "http://example.org"), ("", "x", "https://nodots/x"), ("", "x", "docs#x")])
def test_a_broken_link_is_found(mark, words, target):
    assert why_broken(ROOT / "README.md", mark, words, target)


def test_headings_are_named_as_readers_name_them():
    assert anchor("Behind a council's own proxy") == "behind-a-councils-own-proxy"
    assert anchor("16. Ballots: one for each `ticket`") == "16-ballots-one-for-each-ticket"


def test_every_guide_and_explanation_is_on_the_map_of_the_documentation():
    named = {(ROOT / "docs" / target.partition("#")[0]).resolve() for _, _, target in links_in(ROOT / "docs" / "README.md")}
    pages = {file for part in ("how-to", "explanation", "reference") for file in (ROOT / "docs" / part).glob("*.md")}
    assert not {file.name for file in pages - named}
