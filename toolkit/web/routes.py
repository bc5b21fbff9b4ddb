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
    join,
    papers_pdf,
    record_points,
    story_file,
    tiles,
)


def routes() -> list[BaseRoute]:
    """The doors and the files that screens and doors load from this machine. `/static/` is taken by the screens."""
    return [
        Route("/health", health.health, name="health"),
        Route("/join/{secret}", join.come_in, name="join"),
        Route("/leave", join.leave, methods=["GET", "POST"], name="leave"),
        Route("/decided/{code}", decided.decided, name="decided"),
        Route("/places/{workshop_id:uuid}.geojson", record_points.points, name="places"),
        Route("/export/{format}/{workshop_id:uuid}", export_file.export_file, name="export"),
        Route("/export-vote/{format}/{round_id:uuid}", export_vote.export_vote, name="export-vote"),
        Route("/papers/{round_id:uuid}.pdf", papers_pdf.papers_pdf, name="papers"),
        Route("/files/{attachment_id:uuid}", attachment.attachment, name="file"),
        Route("/story-files/{file_id:uuid}", story_file.story_file, name="story-file"),
        Route("/tiles/{look}/{z:int}/{x:int}/{y:int}.png", tiles.tile, name="tile"),
        Route("/maps/{name}/{z:int}/{x:int}/{y:int}", tiles.local_tile, name="local_tile"),
        Mount("/assets/leaflet", StaticFiles(directory=package_folder("xstatic.pkg.leaflet") / "data"), name="leaflet"),
        Mount("/assets/pictures", StaticFiles(directory=settings.ROOT / "vendor"), name="pictures"),
        Mount("/assets", StaticFiles(directory=settings.ROOT / "toolkit" / "web" / "assets"), name="assets"),
    ]
