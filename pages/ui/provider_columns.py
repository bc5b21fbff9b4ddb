"""A spreadsheet of one's own: which of its columns holds what, before anything is looked into."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import streamlit as st

from pages.ui import show
from toolkit.errors import ToolkitError
from toolkit.exchange.directory import columns
from toolkit.exchange.directory.columns import FIELDS, Sheet

NOTHING = "Leave it out"


def part(given: Any, begin: Callable[..., None]) -> None:
    """A field for each column of the table, with its first rows above, and the button that goes on."""
    try:
        sheet = _look(given)
    except ToolkitError as error:
        show.problem(error)
        return
    _first_rows(sheet)
    st.markdown("**Which column holds what?**")
    chosen = {at: _column(given, sheet, at, heading) for at, heading in enumerate(sheet.headings)}
    found = {field: at for at, field in chosen.items() if field}
    twice = [FIELDS[field] for field in found if list(chosen.values()).count(field) > 1]
    if twice:
        st.warning(f"Two columns cannot both be “{twice[0]}”. Leave one of them out.", icon=":material/warning:")
    elif "name" not in found:
        st.warning("Say which column holds the name of the provider.", icon=":material/warning:")
    st.button("Look into it", type="primary", disabled=bool(twice) or "name" not in found, on_click=begin, args=(given, found),
              icon=":material/search:")


def _column(given: Any, sheet: Sheet, at: int, heading: str) -> str | None:
    guess = sheet.guess.get(at)
    return st.selectbox(f"Column {at + 1}: {show.plain(heading) or 'without a heading'}", list(FIELDS), format_func=FIELDS.get,
                        index=list(FIELDS).index(guess) if guess else None, placeholder=NOTHING, key=f"column-{given.file_id}-{at}")


def _first_rows(sheet: Sheet) -> None:
    head = "".join(f"<th scope='col'>{show.words(one)}</th>" for one in sheet.headings)
    body = "".join("<tr>" + "".join(f"<td>{show.words(cell[:80])}</td>" for cell in row) + "</tr>" for row in sheet.rows)
    st.html("<div class='ct-scroll' tabindex='0' role='region' aria-label='The first rows'><table class='ct'><caption>The first rows"
            f"</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>")


def _look(given: Any) -> Sheet:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "table"
        file.write_bytes(given.getvalue())
        return columns.look(file)
