"""The guides say commands and buttons that there are."""

import re
import shlex

import pytest

from toolkit import settings
from toolkit.__main__ import parser

GUIDES = [*sorted((settings.ROOT / "docs" / "how-to").glob("*.md")), settings.ROOT / "README.md"]
TEXTS = {file.name: file.read_text(encoding="utf-8") for file in GUIDES}
COMMAND = re.compile(r"python3 run\.py toolkit ([^`#\n]*)")
COMMANDS = sorted({(name, found.strip()) for name, text in TEXTS.items() for found in COMMAND.findall(text)})
BUTTONS = re.compile(r"“([^”]+)”")


def test_there_are_commands_to_look_at():
    assert len(COMMANDS) > 15


@pytest.mark.parametrize(("guide", "words"), COMMANDS)
def test_every_command_in_a_guide_is_one(guide, words):
    asked = shlex.split(words)
    if asked[-1] == "--help":
        with pytest.raises(SystemExit) as left:
            parser().parse_args(asked)
        assert left.value.code == 0
    else:
        assert parser().parse_args(asked).run


def test_the_directorys_guide_says_what_stands_on_the_screens():
    screens = "".join(file.read_text(encoding="utf-8") for file in (settings.ROOT / "pages").rglob("*.py"))
    said = [" ".join(words.split()).split(" …")[0].split(" › ")[-1] for words in BUTTONS.findall(TEXTS["keep-the-directory.md"])]
    assert len(said) > 6 and not [words for words in said if words not in screens and words != "HSCA active locations"]
