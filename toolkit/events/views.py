"""What the facilitator can put on the big screen, one press each. A new view is one line here and one function on the screen."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from toolkit.access.roles import Actor
from toolkit.errors import BadInput
from toolkit.events.desk import change_desk
from toolkit.steps.stories import story_seen


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
    View("matrix", "Matrix", ":material/scatter_plot:"),
    View("vote", "Vote and result", ":material/how_to_vote:"),
)


def show_on_big_screen(actor: Actor, workshop_id: UUID, slug: str, what: str = "", *, session: Session) -> None:
    """Put a view on the big screen; `what` is the story's slug where a story is shown. Raises BadInput, NotFound."""
    if slug not in {one.slug for one in VIEWS}:
        raise BadInput("Choose one of the buttons.", "view")
    if slug == "story":
        story_seen(what, session=session)
    change_desk(actor, workshop_id, "show on the big screen", session=session, shows=slug, shows_what=what if slug == "story" else "")


TEXT_SIZES = {100: "Large", 125: "Larger", 150: "Largest"}


def set_text_size(actor: Actor, workshop_id: UUID, percent: int, *, session: Session) -> None:
    """How large the big screen's text is, in percent of what is read from fifteen metres. Raises BadInput."""
    if percent not in TEXT_SIZES:
        raise BadInput("Choose one of the three sizes.", "text_size")
    change_desk(actor, workshop_id, "change the big screen's text size", session=session, text_percent=percent)
