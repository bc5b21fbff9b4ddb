"""A vote on the big screen: large, calm, the same words as on paper and phone, and never anything before its time."""

from uuid import UUID

from pages.ui import cached, show, vote_cached, vote_room
from pages.ui.vote_picture import corner, is_matrix, unit
from pages.ui.vote_words import newest, people, rule
from pages.ui.words import _, many, say_number
from toolkit import addresses
from toolkit.models import VoteRound
from toolkit.voting import moves
from toolkit.voting.reconciling import Reconciled
from toolkit.voting.rules.matrix_order import Spread

ROWS = 6          # as many as a wall shows at once in letters that are read from fifteen metres


def said(workshop_id: UUID, state: int) -> str:
    """The newest vote as it stands now, as HTML."""
    vote = newest(workshop_id, state)
    if not has_begun(workshop_id, state):
        return _waiting(workshop_id, state)
    if vote.closed_at:
        return _result(vote, vote_cached.found_at(workshop_id, state, vote.id))
    return _hands(vote) if vote.live else _voting(vote, vote_cached.count_now(vote.id))


def has_begun(workshop_id: UUID, state: int) -> bool:
    """Whether the newest vote was opened, also when it is closed again."""
    vote = newest(workshop_id, state)
    return vote is not None and vote.state != moves.DRAFT


def _waiting(workshop_id: UUID, state: int) -> str:
    title = cached.overview_at(workshop_id, state).title
    return f'<div class="middle"><h1>{show.words(title)}</h1><div>{_("The vote has not begun yet. Please wait.")}</div></div>'


def _voting(vote: VoteRound, count: Reconciled) -> str:
    way = _way_in(vote.code)
    if vote.state == moves.PAUSED:
        way = f'<div>{_("The vote is paused. Please wait.")}</div>'
    return (f'<h1>{show.words(vote.question)}</h1><div class="sides"><div>{way}</div><div><div role="status">'
            f'<div class="number">{_number(count)}</div><div>{_have_voted(count)}</div></div>'
            f'<div style="margin-top:3vh">{show.words(rule(vote))}</div></div></div>')


def _way_in(code: str) -> str:
    url = vote_room.room_url(code)
    if addresses.only_here(url):
        return f'<div>{_("Phones cannot reach this computer. Please vote on paper or by raised hand, or one after the other here.")}</div>'
    return (f'{vote_room.qr(url, "min(52vh,80vw)")}<div>{show.words(vote_room.in_print(url))}</div><div>{_("Room code")} <span '
            f'class="code">{show.words(code)}</span></div><div>{_("Scan this with a phone, or fill in your voting paper.")}</div>')


def _number(count: Reconciled) -> str:
    return (_("{people} of {headcount}", people=say_number(count.people), headcount=say_number(count.headcount)) if count.headcount
            else f"{count.people:,}")


def _have_voted(count: Reconciled) -> str:
    return _("has voted") if count.people == 1 and not count.headcount else _("have voted")


def _hands(vote: VoteRound) -> str:
    found = vote_cached.on_round(vote_cached.found, vote.id)
    if not found.count.people:
        return (f'<div class="middle"><h1>{show.words(vote.question)}</h1><div>{_("A show of hands. Listen, then raise your hand.")}</div>'
                f'</div>')
    return f"<h1>{show.words(vote.question)}</h1>{_table(vote, found, len(found.items))}"


def _result(vote: VoteRound, found) -> str:
    shown = min(vote.revealed, len(found.items))
    if not shown:
        return (f'<div class="middle"><h1>{show.words(vote.question)}</h1><div>'
                f'{_("The vote is closed. {people} voted.", people=show.words(people(found.count)))}</div><div>'
                f'{_("The result comes now, one by one.")}</div></div>')
    return f"<h1>{show.words(vote.question)}</h1>{_table(vote, found, shown)}"


def _table(vote: VoteRound, found, shown: int) -> str:
    """The lowest places first: those uncovered so far, and how many are still to come."""
    covered = len(found.items) - shown
    rows = found.items[covered:][:ROWS]
    more_heads = (_("Corner"), _("Impact"), _("Effort")) if is_matrix(vote) else (unit(vote),)
    head = "".join(f"<th scope=col>{name}</th>" for name in (_("Place"), _("Number"), _("Idea"), *more_heads))
    body = "".join(_row(vote, found.items, row) for row in rows)
    more = [_("{idea} still to come", idea=many(covered, "idea"))] * bool(covered)
    more += [_("{more_idea}, lower down", more_idea=many(shown - len(rows), "more idea"))] * (shown > len(rows))
    voted = _("{people} voted", people=people(found.count)) + ". " * bool(more) + "; ".join(more)
    return (f'<div class="ct-scroll" tabindex="0" role="region" aria-label="{_("Result")}"><table><caption>{show.words(voted)}</caption>'
            f'<thead><tr>{head}{"" if is_matrix(vote) else "<td aria-hidden=true></td>"}</tr></thead>'
            f"<tbody>{body}</tbody></table></div>")


def _row(vote: VoteRound, items: tuple, row) -> str:
    if is_matrix(vote):
        cells = [1 + items.index(row), row.number, row.title, corner(row), _value(row.impact), _value(row.effort)]
        bar = ""
    else:
        cells = [1 + sum(one.dots > row.dots for one in items), row.number, row.title, row.dots]
        wide = row.dots * 100 / (max(one.dots for one in items) or 1)
        bar = f'<td aria-hidden="true" style="width:26%"><div class="bar" style="width:{wide:.0f}%"></div></td>'
    told = (f"<td{' class=idea' if cell == row.title else ''}>{show.words(str(cell))}</td>" for cell in cells)
    return f"<tr>{''.join(told)}{bar}</tr>"


def _value(spread: Spread | None) -> str:
    # The middle answer, and where the middle half of the room lies when it is apart.
    if spread is None:
        return "–"
    return (f"{spread.median:g}" + (_(" ({lower} to {upper})", lower=f"{spread.lower:g}", upper=f"{spread.upper:g}")
                                    if spread.upper > spread.lower else ""))
