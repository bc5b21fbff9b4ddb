"""The needs questionnaire: what is kept, its summary in words, the person's agreement; and what is refused."""

import pytest

from tests.factories import a_case, an_actor
from toolkit import settings
from toolkit.brokerage.needs import Care, agree_to_summary, agreed_summary, answer_need, say_care, summary
from toolkit.brokerage.needs_lists import FILE, load, needs_lists
from toolkit.errors import BadInput, Changed, DataFileError, MayBePersonal, MoveRefused, NotAllowed
from toolkit.storage.queries.cases import timeline_of

BROKER = an_actor("broker")


def answer(session, case, level="D", words="", version=0, question="personal_needs", actor=BROKER, sure=False, **cares):
    answer_need(actor, case, question, version, level, words, cares, sure=sure, session=session)


def test_the_questionnaire_has_the_five_domains_and_areas_of_the_source():
    assert list(needs_lists().domains.values()) == ["Independence", "Inclusion", "Choice and control", "Safety", "Caring"]
    assert {one.domain for one in needs_lists().questions.values()} == set(needs_lists().domains)
    assert [one.slug for one in needs_lists().areas_of("personal_needs")] == ["bed", "washing", "dressing", "toilet", "eating"]


def test_the_summary_says_it_in_the_order_of_the_questions(session):
    case = a_case(session)
    answer(session, case, "B", "With the shopping list.", question="home_life")
    answer(session, case, "D", "Mornings are hardest.", washing=Care(frequency="often", at_night=True, two_to_one=True),
           dressing=Care(frequency="always", one_to_one=True, carer_does=True), bed=Care())
    assert summary(case, session=session) == (
        "Looking after yourself: needs somebody to do it. Mornings are hardest.",
        "Washing and bathing: often, also at night, by two people.",
        "Dressing: always, one to one. A family carer or friend does this now.",
        "Your home: needs reminding. With the shopping list.")


def test_areas_are_told_only_with_levels_c_and_d(session):
    case = a_case(session)
    answer(session, case, "C", washing=Care(frequency="sometimes"))
    answer(session, case, "B", version=1)
    assert summary(case, session=session) == ("Looking after yourself: needs reminding.",)


@pytest.mark.parametrize(("care", "said"), [
    (Care(frequency="sometimes"), "Bed: sometimes."), (Care(frequency="often", at_night=True), "Bed: often, also at night."),
    (Care(frequency="always", carer_does=True), "Bed: always. A family carer or friend does this now.")])
def test_an_area_in_words(care, said):
    assert say_care("Bed", care) == said


@pytest.mark.parametrize(("level", "question", "cares", "said"), [
    ("", "personal_needs", {}, "A to D"), ("E", "personal_needs", {}, "A to D"), ("A", "shoe_size", {}, "not in the questionnaire"),
    ("D", "home_life", {"washing": Care(frequency="often")}, "not asked here"),
    ("D", "personal_needs", {"washing": Care(frequency="hourly")}, "not asked here"),
    ("D", "personal_needs", {"washing": Care(at_night=True)}, "how often"),
    ("D", "personal_needs", {"washing": Care(frequency="often", one_to_one=True, two_to_one=True)}, "not both")])
def test_what_cannot_be_kept(level, question, cares, said, session):
    case = a_case(session)
    with pytest.raises(BadInput, match=said):
        answer(session, case, level, question=question, **cares)
    assert summary(case, session=session) == ()


def test_names_are_warned_of_and_two_writers_see_both(session):
    case = a_case(session)
    with pytest.raises(MayBePersonal):
        answer(session, case, words="Mrs Smith helps")
    answer(session, case, words="Mrs Smith helps", sure=True)
    with pytest.raises(Changed) as refused:
        answer(session, case, words="Mine")
    assert refused.value.theirs["words"] == "Mrs Smith helps"


def test_the_summary_goes_out_only_while_the_person_agrees_to_it(session):
    case = a_case(session)
    with pytest.raises(MoveRefused, match="nothing to agree to"):
        agree_to_summary(BROKER, case, True, session=session)
    answer(session, case, "A")
    assert agreed_summary(case, session=session) == ()
    agree_to_summary(BROKER, case, True, session=session)
    assert agreed_summary(case, session=session) == ("Looking after yourself: needs no help.",)
    agree_to_summary(BROKER, case, False, session=session)
    assert agreed_summary(case, session=session) == ()


def test_changing_an_answer_asks_the_person_again(session):
    case = a_case(session)
    answer(session, case, "A")
    agree_to_summary(BROKER, case, True, session=session)
    answer(session, case, "B", version=1)
    assert agreed_summary(case, session=session) == ()
    assert timeline_of(case, session=session)[0][2] == "ask again about the needs summary"


@pytest.mark.parametrize("role", ["facilitator", "commissioner"])
def test_nobody_else_writes_in_it(role, session):
    case = a_case(session)
    with pytest.raises(NotAllowed):
        answer(session, case, actor=an_actor(role))
    with pytest.raises(NotAllowed):
        agree_to_summary(an_actor(role), case, True, session=session)


@pytest.mark.parametrize(("old", "new", "said"), [
    ('slug = "safety"', 'slug = "danger"', "expected just these slugs: independence"),
    ('domain = "caring"', 'domain = "cooking"', "one of"),
    ('question = "personal_needs"', 'question = "shoes"', "one of"), ('slug = "bed"', 'slug = "washing"', "each slug once"),
    ("[[frequency]]", "[[how_often]]", "not known")])
def test_a_mistake_in_the_file_gives_one_line(old, new, said, tmp_path):
    shipped = (settings.ROOT / "data" / FILE).read_text(encoding="utf-8")
    assert old in shipped
    (file := tmp_path / FILE).write_text(shipped.replace(old, new), encoding="utf-8")
    with pytest.raises(DataFileError, match=said) as raised:
        load(file)
    assert FILE in str(raised.value) and "\n" not in str(raised.value)
