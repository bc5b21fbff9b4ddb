"""Every sentence of the doors stands in the catalogue, and the catalogue is what the source says."""

import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from tests.asking import a_provider, a_sent_enquiry, an_offer_typed, asked_ids, outcomes_for, past_closing
from tests.bracketed import A_DATE, bracketed
from tests.choosing import a_shortlist, at_the_choice, at_the_plan
from tests.doors.conftest import visitor  # noqa: F401
from tests.doors.hall import IDEAS, a_hall, seal_in
from tests.factories import (
    HELD_ON,
    a_case,
    a_consultation,
    a_gap,
    a_permission,
    a_priority,
    a_theme,
    an_action,
    an_actor,
    move_consultation,
    the,
    two_plans,
)
from toolkit import settings
from toolkit.brokerage import awarding
from toolkit.brokerage.case_links import link_code
from toolkit.brokerage.enquiry import withdraw_enquiry
from toolkit.brokerage.named import outcome_lists, provider_lists
from toolkit.brokerage.offers import door_of
from toolkit.brokerage.signing import PURPOSES
from toolkit.clock import say_date, say_moment, today
from toolkit.models import Consultation
from toolkit.steps.consulting.answering import Said
from toolkit.steps.said_and_done import publishing
from toolkit.steps.said_and_done.agreeing import set_agreement
from toolkit.storage.engine import write_session
from toolkit.web.words import extract
from toolkit.words import language_of, words

# What is not ours to translate: the name of the tool, people's own words, codes, numbers and marks.
OWN = {"Common Table", "What matters most?", *IDEAS, "Older people", "Family carers", "Result", "✓", "·", "–"}


def test_the_catalogue_is_up_to_date():
    assert extract.CATALOGUE.read_text(encoding="utf-8") == extract.catalogue(), "Run: python3 run.py toolkit words"


@pytest.fixture
def every_word_marked(tmp_path, monkeypatch, record):
    """A language that puts each sentence in brackets."""
    monkeypatch.setenv("TOOLKIT_DATA", str(bracketed(tmp_path)))


class Text(HTMLParser):
    """The words of a page, and those of its attributes that are read aloud."""

    def __init__(self, page: str):
        super().__init__()
        self.found: list[str] = []
        self._hidden = False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self._hidden = tag in ("style", "script")
        self.found += [value for name, value in attrs if name in ("aria-label", "data-over", "data-listen", "title") and value]

    def handle_data(self, data):
        if not self._hidden and data.strip():
            self.found.append(" ".join(data.split()))


def unmarked(page: str, own: set[str]) -> list[str]:
    # A language is named in itself, so that whoever speaks it finds it.
    page = re.sub(r"<a [^>]*hreflang=[^>]*>[^<]*</a>", "", page)
    without = [re.sub(r"⟦[^⟦⟧]*(⟦[^⟦⟧]*⟧[^⟦⟧]*)*⟧", "", text) for text in Text(page).found]
    for name in sorted(own, key=len, reverse=True):
        without = [text.replace(name, "") for text in without]
    without = [A_DATE.sub("", text) for text in without]    # in the visitor's language, as Babel knows it
    return [text for text in without if re.search(r"[A-Za-z]{2}", text)]


def test_every_sentence_on_every_page_comes_from_the_catalogue(every_word_marked, visitor):  # noqa: F811
    phone = visitor()
    phone.headers["accept-language"] = "cy-GB,cy;q=0.9,en;q=0.8"
    pages, own = [], set(OWN)
    for kind in ("dots", "approval", "matrix"):
        hall = a_hall(input=kind)
        own |= {hall.code, *hall.numbers}
        name = "i1" if kind == "matrix" else "d1"
        pages += walk(phone, hall, name)
    pages += [phone.get(address) for address in ("/leave", "/join/x", "/vote/x", "/room?code=ZZZZZ")] + [phone.post("/leave")]
    own |= {one for page in pages for one in re.findall(r'class="code">([^<]+)<', page.text)}
    own |= {one for file in ("matrix",) for one in re.findall(r'"([^"]+)"', (settings.ROOT / "data" / f"{file}.toml").read_text())}
    for page in pages:
        assert '<html lang="cy">' in page.text
        assert not unmarked(page.text, own), page.url


