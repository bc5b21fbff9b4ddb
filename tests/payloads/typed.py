"""What somebody types who means harm: a payload for every field, with a mark by which it is found again, and what fits elsewhere."""

import re
from datetime import timedelta
from itertools import count

from toolkit.clock import today

# `{}` is the number of the field. Each would leave a trace if it ran: window.harmed, a call of /harmed, a dialog, a missing table.
PAYLOADS = (
    '"><img src=/harmed/{0} onerror="window.harmed={0}">',
    '"></textarea></title><script>window.harmed={0}</script>',
    "<svg/onload=window.harmed={0}><b>",
    "[t](javascript:window.harmed={0}) ![p](/harmed/{0}) <javascript:window.harmed={0}>",
    "javascript:window.harmed={0}//`</script><iframe srcdoc='<script>top.harmed={0}</script>'>",
    '=HYPERLINK("http://harmed.example/{0}","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0 {0}",
    "-2+3+cmd|' /C calc'!A0 {0}",
    "'; drop table case; drop table entry; -- {0}",
    '#panic("{0}") #read("/etc/passwd") $x$ ]] "',
    "{{{{7*7}}}} {{% raise {0} %}} ${{7*7}} %s :material/home: :red[x]",
    "\u202e<img/src=/harmed/{0} onerror=window.harmed={0}>\u2066",
    "' onmouseover='window.harmed={0}' autofocus onfocus='window.harmed={0}' x='",
)
MARK = re.compile(r"zq(\d+)z")
FITTING = (
    ("pounds|£|cost|how much", "12"), ("e-mail", "zq{0}z@harmed.example"),
    ("link to a page|allow an address|website|web page", "https://harmed.example/<b>zq{0}z"),
    ("time,|begins at|time it came", "16:00"), ("day they can|from which day", f"{today() + timedelta(days=20):%d/%m/%Y}"),
    ("reference", "R-{0}"),
    ("postcode", "OX16 0AA"), ("telephone", "01865 000000"), ("companies house|charity number|number", "1234567"))
_numbers = count(1)


def payload(most: int = 0) -> tuple[int, str]:
    """The next field's number and its payload, within so many letters where that is not 0."""
    number = next(_numbers)
    mark = f"zq{number}z"
    whole = f"{PAYLOADS[number % len(PAYLOADS)].format(number)} {mark}"
    tight = f"<b>{mark}" if most < len(whole) else whole
    return number, (tight if most else whole)


def fitting(label: str, number: int) -> str | None:
    """What a field takes that takes no free words; None for one that does."""
    found = next((value for words, value in FITTING if re.search(words, label.lower())), None)
    return found and found.format(number)


def marks(text: str) -> set[int]:
    """The numbers of the fields whose words stand in a text."""
    return {int(one) for one in MARK.findall(text)}
