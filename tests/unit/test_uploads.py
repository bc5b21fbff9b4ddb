"""Every file that somebody may give us is judged by what is in it: each upload on a screen, found here, and what it refuses."""

import re

import pytest

from toolkit.errors import BadInput
from toolkit.exchange.sheets.reading import rows_of
from toolkit.exchange.workshop_in import read_file
from toolkit.places.boundary import read_boundary
from toolkit.record.council import checked_logo
from toolkit.record.files import checked_file
from toolkit.settings import ROOT
from toolkit.steps.attaching import KINDS, MOST_BYTES
from toolkit.steps.stories import FILMS, PICTURES


def as_attachment(data, folder):
    checked_file(data, "page.png", KINDS, MOST_BYTES)


def as_story(data, folder):
    checked_file(data, "film.mp4", PICTURES | FILMS, MOST_BYTES)


def as_boundary(data, folder):
    read_boundary(data)


def as_workshop(data, folder):
    read_file(data)


def as_table(data, folder):
    (folder / "list.xlsx").write_bytes(data)
    list(rows_of(folder / "list.xlsx"))


def as_logo(data, folder):
    checked_logo(data, "logo.svg")


# By the screen's part that asks for a file: what reads it.
UPLOADS = {"pages/ui/photos.py": as_attachment, "pages/ui/vote_totals.py": as_attachment, "pages/ui/story_form.py": as_story,
           "pages/ui/area_setting.py": as_boundary, "pages/ui/carry.py": as_workshop, "pages/ui/provider_in.py": as_table,
           "pages/ui/council_look.py": as_logo}
NOT_WHAT_THEY_SAY = {"empty": b"", "a program": b"MZ\x90\0\3" + b"\0" * 200, "half a picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
                     "an archive cut short": b"PK\3\4" + b"\0" * 40}
PICTURE_OF_SCRIPTS = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


def test_every_upload_is_known_here():
    files = [file for file in (ROOT / "pages").rglob("*.py") if re.search(r"file_uploader|camera_input|audio_input|chat_input",
                                                                          file.read_text("utf-8"))]
    assert {file.relative_to(ROOT).as_posix() for file in files} == set(UPLOADS)


@pytest.mark.parametrize("given", NOT_WHAT_THEY_SAY)
@pytest.mark.parametrize("read", dict.fromkeys(UPLOADS.values()), ids=lambda read: read.__name__)
def test_what_is_not_what_its_name_says_is_refused_in_a_sentence(read, given, tmp_path):
    with pytest.raises(BadInput):
        read(NOT_WHAT_THEY_SAY[given], tmp_path)


@pytest.mark.parametrize("read", [as_attachment, as_story, as_boundary, as_workshop, as_logo])
def test_a_picture_that_may_hold_scripts_is_taken_nowhere(read, tmp_path):
    for data in (PICTURE_OF_SCRIPTS, b"<html><script>alert(1)</script>", b"%!PS"):
        with pytest.raises(BadInput):
            read(data, tmp_path)


def test_no_upload_is_larger_than_the_screens_take():
    most = int(re.search(r"(?m)^maxUploadSize = (\d+)$", (ROOT / ".streamlit" / "config.toml").read_text("utf-8"))[1])
    assert most * 1_000_000 >= MOST_BYTES
    with pytest.raises(BadInput, match="the most that can be kept"):
        checked_file(b"\x89PNG\r\n\x1a\n" + bytes(MOST_BYTES), "big.png", KINDS, MOST_BYTES)