def test_every_sentence_of_a_consultation_and_of_what_was_done_does_too(every_word_marked, visitor):  # noqa: F811
    phone = visitor()
    phone.headers["accept-language"] = "cy"
    own = {"Common Table", "Spring", "Oxfordshire", "12 March 2026", "Hello", "A guide", "Buses", "Make a guide for each town.",
           "A bus on Sundays.", "My words", "Languages", "So.", "I wait.", "Print it.", "✓"}
    asked, workshop_id = taken_back()
    own |= {asked.code[:4], asked.code[4:], say_date(asked.closes_on)}
    pages = walk_through(phone, f"/consult/{asked.code}", asked)
    pages += told_pages(phone, workshop_id, asked)
    for page in pages:
        assert '<html lang="cy">' in page.text
        assert not unmarked(page.text, own), page.url


def test_every_sentence_of_an_offers_door_does_too(every_word_marked, visitor):  # noqa: F811
    phone = visitor()
    phone.headers["accept-language"] = "cy"
    with write_session() as session:
        case = a_case(session)
        a_permission(session, case)
        made, ash = outcomes_for(session, case), a_provider(session)
        out = a_sent_enquiry(session, case, [ash], words="Hello")
        row = asked_ids(session, out)[ash]
        typed, sheet = an_offer_typed(session, row, "10", "0", None), door_of(row, session=session).sheet
    lists = [named.name for named in outcome_lists().domains.values()] + [one.question for one in outcome_lists().prompts.values()]
    own = {"Common Table", "Ash Care", "Hello", sheet.number, say_moment(sheet.closes_at), "Ours", "✓", "free", *typed.values(), *lists,
           sheet.kind, sheet.group, sheet.where, sheet.urgency, *(words for line in sheet.outcomes for words in (
               line.words, *(answer for _, answer in line.prompts))), *provider_lists().reasons.values()}
    assert len(made) == 3
    for page in walk_an_offer(phone, f"/offer/{link_code('offer', row)}", typed, out):
        assert '<html lang="cy">' in page.text
        own_now = own | set(re.findall(r"\d+ [A-Z][a-z]+ \d{4}(?:, \d\d:\d\d)?", page.text))
        assert not unmarked(page.text, own_now), page.url


def walk_an_offer(phone, door: str, typed: dict, out) -> list:
    """Every page of an offer's door, with the errors that it shows."""
    def now() -> dict:
        text = phone.get(f"{door}?change=1").text
        return {"seal": seal_in(text), "version": re.search(r'name="version" value="([^"]+)"', text)[1]}

    body = now()
    pages = [phone.get(door), phone.get("/offer/x"), phone.post(door, data=body | {"do": "send"}), phone.post(door, data={"do": "send"}),
             phone.post(door, data=body | typed | {"do": "send", "cost1": "-1", "cost2": "1e9", "cost3": "999999"}),
             phone.post(door, data=body | typed | {"do": "send", "available": "1/1/2020", "group1": "yes"}),
             phone.post(f"{door}/no", data=body)]
    phone.post(door, data=body | {"what1": "Ours", "do": "draft"})
    pages += [phone.get(f"{door}?saved=1"), phone.post(door, data=body | {"what1": typed["what1"], "do": "draft"})]
    phone.post(door, data=now() | typed | {"do": "send"})
    pages += [phone.get(door), phone.get(f"{door}?change=1")]
    phone.post(f"{door}/no", data=now() | {"reason": "staff"})
    pages.append(phone.get(door))
    phone.post(f"{door}/yes", data={"seal": seal_in(pages[-1].text)})
    with write_session() as session:
        past_closing(session, out)
    pages.append(phone.get(door))
    with write_session() as session:
        withdraw_enquiry(an_actor("broker"), out, "Moved away.", session=session)
    return [*pages, phone.get(door)]


