"""Every door in Easy Read: a switch that leads nowhere else and loses nothing typed, short sentences, and hard words explained."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from babel.messages.extract import extract_from_dir
from starlette.routing import Mount

from tests.doors.hall import a_hall, seal_in
from tests.factories import a_consultation, a_link, the, two_plans
from tests.payloads import doors
from tests.payloads.world import World, a_world
from toolkit import settings
from toolkit.access.roles import Role
from toolkit.brokerage.case_links import link_code
from toolkit.framework.easy_read import COOKIE, easy_pages
from toolkit.framework.glossary import glossary
from toolkit.framework.plain_words import EASY_WORDS, count_words, sentences
from toolkit.models import Consultation
from toolkit.storage.engine import write_session
from toolkit.web.answers import easy_lines_of
from toolkit.web.explained import words_in
from toolkit.web.routes import routes
from toolkit.web.words import extract
from toolkit.words import words

TEMPLATES = settings.ROOT / "toolkit" / "web" / "templates"
PARTS = {"easy_button.html", "easy_head.html", "hint.html", "offer_parts.html", "plan_parts.html", "problems.html", "who_answers.html"}
PAGES = sorted(file.name for file in TEMPLATES.glob("*.html") if file.name not in {*PARTS, "base.html"})
MOST_BYTES = 15_000
# Not an everyday word, it seems, and yet one that everybody knows.
PLAIN = {"everything", "understand", "everybody", "organisation", "experience", "information"}
SWITCH = re.compile(r'id="easy-read" href="([^"]+)"')
BUTTON = re.compile(r'id="easy-button" formaction="([^"]+)"(?: name="(\w+)")?')
GIVES_FILES = ("/export", "/report", "/pack", "/oruk", "/tiles", "/maps", "/places", "/files", "/story-files", "/assets", "/due")


@pytest.fixture
def world(example) -> World:
    with write_session() as session:
        return a_world(session)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_its_lines_below_its_heading(page):
    text = (TEMPLATES / page).read_text(encoding="utf-8")
    if page == "you_said.html":     # in Easy Read another page stands at its address
        return
    assert text.count("{{ easy_head }}") == text.count("<h1"), page
    lines = easy_lines_of(page)
    assert lines.purpose and (lines.doing or page in ("decided.html",)), page


def test_every_page_that_a_visitor_meets_says_in_easy_read_what_it_is_for(world, record):
    with write_session() as session:
        phone, at = doors.device(world.host, session), doors.addresses(world, session)
    seen = set()
    alone = ("/words", "/accessibility", "/market-position")
    for address in [*at, *alone, *(f"/{door}/x" for door in ("decided", "you-said", "hall", "survey", "results", "join"))]:
        usual = phone.get(address)
        easy = phone.get(f"{address}{'&' if '?' in address else '?'}easy=1")
        assert '<main class="easy">' in easy.text and 'class="about"' in easy.text and "What this page is for" in easy.text, address
        assert 'class="about"' not in usual.text, address
        assert easy.text.count('src="/assets/pictures/openmoji/') > 1, address
        assert max(len(easy.content), len(usual.content)) < MOST_BYTES, (address, len(easy.content))
        assert easy.text.index("<h1") < easy.text.index('class="about"'), address
        seen.add(address.split("/")[1].partition("?")[0])
        phone.get("/words?easy=0")
    shown = {route.path.split("/")[1] for route in routes() if not isinstance(route, Mount) and "GET" in route.methods
             and not route.path.startswith(GIVES_FILES) and "pdf" not in route.path and "{" + "case" not in route.path}
    no_page = {"health", "metrics", "provider-places", "providers.geojson", "bespoke", "case-record", "due.ics", "council-logo", "language"}
    assert shown - seen <= no_page, shown - seen


def test_the_choice_is_kept_for_every_door_and_taken_back(record, visitor):
    phone = visitor()
    made = phone.get("/room?easy=1")
    assert f"{COOKIE}=1" in made.headers["set-cookie"] and "Path=/" in made.headers["set-cookie"]
    assert '<main class="easy">' in phone.get("/consult").text and "set-cookie" not in phone.get("/consult").headers
    assert '<main class="easy">' not in phone.get("/consult?easy=0").text
    assert '<main class="easy">' not in phone.get("/survey").text
    assert '<main class="easy">' not in visitor().get("/survey").text


@pytest.mark.parametrize("asked", ["easy=2", "easy=", "easy=//elsewhere.example", "Easy=1"])
def test_anything_else_changes_nothing(record, visitor, asked):
    answer = visitor().get(f"/room?{asked}")
    assert "set-cookie" not in answer.headers and '<main class="easy">' not in answer.text


@pytest.mark.parametrize("address", ["/words", "/words?easy=1", "/host?kind=gap&function=3", "/room?code=%22%3E%3Cb%3E",
                                     "/words?to=//elsewhere.example"])
def test_the_switch_leads_to_the_same_page_and_nowhere_else(record, visitor, address):
    link = unescape(SWITCH.search(visitor().get(address).text)[1])
    assert re.fullmatch(r"\?(?:[\w%.=+-]+&)*easy=[01]", link), link
    asked = [one for one in address.partition("?")[2].split("&") if one and not one.startswith("easy")]
    assert len(link.split("&")) == len(asked) + 1


def test_nothing_that_stands_in_a_form_is_lost(world):
    with write_session() as session:
        phone, at = doors.device(world.host, session), doors.addresses(world, session)
    switched = set()
    for address in at:
        page = phone.get(address).text
        for form in doors.forms(page, address):
            if form.method == "post" and any(name == "change" for kind, name, _ in form.fields if kind == "button") and form.written:
                switched.add(doors.door_of(form.action, "post"))
                _switch(phone, address, page, form)
    assert switched == {"take_offer", "send_consultation", "send_choice", "send_sign", "send_award", "host_send"}


def _switch(phone, address, page, form) -> None:
    sent, _ = form.filled(fits=False)
    typed = {name: f"Half a line in {name}" for name in form.written}
    where, name = BUTTON.search(page).groups()
    assert 'href="#easy-button"' in page and name == "change"
    kept = {key: value for key, value in sent.items() if key not in ("do", "act")}
    answer = phone.post(form.action.partition("?")[0] + unescape(where), data=kept | typed | {"change": "1"})
    assert answer.status_code == 200, (address, answer.status_code)
    assert '<main class="easy">' in answer.text and 'class="summary"' not in answer.text, address
    missing = [name for name, value in typed.items() if value not in unescape(answer.text)]
    assert missing in ([], ["reason_words"]), (address, missing)
    phone.get("/words?easy=0")


def test_a_ballot_that_is_being_filled_in_and_looked_through_stays_too(record, visitor):
    hall = a_hall()
    phone = visitor()
    paper = phone.get(f"/vote/{hall.token()}").text
    where = unescape(BUTTON.search(paper)[1])
    half = phone.post(f"/vote/{hall.token()}{where}", data={"d1": "2", "kind": "carer", "change": "1"})
    assert half.status_code == 200 and '<main class="easy">' in half.text
    assert re.search(r'name="d1" value="2"[^>]* checked', half.text)
    review = phone.post(f"/vote/{hall.token()}", data={"d1": "2", "edition": hall.edition})
    where, name = BUTTON.search(review.text).groups()
    again = phone.post(unescape(where), data={"d1": "2", "edition": hall.edition})
    assert name is None and "Check before you send" in again.text and "2 dots" in again.text and '<main class="easy">' not in again.text


def test_the_enter_key_never_presses_the_switch():
    for file in TEMPLATES.glob("*.html"):
        for form in re.findall(r"(?s)<form method=\"post\".*?</form>", file.read_text(encoding="utf-8")):
            if "easy_button(" in form:
                assert form.index("<button") < form.index("easy_button("), file.name
    assert "<form" not in (TEMPLATES / "base.html").read_text(encoding="utf-8")


def test_our_own_sentences_are_short():
    long = [(file, one) for file, _, message, _, _ in extract_from_dir(extract.WEB, extract.METHODS) if file.endswith(".html")
            for text in (message if isinstance(message, tuple) else (message,))
            for one in sentences(re.sub(r"%\(\w+\)[sd]", "12", text)) if count_words(one) > EASY_WORDS]
    assert not long


# Read aloud


class Outline(HTMLParser):
    """What a screen reader goes by: levels of headings, landmarks, fields and what labels them, pictures, the page's language."""

    def __init__(self, page: str):
        super().__init__()
        self.levels, self.landmarks, self.fields, self.labelled, self.pictures, self.language = [], [], [], set(), [], ""
        self._in_label = 0
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        about = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.landmarks += [tag] * (tag in ("header", "main", "footer"))
        self.language = about.get("lang") if tag == "html" else self.language
        self._in_label += tag == "label"
        self.labelled |= {about["for"]} if tag == "label" and "for" in about else set()
        if tag in ("input", "textarea", "select") and about.get("type") != "hidden" and not self._in_label:
            self.fields.append(about.get("id"))
        self.pictures += [about] * (tag == "img")

    def handle_endtag(self, tag):
        self._in_label -= tag == "label"


