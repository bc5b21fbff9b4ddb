"""What a screen showed when, and how long after an act's answer that was."""

import math
import re
from collections import defaultdict

NUMBER = r"([\d,]+)"
ENTRIES = re.compile(NUMBER + r" (?:available|gaps?)\b")
VOTED = re.compile(rf'class="number">{NUMBER}')
TABLE_SIGN, VOTE_SIGN, FUNCTIONS_SIGN = "<caption>What we have said so far", 'class="number"', "<h1>Ten functions of brokerage"
SIGNS = {"table": TABLE_SIGN, "vote": VOTE_SIGN, "functions": FUNCTIONS_SIGN}
# What was answered just before the facilitator put something else on the screen may never be shown there.
GRACE_SECONDS = 2.0


class Followed:
    """Counts that grow, by what they count, with the moment at which each was first shown."""

    def __init__(self) -> None:
        self.shown: dict[object, list[tuple[float, int]]] = defaultdict(list)

    def note(self, moment: float, counts: dict) -> None:
        """These counts stood on the screen at this moment."""
        for what, count in counts.items():
            if not self.shown[what] or self.shown[what][-1][1] != count:
                self.shown[what].append((moment, count))

    def first(self, what: object) -> int:
        """What was shown of this at first."""
        return self.shown[what][0][1] if self.shown[what] else 0

    def wait(self, what: object, count: int, since: float) -> float:
        """Seconds from `since` until so many or more were shown; infinite when they never were."""
        return next((max(0.0, moment - since) for moment, shown in self.shown[what] if shown >= count), math.inf)


class DeskSeen(Followed):
    """The desk: how much each small group recorded, and how often it was seen to wait for help."""

    def hear(self, moment: float, html: str) -> None:
        """A piece of HTML came."""
        if "<caption>How far the small groups are" not in html:
            return
        for row in html.partition("<tbody>")[2].split("</tr>")[:-1]:
            cells = [cell.removesuffix("</td>") for cell in row.removeprefix("<tr>").split("<td>")[1:]]
            calls = "needs help" in cells[-1]
            self.note(moment, {cells[0]: _sum(cells[3]), ("help", cells[0]): int(calls)})

    def call_wait(self, name: str, since: float, until: float) -> float:
        """Seconds until the call of a small group was shown, which was taken back at `until`."""
        return next((max(0.0, moment - since) for moment, calls in self.shown["help", name] if calls and since - 1 < moment < until + 1),
                    math.inf)


class BigScreenSeen(Followed):
    """The big screen: which view was on from when, how much each cell of its table held, how many had voted."""

    def __init__(self) -> None:
        super().__init__()
        self.views: list[tuple[float, str]] = []
        self._last = ""

    def hear(self, moment: float, html: str) -> None:
        """A piece of HTML came. The same as before says nothing new."""
        if html == self._last:
            return
        self._last = html
        view = next((view for view, sign in SIGNS.items() if sign in html), "")
        if view and (not self.views or self.views[-1][1] != view):
            self.views.append((moment, view))
        if view == "table":
            self.note(moment, cells_of(html))
        elif view == "vote":
            self.note(moment, {"people": int(VOTED.search(html)[1].replace(",", ""))})

    def view_wait(self, view: str, since: float) -> float:
        """Seconds until a view was on that the desk was shown to have put there at `since`."""
        return next((max(0.0, moment - since) for moment, shown in self.views if shown == view and moment > since - 1), math.inf)

    def stayed(self, view: str, moment: float) -> bool:
        """Whether this view was on at the moment, and long enough after it to follow."""
        ends = [*(at for at, _ in self.views[1:]), math.inf]
        return any(shown == view and at <= moment < end - GRACE_SECONDS for (at, shown), end in zip(self.views, ends, strict=True))


def cells_of(html: str) -> dict[tuple[int, int], int]:
    """How much each cell of the functions' table holds, by row (the function) and column (the group of people)."""
    rows = html.partition("<tbody>")[2].partition("</tbody>")[0].split("</tr>")[:-1]
    return {(function, column): _sum(cell) for function, row in enumerate(rows, 1) for column, cell in enumerate(row.split("<td")[1:])}


def _sum(words: str) -> int:
    return sum(int(found.replace(",", "")) for found in ENTRIES.findall(words))