def taken_back():
    """An open consultation and its workshop, with a gap that may be read, an action, and a vote."""
    with write_session() as session:
        workshop, (plan, _) = two_plans(session, title="Spring")
        gap = a_gap(session, workshop, "I wait.")
        a_priority(session, workshop, "Buses", gaps=(gap, a_gap(session, workshop)), final="So.")
        set_agreement(an_actor(), gap, 0, True, session=session)
        an_action(session, plan, "Print it", due_on=HELD_ON)
        made = a_consultation(session, workshop, *({1: Said("agree", "My words", True)} for _ in range(5)), {2: "agree"}, words="Hello")
        return the(session, Consultation, made), workshop.id


def walk_through(phone, door: str, asked) -> list:
    """Every page of a consultation's door, with the errors that it shows."""
    form = phone.get(door)
    body = {"form": re.search(r'name="form" value="([^"]+)"', form.text)[1], "seal": seal_in(form.text)}
    pages = [form, phone.get("/consult"), phone.get("/consult?code="), phone.get("/consult/x"), phone.post(door, data=body),
             phone.post(door, data=body | {"seal": "", "w1": "My words"}), phone.post(door, data=body | {"a1": "x", "w2": "\u00e9" * 2001})]
    for more in ({"a1": "agree", "w1": "My words", "share": "yes"}, {"w1": "My words", "share": "no"}):
        pages += [phone.post(door, data=body | more), phone.get(door)]
    return pages


def told_pages(phone, workshop_id, asked) -> list:
    """The closed door, and the page of what was done before and after it is up."""
    with write_session() as session:
        move_consultation(session, asked.id, "closed")
        for number, changed in ((1, True), (2, False)):
            a_theme(session, asked.id, number, "Languages", "So.", changed)
        code = publishing.publish(an_actor(), workshop_id, 0, session=session)
    pages = [phone.get(address) for address in (f"/consult/{asked.code}", f"/you-said/{code}", f"/you-said/{code}?easy=1", "/you-said/x")]
    with write_session() as session:
        publishing.take_down(an_actor(), workshop_id, 1, session=session)
    return [*pages, phone.get(f"/you-said/{code}")]


def test_every_sentence_at_the_doors_of_choosing_signing_and_awarding_does_too(every_word_marked, visitor):  # noqa: F811
    phone = visitor()
    phone.headers["accept-language"] = "cy"
    own = {"Common Table", "✓", "·", "My words", "Take your time.", "Ash Care", "Birch Support", "Cedar Homes", "CT-2026-0001", "£165.50",
           "Help each morning, and learning to cook.", "I am washed and dressed by nine.", "I cook my own lunch.", "A court said so",
           "I go to the club every Tuesday.", "One carer who knows the person", "Mornings", "Each day", say_date(today()), "£",
           *(f"Help with outcome {number}" for number in (1, 2, 3)), "It costs £150 a week.", "It costs £120 a week.",
           "It costs £165.50 a week.", f"They can start on {say_date(today())}."}
    for page in choosing_pages(phone):
        assert '<html lang="cy">' in page.text
        assert not unmarked(page.text, own | set(re.findall(r"[0-9A-F]{4}-[0-9A-F]{4}", page.text))), page.url


def choosing_pages(phone) -> list:
    """Every page of the three doors, with the errors that they show."""
    with write_session() as session:
        made = at_the_choice(session)
        door = f"/choice/{link_code('choice', a_shortlist(session, made))}"
    form = phone.get(door)
    body = {"seal": seal_in(form.text), "version": "1", "by": "deputy", "authority": "A court said so", "why": "My words"}
    pages = [form, phone.get("/choice/x"), *(phone.post(door, data=data) for data in (body | {"seal": ""}, body | {"by": ""},
                                                                                     body | {"authority": ""}, body | {"why": "é" * 1001}))]
    for version, answer in enumerate(("none", "not yet", "stay", "1"), 1):
        pages += [phone.post(door, data=body | {"answer": answer, "version": str(version)}), phone.get(door)]
    pages = [page for page in pages if page.status_code != 303] + [phone.post(door, data=body | {"answer": "2"})]
    with write_session() as session:
        _, plan = at_the_plan(session, made, budget_pounds=Decimal(200), money_route="")
    pages += sign_pages(phone, plan)
    with write_session() as session:
        award = awarding.award(an_actor("broker"), made.case, session=session)
    return [*pages, phone.get(door), phone.post(door, data=body | {"answer": "2"}), *award_pages(phone, award)]


