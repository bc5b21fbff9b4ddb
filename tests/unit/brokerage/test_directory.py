"""The directory: what is known of a provider, who may be listed twice, merging and taking it back."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.asking import a_provider
from tests.factories import an_actor
from toolkit.access.roles import Role
from toolkit.brokerage import directory, providers, providers_merging
from toolkit.brokerage.directory import RATINGS, Detail, rating_fell
from toolkit.brokerage.providers_alike import Compared, bare, listed_twice, pairs
from toolkit.clock import today
from toolkit.errors import BadInput, Changed, MoveRefused, NotAllowed, NotFound
from toolkit.models import ProviderDetail

BROKER = an_actor(Role.BROKER)


def known(provider, session):
    return directory.details_seen([provider], session=session).get(provider, directory.NOTHING)


def test_what_is_known_is_kept_with_its_places(session):
    provider = a_provider(session)
    directory.save_detail(BROKER, provider, 0, Detail("Banbury, OX28 1AA", capacity=20, vacancies=2, dspt="met", rating="Good",
                                                      website="www.ash.example", cqc_location="1-123 456"), session=session)
    seen = known(provider, session)
    assert [place[0] for place in seen.places] == ["Banbury", "OX28 1AA"] and seen.version == 1
    assert seen.detail.vacancies_on == today() and seen.detail.cqc_location == "1-123456" and seen.detail.website == "https://www.ash.example"
    with pytest.raises(Changed):
        directory.save_detail(BROKER, provider, 0, Detail(cost="£20 an hour"), session=session)
    directory.save_detail(BROKER, provider, 1, Detail("Banbury"), session=session)
    assert known(provider, session).detail == Detail("Banbury")


@pytest.mark.parametrize(("detail", "field"), [
    (Detail(capacity=2, vacancies=3), "vacancies"), (Detail(vacancies=1, vacancies_on=today() + timedelta(1)), "vacancies_on"),
    (Detail(dspt="fine"), "dspt"), (Detail(rating="Superb"), "rating"), (Detail(website="javascript:alert(1)"), "website"),
    (Detail(website="a b.example"), "website"), (Detail(website="http://[x"), "website"), (Detail(cqc_location="#1"), "cqc_location"),
    (Detail("Zzyzx"), "places"), (Detail(capacity=-1), "capacity")])
def test_what_cannot_be_is_refused_at_its_field(session, detail, field):
    provider = a_provider(session)
    with pytest.raises(BadInput) as refused:
        directory.save_detail(BROKER, provider, 0, detail, session=session)
    assert refused.value.field == field and known(provider, session) == directory.NOTHING


def test_a_personal_assistants_home_is_never_kept(session):
    provider = a_provider(session, "Jo", kind="personal_assistant")
    with pytest.raises(BadInput, match="first half of the postcode"):
        directory.save_detail(BROKER, provider, 0, Detail("OX28 1AA"), session=session)
    directory.save_detail(BROKER, provider, 0, Detail("OX28"), session=session)
    assert known(provider, session).places[0][0] == "OX28 area"


def test_who_may_not_and_what_is_not_there(session):
    provider = a_provider(session)
    with pytest.raises(NotAllowed):
        directory.save_detail(an_actor(), provider, 0, Detail(), session=session)
    with pytest.raises(NotFound):
        directory.save_detail(BROKER, uuid4(), 0, Detail(), session=session)
    with pytest.raises(NotFound):
        directory.seen_rating(BROKER, provider, session=session)


@given(st.sampled_from(RATINGS), st.sampled_from(RATINGS))
def test_a_rating_falls_only_downwards(before, now):
    assert rating_fell(before, now) == (RATINGS.index(now) < RATINGS.index(before))
    assert not rating_fell(before, "Not yet rated") and not rating_fell("", now)


def one(name, at=None, source=None, source_id=None, cqc=None):
    return Compared(uuid4(), name, source, "", source_id, cqc, *(at or (None, None)))


NEAR, CLOSE, FAR = (52.06, -1.34), (52.065, -1.34), (52.3, -1.34)


@pytest.mark.parametrize(("first", "second", "proposed"), [
    (one("Ash Care Ltd"), one("The Ash-Care Limited"), True),
    (one("Ash Care", NEAR), one("Ash Care Ltd", CLOSE), True),
    (one("Ash Care", NEAR), one("Ash Care", FAR), False),
    (one("Ash Care"), one("Oak Support"), False),
    (one("Ash Care", source="cqc", source_id="1"), one("Ash Care", source="cqc", source_id="2"), False),
    (one("Ash Care", source="cqc", source_id="1"), one("Ash Care", source="oruk", source_id="2"), True),
    (one("Ash Care", cqc="1-1"), one("Ash Care", cqc="1-2"), False),
    (one("Ash Care", cqc="1-1"), one("Quite another", cqc="1-1"), True)])
def test_who_may_be_one(first, second, proposed):
    assert bool(pairs([first, second])) is proposed
    assert not pairs([first, second], {frozenset((first.id, second.id))})


def test_a_name_of_legal_words_alone_is_still_a_name():
    assert bare("The Ltd") == "the ltd" and bare("Ash & Co. Ltd") == bare("ASH & CO LIMITED")


def merged(session) -> tuple[UUID, UUID, UUID]:
    kept = a_provider(session, "Ash Care", areas=("OX16",))
    other = a_provider(session, "Ash Care Ltd", areas=("OX16", "OX28"), functions=(8,))
    directory.save_detail(BROKER, kept, 0, Detail(cost="Ask"), session=session)
    directory.save_detail(BROKER, other, 0, Detail("Banbury", cost="£20", languages="Welsh"), session=session)
    assert [{pair.one.id, pair.other.id} for pair in listed_twice(9, session=session)] == [{kept, other}]
    return kept, other, providers_merging.merge_providers(BROKER, kept, other, session=session)


def test_the_one_that_stays_takes_over_what_it_lacks_and_gives_it_back(session):
    kept, other, merge = merged(session)
    seen = providers.provider_seen(kept, session=session)
    assert set(seen.written.areas) == {"OX16", "OX28"} and set(seen.written.functions) == {6, 8}
    detail = known(kept, session)
    assert (detail.detail.cost, detail.detail.languages, len(detail.places)) == ("Ask", "Welsh", 1)
    assert providers.provider_seen(other, session=session).status == "closed" and not listed_twice(9, session=session)
    providers_merging.undo_merge(BROKER, merge, session=session)
    assert providers.provider_seen(kept, session=session).written.areas == ("OX16",)
    assert known(kept, session).detail == Detail(cost="Ask") and providers.provider_seen(other, session=session).status == "active"
    with pytest.raises(MoveRefused, match="already"):
        providers_merging.undo_merge(BROKER, merge, session=session)


def test_what_was_corrected_since_the_merge_stays(session):
    kept, _, merge = merged(session)
    version = known(kept, session).version
    directory.save_detail(BROKER, kept, version, Detail(cost="Ask", languages="Welsh, Polish"), session=session)
    providers_merging.undo_merge(BROKER, merge, session=session)
    assert known(kept, session).detail.languages == "Welsh, Polish"


def test_what_cannot_be_merged(session):
    kept, other, _ = merged(session)
    third = a_provider(session, "Elm")
    for pair in ((kept, kept), (kept, other), (other, third), (third, other)):
        with pytest.raises(MoveRefused):
            providers_merging.merge_providers(BROKER, *pair, session=session)
    with pytest.raises(MoveRefused, match="merged with another"):
        providers.set_status(BROKER, other, providers.provider_seen(other, session=session).version, "active", session=session)


def test_two_that_are_two_are_not_proposed_again(session):
    first, second = a_provider(session, "Ash Care"), a_provider(session, "Ash Care Ltd")
    for pair in ((first, second), (second, first)):
        providers_merging.say_not_the_same(BROKER, *pair, session=session)
    assert not listed_twice(9, session=session)


def test_a_rating_that_fell_is_shown_until_somebody_looked(session):
    provider = a_provider(session)
    session.add(ProviderDetail(provider_id=provider, rating="Inadequate", rating_before="Good", rated_on=date(2026, 10, 1)))
    session.flush()
    assert [row[1:] for row in directory.queries.fallen(9, session=session)] == [("Ash Care", "Good", "Inadequate", date(2026, 10, 1))]
    directory.seen_rating(BROKER, provider, session=session)
    assert not directory.queries.fallen(9, session=session)
