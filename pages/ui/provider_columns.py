"""A spreadsheet of one's own: which of its columns holds what, before anything is looked into."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import streamlit as st

from pages.ui import show
from pages.ui.words import _, names_in
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
    st.markdown(_("**Which column holds what?**"))
    chosen = {at: _column(given, sheet, at, heading) for at, heading in enumerate(sheet.headings)}
    found = {field: at for at, field in chosen.items() if field}
    twice = [_(FIELDS[field]) for field in found if list(chosen.values()).count(field) > 1]
    if twice:
        st.warning(_("Two columns cannot both be “{twice}”. Leave one of them out.", twice=twice[0]), icon=":material/warning:")
    elif "name" not in found:
        st.warning(_("Say which column holds the name of the provider."), icon=":material/warning:")
    st.button(_("Look into it"), type="primary", disabled=bool(twice) or "name" not in found, on_click=begin, args=(given, found),
              icon=":material/search:")


def _column(given: Any, sheet: Sheet, at: int, heading: str) -> str | None:
    guess = sheet.guess.get(at)
    return st.selectbox(_("Column {at}: {heading}", at=at + 1, heading=show.plain(heading) or _("without a heading")), list(FIELDS),
                        format_func=names_in(FIELDS),
                        index=list(FIELDS).index(guess) if guess else None, placeholder=_(NOTHING), key=f"column-{given.file_id}-{at}")


def _first_rows(sheet: Sheet) -> None:
    head = "".join(f"<th scope='col'>{show.words(one)}</th>" for one in sheet.headings)
    body = "".join("<tr>" + "".join(f"<td>{show.words(cell[:80])}</td>" for cell in row) + "</tr>" for row in sheet.rows)
    name = show.words(_("The first rows"))
    st.html(f"<div class='ct-scroll' tabindex='0' role='region' aria-label='{name}'><table class='ct'><caption>{name}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>")


def _look(given: Any) -> Sheet:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "table"
        file.write_bytes(given.getvalue())
        return columns.look(file)
