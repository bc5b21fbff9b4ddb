"""Collects every sentence of screens, doors and reports into `messages.pot`: from templates, pages, doors, content and the rules."""

import ast
import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from toolkit import settings
from toolkit.brokerage.choosing import ANSWERS as CHOICES
from toolkit.brokerage.permission import SPEAKERS
from toolkit.brokerage.plan_shown import PARTS
from toolkit.brokerage.survey_sets import FILE, load
from toolkit.framework import glossary
from toolkit.reports.pdf import TEMPLATES, own_words
from toolkit.steps.consulting.sheet import ANSWERS
from toolkit.voting.paper import VOTER_KINDS
from toolkit.voting.pictures import OF_COVERAGE, OF_KIND
from toolkit.web.words.screens import act_sentences, content_sentences, screen_sentences, spoken_sentences

WEB = settings.ROOT / "toolkit" / "web"
CATALOGUE = WEB / "words" / "messages.pot"
METHODS = [("templates/**.html", "jinja2.ext.babel_extract"), ("**.py", "python")]
# Doors show these errors as they are; a sentence that is put together from parts cannot be translated and is said anew there.
ERRORS = {"BadInput", "MoveRefused", "NotFound", "RecordUnavailable"}
# What people meet of these is raised anywhere in the core, so all of it is read.
RULES = tuple(file.relative_to(settings.ROOT).as_posix() for file in sorted((settings.ROOT / "toolkit").rglob("*.py"))
              if not {"migrations", "cli"} & set(file.parts))


def catalogue() -> str:
    """The catalogue's text, from the source as it stands now."""
    found = Catalog(project="Common Table", charset="utf-8", header_comment=HEADER, fuzzy=False)
    for file, line, message, _, _ in extract_from_dir(WEB, METHODS):
        found.add(message, locations=[(f"toolkit/web/{Path(file).as_posix()}", line)])
    for file, line, sentence in (*core_sentences(), *paper_sentences(), *screen_sentences(), *spoken_sentences(), *act_sentences(),
                                 *content_sentences()):
        found.add(sentence, locations=[(file, line)])
    written = io.BytesIO()
    write_po(written, found, width=120, sort_output=True, include_lineno=False, omit_header=True)
    return HEADER + written.getvalue().decode()


def paper_sentences() -> Iterator[tuple[str, int, str]]:
    """(file, 0, sentence) of what the papers' templates say themselves."""
    for file in sorted(TEMPLATES.rglob("*.typ")):
        name = file.relative_to(settings.ROOT).as_posix()
        yield from ((name, 0, text) for text in own_words(file.read_text(encoding="utf-8")))


def core_sentences() -> Iterator[tuple[str, int, str]]:
    """(file, line, sentence) of plain sentences that are raised or kept in capital names, of voter kinds and of answers."""
    for file in RULES:
        tree = ast.parse((settings.ROOT / file).read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
                yield from _plain(file, node.args[:1])
            elif isinstance(node, ast.keyword) and node.arg in ("what", "meanwhile") and isinstance(node.value, ast.Constant):
                # What a field is called where it is refused: "the small group's name"; and what somebody else did first.
                yield file, node.value.lineno, node.value.value
        for node in tree.body:
            if isinstance(node, ast.Assign) and any(isinstance(name, ast.Name) and name.id.strip("_").isupper()
                                                    for name in node.targets):
                yield from _plain(file, list(ast.walk(node.value)))
    yield from (("toolkit/voting/paper.py", 0, name) for name in VOTER_KINDS.values())
    yield from (("toolkit/voting/pictures.py", 0, shown) for _, shown in (OF_COVERAGE, *OF_KIND.values()))
    yield from (("toolkit/steps/consulting/sheet.py", 0, name) for name in ANSWERS.values())
    yield from (("toolkit/brokerage/choosing.py", 0, name) for name in CHOICES.values())
    yield from (("toolkit/brokerage/permission.py", 0, name) for name in SPEAKERS.values())
    yield from (("toolkit/brokerage/plan_shown.py", 0, name) for name in PARTS)
    for one in load(settings.ROOT / "data" / FILE).values():
        yield from ((f"data/{FILE}", 0, name) for name in (*one.questions.values(), *one.answers.values()))
    # Hard words as they stand in a text: they are looked for in the visitor's language.
    for word in glossary.load_words(settings.ROOT / "data" / glossary.FILE, settings.ROOT / "vendor"):
        yield from ((f"data/{glossary.FILE}", 0, form) for form in word.forms)


def _plain(file: str, nodes: list[ast.AST]) -> Iterator[tuple[str, int, str]]:
    for node in nodes:
        # Only sentences: names of states and the like are no words for people.
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith("."):
            yield file, node.lineno, node.value


HEADER = """# Every sentence of the screens and doors, in English. Made by "python3 run.py toolkit words": do not edit.
# A translation is a copy of this file, data/words/{language}.po, such as cy.po for Welsh.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
