"""The print pack of a day: one file for each sheet, named in this tuple in the order in which a day needs them."""

from toolkit.reports.pack import (
    evaluation_sheet,
    functions,
    host_cards,
    host_guide,
    map_a1,
    map_a3,
    principles,
    room_card,
    run_sheet,
    safeguarding,
    tables_a1,
    tables_a3,
    votes,
)
from toolkit.reports.pack.sheet import PackSheet

PACK: tuple[PackSheet, ...] = (
    run_sheet.SHEET, principles.SHEET, functions.SHEET, tables_a3.SHEET, tables_a1.SHEET, map_a3.SHEET, map_a1.SHEET,
    host_guide.SHEET, host_cards.SHEET, room_card.SHEET, votes.SHEET, evaluation_sheet.SHEET, safeguarding.SHEET,
)