def test_every_page_can_be_read_aloud_in_order(world):
    with write_session() as session:
        phone, at = doors.device(world.host, session), doors.addresses(world, session)
    for address in [*at, "/words", "/accessibility", "/market-position", "/you-said/x", "/hall/x"]:
        for easy in "01":
            page = Outline(phone.get(f"{address}{'&' if '?' in address else '?'}easy={easy}").text)
            assert page.levels.count(1) == 1 and page.levels[0] == 1, (address, page.levels)
            assert all(after - before <= 1 for before, after in zip(page.levels, page.levels[1:], strict=False)), (address, page.levels)
            assert page.landmarks[:2] == ["header", "main"] and page.landmarks.count("main") == 1 and page.language == "en-GB"
            assert set(page.fields) <= page.labelled, (address, set(page.fields) - page.labelled)
            assert all("alt" in picture for picture in page.pictures), address


# Hard words


def test_hard_words_of_a_page_are_explained_at_its_foot_without_hovering_or_leaving(record, visitor):
    page = visitor().get("/consult/nonsense").text
    assert "What words on this page mean" not in page
    text = visitor().get("/room?code=ZZZZZ").text
    assert "<details" in text and "A voting paper is a sheet with the ideas to choose from." in text and "title=" not in text
    with write_session() as session:
        link = a_link(session, Role.FACILITATOR)
    assert "A ballot is" not in visitor().get(f"/join/{link}").text


