"""What plans in a workshop file must be, beyond the types of their columns: screens read and lead to what they say."""

from toolkit.errors import BadInput
from toolkit.exchange.values import damaged
from toolkit.framework import framework
from toolkit.steps.plan_lines import check_year
from toolkit.steps.plan_parts import checked_link
from toolkit.steps.plan_store import takes_of
from toolkit.storage.queries.carry import Values


def check_plans(tables: dict[str, list[Values]]) -> None:
    """Raise BadInput with a sentence for an address that is none, a year that cannot be, or what a tool takes that is no such text."""
    try:
        for row in tables["plan"]:
            checked_link(row["jsna_link"])
        for row in tables["plan_money"]:
            check_year(row["year"])
        said = [one for row in tables["plan_tool"] for one in takes_of(row["takes"]).items()]
    except (BadInput, ValueError, RecursionError, AttributeError):
        raise damaged("its plans") from None
    known = {one.slug for one in framework().takes}
    if any(slug not in known or not isinstance(words, str) for slug, words in said):
        raise BadInput("This file says things of a commissioning tool that this computer does not know. Use the same version and the "
                       "same content files on both.", "file")
