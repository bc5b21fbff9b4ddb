"""An offer's form: what is complete, as a truth table of prices by kind of outcome; and that nothing typed is lost or breaks it."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.brokerage import offer_form as form
from toolkit.brokerage.enquiry_sheet import Line, Sheet, sheet_from
from toolkit.clock import now

TODAY = date(2026, 11, 24)
MAINTENANCE, DEVELOPMENTAL = "maintenance", "developmental"


def sheet(*kinds):
    lines = tuple(Line(UUID(int=number), number, "social", "must", kind, f"Outcome {number}", (("By when?", "June"),))
                  for number, kind in enumerate(kinds, start=1))
    return Sheet("AB12-CD34", "Home care", "", "OX16", "Routine", TODAY, "", ("Dressing: often.",), 70, now(), lines)


def typed(one, **changes):
    words = {f"{part}{line.number}": f"{part} words" for line in one.outcomes for part in form.MISSING}
    return words | {"available": "1/12/2026"} | changes


# (kinds, what is typed about money) and at which fields it is refused.
PRICES = [
    ((MAINTENANCE,), {"cost1": "10"}, ()), ((MAINTENANCE,), {"cost1": "0"}, ()), ((MAINTENANCE,), {}, ("cost1",)),
    ((MAINTENANCE,), {"group1": "yes"}, ("cost1",)), ((DEVELOPMENTAL,), {"cost1": "0"}, ()), ((DEVELOPMENTAL,), {}, ("cost1",)),
    ((DEVELOPMENTAL,), {"group1": "yes"}, ("cost1",)), ((DEVELOPMENTAL,), {"cost1": "5", "group1": "yes"}, ()),
    ((MAINTENANCE, MAINTENANCE), {"cost1": "10", "group2": "yes"}, ()), ((MAINTENANCE, MAINTENANCE), {"cost1": "10"}, ("cost2",)),
    ((MAINTENANCE, MAINTENANCE), {"group1": "yes", "group2": "yes"}, ("cost1",)),
    ((MAINTENANCE, MAINTENANCE), {"cost1": "1", "group1": "yes", "cost2": "2"}, ("cost1",)),
    ((MAINTENANCE, DEVELOPMENTAL), {"cost1": "10", "cost2": "2"}, ()), ((MAINTENANCE, DEVELOPMENTAL), {"cost1": "10"}, ("cost2",)),
    ((MAINTENANCE, DEVELOPMENTAL), {"group1": "yes", "cost2": "2"}, ("cost1",)),
    ((DEVELOPMENTAL, DEVELOPMENTAL), {"cost1": "1"}, ("cost2",)), ((DEVELOPMENTAL, DEVELOPMENTAL), {"cost1": "1", "cost2": "0"}, ()),
]


@pytest.mark.parametrize(("kinds", "money", "refused"), PRICES)
def test_every_developmental_outcome_is_priced_by_itself_and_maintenance_may_be_grouped(kinds, money, refused):
    one = sheet(*kinds)
    filled, problems = form.read_offer(one, typed(one, **money), TODAY)
    assert tuple(field for field, _ in problems) == refused and (filled is None) == bool(refused)
    if filled:
        assert filled.total_pounds == sum(Decimal(value) for name, value in money.items() if name.startswith("cost"))


@pytest.mark.parametrize(("kinds", "offered", "said"), [
    ((MAINTENANCE,), [], form.NO_PRICE_ALONE), ((DEVELOPMENTAL,), [], form.NO_PRICE),
    ((MAINTENANCE, DEVELOPMENTAL), [], form.NO_PRICE_ALONE),
    ((DEVELOPMENTAL, MAINTENANCE, MAINTENANCE), ["group2", "group3"], form.NO_PRICE),
    ((MAINTENANCE, MAINTENANCE), ["group1", "group2"], form.NO_PRICE_NO_GROUP)])
def test_a_cost_can_be_part_of_anothers_only_where_there_is_another_maintenance_outcome(kinds, offered, said):
    one = sheet(*kinds)
    assert [name for name in form.names(one) if name.startswith("group")] == offered
    _, problems = form.read_offer(one, typed(one), TODAY)
    assert dict(problems)["cost1"] == said and ("tick" in said) == ("group1" in offered)


@pytest.mark.parametrize("part", list(form.MISSING))
@pytest.mark.parametrize("nothing", ["", "  ", "\n", "\u200b"])
def test_each_of_what_how_when_and_how_often_is_needed(part, nothing):
    one = sheet(MAINTENANCE)
    _, problems = form.read_offer(one, typed(one, cost1="1", **{f"{part}1": nothing}), TODAY)
    assert problems == [(f"{part}1", form.MISSING[part])]


@pytest.mark.parametrize(("day", "said"), [
    ("24/11/2026", None), ("2026-11-24", None), (" 1 / 2 / 2027 ", None), ("29/2/2028", None), ("", form.NO_DAY),
    ("23/11/2026", form.DAY_PASSED),
    ("29/2/2027", form.NO_SUCH_DAY), ("1/13/2027", form.NO_SUCH_DAY), ("1/1/27", form.NOT_A_DAY), ("Monday", form.NOT_A_DAY),
    ("1/1/2099", form.DAY_TOO_FAR), ("٢٤/١١/٢٠٢٦", form.NOT_A_DAY), ("--", form.NOT_A_DAY), ("1/1/0000", form.NO_SUCH_DAY)])
def test_the_day_from_which_support_can_be_given(day, said):
    one = sheet(MAINTENANCE)
    filled, problems = form.read_offer(one, typed(one, cost1="1", available=day), TODAY)
    assert problems == ([] if said is None else [("available", said)]) and (filled is None) == (said is not None)


@pytest.mark.parametrize(("field", "number"), [
    ("what12", 12), ("cost1", 1), ("available", None), ("words", None), ("", None), ("what٣", None)])
def test_the_outcome_that_a_field_belongs_to(field, number):
    assert form.outcome_at(field) == number


@given(st.dictionaries(st.sampled_from([*form.names(sheet(MAINTENANCE, DEVELOPMENTAL)), "other"]), st.text(max_size=1200), max_size=14))
def test_whatever_is_typed_is_kept_or_refused_in_words_and_never_breaks(given_words):
    one = sheet(MAINTENANCE, DEVELOPMENTAL)
    fields = form.known(one, given_words)
    assert set(fields) == set(given_words) - {"other"}
    filled, problems = form.read_offer(one, fields, TODAY)
    assert (filled is None) == bool(problems) and all(field in form.names(one) and sentence for field, sentence in problems)
    assert len({field for field, _ in problems}) == len(problems)
    assert {field for field, _ in form.too_long(one, fields)} <= {field for field, _ in problems}


def test_a_sheet_is_read_back_as_it_was_sent():
    one = sheet(MAINTENANCE, DEVELOPMENTAL)
    assert sheet_from(one.as_json()) == one and sheet_from(one.as_json()).fingerprint() == one.fingerprint()
