"""Money as it is typed: 0 is a price, nothing is none, and what is no amount is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.brokerage.money import MOST_POUNDS, read_pounds, say_pounds, say_weekly
from toolkit.errors import BadInput


@pytest.mark.parametrize(("typed", "pounds"), [
    ("12.50", "12.50"), ("£12.50 ", "12.50"), (" £ 1,250 ", "1250.00"), ("0", "0.00"), ("0.00", "0.00"), ("7.5", "7.50"),
    ("50000", "50000.00"),
    ("1,234,567.89", None), ("50000.01", None), ("", ""), ("   ", ""), (None, ""), ("£", "")])
def test_amounts(typed, pounds):
    if pounds is None:
        with pytest.raises(BadInput, match="more than £50,000 a week"):
            read_pounds(typed, "cost1")
    else:
        assert read_pounds(typed, "cost1") == (Decimal(pounds) if pounds else None)


@pytest.mark.parametrize("typed", ["-1", "−5", "£-3", "-0.01"])
def test_below_nothing(typed):
    with pytest.raises(BadInput, match="cannot be below 0") as raised:
        read_pounds(typed, "cost1")
    assert raised.value.field == "cost1"


@pytest.mark.parametrize("typed", ["1e9", "free", "12,50", "12.505", "1.2.3", "NaN", "inf", "1_0", "٣", "12 each", "0x1", ".", "1,00,000"])
def test_what_is_no_amount(typed):
    with pytest.raises(BadInput, match="not an amount of money"):
        read_pounds(typed, "cost1")


@given(st.integers(0, int(MOST_POUNDS) * 100))
def test_what_is_said_can_be_typed_again(pence):
    amount = Decimal(pence) / 100
    said = say_pounds(amount)
    assert said == "free" if pence == 0 else read_pounds(said, "cost1") == amount


@given(st.text(max_size=30))
def test_whatever_is_typed_is_taken_or_refused_in_words(typed):
    try:
        found = read_pounds(typed, "cost1")
    except BadInput as refused:
        assert str(refused).endswith((".", "for.")) and refused.field == "cost1"
    else:
        assert found is None or 0 <= found <= MOST_POUNDS


def test_no_price_is_not_free():
    assert (say_pounds(None), say_pounds(Decimal(0)), say_pounds(Decimal("1120.50"))) == ("not priced", "free", "£1,120.50")


@pytest.mark.parametrize(("amount", "said"), [
    (None, "not priced"), (Decimal(0), "free"), (Decimal("0.00"), "free"), (Decimal(90), "£90 a week")])
def test_what_is_free_is_not_free_a_week(amount, said):
    assert say_weekly(amount) == said
