"""One page for whoever writes down what a small group says: what to do, and what to do when something does not work."""

from sqlmodel import Session

from toolkit.reports.pack.sheet import Order, PackSheet
from toolkit.reports.pdf import Sheet, picture
from toolkit.words.speaking import _, said_all

# (picture, what it shows, heading, in ordinary words, in Easy Read)
STEPS = (
    ("1F4BB", "A laptop", "Come in", "Scan the code on your host card, or type its address and its twelve letters. "
     "Two devices at one table are fine.",
     ("Scan the code on your card.", "Or type the letters on it.")),
    ("1F442", "An ear", "Ask and listen", "Read the question aloud. Give people time. Everybody may pass.",
     ("Read the question out.", "Wait for people.")),
    ("1F4DD", "A sheet and a pencil", "Write", "One thing on each line, in people’s own words. Press Save after each. "
     "Write no names and nothing private.",
     ("Write one thing at a time.", "Press Save.", "Do not write names.")),
    ("1F5FA", "A map", "Nothing there?", "Press “We asked: there is nothing”. That is an answer too. Then go on to the next question.",
     ("Nobody knows anything?", "Press: there is nothing.")),
    ("1F64B", "A raised hand", "Help", "Press “We need help”, or raise your hand. The facilitator comes to you.",
     ("Do you need help?", "Press: We need help.")),
    ("1F6A7", "A barrier", "The connection is away", "Leave it open. The plain page, which your card opens, keeps your lines "
     "and sends them later: go on. On the screen with the map nothing can be typed: write on paper until it is back.",
     ("Is it not working?", "Leave the page open.", "The plain page: go on writing.", "The screen with the map: write on paper.")),
)


def _make(order: Order, *, session: Session) -> tuple[Sheet, ...]:
    rows = [{"picture": picture(f"openmoji/{code}.svg"), "alt": _(alt), "number": "", "name": "" if order.easy else _(name),
             "lines": said_all(easy if order.easy else [plain])} for code, alt, name, plain, easy in STEPS]
    return (order.sheet("pictures", _("You write for your group" if order.easy else "For the host of a small group"), _("Host guide"),
                        rows=rows, small="", each=len(rows)),)


SHEET = PackSheet("host-guide", "Host guide", "What a small group’s host does, on one page. One for each host.", "A4", _make)
