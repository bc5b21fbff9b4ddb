"""Every door as data: address, function, name. Doors link to each other by name."""

from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from toolkit import settings
from toolkit.places.store import package_folder
from toolkit.web import (
    attachment,
    award,
    bespoke_file,
    case_pdf,
    choice,
    consult,
    consult_pdf,
    decided,
    due,
    export_file,
    export_vote,
    hall,
    health,
    host,
    join,
    market,
    metrics_door,
    offer,
    oruk,
    pack,
    papers_pdf,
    provider_points,
    receipt,
    record_points,
    results,
    room,
    send,
    sign,
    statement_pdf,
    story_file,
    style,
    survey,
    tiles,
    vote,
    you_said,
)

# A hall sends hundreds of ballots within seconds, and routes are tried in this order: these come first.
VOTING = (
    Route("/vote/{token}/send", send.send, methods=["POST"], name="send"),
    Route("/vote/{token}", vote.review, methods=["POST"], name="review"),
    Route("/vote/{token}", vote.paper, name="vote"),
    Route("/vote/{token}/send", vote.lead_back, name="send_opened"),
    Route("/vote/{token}/change", vote.change, name="change"),
    Route("/room", room.find, name="find_room"),
    Route("/room/{code}", room.enter, name="room"),
    Route("/room/{code}/phone", room.take_ticket, methods=["POST"], name="take_ticket"),
    Route("/room/{code}/paper", room.use_paper, methods=["POST"], name="use_paper"),
    Route("/room/{code}/phone", room.lead_back, name="take_ticket_opened"),
    Route("/room/{code}/paper", room.lead_back, name="use_paper_opened"),
    Route("/receipt/{code}", receipt.receipt, methods=["GET", "POST"], name="receipt"),
    Route("/results/{code}", results.results, name="results"),
    Route("/papers/{round_id:uuid}.pdf", papers_pdf.papers_pdf, name="papers"),
)
# Coming in, and the day itself.
DAY = (
    Route("/hall/{code}", hall.hall, name="hall"),
    Route("/health", health.health, name="health"),
    Route("/metrics", metrics_door.door, name="metrics"),
    Route("/join/{secret}", join.come_in, name="join"),
    Route("/host", host.recording, name="host"),
    Route("/host", host.send, methods=["POST"], name="host_send"),
    Route("/host/{code}", host.come_in, name="host_in"),
    Route("/leave", join.leave, methods=["GET", "POST"], name="leave"),
)
# What was decided, plans taken back to the people, and what became of it.
ASKED_AGAIN = (
    Route("/decided/{code}", decided.decided, name="decided"),
    Route("/consult", consult.find, name="find_consultation"),
    Route("/consult/{code}", consult.send, methods=["POST"], name="send_consultation"),
    Route("/consult/{code}", consult.sheet, name="consult"),
    Route("/consult-papers/{consultation_id:uuid}.pdf", consult_pdf.consult_pdf, name="consult_papers"),
    Route("/you-said/draft/{workshop_id:uuid}", you_said.draft, name="you_said_draft"),
    Route("/you-said/draft/{workshop_id:uuid}/easy", you_said.draft_easy, name="you_said_draft_easy"),
    Route("/you-said/{code}", you_said.you_said, name="you_said"),
    Route("/you-said/{code}/easy", you_said.easy, name="you_said_easy"),
)
# One person's search for support: providers, the person, who signs.
CASES = (
    Route("/choice/{link}", choice.send, methods=["POST"], name="send_choice"),
    Route("/choice/{link}", choice.choice, name="choice"),
    Route("/sign/{link}", sign.send, methods=["POST"], name="send_sign"),
    Route("/sign/{link}", sign.plan, name="sign"),
    Route("/award/{link}", award.send, methods=["POST"], name="send_award"),
    Route("/award/{link}", award.award, name="award"),
    Route("/choice-sheet/{choice_id:uuid}.pdf", case_pdf.choice_pdf, name="choice_sheet"),
    Route("/letter/{letter_id:uuid}.pdf", case_pdf.letter_pdf, name="letter"),
    Route("/offer/{code}", offer.take, methods=["POST"], name="take_offer"),
    Route("/offer/{code}", offer.offer, name="offer"),
    Route("/offer/{code}/no", offer.say_no, methods=["POST"], name="say_no"),
    Route("/offer/{code}/yes", offer.help_after_all, methods=["POST"], name="help_after_all"),
    Route("/offer/{code}/no", offer.lead_back, name="say_no_opened"),
    Route("/offer/{code}/yes", offer.lead_back, name="help_after_all_opened"),
    Route("/statement/{case_id:uuid}.pdf", statement_pdf.statement_pdf, name="statement"),
    Route("/bespoke/{contract_id:uuid}.pdf", bespoke_file.bespoke_pdf, name="bespoke"),
    Route("/bespoke/{contract_id:uuid}.docx", bespoke_file.bespoke_docx, name="bespoke-word"),
)
# Providers and what there is, for anybody.
MARKET = (
    Route("/market-position", market.market, name="market_position"),
    Route("/survey", survey.find, name="find_survey"),
    Route("/survey/{code}", survey.send, methods=["POST"], name="send_survey"),
    Route("/survey/{code}", survey.questions, name="survey"),
    Route("/oruk/", oruk.about, name="oruk"),
    Route("/oruk/services", oruk.services, name="oruk-services"),
    Route("/oruk/services/{wanted:uuid}", oruk.service, name="oruk-service"),
    Route("/oruk/service_at_locations", oruk.service_at_locations, name="oruk-places"),
    Route("/oruk/service_at_locations/{wanted:uuid}", oruk.service_at_location, name="oruk-place"),
    Route("/oruk/taxonomies", oruk.taxonomies, name="oruk-taxonomies"),
    Route("/oruk/taxonomies/{wanted:uuid}", oruk.taxonomy, name="oruk-taxonomy"),
    Route("/oruk/taxonomy_terms", oruk.taxonomy_terms, name="oruk-terms"),
    Route("/oruk/taxonomy_terms/{wanted:uuid}", oruk.taxonomy_term, name="oruk-term"),
)
# What screens load or give away.
FILES = (
    Route("/due.ics", due.due, name="due"),
    Route("/due/{workshop_id:uuid}.ics", due.due, name="due-of-one"),
    Route("/places/{workshop_id:uuid}.geojson", record_points.points, name="places"),
    Route("/providers.geojson", provider_points.points, name="provider-places"),
    Route("/export/{format}/{workshop_id:uuid}", export_file.export_file, name="export"),
    Route("/export-vote/{format}/{round_id:uuid}", export_vote.export_vote, name="export-vote"),
    Route("/pack/{workshop_id:uuid}/{sheet}.pdf", pack.pack_pdf, name="pack-sheet"),
    Route("/pack/{workshop_id:uuid}.zip", pack.pack_zip, name="pack"),
    Route("/files/{attachment_id:uuid}", attachment.attachment, name="file"),
    Route("/story-files/{file_id:uuid}", story_file.story_file, name="story-file"),
    Route("/tiles/{look}/{z:int}/{x:int}/{y:int}.png", tiles.tile, name="tile"),
    Route("/maps/{name}/{z:int}/{x:int}/{y:int}", tiles.local_tile, name="local_tile"),
    Route("/assets/doors.css", style.style, name="style"),
)


def first_words() -> frozenset[str]:
    """The first word of every door's address: all that logs and figures say of one."""
    return frozenset(route.path.split("/")[1] for route in routes())


def routes() -> list[BaseRoute]:
    """The doors and the files that screens and doors load from this machine. `/static/` is taken by the screens."""
    return [
        *VOTING, *DAY, *ASKED_AGAIN, *CASES, *MARKET, *FILES,
        Mount("/assets/leaflet", StaticFiles(directory=package_folder("xstatic.pkg.leaflet") / "data"), name="leaflet"),
        Mount("/assets/pictures", StaticFiles(directory=settings.ROOT / "vendor"), name="pictures"),
        Mount("/assets", StaticFiles(directory=settings.ROOT / "toolkit" / "web" / "assets"), name="assets"),
    ]
