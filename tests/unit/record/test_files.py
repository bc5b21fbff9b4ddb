"""A file is what is in it: lies, damage, bombs and odd names are refused or cleaned, each in one sentence."""

import hashlib
import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.films import a_webm, an_mp4, box
from toolkit.errors import BadInput
from toolkit.record.files import FILMS, JPEG, MP4, PDF, PICTURES, PNG, WEBM, checked_file

ALL = PICTURES | FILMS | {PDF}
A_PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


def picture(kind="PNG", size=(60, 40), mode="RGB", **more) -> bytes:
    kept = io.BytesIO()
    Image.effect_noise(size, 60).convert(mode).save(kept, kind, **more)
    return kept.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A PNG that says how big it unfolds to, and is tiny."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 5000)) + chunk(b"IEND", b"")


def two_in_one() -> bytes:
    """What phones give for a photo with a second picture inside (MPO): a JPEG all the same."""
    kept = io.BytesIO()
    one = Image.effect_noise((40, 40), 60).convert("RGB")
    one.save(kept, "MPO", save_all=True, append_images=[one])
    return kept.getvalue()


def check(data, name="file", kinds=ALL, most_bytes=1_000_000):
    return checked_file(data, name, kinds, most_bytes)


def why(data, name="file", kinds=ALL, most_bytes=1_000_000) -> str:
    with pytest.raises(BadInput) as caught:
        check(data, name, kinds, most_bytes)
    assert caught.value.field == "file"
    assert str(caught.value).endswith(".")
    return str(caught.value)


GOOD = {"a.jpg": (picture("JPEG"), JPEG), "b.JPEG": (picture("JPEG", progressive=True), JPEG), "c.jpg": (two_in_one(), JPEG),
        "grey.jpg": (picture("JPEG", mode="L"), JPEG), "print.jpg": (picture("JPEG", mode="CMYK"), JPEG),
        "d.png": (picture(), PNG), "clear.png": (picture(mode="RGBA"), PNG), "few.png": (picture(mode="P"), PNG),
        "e.pdf": (A_PDF, PDF), "f.mp4": (an_mp4(), MP4), "f.m4v": (an_mp4(), MP4), "g.webm": (a_webm(), WEBM),
        "streamed.webm": (a_webm(sized=False), WEBM)}


@pytest.mark.parametrize("name", GOOD)
def test_every_kind_that_can_be_kept(name):
    data, kind = GOOD[name]
    found = check(data, name)
    assert (found.content_type, found.name, found.size) == (kind, name, len(data))
    assert found.checksum == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("name", GOOD)
