"""Every public function and class of the toolkit says what it is for, and which of our errors it raises itself."""

import ast
from collections.abc import Iterator

from toolkit import errors, settings

FILES = [file for file in sorted((settings.ROOT / "toolkit").rglob("*.py")) if "migrations" not in file.parts]
TREES = {file.relative_to(settings.ROOT).as_posix(): ast.parse(file.read_text("utf-8")) for file in FILES}
FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef
OURS = {name: one for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, errors.ToolkitError)}


def test_there_is_much_to_look_at():
    assert len(OURS) > 8 and sum(1 for _ in _public(FUNCTION)) > 1500


def test_every_public_function_and_class_says_what_it_is_for():
    bare = [f"{file}:{node.lineno} {node.name}" for file, node in _public(FUNCTION | ast.ClassDef) if not ast.get_docstring(node)]
    assert not bare, bare


def test_every_file_says_what_it_is_for():
    assert not [file for file, tree in TREES.items() if tree.body and not ast.get_docstring(tree)]


def test_what_a_public_function_raises_itself_is_said():
    unsaid = [f"{file}:{node.lineno} {node.name}: {name}" for file, node in _public(FUNCTION)
              for name in sorted(_raised(node)) if not _is_said(name, ast.get_docstring(node) or "")]
    assert not unsaid, unsaid


def test_an_error_that_is_not_said_is_found():
    node = ast.parse('def f():\n    """Do it. Raises NotAllowed."""\n    raise Away("x")\n    raise NotFound("x")\n').body[0]
    assert [name for name in sorted(_raised(node)) if not _is_said(name, ast.get_docstring(node))] == ["NotFound"]


def _public(kind) -> Iterator[tuple[str, ast.AST]]:
    for file, tree in TREES.items():
        for owner in (tree, *(one for one in tree.body if isinstance(one, ast.ClassDef) and not one.name.startswith("_"))):
            yield from ((file, one) for one in owner.body if isinstance(one, kind) and not one.name.startswith("_"))


def _raised(function: ast.AST) -> set[str]:
    thrown = [one.exc for one in ast.walk(function) if isinstance(one, ast.Raise) and one.exc]
    return {getattr(one.func if isinstance(one, ast.Call) else one, "id", "") for one in thrown} & set(OURS)


def _is_said(name: str, words: str) -> bool:
    # What it is a kind of will do: whoever catches that catches this too.
    return "aise" in words and any(base.__name__ in words for base in OURS[name].__mro__ if base.__name__ in OURS)
