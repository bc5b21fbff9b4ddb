"""From a TOML file to content, one clear line for the first thing that is wrong in it."""

import re
import tomllib
from collections.abc import Collection
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, NoReturn, get_type_hints

from toolkit.errors import DataFileError

# What each kind of field must hold, in words for the error.
EXPECTED = {
    str: "words in quotes",
    int: "a whole number",
    tuple[str, ...]: "a list of words in quotes, with at least one",
    tuple[int, ...]: "a list of whole numbers, with at least one",
}


def wrong(file: Path, place: str, expected: str) -> NoReturn:
    """Raises DataFileError with one line: the file, the place in it, and what is expected there."""
    line = f"{file.parent.name}/{file.name}, {place}: {expected}"
    raise DataFileError(" ".join(line.split()))


def read_toml(file: Path) -> dict[str, Any]:
    """The tables of a TOML file. Raises DataFileError if it is missing, cannot be read, or is not TOML."""
    try:
        # Editors on Windows may put a byte-order mark first, which TOML itself does not allow.
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        wrong(file, "the whole file", f"expected in the folder {file.parent}, but it is not there.")
    except UnicodeDecodeError:
        wrong(file, "the whole file", "expected text saved as UTF-8. Save it again with that encoding.")
    except OSError as error:
        wrong(file, "the whole file", f"expected a file that can be read ({error.strerror}).")
    except tomllib.TOMLDecodeError as error:
        wrong_toml(file, str(error))


def read_example(file: str, path: Path) -> dict[str, Any]:
    """The tables of one of the example's files, which councils do not adapt. Raises DataFileError."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataFileError(f"The example's file {file} is not in the data folder. Put it back from the release.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataFileError(f"{file}: this is not right TOML: {error}.") from error


def wrong_toml(file: Path, message: str) -> NoReturn:
    """Raises DataFileError with the line number where Python's reader gives one, else the end of the file."""
    found = re.search(r" \(at line (\d+), column \d+\)", message)
    if found:
        wrong(file, f"line {found[1]}", f"expected TOML, but: {message.replace(found[0], '')}.")
    wrong(file, "end of the file", f"expected TOML, but: {message.replace(' (at end of document)', '')}.")


def read_lists(file: Path, keys: Collection[str]) -> dict[str, Any]:
    """The tables of a TOML file that holds these lists and nothing else. Raises DataFileError."""
    tables = read_toml(file)
    for key in tables:
        if key not in keys:
            wrong(file, f'key "{key}"', f"not known; expected {', '.join(keys)} only.")
    return tables


def read_by_slug(file: Path, kinds: dict[str, type]) -> dict[str, dict[str, Any]]:
    """The lists of a file by key and slug. Raises DataFileError for a key that is none of `kinds`, or a slug that is there twice."""
    tables, found = read_lists(file, kinds), {}
    for key, kind in kinds.items():
        found[key] = {}
        for one in read_items(file, tables, key, kind):
            if one.slug in found[key]:
                wrong(file, f'key "{key}"', f'the slug "{one.slug}" is there twice; expected each slug once.')
            found[key][one.slug] = one
    return found


def check_slugs(file: Path, key: str, found: Collection[str], slugs: Collection[str]) -> None:
    """Raise DataFileError unless a list has just the slugs that the rules go by."""
    if set(found) != set(slugs):
        wrong(file, f'key "{key}"', f"expected just these slugs: {', '.join(slugs)}.")


def read_items(file: Path, tables: dict[str, Any], key: str, kind: type) -> tuple[Any, ...]:
    """The items under `[[key]]` as content of the given class. Raises DataFileError for what is not as it should be."""
    items = tables.get(key)
    if not isinstance(items, list) or not items or not all(isinstance(item, dict) for item in items):
        wrong(file, f'key "{key}"', f"expected at least one table headed [[{key}]].")
    return tuple(read_item(file, f"{key} {place}", item, kind) for place, item in enumerate(items, start=1))


def read_item(file: Path, place: str, item: dict[str, Any], kind: type) -> Any:
    """One table as content of the given class. Raises DataFileError for a missing, unknown or wrongly filled key.

    A field that has a value of its own in the class may be left out.
    """
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind) if field.default is MISSING or field.name in item]
    known = {field.name for field in fields(kind)}
    for name in item:
        if name not in known:
            wrong(file, f'{place}, key "{name}"', f"not a known key; expected one of {', '.join(sorted(known))}.")
    for name in names:
        if name not in item:
            wrong(file, f'{place}, key "{name}"', f"missing; expected {EXPECTED[hints[name]]}.")
        if not fits(item[name], hints[name]):
            wrong(file, f'{place}, key "{name}"', f"expected {EXPECTED[hints[name]]}.")
    return kind(**{name: tidy(item[name]) for name in names})


def fits(value: Any, hint: Any) -> bool:
    """Whether a TOML value can fill a field of this type; blank words do not count as words."""
    if hint is str:
        return isinstance(value, str) and bool(value.strip())
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, list) and bool(value) and all(fits(one, hint.__args__[0]) for one in value)


def tidy(value: Any) -> Any:
    """Words without space around them, lists as tuples, so that content cannot change."""
    if isinstance(value, list):
        return tuple(tidy(one) for one in value)
    return value.strip() if isinstance(value, str) else value
