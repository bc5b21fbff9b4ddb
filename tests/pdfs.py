"""Reading PDFs back: their text, the size of their letters, what their pictures say."""

from io import BytesIO

from pypdf import PdfReader

from tests.second_reader import faults


def opened(data):
    """A PDF to look into, once a second reader finds nothing wrong with how it is tagged: so every paper that a test opens is looked at."""
    found = faults(data)
    assert not found, found
    return PdfReader(BytesIO(data))


def words(reader):
    """All the text, with line ends as spaces."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def sizes(reader):
    """Each piece of text with its size in points."""
    found = []
    for page in reader.pages:
        page.extract_text(visitor_text=lambda text, at, within, font, size: found.append((text, abs(size * within[0] * at[0]))))
    return found


def alts(reader):
    """Every alternative text in the structure tree."""
    return _in_structure(reader, "/Alt")


def kinds(reader):
    """The kind of every part in the structure tree, such as "/H1" and "/TH"."""
    return _in_structure(reader, "/S")


def _in_structure(reader, name):
    found, waiting = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting.extend(node)
        elif hasattr(node, "get"):
            found += [str(node[name])] if name in node else []
            waiting += [node["/K"]] if "/K" in node and not isinstance(node["/K"], int) else []
    return found
