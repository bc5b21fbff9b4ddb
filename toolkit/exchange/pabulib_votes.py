"""One vote of a .pb file as a ballot: ticks, points, or an order."""

import re
from fractions import Fraction

from toolkit.errors import BadInput
from toolkit.voting.rules.election import Ballot
from toolkit.words.speaking import _

POINTS = re.compile(r"-?\d{1,9}(\.\d{1,6})?")


def read_ballot(line: int, row: dict[str, str], vote_type: str, meta: dict[str, str], known: set[str]) -> Ballot:
    """The ballot on this line. Raises BadInput with a sentence that names the line."""
    names = _cells(row.get("vote", ""))
    _check_names(line, names, known)
    if vote_type == "choose-1" and len(names) > 1:
        raise BadInput(_("Line {line}: the vote names {names} projects, and in this vote each person chooses one.",
                         line=line, names=len(names)), "file")
    if vote_type in ("cumulative", "scoring") or (vote_type == "ordinal" and row.get("points")):
        given = dict(zip(names, _points(line, row, len(names), vote_type), strict=True))
        others = _whole(meta, "default_score", 0) if vote_type == "scoring" else 0
        return Ballot((dict.fromkeys(known, others) if others else {}) | given)
    if vote_type == "ordinal":
        longest = _whole(meta, "max_length", len(known))
        return Ballot({name: max(0, longest - place) for place, name in enumerate(names)})
    return Ballot.approving(*names)


def ranked_note(vote_type: str, meta: dict[str, str]) -> tuple[str, ...]:
    """What a person should know of how an order was counted. Raises BadInput for a way of scoring that is not known here."""
    if vote_type != "ordinal":
        return ()
    if meta.get("scoring_fn", "Borda").lower() != "borda":
        raise BadInput("META's scoring_fn is not Borda. Orders can be counted by Borda only.", "file")
    first = meta.get("max_length", "as many as there are projects")
    return (f"Orders are counted as points (Borda) unless the file gives points: first place {first}, each next place one less.",)


def _check_names(line: int, names: list[str], known: set[str]) -> None:
    for at, name in enumerate(names):
        if name not in known:
            raise BadInput(_("Line {line}: the vote names project {project}, which is not in PROJECTS.",
                             line=line, project=name[:40] or '(nothing)'), "file")
        if name in names[:at]:
            raise BadInput(_("Line {line}: the vote names project {name} twice.", line=line, name=name[:40]), "file")


def _points(line: int, row: dict[str, str], count: int, vote_type: str) -> list[int | Fraction]:
    cells = _cells(row.get("points", ""))
    if len(cells) != count:
        raise BadInput(_("Line {line}: the vote names {count} projects and gives {cells} numbers of points.",
                         line=line, count=count, cells=len(cells)), "file")
    for cell in cells:
        if not POINTS.fullmatch(cell) or (vote_type == "cumulative" and cell.startswith("-")):
            raise BadInput(_("Line {line}: {cell} is not a number of points.", line=line, cell=cell[:40] or '(nothing)'), "file")
    return [int(cell) if "." not in cell else Fraction(cell) for cell in cells]


def _whole(meta: dict[str, str], key: str, otherwise: int) -> int:
    said = meta.get(key) or str(otherwise)
    if not re.fullmatch(r"-?\d{1,6}", said):
        raise BadInput(_("META's {key} is {said}, which is not a whole number.", key=key, said=said[:40]), "file")
    return int(said)


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in text.split(",")] if text else []
