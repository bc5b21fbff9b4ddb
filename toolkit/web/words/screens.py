"""What the catalogue takes from screens and reports: sentences said there, tables of words said from there, and the content's own."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from toolkit import settings
from toolkit.words.content import NOT_SHOWN, is_words

Found = tuple[str, int, str | tuple[str, str]]
# The functions of pages/ui/words.py by what they are given: a sentence, a count's noun, or a capital name that holds words.
SENTENCE, COUNT, TABLES = {"_", "dialog"}, "many", {"_", "names_in", "said_all"}
# Where the functions of these names are for what is below screens and doors; and what says all its tables of words.
SPEAKING, WRITTEN = "toolkit.words.speaking", ("toolkit/reports/written/", "toolkit/reports/pack/")
# Content that is no words for people: colours, and the words by which personal details and pictures are found.
NOT_WORDS = {"look.toml", "personal.toml", "easy_pictures.toml"}
# An act as the audit names it.
ACT = re.compile(r"[a-z]+( [a-z-]+)+")
# Signs that stand in looks and scripts and not in sentences.
MARKUP = set("<>;")
# Rows that are written down as data and shown field by field: which of what each is given are words.
ROWS = {"Screen": (1,), "Asked": (2, 3), "PackSheet": (1, 2), "View": (1,), "Report": (1, 2), "Format": (1,), "Rule": (1, 2),
        "NextStep": (1,), "Step": (6,), "Kind": (0, 1, 2)}


def screen_sentences() -> Iterator[Found]:
    """(file, line, sentence) of everything the screens say; of a count, the sentence is its noun for one and for several."""
    for file in (settings.ROOT / "app.py", *sorted((settings.ROOT / "pages").rglob("*.py"))):
        name, tree = file.relative_to(settings.ROOT).as_posix(), _tree(file)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                yield from _said(name, tree, node)
            elif isinstance(node, ast.arguments):
                yield from (found for one in node.defaults for found in _of_names(tree, one) if is_words(found[2]))
        yield from _of_tables(tree)
    for file in (settings.ROOT / "pages" / "ui" / "screens.py", *sorted((settings.ROOT / "toolkit").rglob("*.py"))):
        tree = _tree(file)
        yield from ((tree.file, node.lineno, text) for node in ast.walk(tree) for text in _in_row(node))


def spoken_sentences() -> Iterator[Found]:
    """(file, line, sentence) of what the toolkit says in a chosen language (`toolkit.words.speaking`): reports, papers and rules."""
    for file in sorted((settings.ROOT / "toolkit").rglob("*.py")):
        tree = _tree(file)
        if file == _file(SPEAKING) or any(one.module == SPEAKING for one in _imports(tree)):
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                    yield from _said(tree.file, tree, node)
            if tree.file.startswith(WRITTEN):
                yield from _of_tables(tree)


def act_sentences() -> Iterator[Found]:
    """(file, line, sentence) of the acts as a case's timeline names them: "Take in a referral"."""
    for file in sorted((settings.ROOT / "toolkit" / "brokerage").glob("*.py")):
        for node in ast.walk(tree := _tree(file)):
            yield from ((tree.file, node.lineno, one.value.capitalize()) for one in _acts(node) if ACT.fullmatch(one.value))


def _acts(node: ast.AST) -> Iterator[ast.Constant]:
    # What somebody does is given beside who does it, or chosen just before, or stands in the table of a case's moves.
    called = isinstance(node, ast.Call) and getattr(node.func, "id", "") != "check_may"
    if called and node.args and getattr(node.args[0], "id", "") == "actor":
        held = node.args[1:3]
    elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value and _names(node) & {"act", "ACTS", "MOVES"}:
        held = list(ast.walk(node.value))
    else:
        held = []
    yield from (one for one in held if isinstance(one, ast.Constant) and isinstance(one.value, str))


def content_sentences() -> Iterator[Found]:
    """(file, 0, sentence) of what the content in data/ says to people."""
    folder = settings.ROOT / "data"
    for file in sorted([*folder.glob("*.toml"), *folder.glob("easy_read/*.toml")]):
        if file.name not in NOT_WORDS:
            held = tomllib.loads(file.read_text(encoding="utf-8"))
            yield from ((file.relative_to(settings.ROOT).as_posix(), 0, text) for text in _texts(held))


