"""Reads elections in Pabulib's format (.pb): META, PROJECTS and VOTES, each a table with semicolons.

The format: https://pabulib.org/format. Nothing is mended silently: what cannot be counted is one sentence with its line.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from io import StringIO

from toolkit.errors import BadInput
from toolkit.exchange.pabulib_votes import ranked_note, read_ballot
from toolkit.voting.rules.election import Ballot, Election, Limit, Project
from toolkit.words.speaking import _, say_number

SECTIONS = ("META", "PROJECTS", "VOTES")
MOST_BYTES, MOST_PROJECTS, MOST_VOTES = 100_000_000, 2_000, 1_000_000
NUMBER = re.compile(r"\d{1,15}([.,]\d{1,12})?")
VOTE_TYPES = ("approval", "choose-1", "cumulative", "scoring", "ordinal")
Row = tuple[int, dict[str, str]]


@dataclass(frozen=True)
class PbFile:
    """A file as read: what it says of itself, the election in it, who won by its own account (None: it does not say), notes."""

    meta: dict[str, str]
    election: Election
    selected: frozenset[str] | None
    notes: tuple[str, ...] = ()


def read_pb(data: bytes) -> PbFile:
    """The election in these bytes. Raises BadInput with a sentence that names the line."""
    tables = _tables(_text(data))
    meta = {row["key"]: row["value"] for _line, row in tables["META"]}
    vote_type = meta.get("vote_type", "").lower()
    if vote_type not in VOTE_TYPES:
        raise BadInput(_("META's vote_type is {vote_type}. It has to be one of: {vote_types}.",
                         vote_type=vote_type or 'missing', vote_types=', '.join(VOTE_TYPES)), "file")
    projects = _projects(tables["PROJECTS"])
    ballots = _ballots(tables["VOTES"], vote_type, meta, projects)
    _check_whole(meta, "num_projects", len(projects))
    _check_whole(meta, "num_votes", len(ballots))
    currency = meta.get("currency", "")
    limit = Limit(number(meta.get("budget", ""), "META's budget"), "money", "£" if currency == "GBP" else currency)
    least = number(meta.get("min_project_score_threshold") or "0", "META's min_project_score_threshold")
    support = "votes" if vote_type in ("approval", "choose-1") else "points"
    selected = frozenset(row["project_id"] for _line, row in tables["PROJECTS"] if row.get("selected") == "1")
    told = any("selected" in row for _line, row in tables["PROJECTS"])
    return PbFile(meta, Election(projects, ballots, (limit,), support, least), selected if told else None,
                  ranked_note(vote_type, meta))


def number(text: str, what: str) -> Fraction:
    """An amount of 0 or more, with a point or a comma before its decimals. Raises BadInput."""
    if not NUMBER.fullmatch(text):
        raise BadInput(_("{what} is {given}, which is not a number of 0 or more.", what=what, given=short(text) or 'empty'), "file")
    return Fraction(Decimal(text.replace(",", ".")))


def short(text: str) -> str:
    """Somebody's text, cut so that a sentence stays one."""
    return text if len(text) <= 40 else text[:39] + "…"


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise BadInput(_("This file is larger than {most} MB, more than any election known. It was not read.",
                         most=MOST_BYTES // 1_000_000), "file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[:error.start].count(b"\n") + 1
        raise BadInput(_("Line {line} holds bytes that are not UTF-8 text. Save the file as UTF-8 and try again.", line=line),
                       "file") from None


def _tables(text: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    section, heads = "", None
    for line, cells in _lines(text):
        if cells[0].upper() in SECTIONS and not any(cells[1:]) and cells[0].upper() not in found:
            section, heads = cells[0].upper(), None
            found[section] = []
        elif not section:
            raise BadInput(_("Line {line} comes before any section. A .pb file starts with the line META.", line=line), "file")
        elif heads is None:
            heads = _heads(section, line, cells)
        else:
            found[section].append((line, _row(section, line, heads, cells)))
    missing = [name for name in SECTIONS if name not in found]
    if missing:
        raise BadInput(_("The file has no section {missing}. It may be cut off, or be no .pb file.", missing=missing[0]), "file")
    return found


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=";")
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error:
        raise BadInput(_("Line {line_num} cannot be read as cells between semicolons. Look for a quotation mark that is not "
                         "closed.", line_num=reader.line_num), "file") from None


def _heads(section: str, line: int, cells: list[str]) -> list[str]:
    needed = {"META": ("key", "value"), "PROJECTS": ("project_id", "cost"), "VOTES": ("voter_id", "vote")}[section]
    heads = [cell.lower() for cell in cells]
    missing = [name for name in needed if name not in heads]
    if missing:
        raise BadInput(_("Line {line}, the heading of {section}, has no column {missing}.",
                         line=line, section=section, missing=missing[0]), "file")
    return heads


def _row(section: str, line: int, heads: list[str], cells: list[str]) -> dict[str, str]:
    if section == "META":
        return {"key": cells[0].lower(), "value": cells[1] if len(cells) > 1 else ""}
    if any(cells[len(heads):]):
        raise BadInput(_("Line {line} has more cells than its heading. A text with a semicolon needs quotation marks round it.",
                         line=line), "file")
    return dict.fromkeys(heads, "") | dict(zip(heads, cells, strict=False))


def _projects(rows: list[Row]) -> tuple[Project, ...]:
    if len(rows) > MOST_PROJECTS:
        raise BadInput(_("The file has {rows} projects. At most {most_projects} can be counted.",
                         rows=say_number(len(rows)), most_projects=say_number(MOST_PROJECTS)), "file")
    found: dict[str, Project] = {}
    for line, row in rows:
        name = row["project_id"]
        if not name or name in found:
            raise BadInput(_("Line {line}: the project has {wrong}.",
                             line=line, wrong='the same id as another, ' + short(name) if name else 'no id'), "file")
        if not name.isprintable():
            raise BadInput(_("Line {line}: the project's id holds characters that cannot be shown.", line=line), "file")
        title = "".join(filter(str.isprintable, " ".join(row.get("name", "").split())))
        found[name] = Project(name, (number(row["cost"], f"Line {line}: the cost of {short(name)}"),), title)
    return tuple(found.values())


def _ballots(rows: list[Row], vote_type: str, meta: dict[str, str], projects: tuple[Project, ...]) -> tuple[Ballot, ...]:
    if len(rows) > MOST_VOTES:
        raise BadInput(_("The file has {rows} votes. At most {most_votes} can be counted.",
                         rows=say_number(len(rows)), most_votes=say_number(MOST_VOTES)), "file")
    known, seen, found = {project.id for project in projects}, set(), []
    for line, row in rows:
        if not row["voter_id"] or row["voter_id"] in seen:
            raise BadInput(_("Line {line}: the voter has {wrong}.",
                             line=line, wrong='the same id as another' if row['voter_id'] else 'no id'), "file")
        seen.add(row["voter_id"])
        found.append(read_ballot(line, row, vote_type, meta, known))
    return tuple(found)


def _check_whole(meta: dict[str, str], key: str, count: int) -> None:
    said = meta.get(key, "")
    if said and said != str(count):
        raise BadInput(_("META says {key} {said}, and the file holds {count}. It may be cut off: fetch it again.",
                         key=key, said=short(said), count=count), "file")
