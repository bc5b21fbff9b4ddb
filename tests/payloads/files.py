"""Every file that is given away, once everything was typed."""

from collections.abc import Iterator
from urllib.parse import unquote

from sqlmodel import Session, select
from starlette.testclient import TestClient

from tests.payloads.safe import wrong_in
from tests.payloads.world import World
from toolkit.exchange import EXPORTERS, VOTE_EXPORTERS
from toolkit.models import BespokeContract, BrokerContract, FeedbackLetter, VoteRound
from toolkit.reports.formats import FORMATS, formats_of
from toolkit.reports.pack import PACK
from toolkit.reports.report import CASE, CONTRACT
from toolkit.reports.written import REPORTS

NOT_READY = ("/statement/", "/pack/", "/bespoke/")     # these say what must be there first
ORUK = ("services", "service_at_locations", "taxonomies", "taxonomy_terms")


def every_file(world: World, session: Session) -> Iterator[str]:
    """Their addresses, by the ids of what is there."""
    for one in world.workshops:
        yield from (f"/export/{format_.name}/{one}" for format_ in EXPORTERS)
        yield from (f"/pack/{one}.zip", f"/places/{one}.geojson", f"/due/{one}.ics")
        yield from (f"/you-said/draft/{one}", f"/you-said/draft/{one}/easy")
    yield from (f"/pack/{world.example}/{sheet.slug}.pdf" for sheet in PACK)
    yield from (f"/report/{report.slug}.{format_.name}?workshop={one}" for report in REPORTS if report.of not in (CASE, CONTRACT)
                for format_ in formats_of(report) for one in (world.example, world.planned.id))
    yield from (f"/report-of-case/{one}/case.{format_.name}" for one in world.cases.values() for format_ in FORMATS)
    yield from (f"/report-of-contract/{one}/contract.{format_.name}" for one in session.exec(select(BrokerContract.id))
                for format_ in FORMATS)
    for vote in session.exec(select(VoteRound.id).where(VoteRound.closed_at.is_not(None))):
        yield from (f"/export-vote/{format_.name}/{vote}" for format_ in VOTE_EXPORTERS)
    yield from (f"/papers/{world.vote}.pdf", f"/consult-papers/{world.consultation}.pdf", f"/survey-papers/{world.survey}.pdf")
    yield from (f"/statement/{one}.pdf" for one in world.cases.values())
    yield from (f"/case-record/{one}.zip" for one in world.cases.values())
    yield from (f"/bespoke/{one}.{ending}" for one in session.exec(select(BespokeContract.id)) for ending in ("pdf", "docx"))
    yield from (f"/letter/{one}.pdf" for one in session.exec(select(FeedbackLetter.id)))
    yield from (f"/choice-sheet/{world.choice}.pdf", "/due.ics", "/providers.geojson", "/market-position")
    yield from (f"/oruk/{kind}" for kind in ORUK)


def look_into(device: TestClient, addresses: list[str]) -> dict[str, list[str]]:
    """What is wrong, by address; nothing where every file is whole and holds nothing that runs."""
    found = {}
    for address in addresses:
        answer = device.get(address)
        if answer.status_code == 409 and address.startswith(NOT_READY):
            continue
        assert answer.status_code == 200, (address, answer.status_code, answer.text[:300])
        wrong = wrong_in(name_of(address, answer), answer.content)
        found |= {address: wrong} if wrong else {}
    return found


def name_of(address: str, answer) -> str:
    """The name of a file, from what is said of it or from its address."""
    said = unquote(answer.headers.get("content-disposition", "").rpartition("''")[2])
    kind = answer.headers["content-type"].partition(";")[0]
    return said or {"application/json": "x.json", "text/html": "x.html"}.get(kind, address.partition("?")[0])
