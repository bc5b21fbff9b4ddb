"""No screen shows a constant that did not pass through the catalogue: pages/ is read as it stands."""

import ast
import re
from collections.abc import Iterator

from toolkit import settings

# What a reader sees of a call: its first words, and these besides.
FIRST = {"title", "header", "subheader", "markdown", "caption", "text", "write", "info", "warning", "error", "success", "html", "badge",
         "button", "form_submit_button", "link_button", "download_button", "text_input", "text_area", "number_input", "date_input",
         "time_input", "radio", "selectbox", "multiselect", "checkbox", "toggle", "pills", "segmented_control", "expander", "popover",
         "file_uploader", "toast", "spinner", "refuse", "choose_part", "plain_table", "to_read", "way_to"}
BESIDES = {"label", "help", "placeholder", "said", "caption", "body"}
THROUGH = {"plain", "words", "escape", "capitalize"}
# Honest exceptions: the tool's own name, and examples that are no words of any language.
NOT_OURS = {"Common Table", "https://", "sam.lee@council.gov.uk", "https://directory.council.example/api"}
# Methods of the same names that show nothing by themselves: a log, and a page's title by the name of its step.
NOTHING_SHOWN = {"log", "one_question"}
FILES = sorted((settings.ROOT / "pages").rglob("*.py"))


def bare(node: ast.AST) -> Iterator[str]:
    """The words in an argument that come from the code itself and from no catalogue."""
    match node:
        case ast.Constant(value=str(text)):
            yield from _words(text)
        case ast.JoinedStr(values=parts):
            yield from _words("".join(one.value if isinstance(one, ast.Constant) else "{}" for one in parts))
            for one in parts:
                yield from bare(one.value) if isinstance(one, ast.FormattedValue) else ()
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*bare(body), *bare(orelse))
        case ast.BinOp(left=left, right=right):
            yield from (*bare(left), *bare(right))
        case ast.BoolOp(values=values):
            for one in values:
                yield from bare(one)
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), args=[first, *_]) if name in THROUGH:
            yield from bare(first)


def _words(text: str) -> Iterator[str]:
    seen = re.sub(r":material/\w+:|&\w+;|<style.*</style>|<[^>]*>?", " ", text, flags=re.DOTALL)
    if re.search(r"[A-Za-z]{2,}", seen) and text.strip() not in NOT_OURS:
        yield text


def shown(tree: ast.AST) -> Iterator[tuple[int, ast.AST]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            if isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") in NOTHING_SHOWN:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            places = node.args[1:2] if name == "way_to" else node.args[:1] if name in FIRST else []
            yield from ((node.lineno, one) for one in (*places, *(given.value for given in node.keywords if given.arg in BESIDES)))


def test_what_a_screen_shows_passes_through_the_catalogue():
    found = [f"{file.relative_to(settings.ROOT)}:{line}: {text}" for file in FILES
             for line, node in shown(ast.parse(file.read_text(encoding="utf-8"))) for text in bare(node)]
    assert not found, "Say it by _() of pages/ui/words.py"


def test_nothing_else_is_called_by_the_name_that_says_a_sentence():
    found = [f"{file.relative_to(settings.ROOT)}:{node.lineno}" for file in FILES
             for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
             if getattr(node, "arg", None) == "_" or (getattr(node, "id", None) == "_" and isinstance(node.ctx, ast.Store))]
    assert not found, "Call what is not used `_ignored`: in its function `_()` would say nothing"


def test_this_test_finds_what_it_looks_for():
    source = """st.button("Save"); st.html(f"<b>{x}</b> left {_('in')}"); st.error(a or "Gone"); st.caption(show.plain("Now"))
st.write(_("No"))"""
    assert [text for _, node in shown(ast.parse(source)) for text in bare(node)] == ["Save", "<b>{}</b> left {}", "Gone", "Now"]
