"""docs/reference says what the code says: settings, data files, commands."""

import re

import pytest

from docs import write_commands, write_data_files, write_reference, write_settings
from toolkit import environment, settings
from toolkit.cli import COMMANDS
from toolkit.framework.lists import LISTS
from toolkit.framework.reading import read_toml

SOURCES = [file for file in (settings.ROOT / "toolkit").rglob("*.py") if file.name != "environment.py"]
NAMES = re.compile(r"\b(?:TOOLKIT_[A-Z_]*[A-Z]|DATABASE_URL)\b")
SAYING = [*(settings.ROOT / "docs").rglob("*.md"), *(settings.ROOT / "deploy").iterdir(), settings.ROOT / "README.md",
          settings.ROOT / "compose.yaml", settings.ROOT / "Dockerfile"]


@pytest.mark.parametrize("writer", write_reference.WRITERS, ids=lambda one: one.FILE.name)
def test_each_page_of_the_reference_is_what_the_code_would_write(writer):
    assert writer.FILE.read_text("utf-8") == writer.page(), "Run: PYTHONPATH=. python docs/write_reference.py"


def test_settings_are_read_through_their_table_alone():
    past = [(file.name, name) for file in SOURCES for name in _read_past_the_table(file.read_text("utf-8"))]
    assert not past, "Read it with toolkit.environment.setting, and give it a line in SETTINGS."


def test_what_is_read_past_the_table_is_found():
    source = 'os.environ.get("TOOLKIT_X") or os.environ["TOOLKIT_Y"]; os.environ["TOOLKIT_Z"] = ""'
    assert _read_past_the_table(source) == ["TOOLKIT_X", "TOOLKIT_Y"]


def _read_past_the_table(source):
    return re.findall(r"""environ(?:\.get\(|\[)["'](TOOLKIT_\w+|DATABASE_URL)["'](?!\] =)""", source)


def test_a_setting_that_is_in_no_table_is_an_error():
    with pytest.raises(KeyError, match="TOOLKIT_NONE"):
        environment.setting("TOOLKIT_NONE")


def test_every_setting_is_read_somewhere_and_said_once():
    assert len(environment.KNOWN) == len(environment.SETTINGS) > 15
    assert not [one.name for one in environment.SETTINGS if not write_settings.read_in(one.name)]


@pytest.mark.parametrize("file", SAYING, ids=lambda one: one.name)
def test_papers_name_only_settings_that_there_are(file):
    assert set(NAMES.findall(file.read_text("utf-8"))) <= environment.KNOWN


def test_every_data_file_and_every_list_in_it_is_described():
    page = write_data_files.page()
    for file in sorted(settings.data_folder().glob("*.toml")):
        part = page.split(f"\n## {file.name}\n")[1].split("\n## ")[0]
        tables = read_toml(file)
        assert file.name == write_data_files.LOOK or sorted(tables) == sorted(re.findall(r"\*\*`\[+(\w+)]+`\*\*", part))
        for rows in tables.values():
            keys = rows[0] if isinstance(rows, list) else rows
            assert all(f"`{key}`" in part for key in keys)
    assert {one.file for one in LISTS} <= {file.name for file in settings.data_folder().glob("*.toml")}


def test_limits_are_the_sentences_of_the_code():
    assert 'target "…", key "hours": expected from 1 to 1000.' in write_data_files.page()


def test_every_command_is_described_with_its_words():
    page = write_commands.page()
    assert all(f"\n## {one.NAME}\n" in page for one in COMMANDS)
    assert "| `--phones N` |" in page and "export workshop" in page
