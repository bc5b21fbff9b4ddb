"""What a camera writes beside a picture is taken out: place, time, camera. The picture and which way up it is stay."""

import io
import struct

import pytest
from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo

from tests.factories import a_workshop, an_actor
from toolkit.errors import BadInput
from toolkit.record.files import JPEG, PDF, PNG, checked_file
from toolkit.record.photos import ORIENTATION, picture_only, taken_in
from toolkit.steps.attaching import attach, read_attachment

GPS, CAMERA, OWNER, TAKEN = 0x8825, 0x0110, 0xA430, 0x9003
SECRETS = (b"Pocket 9", b"Sam Lee", b"2026:03:12", b"51.75", b"<x:xmpmeta", b"a comment", b"ftypmp42")


def drawn(colour="red") -> Image.Image:
    picture = Image.new("RGB", (64, 32), colour)
    picture.paste("blue", (0, 0, 20, 10))
    return picture


def camera_note(which: int | None = 6) -> Image.Exif:
    note = Image.Exif()
    note[CAMERA] = "Pocket 9"
    if which:
        note[ORIENTATION] = which
    note.get_ifd(0x8769).update({OWNER: "Sam Lee", TAKEN: "2026:03:12 10:00:00"})
    note.get_ifd(GPS).update({1: "N", 2: (51.0, 45.0, 7.2), 3: "W", 4: (1.0, 15.0, 28.4), 29: "2026:03:12"})
    return note


def a_jpeg(which: int | None = 6, **how) -> bytes:
    """A photo as a phone takes it: Exif with a place, XMP, a comment, and a short film after its end."""
    out = io.BytesIO()
    drawn().save(out, "JPEG", exif=camera_note(which), comment=b"a comment", xmp=b"<x:xmpmeta>51.75</x:xmpmeta>", **how)
    return out.getvalue() + b"\0\0\0\x18ftypmp42 a film \xff\xd9"


def a_png(which: int | None = 6) -> bytes:
    out, words = io.BytesIO(), PngInfo()
    words.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>51.75</x:xmpmeta>")
    words.add_text("Author", "Sam Lee", zip=False)
    drawn().save(out, "PNG", exif=camera_note(which), pnginfo=words)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


@pytest.mark.parametrize("which", [None, *range(1, 9)])
@pytest.mark.parametrize(("made", "kind"), [(a_jpeg, JPEG), (lambda which: a_jpeg(which, progressive=True), JPEG),
                                            (lambda which: a_jpeg(which, restart_marker_rows=1), JPEG), (a_png, PNG)],
                         ids=["jpeg", "progressive", "restarts", "png"])
def test_the_place_and_the_camera_go_and_the_picture_stays_as_it_is_held(made, kind, which):
    data = made(which)
    assert opened(data).getexif().get_ifd(GPS) and b"Pocket 9" in data
    kept = picture_only(data, kind)
    assert not [secret for secret in SECRETS if secret in kept]
    before, after = opened(data), opened(kept)
    assert list(after.getexif()) == ([ORIENTATION] if which and which != 1 else []) and not after.getexif().get_ifd(GPS)
    assert after.tobytes() == before.tobytes()
    assert ImageOps.exif_transpose(after).tobytes() == ImageOps.exif_transpose(before).tobytes()
    assert picture_only(kept, kind) == kept


def test_colours_stay_as_they_were_meant():
    out = io.BytesIO()
    drawn().convert("CMYK").save(out, "JPEG", icc_profile=b"profile of colours", exif=camera_note())
    kept = opened(picture_only(out.getvalue(), JPEG))
    assert kept.mode == "CMYK" and kept.info["icc_profile"] == b"profile of colours"
    assert kept.tobytes() == opened(out.getvalue()).tobytes()


def test_a_photo_that_says_nothing_and_a_pdf_stay_byte_for_byte():
    out = io.BytesIO()
    drawn().save(out, "JPEG")
    assert picture_only(out.getvalue(), JPEG) == out.getvalue()
    assert picture_only(b"%PDF-1.7 \xff\xe1 %%EOF", PDF) == b"%PDF-1.7 \xff\xe1 %%EOF"


def test_a_table_that_lies_about_its_length_does_not_hang():
    data = a_jpeg()
    at = data.index(b"\xff\xdb")
    lying = data[:at + 2] + struct.pack(">H", 0) + data[at + 4:]
    with pytest.raises(BadInput):
        taken_in(lying, "x.jpg", frozenset({JPEG}), 10_000)


def test_an_attached_photo_is_kept_without_them(session):
    workshop = a_workshop(session)
    kept, data = read_attachment(an_actor(), attach(an_actor(), workshop.id, a_jpeg(), "table.jpg", session=session), session=session)
    assert b"Pocket 9" not in data and opened(data).getexif()[ORIENTATION] == 6
    assert (kept.checksum, kept.size) == (checked_file(data, "table.jpg", frozenset({JPEG}), 10_000).checksum, len(data))
