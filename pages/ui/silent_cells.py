"""What have we not asked yet: the silent cells, group by group, each a link to go there."""

from html import escape
from uuid import UUID

import streamlit as st

from pages.ui import show, tables
from pages.ui.words import _, many
from toolkit.models import AVAILABLE, GAP
from toolkit.steps.overview import Overview

KINDS = {AVAILABLE: ("What is available", "step_map"), GAP: ("What is missing", "step_gaps")}


def silent_cells(seen: Overview, state: int) -> None:
    """The cells nobody was asked about, for what is available and for gaps."""
    st.subheader(_("What have we not asked yet?"), anchor=False)
    st.caption(_("Silence is not absence: nobody was asked about these. Open one, ask, and record the answer, also when it is "
                 '"nothing".'))
    for column, kind in zip(st.columns(2, gap="medium"), KINDS, strict=True):
        with column:
            st.html(_silence(seen, kind))


def _silence(seen: Overview, kind: str) -> str:
    head, page = KINDS[kind]
    silent = seen.table.silent(kind)
    said = many(len(silent), "cell") + _(" not asked") if silent else _("every group was asked about every function")
    return (f'<h3 style="font-size:1.2rem;padding:0">{_(head)}: {said}</h3>'
            + "".join(_group(seen, page, name, [number for number, of in silent if of == group_id], group_id)
                      for group_id, name in seen.groups))


def _group(seen: Overview, page: str, name: str, numbers: list[int], group_id: UUID) -> str:
    if not numbers:
        return f'<p><b>{show.words(name)}</b>{_(": asked about all ten.")}</p>'
    links = "".join(f'<li><a href="/{page}?workshop={seen.id}&amp;function={number}&amp;group={group_id}" target="_self" '
                    f'aria-label="{_("{name}, {row_name}: not asked", name=escape(name), row_name=escape(tables.row_name(number)))}">'
                    f'{show.words(tables.row_name(number))}</a></li>' for number in numbers)
    return f'<p style="margin-bottom:.2rem"><b>{show.words(name)}</b></p><ul style="margin-top:0">{links}</ul>'
