"""Every door as data: address, function, who may open it, name. Doors link to each other by name."""

from starlette.routing import BaseRoute
from starlette.staticfiles import StaticFiles

from toolkit import settings
from toolkit.framework.easy_read import photos_folder
from toolkit.places.store import package_folder
from toolkit.web import (
    accessibility_door,
    attachment,
    award,
    bespoke_file,
    case_pdf,
    case_record,
    choice,
    consult,
    consult_pdf,
    council_logo,
    decided,
    due,
    export_file,
    export_vote,
    hall,
    health,
    host,
    join,
    language,
    market,
    metrics_door,
    offer,
    oruk,
    pack,
    papers_pdf,
    provider_points,
    receipt,
    record_points,
    report,
    results,
    room,
    send,
    sign,
    statement_pdf,
    story_file,
    style,
    survey,
    survey_pdf,
    tiles,
    vote,
    words_door,
    you_said,
)
from toolkit.web.door import ANYONE, WITH_CODE, Door, Folder

# A hall sends hundreds of ballots within seconds, and routes are tried in this order: these come first.
VOTING = (
    Door("/vote/{token}/send", send.send, WITH_CODE, methods=["POST"], name="send", act="cast a ballot"),
    Door("/vote/{token}", vote.review, WITH_CODE, methods=["POST"], name="review", act="cast a ballot", guessed="tickets"),
    Door("/vote/{token}", vote.paper, WITH_CODE, name="vote", guessed="tickets"),
    Door("/vote/{token}/send", vote.lead_back, WITH_CODE, name="send_opened"),
    Door("/vote/{token}/change", vote.change, WITH_CODE, name="change", act="cast a ballot", guessed="tickets"),
    Door("/room", room.find, ANYONE, name="find_room"),
    Door("/room/{code}", room.enter, WITH_CODE, name="room"),
    Door("/room/{code}/phone", room.take_ticket, WITH_CODE, methods=["POST"], name="take_ticket", act="cast a ballot", guessed="rooms"),
    Door("/room/{code}/paper", room.use_paper, WITH_CODE, methods=["POST"], name="use_paper", act="cast a ballot", guessed="rooms"),
    Door("/room/{code}/phone", room.lead_back, WITH_CODE, name="take_ticket_opened"),
    Door("/room/{code}/paper", room.lead_back, WITH_CODE, name="use_paper_opened"),
    Door("/receipt/{code}", receipt.receipt, WITH_CODE, methods=["GET", "POST"], name="receipt", guessed="receipts"),
    Door("/results/{code}", results.results, WITH_CODE, name="results", guessed="results"),
    Door("/papers/{round_id:uuid}.pdf", papers_pdf.papers_pdf, "run a vote", name="papers"),
)
# Coming in, and the day itself.
DAY = (
    Door("/hall/{code}", hall.hall, WITH_CODE, name="hall", guessed="halls"),
    Door("/accessibility", accessibility_door.accessibility, ANYONE, name="accessibility"),
    Door("/health", health.health, ANYONE, name="health", is_data=True),
    Door("/metrics", metrics_door.door, ANYONE, name="metrics", is_data=True),
    Door("/join/{secret}", join.come_in, WITH_CODE, methods=["POST"], name="come_in", act="come in"),
    Door("/join/{secret}", join.ask, WITH_CODE, name="join"),
    Door("/host", host.recording, ANYONE, name="host", act="record what is said"),
    Door("/host", host.send, "record what is said", methods=["POST"], name="host_send"),
    Door("/host/{code}", host.come_in, WITH_CODE, name="host_in"),
    Door("/language", language.choose, ANYONE, name="language"),
    Door("/leave", join.leave, ANYONE, methods=["GET", "POST"], name="leave"),
)
# What was decided, plans taken back to the people, and what became of it.
ASKED_AGAIN = (
    Door("/decided/{code}", decided.decided, WITH_CODE, name="decided", guessed="pages"),
    Door("/consult", consult.find, ANYONE, name="find_consultation"),
    Door("/consult/{code}", consult.send, WITH_CODE, methods=["POST"], name="send_consultation", act="answer a consultation"),
    Door("/consult/{code}", consult.sheet, WITH_CODE, name="consult"),
    Door("/consult-papers/{consultation_id:uuid}.pdf", consult_pdf.consult_pdf, "consult", name="consult_papers"),
    Door("/you-said/draft/{workshop_id:uuid}", you_said.draft, "publish what was done", name="you_said_draft"),
    Door("/you-said/{code}", you_said.you_said, WITH_CODE, name="you_said", guessed="pages"),
    Door("/you-said/{code}/easy", you_said.easy_read, WITH_CODE, name="you_said_easy_opened"),
)
# One person's search for support: providers, the person, who signs.
CASES = (
    Door("/choice/{link}", choice.send, WITH_CODE, methods=["POST"], name="send_choice", act="choose a provider"),
    Door("/choice/{link}", choice.choice, WITH_CODE, name="choice"),
    Door("/sign/{link}", sign.send, WITH_CODE, methods=["POST"], name="send_sign", act="sign a support plan"),
    Door("/sign/{link}", sign.plan, WITH_CODE, name="sign"),
    Door("/award/{link}", award.send, WITH_CODE, methods=["POST"], name="send_award", act="answer an award"),
    Door("/award/{link}", award.award, WITH_CODE, name="award"),
    Door("/choice-sheet/{choice_id:uuid}.pdf", case_pdf.choice_pdf, "open cases", name="choice_sheet"),
    Door("/letter/{letter_id:uuid}.pdf", case_pdf.letter_pdf, "open cases", name="letter"),
    Door("/offer/{code}", offer.take, WITH_CODE, methods=["POST"], name="take_offer", act="answer an enquiry"),
    Door("/offer/{code}", offer.offer, WITH_CODE, name="offer"),
    Door("/offer/{code}/no", offer.say_no, WITH_CODE, methods=["POST"], name="say_no", act="answer an enquiry"),
    Door("/offer/{code}/yes", offer.help_after_all, WITH_CODE, methods=["POST"], name="help_after_all", act="answer an enquiry"),
    Door("/offer/{code}/no", offer.lead_back, WITH_CODE, name="say_no_opened"),
    Door("/offer/{code}/yes", offer.lead_back, WITH_CODE, name="help_after_all_opened"),
    Door("/statement/{case_id:uuid}.pdf", statement_pdf.statement_pdf, "open cases", name="statement"),
    Door("/case-record/{case_id:uuid}.zip", case_record.case_record, "give a copy of a record", name="case-record"),
    Door("/bespoke/{contract_id:uuid}.pdf", bespoke_file.bespoke_pdf, "open cases", name="bespoke"),
    Door("/bespoke/{contract_id:uuid}.docx", bespoke_file.bespoke_docx, "open cases", name="bespoke-word"),
)
# Providers and what there is, for anybody.
MARKET = (
    Door("/words", words_door.all_words, ANYONE, name="words"),
    Door("/market-position", market.market, ANYONE, name="market_position"),
    Door("/survey", survey.find, ANYONE, name="find_survey"),
    Door("/survey/{code}", survey.send, WITH_CODE, methods=["POST"], name="send_survey", act="answer a survey"),
    Door("/survey/{code}", survey.questions, WITH_CODE, name="survey"),
    Door("/survey-papers/{survey_id:uuid}.pdf", survey_pdf.survey_pdf, "keep contracts", name="survey_papers"),
    Door("/oruk/", oruk.about, ANYONE, name="oruk", is_data=True),
    Door("/oruk/services", oruk.services, ANYONE, name="oruk-services", is_data=True),
    Door("/oruk/services/{wanted:uuid}", oruk.service, ANYONE, name="oruk-service", is_data=True),
    Door("/oruk/service_at_locations", oruk.service_at_locations, ANYONE, name="oruk-places", is_data=True),
    Door("/oruk/service_at_locations/{wanted:uuid}", oruk.service_at_location, ANYONE, name="oruk-place", is_data=True),
    Door("/oruk/taxonomies", oruk.taxonomies, ANYONE, name="oruk-taxonomies", is_data=True),
    Door("/oruk/taxonomies/{wanted:uuid}", oruk.taxonomy, ANYONE, name="oruk-taxonomy", is_data=True),
    Door("/oruk/taxonomy_terms", oruk.taxonomy_terms, ANYONE, name="oruk-terms", is_data=True),
    Door("/oruk/taxonomy_terms/{wanted:uuid}", oruk.taxonomy_term, ANYONE, name="oruk-term", is_data=True),
)
# What screens load or give away.
FILES = (
    Door("/due.ics", due.due, "look across workshops", name="due"),
    Door("/due/{workshop_id:uuid}.ics", due.due, "look across workshops", name="due-of-one"),
    Door("/places/{workshop_id:uuid}.geojson", record_points.points, "see workshops", name="places"),
    Door("/providers.geojson", provider_points.points, "keep providers", name="provider-places"),
    Door("/export/{format}/{workshop_id:uuid}", export_file.export_file, "carry a workshop", name="export", is_data=True),
    Door("/export-vote/{format}/{round_id:uuid}", export_vote.export_vote, "carry a workshop", name="export-vote", is_data=True),
    Door("/report/{report}.{format}", report.report, "read reports", name="report"),
    Door("/report-of-case/{case_id:uuid}/{report}.{format}", report.of_case, "open cases", name="report-of-case"),
    Door("/report-of-contract/{broker_contract_id:uuid}/{report}.{format}", report.of_contract, "see contracts", name="report-of-contract"),
    Door("/pack/{workshop_id:uuid}/{sheet}.pdf", pack.pack_pdf, "prepare the day", name="pack-sheet"),
    Door("/pack/{workshop_id:uuid}.zip", pack.pack_zip, "prepare the day", name="pack"),
    Door("/files/{attachment_id:uuid}", attachment.attachment, "see workshops", name="file"),
    Door("/story-files/{file_id:uuid}", story_file.story_file, "see workshops", name="story-file"),
    Door("/tiles/{look}/{z:int}/{x:int}/{y:int}.png", tiles.tile, "come in", name="tile"),
    Door("/maps/{name}/{z:int}/{x:int}/{y:int}", tiles.local_tile, "come in", name="local_tile"),
    Door("/assets/doors.css", style.style, ANYONE, name="style"),
    Door("/council-logo/{file}", council_logo.logo, ANYONE, name="council-logo"),
)


def first_words() -> frozenset[str]:
    """The first word of every door's address: all that logs and figures say of one."""
    return frozenset(route.path.split("/")[1] for route in routes())


def routes() -> list[BaseRoute]:
    """The doors and the files that screens and doors load from this machine. `/static/` is taken by the screens."""
    return [
        *VOTING, *DAY, *ASKED_AGAIN, *CASES, *MARKET, *FILES,
        Folder("/assets/leaflet", StaticFiles(directory=package_folder("xstatic.pkg.leaflet") / "data"), name="leaflet"),
        Folder("/assets/pictures", StaticFiles(directory=settings.ROOT / "vendor"), name="pictures"),
        *([Folder("/assets/photos", StaticFiles(directory=photos_folder()), name="photos")] if photos_folder().is_dir() else []),
        Folder("/assets", StaticFiles(directory=settings.ROOT / "toolkit" / "web" / "assets"), name="assets"),
    ]
