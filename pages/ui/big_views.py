"""The big screen: what the facilitator put there, and nothing else. No menus, nothing that moves, nothing to press but "Listen" (aloud.py).

One fragment that looks again twice a second and hands over one piece of HTML: where nothing changed, nothing is drawn.
"""

from collections.abc import Callable
from uuid import UUID

import streamlit as st

from pages.ui import aloud, cached, day_cached, maps, parts, session, show, vote_big, vote_room
from pages.ui.content import framework
from pages.ui.stories import large
from pages.ui.words import _
from toolkit import addresses
from toolkit.clock import now
from toolkit.errors import NotFound
from toolkit.events import desk as rules
from toolkit.events import views
from toolkit.events.desk import DeskSeen
from toolkit.steps.stories import story_seen

EVERY = "0.5s"
# Maps and charts are drawn for a desk and then enlarged as they are, so that their letters grow with them.
MAP_HEIGHT = 500
# No bar above, no margins for a desk; sizes go with the wall's width. The bars of the table take the text's colour.
STYLE = """<style>
[data-testid="stHeader"],[data-testid="stToolbar"]{display:none}
[data-testid="stMainBlockContainer"]{max-width:none;padding:3vh 3vw}
.big{font-size:calc(max(32px,2.5vw)*var(--larger,1));line-height:1.25;overflow-wrap:anywhere}
.big h1{font-size:calc(max(40px,3.6vw)*var(--larger,1));line-height:1.15;padding:0 0 2vh;margin:0;font-weight:700}
.big .number{font-size:max(72px,9.5vw);line-height:1.05;font-weight:700;font-variant-numeric:tabular-nums}
.big .code{font-size:max(48px,5.4vw);font-weight:700;letter-spacing:.12em}
.big .sides{display:flex;flex-wrap:wrap;gap:4vw;align-items:center}
.big .sides>div{flex:1 1 22rem}
.big .middle{min-height:80vh;display:flex;flex-direction:column;justify-content:center}
.big table{width:100%;border-collapse:collapse;font-size:calc(max(32px,2.2vw)*var(--larger,1))}
.big caption{text-align:left;padding:0 0 1vh}
.big th,.big td{text-align:left;padding:.28em .5em .28em 0;border-bottom:2px solid color-mix(in srgb,currentColor 35%,transparent)}
.big th{font-weight:600;white-space:nowrap}
.big td:not(.idea){white-space:nowrap}
.big .grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26ch),1fr));gap:2vh 3vw}
.big .grid>div{display:flex;gap:1rem;align-items:center}
.big .few{font-size:1.35em;row-gap:5vh}
.big .quiet{opacity:.85}
.big table.ct{font-size:calc(max(20px,1.45vw)*var(--larger,1))}
.big table.ct th,.big table.ct td{white-space:normal;border-bottom:1px solid}
.big .list{font-size:.72em}
.big .said{align-items:flex-start}
.big .said h2{font-size:1.2em;line-height:1.15;padding:0 0 2vh;margin:0;font-weight:700}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[data-testid="stElementContainer"]:has(.unseen:only-child){position:absolute}
.big .said .line{display:-webkit-box;-webkit-line-clamp:3;-webkit-box-orient:vertical;overflow:hidden}
.big .said .who{opacity:.85;margin-bottom:2vh}
.st-key-big-map iframe{zoom:1.7;width:100%!important}
.st-key-big-matrix{zoom:1.7;width:calc(100%/1.7)!important}
.st-key-big-map [data-testid="stHtml"]{font-size:max(26px,1.6vw)}
body:has(.big) .stDialog{display:none}
[data-test-connection-state="PINGING_SERVER"] .big::after{content:"The connection is away. This comes back by itself.";display:block;
position:fixed;bottom:2vh;left:3vw;font-size:max(24px,1.4vw)}
.big .bar{height:.9em;background:currentColor}
</style>"""


@parts.fragment(run_every=EVERY)
def big_screen(workshop_id: UUID) -> None:
    """The whole screen, as the desk has it now."""
    session.require("see workshops", workshop_id)
    state = cached.state_of(workshop_id)
    desk = day_cached.desk_at(workshop_id, state)
    shown = view_on(workshop_id, state, desk)
    _VIEWS.get(shown, _vote)(workshop_id, state, desk)
    aloud.say(in_words(shown, workshop_id, state, desk), "big-screen")


def in_words(shown: str, workshop_id: UUID, state: int, desk: DeskSeen) -> str:
    """What is on, in a few words, for whoever hears the screen: they are told when it changes, to the minute or to the count."""
    if shown == "item":
        return " ".join(_now_on(workshop_id, state, desk)[:2])
    name = next((view.name for view in views.VIEWS if view.slug == shown), "")
    return vote_big.in_words(workshop_id, state) if shown == "vote" or not name else f"{_(name)}."


def view_on(workshop_id: UUID, state: int, desk: DeskSeen) -> str:
    """The slug of the view that is on, also while nobody has chosen one."""
    return views.view_now(desk, voting=vote_big.has_begun(workshop_id, state), reachable=not addresses.only_here(hall_url(desk.code)))


def _heading(slug: str) -> str:
    # For whoever hears the wall: views that are a picture or a table alone show no heading.
    return f'<h1 class="unseen">{_(next(view.name for view in views.VIEWS if view.slug == slug))}</h1>'


def _html(inner: str, desk: DeskSeen) -> None:
    st.html(f'<div class="big" style="--larger:{desk.text_percent / 100:g}">{inner}</div>')


