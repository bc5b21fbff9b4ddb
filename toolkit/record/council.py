"""How the council looks: its name, logo and colours, set once for all processes of an installation, and undone with one press."""

import base64
import io
import re
import threading
import time
from dataclasses import dataclass, field

from PIL import Image
from sqlmodel import Session

from toolkit import settings
from toolkit.access.roles import Actor, check_may
from toolkit.errors import BadInput, NotFound, ToolkitError
from toolkit.look import WHITE, WORDS_NEED, called, colours, contrast, readable_on
from toolkit.models import CouncilLogo, CouncilLook
from toolkit.record.drawings import harmless
from toolkit.record.edits import add_row, save_or_add
from toolkit.record.files import PNG, SVG, CheckedFile, checked_file
from toolkit.record.words import checked_words, optional_words
from toolkit.storage.engine import read_session
from toolkit.storage.queries import council as queries
from toolkit.words.speaking import _

SET = "set the council's look"
MOST_BYTES, MOST_DOTS = 300_000, 4_000_000
LONGEST_NAME, LONGEST_ALT = 80, 300
ENDINGS = {PNG: ".png", SVG: ".svg"}
FRESH_SECONDS = 10.0
A_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")


@dataclass(frozen=True)
class Council:
    """What is shown of the council; all empty is Common Table's own look. `logo` is SVG text, `logo_file` its name at the door.

    Version 0: nothing was ever set.
    """

    name: str = ""
    colour: str = ""
    dark_colour: str = ""
    logo: str = field(default="", repr=False)
    logo_file: str = ""
    logo_alt: str = ""
    version: int = 0

    @property
    def mark(self) -> str:
        """What tells one look from another in an address that browsers keep; empty for Common Table's own."""
        return f"?look={self.colour[1:]}-{self.dark_colour[1:]}" if self.colour or self.dark_colour else ""

    def accent(self, dark: bool = False) -> str:
        """The colour of links, buttons and headings on a light or a dark ground."""
        own = colours(dark)
        if dark:
            return self.dark_colour or (readable_on(self.colour, own.paper) if self.colour else own.available)
        return self.colour or own.available


OWN_LOOK = Council()


@dataclass(frozen=True)
class Wanted:
    """What somebody sets; colours as #RRGGBB or empty, `drop_logo` to show none any more."""

    name: str
    colour: str = ""
    dark_colour: str = ""
    logo_alt: str = ""
    drop_logo: bool = False


def council(*, session: Session) -> Council:
    """The council's look as it is set now."""
    row = queries.look(session=session)
    if row is None or not row.name:
        return Council(version=row.version if row else 0)
    logo = queries.logo_of(row, session=session)
    drawn, file = (_drawn(logo), f"{logo.checksum}{ENDINGS[logo.content_type]}") if logo else ("", "")
    return Council(row.name, row.colour, row.dark_colour, drawn, file, row.logo_alt if logo else "", row.version)


def logo_file(name: str, *, session: Session) -> tuple[str, bytes]:
    """Content type and bytes of a logo by its name, which is its checksum with an ending. Raises NotFound."""
    found = queries.logo_by_checksum(name.partition(".")[0], session=session)
    if found is None or name != f"{found.checksum}{ENDINGS[found.content_type]}":
        raise NotFound("This logo is not here. Reload the page that showed it.")
    return found.content_type, found.content


def set_look(actor: Actor, version: int, wanted: Wanted, upload: tuple[bytes, str] | None = None, *, session: Session) -> None:
    """Set name, colours and logo; `upload` is a new logo's content and file name.

    Raises BadInput at the field it belongs to, with the figures where a colour cannot be read; NotAllowed, Changed.
    """
    check_may(actor, SET)
    name = checked_words(wanted.name, "name", what="the council's name", limit=LONGEST_NAME)
    alt = optional_words(wanted.logo_alt, "logo_alt", what="what the logo shows", limit=LONGEST_ALT)
    columns = {"name": name, "colour": checked_colour(wanted.colour, "colour"), "logo_alt": alt,
               "dark_colour": checked_colour(wanted.dark_colour, "dark_colour", dark=True)}
    row = queries.look(session=session)
    kept = None if wanted.drop_logo or row is None else row.logo_id
    logo = checked_logo(*upload) if upload else None
    if (logo or kept) and not alt:
        raise BadInput("Write what the logo shows, for people who cannot see it, such as “Oxfordshire County Council”.", "logo_alt")
    columns["logo_id"] = add_row(actor, "keep the council's logo", logo, workshop_id=None, session=session).id if logo else kept
    _save(actor, version, columns, session=session)


