"""What the facilitator can put on the big screen, one press each. A new view is one line here and one function on the screen."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor
from toolkit.errors import BadInput
from toolkit.events.desk import DeskSeen, change_desk
from toolkit.steps.stories import story_seen

PAGED = "one"  # the view that is turned page by page
MOST_PAGES = 9999


@dataclass(frozen=True)
class View:
    """One view: its name on the desk's button and the sign beside it."""

    slug: str
    name: str
    icon: str


VIEWS = (
    View("item", "What is on now", ":material/schedule:"),
    View("principles", "Principles", ":material/handshake:"),
    View("functions", "Ten functions", ":material/format_list_numbered:"),
    View("story", "A story", ":material/auto_stories:"),
    View("join", "Joining code", ":material/qr_code_2:"),
    View("map", "Map", ":material/map:"),
    View("table", "Table", ":material/table_view:"),
    View(PAGED, "One table or many", ":material/record_voice_over:"),
    View("matrix", "Matrix", ":material/scatter_plot:"),
    View("vote", "Vote and result", ":material/how_to_vote:"),
)


def view_now(desk: DeskSeen, *, voting: bool, reachable: bool) -> str:
    """The view that is on. Until somebody chose one: the vote once it was opened, before that how to join, or a welcome.

    `reachable` says whether phones can open the hall's address.
    """
    return desk.shows or ("vote" if voting else "join" if desk.code and reachable else "item")


def show_on_big_screen(actor: Actor, workshop_id: UUID, slug: str, what: str = "", *, session: Session) -> None:
    """Put a view on the big screen; `what` is the story's slug where a story is shown. Raises BadInput, NotFound."""
    if slug not in {one.slug for one in VIEWS}:
        raise BadInput("Choose one of the buttons.", "view")
    if slug == "story":
        story_seen(what, session=session)
    change_desk(actor, workshop_id, "show on the big screen", session=session, shows=slug, shows_what=what if slug == "story" else "")


def turn_big_screen(actor: Actor, workshop_id: UUID, number: int, *, session: Session) -> None:
    """Put one page of "One table or many" on the big screen, from 1 on; it names the page, so two presses turn once.

    Raises BadInput.
    """
    if number not in range(1, MOST_PAGES + 1):
        raise BadInput("There is no such page. Choose “One table or many” again.", "view")
    change_desk(actor, workshop_id, "turn the big screen's page", session=session, shows=PAGED, shows_what=str(number))


def page_shown(shows_what: str, total: int, size: int) -> tuple[int, int]:
    """Which page of so many things is shown, and how many pages there are; a page that is gone is the last."""
    last = max(1, -(-total // size))
    return min(int(shows_what) if shows_what.isdecimal() else 1, last) or 1, last


TEXT_SIZES = {100: "Large", 125: "Larger", 150: "Largest"}


def set_text_size(actor: Actor, workshop_id: UUID, percent: int, *, session: Session) -> None:
    """How large the big screen's text is, in percent of what is read from fifteen metres. Raises BadInput."""
    if percent not in TEXT_SIZES:
        raise BadInput("Choose one of the three sizes.", "text_size")
    change_desk(actor, workshop_id, "change the big screen's text size", session=session, text_percent=percent)
