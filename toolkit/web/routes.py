"""Every door as data: address, function, name. Doors link to each other by name."""

from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from toolkit import settings
from toolkit.places.store import package_folder
from toolkit.web import (
    attachment,
    consult,
    consult_pdf,
    decided,
    due,
    export_file,
    export_vote,
    health,
    join,
    papers_pdf,
    receipt,
    record_points,
    results,
    room,
    send,
    story_file,
    style,
    tiles,
    vote,
    you_said,
)


def routes() -> list[BaseRoute]:
    """The doors and the files that screens and doors load from this machine. `/static/` is taken by the screens."""
    return [
        # First, because a hall sends hundreds of ballots within seconds and routes are tried in this order.
        Route("/vote/{token}/send", send.send, methods=["POST"], name="send"),
        Route("/vote/{token}", vote.review, methods=["POST"], name="review"),
        Route("/vote/{token}", vote.paper, name="vote"),
        Route("/vote/{token}/change", vote.change, name="change"),
        Route("/room", room.find, name="find_room"),
        Route("/room/{code}", room.enter, name="room"),
        Route("/room/{code}/phone", room.take_ticket, methods=["POST"], name="take_ticket"),
        Route("/room/{code}/paper", room.use_paper, methods=["POST"], name="use_paper"),
        Route("/receipt/{code}", receipt.receipt, methods=["GET", "POST"], name="receipt"),
        Route("/results/{code}", results.results, name="results"),
        Route("/health", health.health, name="health"),
        Route("/join/{secret}", join.come_in, name="join"),
        Route("/leave", join.leave, methods=["GET", "POST"], name="leave"),
        Route("/decided/{code}", decided.decided, name="decided"),
        Route("/consult", consult.find, name="find_consultation"),
        Route("/consult/{code}", consult.send, methods=["POST"], name="send_consultation"),
        Route("/consult/{code}", consult.sheet, name="consult"),
        Route("/consult-papers/{consultation_id:uuid}.pdf", consult_pdf.consult_pdf, name="consult_papers"),
        Route("/you-said/draft/{workshop_id:uuid}", you_said.draft, name="you_said_draft"),
        Route("/you-said/draft/{workshop_id:uuid}/easy", you_said.draft_easy, name="you_said_draft_easy"),
        Route("/you-said/{code}", you_said.you_said, name="you_said"),
        Route("/you-said/{code}/easy", you_said.easy, name="you_said_easy"),
        Route("/due.ics", due.due, name="due"),
        Route("/due/{workshop_id:uuid}.ics", due.due, name="due-of-one"),
        Route("/places/{workshop_id:uuid}.geojson", record_points.points, name="places"),
        Route("/export/{format}/{workshop_id:uuid}", export_file.export_file, name="export"),
        Route("/export-vote/{format}/{round_id:uuid}", export_vote.export_vote, name="export-vote"),
        Route("/papers/{round_id:uuid}.pdf", papers_pdf.papers_pdf, name="papers"),
        Route("/files/{attachment_id:uuid}", attachment.attachment, name="file"),
        Route("/story-files/{file_id:uuid}", story_file.story_file, name="story-file"),
        Route("/tiles/{look}/{z:int}/{x:int}/{y:int}.png", tiles.tile, name="tile"),
        Route("/maps/{name}/{z:int}/{x:int}/{y:int}", tiles.local_tile, name="local_tile"),
        Route("/assets/doors.css", style.style, name="style"),
        Mount("/assets/leaflet", StaticFiles(directory=package_folder("xstatic.pkg.leaflet") / "data"), name="leaflet"),
        Mount("/assets/pictures", StaticFiles(directory=settings.ROOT / "vendor"), name="pictures"),
        Mount("/assets", StaticFiles(directory=settings.ROOT / "toolkit" / "web" / "assets"), name="assets"),
    ]
