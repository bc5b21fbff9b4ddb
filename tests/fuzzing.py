"""What the fuzzed doors are given: right words and odd ones for each part of an address, forms as they stood, bodies, cookies, headers.

Everything is drawn from one `random.Random`, so that a request can be drawn again from its seed.
"""

import json
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote, urlencode
from uuid import UUID

from starlette.routing import Mount, Route

# Long, of other scripts and directions, out of the folder, cut by NUL, a command of SQL or of a template, a number that is none.
ODD = ("", " ", "-", ".", "..", "../../etc/passwd", "..\\..\\windows\\win.ini", "%2e%2e/%2e%2e/secret.key", "/", "//evil.example/", "\0",
       "a\0b", "x" * 300, "9" * 5_000, "\U0001f333" * 40, "ไม่มีเสียง", "‮gnorw", "é" * 70, "İıſK", "٣", "²", "\ufeff", "\uffff", "\ud800",
       "\r\nSet-Cookie: a=b", "' OR '1'='1", "'; DROP TABLE workshop;--", "{{7*7}}", "<script>alert(1)</script>", "=HYPERLINK(\"x\")", "-1",
       "0", "1e400", "NaN", "null", "00000000-0000-4000-8000-000000000000", "[]", "%", "%zz", "+", "&=&", "../" * 60)
