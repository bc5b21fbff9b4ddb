"""The colours: readable on their background, and a wrong file named in one line."""

import pytest

from toolkit import settings
from toolkit.errors import DataFileError
from toolkit.look import colours


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", ["ink", "available", "gap", "priority", "done", "quiet"])
def test_every_colour_can_be_read_on_its_background(name, dark):
    shown = colours(dark)
    assert contrast(getattr(shown, name), shown.paper) >= 4.5


@pytest.mark.parametrize(("old", "new", "said"), [
    ('gap = "#B3400A"', "", "gap"), ('gap = "#B3400A"', 'gap = "red"', "gap"), ("[light]", "[pale]", "light"),
    ("[light]", "light", "")])
def test_a_wrong_file_is_named_with_its_key(tmp_path, monkeypatch, old, new, said):
    text = (settings.ROOT / "data" / "look.toml").read_text(encoding="utf-8")
    (tmp_path / "look.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setenv("TOOLKIT_DATA", str(tmp_path))
    with pytest.raises(DataFileError, match=r"look\.toml") as caught:
        colours()
    assert said in str(caught.value)


def test_a_missing_file_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("TOOLKIT_DATA", str(tmp_path))
    with pytest.raises(DataFileError, match=r"look\.toml"):
        colours()