def test_what_is_cut_off_is_damaged(name):
    data, _ = GOOD[name]
    cut = data[:len(data) * 2 // 3]
    if name in ("streamed.webm", "c.jpg"):  # a film that names no length; the first of two pictures is whole
        assert check(cut, name)
    else:
        assert "is damaged, or only a part of it arrived" in why(cut, name)


def test_an_empty_file_and_one_that_is_too_big():
    assert why(b"", "photo.jpg").startswith("photo.jpg is empty.")
    data = picture()
    assert check(data, most_bytes=len(data))
    assert "is the most that can be kept" in why(data, most_bytes=len(data) - 1)
    assert why(b"x" * 2_500_000, most_bytes=1_000_000).startswith("file is 2.5 MB big; 1 MB is the most")


@pytest.mark.parametrize(("data", "name", "says"), [
    (picture("JPEG"), "photo.png", "photo.png is not what its name says: it is a JPEG picture."),
    (picture(), "paper.pdf", "paper.pdf is not what its name says: it is a PNG picture."),
    (picture(), "page.html", "page.html is not what its name says: it is a PNG picture."),
    (picture(), "run.exe", "run.exe is not what its name says"),
    (b"<script>alert(1)</script>", "photo.jpg", "photo.jpg is not a JPEG picture, although its name says so."),
    (b"MZ\x90\0" * 100, "film.mp4", "film.mp4 is not a film (MP4), although its name says so."),
    (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "drawing.svg", "drawing.svg is a drawing (SVG). What can be kept here: JPEG picture"),
    (b"GIF89a" + b"\0" * 50, "moving.gif", "moving.gif is a kind of file that cannot be kept here."),
    (b"PK\x03\x04" + b"\0" * 50, "table.xlsx", "table.xlsx is a kind of file"),
    (b"\n%PDF-1.7 %%EOF", "late.pdf", "late.pdf is not a PDF"),
    (box(b"ftyp", b"heic\0\0\0\0") + box(b"mdat", b"x"), "photo.heic", "photo.heic is a kind of file"),
    (box(b"ftyp", b"qt  \0\0\0\0") + box(b"mdat", b"x"), "film.mov", "film.mov is a kind of file"),
    (a_webm(b"matroska"), "film.mkv", "film.mkv is a kind of file")])
def test_a_file_that_lies_or_is_of_no_use(data, name, says):
    assert why(data, name).startswith(says)


def test_a_kind_that_is_not_taken_here_says_which_are():
    assert why(A_PDF, "plan.pdf", PICTURES | FILMS) == (
        "plan.pdf is a PDF. What can be kept here: JPEG picture, PNG picture, film (MP4), film (WebM). Choose another file.")
    assert why(an_mp4(), "film.mp4", PICTURES).startswith("film.mp4 is a film (MP4).")


@pytest.mark.parametrize("data", [
    box(b"ftyp", b"isom\0\0\0\0"), box(b"ftyp", b"isom\0\0\0\0") + box(b"moov", b"soun") + box(b"mdat", b"x"),
    box(b"ftyp", b"isom\0\0\0\0") + box(b"moov", b"vide"), an_mp4() + b"\0\0\0\x03junk", an_mp4()[:-1]])
def test_an_mp4_without_moving_pictures_or_with_loose_ends(data):
    assert "is damaged" in why(data, "film.mp4")


def test_a_small_file_that_unfolds_to_a_huge_picture():
    for size in ((9_000, 8_000), (12_000, 9_000), (60_000, 60_000)):
        assert "64 million dots" in why(png_of(*size), "bomb.png")


def test_a_picture_with_one_wrong_byte_in_the_middle():
    data = bytearray(picture())
    data[len(data) // 2] ^= 0xFF
    assert "is damaged" in why(bytes(data), "photo.png")


@pytest.mark.parametrize(("name", "kept"), [
    ("photo", "photo.png"), ("", "file.png"), ("C:\\Users\\pat\\photo.png", "photo.png"), ("../../etc/photo.png", "photo.png"),
    ("a\nb\0c.png", "abc.png"), ("gnp\u202egpj.png", "gnpgpj.png"), ("  two   words .png", "two words .png"),
    ("Zoë 😀.png", "Zoë 😀.png"), ("x" * 300 + ".png", "x" * 116 + ".png"), ("notes.v2", "notes.v2.png"), ("...", "file.png"),
    ("صورة.png", "صورة.png")])
def test_names_are_cleaned(name, kept):
    assert check(picture(), name).name == kept


@given(st.text(max_size=300))
def test_any_name_is_taken_or_refused_in_a_sentence(name):
    try:
        found = check(A_PDF, name)
    except BadInput:
        return
    assert found.name.lower().endswith(".pdf")
    assert len(found.name) <= 140 and "/" not in found.name and "\\" not in found.name and found.name.isprintable()


@given(st.sampled_from([data for data, _ in GOOD.values()]), st.data())
def test_whatever_is_damaged_is_taken_or_refused_in_a_sentence(data, draw):
    broken = bytearray(data)
    for place in draw.draw(st.lists(st.integers(0, len(data) - 1), max_size=6)):
        broken[place] = draw.draw(st.integers(0, 255))
    cut = draw.draw(st.integers(0, len(data)))
    for tried in (bytes(broken), bytes(broken[:cut])):
        try:
            assert check(tried).content_type in ALL
        except BadInput as error:
            assert error.field == "file"


@given(st.binary(max_size=400), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-", b"\0\0\0\x18ftypisom",
                                                 b"\x1a\x45\xdf\xa3"]))
def test_noise_is_never_more_than_refused(noise, start):
    try:
        check(start + noise)
    except BadInput as error:
        assert error.field == "file"
