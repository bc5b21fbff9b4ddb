"""Every door as data: address, function, name. Doors link to each other by name."""

from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from toolkit import settings
from toolkit.places.store import package_folder
from toolkit.web import (
    attachment,
    decided,
    export_file,
    export_vote,
    health,
    host,
    join,
    pack,
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
        Route("/host", host.recording, name="host"),
        Route("/host", host.send, methods=["POST"], name="host_send"),
        Route("/host/{code}", host.come_in, name="host_in"),
        Route("/leave", join.leave, methods=["GET", "POST"], name="leave"),
        Route("/decided/{code}", decided.decided, name="decided"),
        Route("/places/{workshop_id:uuid}.geojson", record_points.points, name="places"),
        Route("/export/{format}/{workshop_id:uuid}", export_file.export_file, name="export"),
        Route("/export-vote/{format}/{round_id:uuid}", export_vote.export_vote, name="export-vote"),
        Route("/papers/{round_id:uuid}.pdf", papers_pdf.papers_pdf, name="papers"),
        Route("/pack/{workshop_id:uuid}/{sheet}.pdf", pack.pack_pdf, name="pack-sheet"),
        Route("/pack/{workshop_id:uuid}.zip", pack.pack_zip, name="pack"),
        Route("/files/{attachment_id:uuid}", attachment.attachment, name="file"),
        Route("/story-files/{file_id:uuid}", story_file.story_file, name="story-file"),
        Route("/tiles/{look}/{z:int}/{x:int}/{y:int}.png", tiles.tile, name="tile"),
        Route("/maps/{name}/{z:int}/{x:int}/{y:int}", tiles.local_tile, name="local_tile"),
        Route("/assets/doors.css", style.style, name="style"),
        Mount("/assets/leaflet", StaticFiles(directory=package_folder("xstatic.pkg.leaflet") / "data"), name="leaflet"),
        Mount("/assets/pictures", StaticFiles(directory=settings.ROOT / "vendor"), name="pictures"),
        Mount("/assets", StaticFiles(directory=settings.ROOT / "toolkit" / "web" / "assets"), name="assets"),
    ]