def sign_pages(phone, plan) -> list:
    """The plan as each side reads it, with what can be wrong, until both have signed."""
    pages = []
    for purpose in PURPOSES.values():
        door = f"/sign/{link_code(purpose, plan)}"
        pages.append(phone.get(door))
        body = {"seal": seal_in(pages[-1].text), "version": "1", "by": "self"}
        pages += [phone.post(door, data=body), phone.post(door, data=body | {"version": "7"})]
        assert phone.post(door, data=body | {"agree": "yes"}).status_code == 303
        pages.append(phone.get(door))
    return pages


def award_pages(phone, award) -> list:
    """An award until it is accepted, with what can be wrong."""
    door = f"/award/{link_code('award', award)}"
    form = phone.get(door)
    body = {"seal": seal_in(form.text)}
    pages = [form, *(phone.post(door, data=body | more) for more in ({}, {"accepts": "no"}))]
    assert phone.post(door, data=body | {"accepts": "yes"}).status_code == 303
    return [*pages, phone.get(door), phone.post(door, data=body | {"accepts": "no", "words": "My words"})]


def walk(phone, hall, name: str) -> list:
    """Every page that a vote has, through all its states, with the errors that it shows."""
    vote, room = f"/vote/{hall.token()}", f"/room/{hall.code}"
    pages = [phone.get(vote), phone.get(room), phone.get("/room"), phone.get(f"/receipt/{hall.code}"), phone.get(f"/results/{hall.code}")]
    pages += [phone.post(vote, data=data) for data in ({name: "99"}, {name: "1", "kind": "x"}, {"kind": "", "group": "x"},
                                                       {name: "x"}, {"d99": "1"}, {name: "1", "d2": "3", "d3": "3", "help": "1"})]
    review = phone.post(vote, data={name: "1", "kind": "expert", "group": str(hall.groups[0])})
    body = {name: "1", "seal": seal_in(review.text)}
    pages += [review, phone.post(f"{vote}/send", data=body | {"seal": ""})]
    hall.move("paused")
    pages += [phone.get(vote), phone.get(room), phone.post(f"{vote}/send", data=body)]
    hall.move("open")
    sent = phone.post(f"{vote}/send", data=body)
    pages += [sent, phone.get(vote), phone.get(f"{vote}/change"), phone.post(f"{vote}/send", data=body)]
    pages += [phone.post(f"/receipt/{hall.code}", data={"receipt": typed}) for typed in ("AAAAAAAA", "", "x")]
    pages += [phone.post(f"{room}/paper", data={"number": typed}) for typed in ("ZZZZZ", "")]
    pages += [phone.post(f"{room}/phone", data={}), phone.post(vote, content=b"")]
    hall.move("closed")
    pages += [phone.get(vote), phone.get(room), phone.post(f"{vote}/send", data=body)]
    hall.move("published")
    return [*pages, phone.get(vote), phone.get(room), phone.get(f"/results/{hall.code}")]


@pytest.mark.parametrize(("wish", "language"), [("", "en"), ("fr-FR,fr;q=0.9", "en"), ("cy-GB,cy;q=0.9,en;q=0.8", "cy"), ("en-GB,cy", "en"),
                                                ("*", "en"), (",,;;", "en"), ("cy" * 500, "en"), ("../../etc/passwd", "en")])
def test_the_browser_s_language_is_used_where_there_are_words(every_word_marked, wish, language):
    assert language_of(wish) == language


def test_a_translation_that_cannot_be_read_leaves_english(every_word_marked, caplog):
    (settings.data_folder() / "words" / "cy.po").write_bytes(b"\xff\xfe msgid nonsense")
    assert words("cy").gettext("Your receipt") == "Your receipt"
    assert "cy.po cannot be read" in caplog.text
