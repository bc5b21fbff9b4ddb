"""Which hard words a page uses, so that their meanings can stand at its foot; and `/words`, where all of them stand.

They are opened by a press and read where they are: nothing appears by hovering, and nobody has to leave a form half filled.
"""

import re

from toolkit.framework.glossary import HardWord, glossary
from toolkit.words import Words

MARKUP = re.compile(r"<[^>]*>")


def words_in(page: str, said: Words) -> list[HardWord]:
    """The hard words that stand in a page's text, in the order of the glossary."""
    text = MARKUP.sub(" ", page).lower()
    return [word for word in glossary() if any(_stands_in(said.gettext(form).lower(), text) for form in word.forms)]


def _stands_in(form: str, text: str) -> bool:
    # Looking for the letters is quick and leaves few: only those are looked at for whether they are a whole word.
    return form in text and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) is not None
