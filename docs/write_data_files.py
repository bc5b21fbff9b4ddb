"""Writes docs/reference/data-files.md from what reads data/*.toml: `PYTHONPATH=. python docs/write_reference.py`."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from inspect import getdoc, getsource
from types import ModuleType
from typing import get_type_hints

from toolkit import accessibility, look, settings
from toolkit.brokerage import (
    bands,
    bespoke_lists,
    lists,
    named,
    needs_lists,
    personal,
    sample_questions,
    survey_sets,
    targets,
)
from toolkit.framework import easy_pictures, glossary, rules
from toolkit.framework.lists import LISTS
from toolkit.framework.reading import EXPECTED
from toolkit.reports import case_record

FILE = settings.ROOT / "docs" / "reference" / "data-files.md"
HEAD = """# Data files

Written by `docs/write_reference.py` from the code that reads them; do not change it by hand. What each file is for, and where its
facts come from: [data/README.md](../../data/README.md). To change them, copy the folder `data` and name the copy in `TOOLKIT_DATA`
([settings](settings.md)).

Each file is TOML in UTF-8: tables headed `[[name]]`, each with all of the keys below and no other. What is wrong is said at the start
in one line with the file, the place and what is expected. A *slug* is what the record keeps: do not change one that was used. Files in
`data/example` make the example workshop and are not meant to be changed.

## In every file of the workshop

Refused, in the words that say so:

"""
Slugs = Mapping[str, Sequence[str]]
# Files that are not the workshop's: who reads each, and what its tables hold, and the slugs the rules go by.
OTHERS: dict[str, tuple[ModuleType | None, dict[str, type], Slugs]] = {
    one.FILE: (one, one.KINDS, getattr(one, "SLUGS", None) or getattr(one, "KNOWN", {}))
    for one in (bands, bespoke_lists, lists, needs_lists, personal, sample_questions, survey_sets, targets, case_record)
} | {named.PROVIDERS_FILE: (None, named.PROVIDER_KINDS, {}), named.OUTCOMES_FILE: (named, named.OUTCOME_KINDS, named.OUTCOME_SLUGS),
     glossary.FILE: (None, {glossary.KEY: glossary.HardWord}, {})}
LOOK = "look.toml"
# Files whose readers are of no list of keys: what stands in them, said by hand.
SAID = {accessibility.FILE: """
**`[contact]`** `council`, `how` and `days`: whose installation this is, how to reach whoever answers, and within how many working days.

**`[tested]`** `on`, `screens` and `doors`: the day of the last test, and how much it looked at.

**`[[section]]`** Each with a `heading`, its `text` (paragraphs) and its `items` (a list); `level` is 2 or 3. What stands in braces
(`{council}`, `{contact}`, `{on}`, `{screens}`, `{doors}`) is filled in.
""", easy_pictures.FILE: """
**`[[picture]]`** A `picture` and the `words`, in small letters, by which it is chosen. The last has none: it stands where no other fits.
"""}


def page() -> str:
    """The whole page."""
    files = {one.file for one in LISTS} | set(OTHERS) | set(SAID) | {LOOK}
    return HEAD + _refusals(rules) + "".join(map(_file, sorted(files)))


def _file(name: str) -> str:
    if name == LOOK:
        keys = ", ".join(f"`{one.name}`" for one in fields(look.Colours))
        return f"\n## {LOOK}\n\nTwo tables, `[light]` and `[dark]`, each with {keys}: a colour such as `\"#16232E\"`.\n"
    if name in SAID:
        return f"\n## {name}\n{SAID[name]}"
    if name in OTHERS:
        module, kinds, slugs = OTHERS[name]
        return f"\n## {name}\n" + "".join(_list(key, kind, _known(slugs.get(key, ()))) for key, kind in kinds.items()) + _limits(module)
    return f"\n## {name}\n" + "".join(_list(one.key, one.kind, _count(one)) for one in LISTS if one.file == name)


def _known(slugs: Sequence[str]) -> str:
    return f" The rules go by the slugs {', '.join(f'`{slug}`' for slug in slugs)}." if slugs else ""


def _count(one) -> str:
    words = f" Exactly {one.count}." if one.count else ""
    return words + (f" Their slugs, in this order: {', '.join(f'`{slug}`' for slug in one.slugs)}." if one.slugs else "")


def _list(key: str, kind: type, more: str) -> str:
    hints = get_type_hints(kind)
    about = "" if kind is named.Named or kind.__name__.startswith("_") else " ".join((getdoc(kind) or "").split())
    held = {what: [f"`{one.name}`" for one in fields(kind) if hints[one.name] == what] for what in EXPECTED}
    keys = "".join(f"- {', '.join(names)}: {EXPECTED[what]}\n" for what, names in held.items() if names)
    return f"\n**`[[{key}]]`** {f'{about}{more}'.strip()}".rstrip() + f"\n\n{keys}"


def _limits(module: ModuleType | None) -> str:
    found = _refusals(module) if module else ""
    return f"\nRefused, in the words that say so:\n\n{found}" if found else ""


def _refusals(module: ModuleType) -> str:
    # The sentences by which a file is refused stand in the code once; here they are read out of it.
    said = dict.fromkeys(_said(ast.parse(getsource(module))))
    return "".join(f"- {one}\n" for one in said)


def _said(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"wrong", "_check"} and len(node.args) > 2:
            yield from _sentence(node.args[1], node.args[-1])


def _sentence(place: ast.expr, expected: ast.expr) -> Iterable[str]:
    what, where = _words(expected), _words(place)
    if what.startswith(("expected", "the slug")):
        yield f"{where}: {what}" if where.strip("…, ") else what


def _words(node: ast.expr) -> str:
    # A sentence with … for what is filled in.
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return re.sub("…+", "…", "".join(_words(one) for one in node.values))
    return "…"
