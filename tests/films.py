"""Films in a few bytes: the parts that MP4 and WebM are known by, with nothing to see in them."""


def box(name: bytes, content: bytes) -> bytes:
    """One box of an MP4."""
    return (8 + len(content)).to_bytes(4, "big") + name + content


def an_mp4(content: bytes = b"\0" * 64) -> bytes:
    """An MP4 with one track of moving pictures."""
    track = box(b"trak", box(b"hdlr", b"\0" * 8 + b"vide" + b"\0" * 12))
    return box(b"ftyp", b"isom\0\0\2\0isomiso2") + box(b"moov", track) + box(b"mdat", content)


def a_webm(kind: bytes = b"webm", content: bytes = b"\0" * 64, sized: bool = True) -> bytes:
    """A WebM; one that was streamed is not `sized`."""
    header = b"\x42\x82" + bytes([0x80 | len(kind)]) + kind
    length = (0x4000 | len(content)).to_bytes(2, "big") if sized else b"\xff"
    return b"\x1a\x45\xdf\xa3" + bytes([0x80 | len(header)]) + header + b"\x18\x53\x80\x67" + length + content