def test_all_of_them_stand_on_one_page_in_both_ways(record, visitor):
    for address in ("/words", "/words?easy=1"):
        text = unescape(visitor().get(address).text)
        for word in glossary():
            assert f'id="{word.slug}"' in text and word.meaning in text
            assert (word.picture in text) == address.endswith("1")


def test_a_word_of_easy_read_that_is_not_plain_is_explained():
    forms = PLAIN | {part for word in glossary() for form in word.forms for part in form.split()}
    lines = [line.words for page in easy_pages().values() for line in page.lines]
    hard = {word for line in lines for word in re.findall(r"\w+", line.lower()) if len(word) > 9}
    hard |= {word for one in glossary() for word in re.findall(r"\w+", one.meaning.lower()) if len(word) > 10}
    assert hard - forms == set()


def test_words_are_found_whole():
    assert words_in("<p class='gap'>Outcomes of hostels</p>", words()) == [word for word in glossary() if word.slug == "outcome"]


# A gentle hint about somebody's own words


def test_a_long_sentence_is_named_gently_and_nothing_is_refused(record, visitor):
    with write_session() as session:
        workshop, _ = two_plans(session)
        code = the(session, Consultation, a_consultation(session, workshop)).code
    phone, long = visitor(), "We would like <b>this plan</b> " + " ".join(["and more"] * 15) + "."
    page = phone.get(f"/consult/{code}").text
    body = {"form": re.search(r'name="form" value="([^"]+)"', page)[1], "seal": seal_in(page), "a1": "agree"}
    body |= {"w1": f"Good. {long}", "w2": "Short."}
    assert 'class="hint' not in page
    for more, heading in (({}, "your answer is in"), ({"change": "1"}, "Are these plans right?"), ({"a2": "x"}, "There is a problem")):
        answer = phone.post(f"/consult/{code}", data=body | more)
        assert heading in answer.text and answer.text.count('class="hint') == 1, more
        assert f"The sentence that begins “We would like &lt;b&gt;this” has {count_words(long)} words." in answer.text
        assert "You can leave it as it is." in answer.text


def test_a_provider_reads_it_beside_a_draft(world):
    with write_session() as session:
        phone = doors.device(None, session)
    door = f"/offer/{link_code('offer', world.asked)}"
    form = next(one for one in doors.forms(phone.get(door).text, door) if one.action == door)
    hidden = {name: value for kind, name, value in form.fields if kind == "hidden"}
    answer = phone.post(door, data=hidden | {"what1": " ".join(["often"] * 26), "how1": "Daily.", "do": "draft"})
    assert "Saved as a draft" in answer.text and answer.text.count('class="hint') == 1 and "has 26 words." in answer.text
