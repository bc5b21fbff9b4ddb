"""The offline base map, for whoever is signed in."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from toolkit.errors import DataFileError, NotAllowed, NotFound, RecordUnavailable
from toolkit.places import tiles
from toolkit.web.answers import visitor

LOOKS = {"light": False, "dark": True}


def tile(request: Request) -> Response:
    """`/tiles/{light|dark}/{z}/{x}/{y}.png`, drawn from postcode points when it is first asked for."""
    try:
        visitor(request)
        look, z, x, y = (request.path_params[name] for name in ("look", "z", "x", "y"))
        if look not in LOOKS:
            raise NotFound("Tiles come light or dark.")
        picture = tiles.tile(z, x, y, LOOKS[look])
    except NotAllowed as error:
        return PlainTextResponse(str(error), 403)
    except NotFound as error:
        return PlainTextResponse(str(error), 404)
    except (DataFileError, RecordUnavailable) as error:
        return PlainTextResponse(str(error), 503)
    return Response(picture, media_type="image/png", headers={"Cache-Control": "private, max-age=604800"})