def _vote(workshop_id: UUID, state: int, desk: DeskSeen) -> None:
    _html(vote_big.said(workshop_id, state), desk)


def _item(workshop_id: UUID, state: int, desk: DeskSeen) -> None:
    head, said, after = _now_on(workshop_id, state, desk)
    then = f'<div style="margin-top:4vh"><div class="quiet">{_("Then: {name}", name=show.words(after))}</div></div>' if after else ""
    _html(f'<div class="middle"><h1>{show.words(head)}</h1><div>{show.words(said)}</div>{then}</div>', desk)


def _now_on(workshop_id: UUID, state: int, desk: DeskSeen) -> tuple[str, str, str]:
    """(what is on, how long it still takes, what comes then); before the day and after it, the workshop and a welcome or thanks."""
    slots = day_cached.sheet_at(workshop_id, state).slots
    place = desk.place_in(slots)
    if place is None or desk.ended_at:
        said = _("Thank you for today.") if desk.ended_at else _("Welcome. We begin soon.")
        return cached.overview_at(workshop_id, state).title, said, ""
    slot = slots[place]
    left = _("The clock stands still.") if desk.stopped_at else rules.say_left(rules.seconds_left(desk, slot.minutes, now())).capitalize()
    return slot.name, left, next((after.name for after in slots[place + 1:place + 2]), "")


def _principles(workshop_id: UUID, state: int, desk: DeskSeen) -> None:
    _pictured(_("Six principles"), [(one.picture, one.name) for one in framework().principles], desk, _("grid few"))


def _functions(workshop_id: UUID, state: int, desk: DeskSeen) -> None:
    _pictured(_("Ten functions of brokerage"), [(one.picture, f"{one.number} {one.name}") for one in framework().functions], desk)


def _pictured(title: str, lines: list[tuple[str, str]], desk: DeskSeen, kind: str = "grid") -> None:
    rows = "".join(f'<div>{show.picture(path, "", 96)}<span>{show.words(name)}</span></div>' for path, name in lines)
    _html(f'<h1>{title}</h1><div class="{kind}">{rows}</div>', desk)


def _story(workshop_id: UUID, state: int, desk: DeskSeen) -> None:
    try:
        st.html(large(cached.read(story_seen, desk.shows_what)))
    except NotFound as gone:
        _html(f'<div class="middle">{show.words(str(gone))}</div>', desk)


def _join(workshop_id: UUID, state: int, desk: DeskSeen) -> None:
    url = hall_url(desk.code)
    if addresses.only_here(url) or not desk.code:
        _html(f'<div class="middle"><h1>{_("Phones cannot reach this computer.")}</h1><div>'
              f'{_("Everything works on paper and by raised hand.")}</div></div>', desk)
        return
    _html(f'<h1>{_("Scan this with your phone")}</h1><div class="sides"><div>{vote_room.qr(url, "min(60vh,80vw)")}</div><div><div>'
          f'{_("or type")}</div><div><b>{show.words(vote_room.in_print(url))}</b></div><div style="margin-top:4vh">'
          f'{_("You need no phone. Paper and raised hands count the same.")}</div></div></div>', desk)


def hall_url(code: str) -> str:
    """The address by which phones come into the hall."""
    return addresses.shown_url(f"/hall/{code}", session.base_address())


def _map(workshop_id: UUID, state: int, desk: DeskSeen) -> None:
    area = cached.overview_at(workshop_id, state).area
    if area is None:
        _html(f'<div class="middle"><h1>{_("This workshop has no area yet.")}</h1></div>', desk)
    else:
        st.html(_heading("map"))
        with st.container(key="big-map"):
            maps.show_map(area, workshop_id, "big-map-frame", height=MAP_HEIGHT)


def _table(workshop_id: UUID, state: int, desk: DeskSeen) -> None:
    _html(_heading("table") + day_cached.said_so_far_at(workshop_id, state, maps.is_dark()), desk)


def _one_or_many(workshop_id: UUID, state: int, desk: DeskSeen) -> None:
    number, last = day_cached.page_of_one_or_many(workshop_id, state, desk)
    page = f'<div class="quiet">{_("Page {number} of {last}", number=number, last=last)}</div>' if last > 1 else ""
    _html(_heading("one") + day_cached.one_or_many_at(workshop_id, state, number) + page, desk)


def _matrix(workshop_id: UUID, state: int, desk: DeskSeen) -> None:
    rows = [row for row in cached.priorities_at(workshop_id, state) if row.impact and row.effort]
    if not rows:
        _html(f'<div class="middle"><h1>{_("Nothing is on the matrix yet.")}</h1></div>', desk)
        return
    chart, ideas = st.columns([1.6, 1], gap="medium")
    with chart, st.container(key="big-matrix"):
        st.vega_lite_chart(cached.matrix_at(workshop_id, state, maps.is_dark()), theme=None)
    with ideas:
        listed = "".join(f"<div><b>{row.number}</b> {show.words(row.title)}</div>" for row in rows)
        _html(f'{_heading("matrix")}<div class="list">{listed}</div>', desk)


_VIEWS: dict[str, Callable[[UUID, int, DeskSeen], None]] = {
    "item": _item, "principles": _principles, "functions": _functions, "story": _story, "join": _join, "map": _map,
    "table": _table, "one": _one_or_many, "matrix": _matrix, "vote": _vote}
