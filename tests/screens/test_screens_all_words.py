"""All that stands on a screen in another language is said by the catalogue, but for what people said and what has no language."""

import re
from html import unescape

from tests.bracketed import everybodys, unsaid, without_brackets
from tests.screens.person import READ, Person
from tests.screens.test_screens_words import PARTS, administrator, case_parts, every_screen, welsh  # noqa: F401 (fixtures)
from toolkit.storage.engine import write_session

# The audit is for whoever looks after the record: what it names are columns and acts, as they are kept.
AUDIT = "audit"
# Languages are named in themselves; addresses and numbers have no language; what stands between people's words is left over of them,
# and so is where support is looked for, as it was sent to providers.
NO_LANGUAGE = re.compile(r"English|[\w.]+@[\w.]+|[0-9A-F-]+|\W+is in\W+|(?:and|[\W\d_])+")
LOOKS = re.compile(r":material/\w+:|:\w+-badge|!?\[\]\([^)]*\)|<(style|script).*?</\1>", re.DOTALL)
SAID_IN_TAGS = re.compile(r'(?:alt|aria-label|title)="([^"]*)"')


def texts(person: Person) -> list[str]:
    """Everything that is read on a screen, its alternative texts among it, outside of brackets."""
    read = [LOOKS.sub("", one.value) for kind in READ for one in getattr(person.at, kind)]
    read += [unescape(said) for one in read for said in SAID_IN_TAGS.findall(one)]
    outside = (without_brackets(unescape(re.sub(r"<[^>]+>", "\n", one))) for one in read)
    return [re.sub(r"\\(.)|\*", r"\1", line) for one in outside for line in one.splitlines()]


def left(person: Person, own: list[str]) -> set[str]:
    """What of it is said past the catalogue."""
    found = {unsaid(one, own).strip() for one in texts(person)}
    return {one for one in found if not NO_LANGUAGE.fullmatch(one) and one}


def test_all_that_stands_on_a_screen_is_said_by_the_catalogue(administrator):  # noqa: F811
    person, world = administrator
    with write_session() as session:
        own = everybodys(session)
    found: dict[str, set[str]] = {}
    for screen in every_screen():
        for workshop in world.workshops[:2]:
            for part in (None, *PARTS.get(screen.name, ())):
                if screen.name not in ("small_group", AUDIT):
                    person.open(screen.name, workshop, **({"part": part} if part else {}))
                    found[f"{screen.name} {part}"] = left(person, own)
    for name, case in world.cases.items():
        for part in case_parts.PARTS:
            person.open("case", case=case, part=part)
            found[f"case {name} {part}"] = left(person, own)
    assert {where: said for where, said in found.items() if said} == {}