def _texts(held: Any, name: str = "") -> Iterator[str]:
    if isinstance(held, dict):
        for key, value in held.items():
            yield from _texts(value, key)
    elif isinstance(held, list):
        for one in held:
            yield from _texts(one, name)
    elif isinstance(held, str) and name not in NOT_SHOWN and is_words(held):
        yield held


def _said(name: str, tree: ast.Module, call: ast.Call) -> Iterator[Found]:
    asked = call.func.id
    if asked == COUNT:
        nouns = [node.value for node in call.args[1:] if isinstance(node, ast.Constant)]
        if nouns:
            yield name, call.lineno, (nouns[0], nouns[1] if len(nouns) > 1 else f"{nouns[0]}s")
    elif asked in SENTENCE | TABLES:
        yield from ((name, call.lineno, text) for text in _constants(call.args[0]))
        if asked in TABLES:
            yield from _of_names(tree, call.args[0])


def _in_row(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        given = {at: node.args[at] for at in ROWS.get(node.func.id, ()) if at < len(node.args)}
        yield from (one.value for one in given.values() if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value)


def _constants(node: ast.AST) -> Iterator[str]:
    # `_("one" if a else "other")` says either.
    if isinstance(node, ast.IfExp):
        yield from (*_constants(node.body), *_constants(node.orelse))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value


def _of_names(tree: ast.Module, given: ast.AST) -> Iterator[Found]:
    """The words that the capital names in `given` hold, wherever they stand: `STATES[row.state]`, `rules.KINDS.get(one)`."""
    for node in ast.walk(given):
        if isinstance(node, ast.Name) and node.id.isupper():
            yield from _held(tree, node.id)
        elif isinstance(node, ast.Attribute) and node.attr.isupper() and isinstance(node.value, ast.Name):
            module = _imported(tree, node.value.id)
            if module:
                yield from _held(_tree(module), node.attr)


def _held(tree: ast.Module, name: str) -> Iterator[Found]:
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value and name in _names(node):
            yield from ((tree.file, node.lineno, text) for text in _values(node.value))
            for inner in ast.walk(node.value):
                if isinstance(inner, ast.Starred):
                    yield from (found for found in _of_names(tree, inner.value) if is_words(found[2]))
            return
    source = next((one.module for one in _imports(tree) if name in {alias.asname or alias.name for alias in one.names}), None)
    file = source and _file(source)
    if file:
        yield from _held(_tree(file), name)


def _of_tables(tree: ast.Module) -> Iterator[Found]:
    yield from ((tree.file, node.lineno, text) for node in _tables(tree) for text in _values(node.value)
                if is_words(text) and not set(text) & MARKUP)


def _tables(tree: ast.Module) -> list[ast.Assign | ast.AnnAssign]:
    # Names of parts, stages and the like, which a shared choice says: nothing in the file itself shows that they are said.
    return [node for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign) and node.value
            and all(one.strip("_").isupper() for one in _names(node))]


def _names(node: ast.Assign | ast.AnnAssign) -> set[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return {one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)}


def _values(node: ast.AST, within: int = 0) -> Iterator[str]:
    """The texts in a value; of a dict, what it says and not what it is asked by; of rows, what reads as words."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        if within < 2 or is_words(node.value):
            yield node.value
    elif isinstance(node, ast.Dict | ast.Tuple | ast.List | ast.BinOp):
        parts = node.values if isinstance(node, ast.Dict) else ast.iter_child_nodes(node)
        for part in parts:
            yield from _values(part, within + (not isinstance(node, ast.BinOp)))


def _imports(tree: ast.Module) -> list[ast.ImportFrom]:
    return [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module]


def _imported(tree: ast.Module, name: str) -> Path | None:
    for one in _imports(tree):
        for alias in one.names:
            if name == (alias.asname or alias.name):
                return _file(f"{one.module}.{alias.name}")
    return None


def _file(module: str) -> Path | None:
    path = settings.ROOT / module.replace(".", "/")
    return next((one for one in (path.with_suffix(".py"), path / "__init__.py") if one.exists()), None)


@lru_cache(maxsize=1000)
def _tree(file: Path) -> ast.Module:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    tree.file = file.relative_to(settings.ROOT).as_posix()
    return tree
