"""Money as people type it: pounds a week. 0 is a price, and means free; nothing typed is no price (Devon)."""

import re
from decimal import Decimal

from toolkit.errors import BadInput
from toolkit.words.speaking import _

MOST_POUNDS = Decimal(50_000)
WRITTEN = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]{1,2})?")
BELOW = "A cost cannot be below 0. Write pounds a week, such as 125 or 125.50. Write 0 for what is free."
NO_AMOUNT = "This is not an amount of money. Write pounds a week, such as 125 or 125.50. Write 0 for what is free."
TOO_MUCH = "This is more than £50,000 a week. Check the amount: what one week costs is asked for."


def read_pounds(typed: str | None, field: str) -> Decimal | None:
    """Pounds a week with pence; a pound sign, spaces around it and commas for thousands are taken. None for nothing typed.

    Raises BadInput for what is below nothing, no amount, or more than support costs.
    """
    text = "".join((typed or "").split()).removeprefix("£")
    if not text:
        return None
    if text.startswith(("-", "\N{MINUS SIGN}")):
        raise BadInput(BELOW, field)
    if not WRITTEN.fullmatch(text):
        raise BadInput(NO_AMOUNT, field)
    amount = Decimal(text.replace(",", ""))
    if amount > MOST_POUNDS:
        raise BadInput(TOO_MUCH, field)
    return amount.quantize(Decimal("0.01"))


def say_pounds(amount: Decimal | None) -> str:
    """An amount in words for a reader: "£1,125.50", "£90", "free"; "not priced" for none."""
    if amount is None:
        return _("not priced")
    return _("free") if amount == 0 else f"£{amount:,.2f}".removesuffix(".00")


def say_weekly(amount: Decimal | None) -> str:
    """What a week costs: "£90 a week", "free", "not priced"."""
    return _("{pounds} a week", pounds=say_pounds(amount)) if amount else say_pounds(amount)
