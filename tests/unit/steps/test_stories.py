"""The library of good practice: the stories that come along and a council's own are one list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import an_actor, the
from tests.films import an_mp4
from tests.unit.record.test_files import A_PDF, picture
from toolkit.access.audit import broken_at
from toolkit.access.roles import Role
from toolkit.errors import BadInput, Changed, NotAllowed, NotFound
from toolkit.framework import framework
from toolkit.framework.plain_words import EASY_WORDS, long_sentences
from toolkit.models import OwnStory, OwnStoryFile
from toolkit.steps.stories import (
    GONE,
    Written,
    add_story,
    change_story,
    checked_link,
    read_file,
    stories,
    story_title,
    withdraw_story,
)
from toolkit.storage.queries.stories import part_of, withdrawn_stories

LUNCH = Written("The lunch that became a club", "Four neighbours cooked together, and then for others.", "Told by the club",
                (5, 6), ("community",), "Neighbours cook.\nEverybody may come.", "https://club.example.org/story")


def add(session, written=LUNCH, upload=None, **changes):
    made = Written(**{**vars(written), **changes})
    return add_story(an_actor(), made, upload, session=session)


def own(session):
    return next(one for one in stories(session=session) if one.own_id)


def refused(session, field, upload=None, **changes):
    with pytest.raises(BadInput) as caught:
        add(session, upload=upload, **changes)
    assert caught.value.field == field
    return str(caught.value)


def test_at_least_twelve_stories_come_along_each_with_its_source(session):
    found = stories(session=session)
    assert len(found) == len(framework().stories) >= 12
    assert all(one.source and one.easy_read and one.picture and not one.own_id for one in found)


def test_a_councils_own_story_is_one_of_the_list(session):
    made = add(session)
    found = own(session)
    assert (found.slug, found.own_id, found.version) == (f"own:{made}", made, 1)
    assert (found.title, found.functions, found.approaches) == (LUNCH.title, (5, 6), ("community",))
    assert found.easy_read == ("Neighbours cook.", "Everybody may come.") and found.link == LUNCH.link
    assert stories(session=session)[0] == found and len(stories(session=session)) == len(framework().stories) + 1
    assert the(session, OwnStory, made).created_by == "A facilitator" and broken_at(session=session) is None


@pytest.mark.parametrize("number", range(1, 11))
def test_stories_about_a_function_come_with_those_mainly_about_it_first(session, number):
    add(session, functions=(number,))
    found = stories(number, session=session)
    assert found[0].own_id and [one.slug for one in found[1:]] == [one.slug for one in framework().stories_for(number)]


def test_search_and_filters_narrow_together(session):
    add(session)
    assert [one.own_id is not None for one in stories(words="NEIGHBOURS  cook", session=session)] == [True]
    assert stories(words="neighbours submarine", session=session) == []
    assert all("community" in one.approaches for one in stories(approach="community", session=session))
    assert [one.title for one in stories(6, "community", "told by the club", session=session)] == [LUNCH.title]
    assert stories(1, "community", "told by the club", session=session) == []
    assert stories(words="%", session=session) == [] == stories(99, session=session) == stories(approach="x", session=session)


@pytest.mark.parametrize(("field", "changes"), [
    ("title", {"title": " "}), ("title", {"title": "x" * 201}), ("story", {"story": ""}), ("story", {"story": "x" * 5001}),
    ("source", {"source": "\u200b"}), ("source", {"source": "x" * 301}), ("easy_read", {"easy_read": "x" * 2001}),
    ("functions", {"functions": ()}), ("functions", {"functions": (0,)}), ("functions", {"functions": (1, 11)}),
    ("approaches", {"approaches": ("robots",)}), ("link", {"link": "http://x.example"}),
    ("picture_alt", {"picture_alt": "x" * 301})])
def test_what_cannot_be_taken_is_said_at_its_field(session, field, changes):
    assert refused(session, field, **changes).endswith(".")
    assert not any(one.own_id for one in stories(session=session))


@pytest.mark.parametrize("link", ["", "https://example.org", "https://www.example.org/a?b=c#d", "https://bücher.example/ä",
                                  "https://example.org:8443/x"])
def test_links_that_are_taken(link):
    assert checked_link(f" {link} ") == link


@pytest.mark.parametrize("link", [
    "http://example.org", "javascript:alert(1)", "data:text/html,x", "//example.org", "example.org", "https://", "https://.",
    "https://localhost", "https://good.example@evil.example", "https://good.example\\@evil.example", "https://a.example/ b",
    "https://a.example/\u202egpj", "https://[::1", "https://a.example:99999", "https://a.example/\nx", "https://" + "a" * 600])
def test_links_that_are_not(link):
    with pytest.raises(BadInput) as caught:
        checked_link(link)
    assert caught.value.field == "link"


@given(st.text(max_size=80))
def test_any_link_is_taken_as_https_or_refused(text):
    try:
        taken = checked_link(text)
    except BadInput:
        return
    assert taken == "" or taken.lower().startswith("https://")


def test_a_long_sentence_is_pointed_out_and_nothing_is_changed(session):
    long = "This is one very long sentence with so many words in it that nobody can read it easily."
    assert [one.sentence for one in long_sentences(f"Short. {long} Short again!", EASY_WORDS)] == [long]
    add(session, easy_read=f"Short. {long}")
    assert own(session).easy_read == ("Short.", long)


def test_a_picture_needs_words_and_is_kept(session):
    assert "what the picture shows" in refused(session, "picture_alt", (picture(), "lunch.png"))
    add(session, upload=(picture(), "lunch.png"), picture_alt="A long table")
    found = own(session)
    assert (found.content_type, found.is_film, found.picture_alt) == ("image/png", False, "A long table")
    name, kind, size, _ = read_file(an_actor(Role.HOST), found.file_id, session=session)
    assert (name, kind) == ("lunch.png", "image/png") and part_of(found.file_id, 0, size, session=session) == picture_kept(session)


def picture_kept(session) -> bytes:
    return the(session, OwnStoryFile, own(session).file_id).content


def test_a_film_needs_no_picture_words(session):
    add(session, upload=(an_mp4(), "lunch.mp4"))
    assert own(session).is_film


@pytest.mark.parametrize("upload", [(b"", "a.png"), (A_PDF, "a.pdf"), (b"<script>", "a.png"), (picture(), "a.jpg"),
                                    (b"\0" * 20_000_001, "a.mp4")])
def test_a_file_that_cannot_be_shown_is_refused(session, upload):
    refused(session, "file", upload, picture_alt="A table")


def test_a_story_is_changed_and_its_file_stays_goes_or_is_replaced(session):
    made = add(session, upload=(picture(), "lunch.png"), picture_alt="A table")
    first = own(session).file_id
    written = Written(**{**vars(LUNCH), "picture_alt": "A table", "title": "Lunch for all"})
    change_story(an_actor(), made, 1, written, session=session)
    assert (own(session).title, own(session).version, own(session).file_id) == ("Lunch for all", 2, first)
    change_story(an_actor(), made, 2, written, (an_mp4(), "lunch.mp4"), session=session)
    assert own(session).is_film
    with pytest.raises(NotFound):
        read_file(an_actor(), first, session=session)
    change_story(an_actor(), made, 3, written, drop_file=True, session=session)
    assert own(session).file_id is None


def test_taking_the_words_of_a_picture_away_is_refused(session):
    made = add(session, upload=(picture(), "lunch.png"), picture_alt="A table")
    with pytest.raises(BadInput, match="what the picture shows"):
        change_story(an_actor(), made, 1, LUNCH, session=session)


def test_saving_over_somebodys_newer_text_is_refused_with_both(session):
    made = add(session)
    change_story(an_actor(), made, 1, Written(**{**vars(LUNCH), "title": "Theirs"}), session=session)
    with pytest.raises(Changed) as caught:
        change_story(an_actor(), made, 1, Written(**{**vars(LUNCH), "title": "Mine"}), session=session)
    assert (caught.value.theirs["title"], caught.value.mine["title"], caught.value.theirs["version"]) == ("Theirs", "Mine", 2)
    assert own(session).title == "Theirs"


def test_a_withdrawn_story_is_put_back_and_keeps_its_title_for_gaps(session):
    made = add(session, upload=(an_mp4(), "lunch.mp4"))
    file = own(session).file_id
    withdraw_story(an_actor(), made, session=session)
    withdraw_story(an_actor(), made, session=session)
    assert not any(one.own_id for one in stories(session=session))
    assert [row.title for row in withdrawn_stories(session=session)] == [LUNCH.title]
    assert story_title(f"own:{made}", session=session) == LUNCH.title
    with pytest.raises(NotFound):
        read_file(an_actor(), file, session=session)
    with pytest.raises(NotFound, match="was withdrawn"):
        change_story(an_actor(), made, 2, LUNCH, session=session)
    withdraw_story(an_actor(), made, False, session=session)
    assert own(session).title == LUNCH.title and not withdrawn_stories(session=session)


@pytest.mark.parametrize("slug", ["own:", "own:x", "own:00000000-0000-0000-0000-000000000000", "gone", ""])
def test_a_story_that_is_not_here_has_a_phrase(session, slug):
    assert story_title(slug, session=session) == GONE


def test_shipped_titles(session):
    assert story_title("first_visit", session=session) == framework().story("first_visit").title


@pytest.mark.parametrize("role", [Role.HOST, Role.COMMISSIONER, Role.BROKER])
def test_only_leaders_keep_stories(session, role):
    made = add(session)
    for act in (lambda: add_story(an_actor(role), LUNCH, session=session),
                lambda: change_story(an_actor(role), made, 1, LUNCH, session=session),
                lambda: withdraw_story(an_actor(role), made, session=session)):
        with pytest.raises(NotAllowed):
            act()