def own_look(actor: Actor, version: int, *, session: Session) -> None:
    """Back to Common Table's own look. Logos that were given stay in the record. Raises NotAllowed, Changed."""
    check_may(actor, SET)
    _save(actor, version, {"name": "", "colour": "", "dark_colour": "", "logo_alt": "", "logo_id": None}, session=session)


def _save(actor: Actor, version: int, columns: dict, *, session: Session) -> None:
    save_or_add(actor, SET, queries.look(session=session), CouncilLook(**columns), version, columns, workshop_id=None,
                session=session, meanwhile="Somebody else set the council's look meanwhile.")


def checked_colour(typed: str, where: str, dark: bool = False) -> str:
    """The colour as #RRGGBB, empty for none. Raises BadInput naming the figures of each pair that cannot be read.

    Words in a light paper's colour on this one (buttons) have the same figures as this one on the paper.
    """
    found = A_COLOUR.fullmatch(typed.strip())
    if not typed.strip():
        return ""
    if found is None:
        raise BadInput("Write the colour as six signs after #, such as #0B5C8A. The council's design guide names it.", where)
    digits = found[1] if len(found[1]) == 6 else "".join(sign * 2 for sign in found[1])
    colour = f"#{digits.upper()}"
    pairs = [(ground, contrast(colour, paper)) for ground, paper in grounds(dark)]
    failing = [f"on {ground} has {_figure(ratio)} to 1" for ground, ratio in pairs if ratio < WORDS_NEED]
    if failing:
        raise BadInput(_("This {colour} {failing}; words need {words_need} to 1. Choose a {better} one.",
                         colour=called(colour), failing=' and '.join(failing), words_need=f"{WORDS_NEED:g}",
                         better=_("lighter") if dark else _("darker")), where)
    return colour


def grounds(dark: bool) -> tuple[tuple[str, str], ...]:
    """What the colour stands on, by name: on reports, and on doors and screens."""
    return (("the dark ground", colours(dark=True).paper),) if dark else (("white", WHITE), ("the screens' light ground", colours().paper))


def _figure(ratio: float) -> str:
    return f"{int(ratio * 10) / 10:.1f}"    # never rounded up to what it does not reach


def checked_logo(data: bytes, name: str) -> CouncilLogo:
    """The logo as it is kept, a drawing with only what draws. Raises BadInput (field "file")."""
    found: CheckedFile = checked_file(data, name, frozenset({PNG, SVG}), MOST_BYTES)
    if found.content_type == SVG:
        data = harmless(data).encode()
        found = checked_file(data, found.name, frozenset({SVG}), MOST_BYTES)
    elif _dots(data)[0] * _dots(data)[1] > MOST_DOTS:
        raise BadInput(_("This logo has more than {most} million dots. Please save it smaller first.", most=MOST_DOTS // 1_000_000), "file")
    return CouncilLogo(content_type=found.content_type, size=found.size, checksum=found.checksum, content=data)


def _dots(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(data), formats=("PNG",)) as picture:
        return picture.size


def _drawn(logo: CouncilLogo) -> str:
    """The logo as a drawing, whatever it was given as: all formats of reports take one."""
    if logo.content_type == SVG:
        return logo.content.decode()
    wide, high = _dots(logo.content)
    inside = base64.b64encode(logo.content).decode()
    return (f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{wide}" height="{high}" '
            f'viewBox="0 0 {wide} {high}"><image width="{wide}" height="{high}" xlink:href="data:image/png;base64,{inside}"/></svg>')


class Shown:
    """The look as this process read it last: doors and sheets show it without asking the record each time.

    What another process set is here within ten seconds. While the record is away the last one stays.
    """

    def __init__(self) -> None:
        self._at, self._read_at, self._found, self._lock = "", 0.0, Council(), threading.Lock()

    def get(self) -> Council:
        """The look, without waiting, but for the first time."""
        at, read_at = settings.database_url(), time.monotonic()
        if at != self._at:
            self._read(at)
        elif read_at > self._read_at + FRESH_SECONDS and self._lock.acquire(blocking=False):
            # In a thread of its own: a door that votes come in by waits for no record.
            self._lock.release()
            self._read_at = read_at
            threading.Thread(target=self._read, args=(at,), daemon=True, name="council look").start()
        return self._found

    def forget(self) -> None:
        """After it was set here: the next who asks reads it."""
        self._at = ""

    def _read(self, at: str) -> None:
        with self._lock:
            try:
                with read_session() as session:
                    found = council(session=session)
            except ToolkitError:
                found = self._found if at == self._at else Council()
            self._at, self._read_at, self._found = at, time.monotonic(), found


SHOWN = Shown()