STYLES = ("normal", "large", "a3", "easy", "papers", "wall", "reconciliation", "available", "gap", "1", "2", "ABCDE")
METHODS = ("GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "GETT")
QUERIES = ("workshop", "style", "part", "sheet", "kind", "numbers", "number", "function", "group", "code", "saved", "change", "search",
           "page", "per_page", "look", "lang", "taxonomy_id", "modified_after")
FORM, BOUNDARY = "application/x-www-form-urlencoded", "----odd"
HUGE = 600_000
HEADERS = {
    "host": ("evil.example", "[::1", "a b", "", ":99999", "testserver:x", "é.example", "x" * 3_000, "evil.example/path?x#y"),
    "accept-language": ("cy", "en-GB;q=abc", "*", "," * 500, "x" * 5_000, "zh-Hant-TW;q=0.1,cy;q=2", "../../etc", "é", "en;q=", "cy-\0"),
    "content-length": ("-1", "abc", "0", "99999999999999999999", "1"),
    "range": ("bytes=0-0", "bytes=-5", "bytes=9-1", "bytes=0-99999999999999999999", "bytes=a-b", "pages=1-2", "bytes=" + "0-1," * 500),
    "if-range": ("\"x\"", "Mon, 32 Foo 2026 99:99:99 GMT"),
    "if-none-match": ("*", "\"", "W/\"x\"", "x" * 3_000, "é"),
    "if-modified-since": ("yesterday", "Mon, 32 Foo 2026 99:99:99 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "0"),
    "accept": ("application/json", "*/*;q=x", "", "text/html" * 400),
    "accept-encoding": ("gzip", "br;q=2", "gzip;q=x", "*", "identity;q=0"),
    "origin": ("null", "https://evil.example", "http://testserver", "http://[", "é"),
    "sec-fetch-site": ("same-origin", "cross-site", "none", "x"),
    "referer": ("http://[", "https://evil.example/\0"),
    "x-forwarded-host": ("evil.example", "[", ""), "x-forwarded-proto": ("https", "gopher", ""), "x-forwarded-for": ("1.2.3.4", "x" * 999),
    "user-agent": ("", "() { :; }; echo"), "transfer-encoding": ("chunked", "gzip"), "expect": ("100-continue",),
}


@dataclass
class Asked:
    """One request, as it can be asked for and told."""

    method: str
    address: str
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    content: bytes | None = None

    def __str__(self) -> str:
        body = "" if self.content is None else f", a body of {len(self.content)}: {self.content[:300]!r}"
        return f"{self.method} {self.address[:300]} {repr(self.headers)[:600]}{body}"


@dataclass(frozen=True)
class Form:
    """A form as a page showed it."""

    action: str
    fields: tuple[tuple[str, str], ...]

    @property
    def names(self) -> set[str]:
        """What its fields are called."""
        return {name for name, _ in self.fields}


class _Forms(HTMLParser):
    def __init__(self, at: str) -> None:
        super().__init__()
        self.at, self.found, self._fields = at, list[Form](), list[tuple[str, str]]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._fields = []
            self._action = about.get("action") or self.at
        elif name := about.get("name"):
            self._fields.append((name, about.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.found.append(Form(self._action, tuple(self._fields)))


def forms_in(html: str, at: str) -> list[Form]:
    """The forms of a page at this address, by GET and by POST."""
    reader = _Forms(at)
    reader.feed(html)
    return reader.found


def odd(chance: random.Random) -> str:
    """Something that nobody should have typed."""
    kind = chance.randrange(5)
    if kind == 0:
        return "".join(chr(chance.choice((chance.randrange(32), chance.randrange(32, 127), chance.randrange(128, 0xD800))))
                       for _ in range(chance.randrange(1, 60)))
    return str(UUID(int=chance.getrandbits(128))) if kind == 1 else chance.choice(ODD)


def mutated(right: str, chance: random.Random) -> str:
    """A right word with one sign changed, left out or doubled, or in other letters."""
    at = chance.randrange(len(right) + 1)
    spoilt = right[:at] + odd(chance)[:3] + right[at:]
    return chance.choice((spoilt, right[:at], right[1:], right.upper(), right.lower(), f" {right} ", right * 2))


def address(route: Route | Mount, right: Mapping[str, Iterable[str]], chance: random.Random) -> str:
    """An address of this door: its parameters filled with what `right` has, with right words spoilt, or with odd ones."""
    if isinstance(route, Mount):
        return f"{route.path}/{chance.choice((*right['file'], _quoted(odd(chance))))}"
    made = route.path
    for name, convertor in route.param_convertors.items():
        known = list(right.get(f"{route.path.split('/')[1]} {name}", right.get(name, ())))
        word = chance.choice(known) if known and chance.random() < 0.7 else odd(chance)
        word = mutated(word, chance) if chance.random() < 0.1 else word
        kind = type(convertor).__name__.removesuffix("Convertor").lower().removesuffix("eger").removesuffix("ing")
        made = made.replace(f"{{{name}:{kind}}}" if kind != "str" else f"{{{name}}}", _quoted(word))
    return made


def with_query(path: str, names: Iterable[str], values: Iterable[str], chance: random.Random) -> str:
    """The address with some questions after it."""
    asked, known = [], list(values)
    for _ in range(chance.choice((0, 0, 1, 1, 2, 5, 60))):
        value = chance.choice(known) if chance.random() < 0.3 else odd(chance)
        asked.append(f"{_quoted(chance.choice((*names, odd(chance))))}={_quoted(value)}")
    return f"{path}?{'&'.join(asked)}" if asked else path


def _quoted(word: str) -> str:
    return quote(word.encode("utf-8", "surrogatepass"), safe="")


def body(fields: Iterable[tuple[str, str]], chance: random.Random) -> tuple[str, bytes]:
    """(content type, body): the form as it stood, spoilt in some of its fields, or no form at all."""
    found, how = list(fields), chance.randrange(12)
    if how == 0:
        return chance.choice((FORM, "text/plain", "application/octet-stream")), chance.randbytes(chance.randrange(3_000))
    if how == 1:
        return chance.choice((FORM, f"{FORM}; charset=utf-16")), urlencode(found).encode("utf-16")
    if how == 2:
        return chance.choice((FORM, "application/json")), json.dumps({name: [value] for name, value in found}).encode()
    if how == 3:
        return f"multipart/form-data{chance.choice((f'; boundary={BOUNDARY}', '', '; boundary=', '; boundary=é'))}", _parts(found)
    if how == 4:
        return FORM, b"a=" + b"x" * HUGE if chance.random() < 0.3 else b"&".join(b"f%d=" % number for number in range(1_500))
    spoilt = [(odd(chance) if chance.random() < 0.05 else name, odd(chance) if name != "seal" and chance.random() < 0.25 else value)
              for name, value in found if chance.random() > 0.05]
    spoilt += [(chance.choice([name for name, _ in found] or ["x"]), odd(chance)) for _ in range(chance.choice((0, 0, 1, 3)))]
    return FORM, "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in spoilt).encode()


def _parts(fields: list[tuple[str, str]]) -> bytes:
    # The last part is never closed.
    return "\r\n".join(f"--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}" for name, value in fields).encode()


def headers(chance: random.Random) -> list[tuple[bytes, bytes]]:
    """None, one, or several headers that no browser sends so."""
    names = chance.sample(list(HEADERS), chance.choice((0, 0, 0, 1, 1, 2, 6)))
    return [(name.encode(), chance.choice(HEADERS[name]).encode()) for name in names]


def cookies(right: Iterable[str], name: str, chance: random.Random) -> list[tuple[bytes, bytes]]:
    """One cookie of those that open something, a broken one, or none."""
    secret = chance.choice(list(right))
    lines: tuple[Any, ...] = (f"{name}={secret}",) * 7 + (
        "", f"{name}={mutated(secret, chance)}", f"{name}={odd(chance)}", f"{name}", ";;=;", f'{name}="', f"{name}={secret}; {name}=x",
        f"common_table_ticket_ABCDE={odd(chance)}", "a=b;" * 100)
    said = chance.choice(lines).encode("utf-8", "replace")
    return [(b"cookie", said)] if said else []
